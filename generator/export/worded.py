"""The words of templates, put in place when a template is compiled.

Owns what becomes of `_("…")`: what it says in the tongue of the site stands in the compiled
template, with its values where that has them, so that no page asks for it. Words that are known
only when a page is rendered are asked for then, as Jinja2 does.
"""

from __future__ import annotations

import re

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from generator.export.tongue import Tongue

SAY = "_"

_value = re.compile(r"%(?:%|\((\w+)\)s)")


class Worded(NodeTransformer):
    """The tree of a template, with words in the place of what asks for them."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 (Jinja2's name)
        """What is printed: the words among it are as if they stood in the template."""
        shown: list[nodes.Expr] = []
        for child in node.nodes:
            shown += self._parts(child) or [self.visit(child)]
        node.nodes = shown
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (likewise)
        """What is called elsewhere: the words are one piece of HTML."""
        parts = self._parts(node)
        if not parts:
            return self.generic_visit(node)
        return parts[0] if len(parts) == 1 else nodes.Concat(parts, lineno=node.lineno)

    def _parts(self, node: nodes.Node) -> list[nodes.Expr]:
        """Words and the values among them, in order; empty where they are not known yet."""
        words = _words(node)
        if words is None or not isinstance(node, nodes.Call):
            return []
        values = {pair.key: pair.value for pair in node.kwargs}
        pieces = _value.split(self._tongue.say(words))
        if any("%" in text for text in pieces[::2]) or not values.keys() >= {*_named(pieces)}:
            return []  # It is wrong, and says so when it is asked for.
        parts: list[nodes.Expr] = []
        for text, name in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            data = text if name is not None else f"{text}%"
            parts += [nodes.TemplateData(data, lineno=node.lineno)] if data else []
            parts += [self.visit(values[name])] if name else []
        return parts


def _words(node: nodes.Node) -> str | None:
    """The words that a call asks for; None where it is no such call."""
    if not isinstance(node, nodes.Call) or node.dyn_args or node.dyn_kwargs or len(node.args) != 1:
        return None
    is_asked = isinstance(node.node, nodes.Name) and node.node.name == SAY
    first = node.args[0]
    return first.value if is_asked and isinstance(first, nodes.Const) else None


def _named(pieces: list[str]) -> list[str]:
    return [name for name in pieces[1::2] if name]
