"""The fence of settings at the head of a text.

Owns where it ends and how YAML is read: strictly. Only null, true, false and decimal integers are
not text, and a repeated key is an error, so `NO`, `12:30` and `0123` stay what was written.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

FENCE = "---"
DEPTH_MAX = 1000


class FrontMatterError(ValueError):
    """Front matter that cannot be read: the reason, and its line in the file."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


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


def split(text: str) -> tuple[dict[str, Any], dict[str, int], str, int]:
    """Part a text into settings, the line of each, the rest, and the line the rest begins at.

    Blank lines may stand above the fence. Without one the settings are empty. Raises
    FrontMatterError.
    """
    lines = text.split("\n")
    above = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[above].strip() != FENCE:
        return {}, {}, text, 1
    end = next((i for i in range(above + 1, len(lines)) if lines[i].rstrip() == FENCE), 0)
    if not end:
        msg = "the front matter is not closed"
        raise FrontMatterError(msg, above + 1)
    try:
        settings, places = _load("\n".join(lines[above + 1 : end]))
    except FrontMatterError as error:
        raise FrontMatterError(error.reason, error.line + above) from None
    places = {key: line + above for key, line in places.items()}
    return settings, places, "\n".join(lines[end + 1 :]), end + 2


def _refuse_depth(text: str) -> None:
    """Raise for nesting so deep that the loader, which recurses in C, would end the process."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader) if len(text) > DEPTH_MAX else ():
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH_MAX:
            msg = "nested too deep"
            raise FrontMatterError(msg, event.start_mark.line + 2 if event.start_mark else 1)


def _load(text: str) -> tuple[dict[str, Any], dict[str, int]]:
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
