"""YAML as people mean it.

Owns how it is read: strictly. Only null, true, false and decimal integers are not text, and a
repeated key is an error, so `NO`, `12:30` and `0123` stay what was written.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.caps import HEAD_DEPTH_MAX
from generator.read.head import FrontMatterError


class _Strict(yaml.CSafeLoader):
    """YAML as people mean it."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own class attribute)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """Build a mapping; a key that stands twice is an error."""
        seen: dict[str, int] = {}
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                msg = "the name of a setting has to be a word"
                raise FrontMatterError(msg, key.start_mark.line + 2)
            name = str(self.construct_object(key, deep=True))
            line = key.start_mark.line + 1
            if name in seen:
                msg = f"{name!r} stands twice (first in line {seen[name] + 1})"
                raise FrontMatterError(msg, line + 1)
            seen[name] = line
        return super().construct_mapping(node, deep=deep)


_Strict.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)\Z"), ["~", "n", "N", ""]
)
_Strict.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z"), list("tf"))
_Strict.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z"), list("-0123456789")
)


def load(text: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Read what stands below a fence, which is line 1: the settings, and the line of each.

    Raises FrontMatterError.
    """
    try:
        _refuse_depth(text)
        loader = _Strict(text)
        try:
            node = loader.get_single_node()
            value = loader.construct_document(node) if node else {}
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = error.problem or error.context or "not YAML"
        if "end of stream" in reason and error.context_mark:
            mark, reason = error.context_mark, "a text in quotes has no end"
        raise FrontMatterError(reason, mark.line + 2 if mark else 1) from None
    except FrontMatterError:
        raise
    except Exception as error:  # noqa: BLE001 (an explicit tag makes PyYAML raise nearly anything)
        reason = str(error).partition("\n")[0] if isinstance(error, yaml.YAMLError) else "not YAML"
        raise FrontMatterError(reason or "not YAML", 1) from None
    if not isinstance(value, dict):
        msg = "not a list of `key: value` lines"
        raise FrontMatterError(msg, 2)
    places = {str(key.value): key.start_mark.line + 2 for key, _ in node.value} if node else {}
    return dict(zip(places, value.values(), strict=True)), places


def _refuse_depth(text: str) -> None:
    """Raise for nesting so deep that the loader, which recurses in C, would end the process."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader) if len(text) > HEAD_DEPTH_MAX else ():
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > HEAD_DEPTH_MAX:
            msg = "nested too deep"
            raise FrontMatterError(msg, event.start_mark.line + 2 if event.start_mark else 1)
