"""The head of a text: its settings.

Owns where a head begins. YAML between two lines of `---` is ours; how other generators write
theirs is known to `otherheads`, which is imported where one of them stands.
"""

from __future__ import annotations

import re

from generator.read.head import FrontMatterError, Head
from generator.read.strict import load

FENCE = "---"
ENDS = (FENCE, "...")
# How a head begins that is not YAML, by its form. A line `Key: value` is the first of one only
# where other generators have such a key.
_others = re.compile(
    r"(?P<toml>\+\+\+\Z)|(?P<json>\{\s*(?:\Z|\"))|(?P<comment><!--\Z)"
    r"|(?P<lines>(?:title|date|authors?|category|tags|slug|status|summary|modified|lang):)",
    re.IGNORECASE,
)
IN_MARKDOWN = ("comment", "lines")


def split(text: str, *, markdown: bool = False) -> Head:
    """Part a text from its settings; raises FrontMatterError.

    Blank lines may stand above the head. Only `markdown` may begin with bare lines `Key: value`.
    """
    lines = text.split("\n")
    above = next((i for i, line in enumerate(lines) if line.strip()), 0)
    first = lines[above].strip()
    if first != FENCE:
        found = _others.match(first)
        form = found.lastgroup if found else None
        return _other(text, lines, above, form, markdown=markdown) or Head({}, {}, text, 1)
    end = next((i for i in range(above + 1, len(lines)) if lines[i].rstrip() in ENDS), 0)
    if not end:
        msg = "the front matter is not closed"
        raise FrontMatterError(msg, above + 1)
    try:
        settings, places = load("\n".join(lines[above + 1 : end]))
    except FrontMatterError as error:
        raise FrontMatterError(error.reason, error.line + above) from None
    places = {key: line + above for key, line in places.items()}
    return Head(settings, places, "\n".join(lines[end + 1 :]), end + 2, "yaml")


def _other(
    text: str, lines: list[str], above: int, form: str | None, *, markdown: bool
) -> Head | None:
    """The head as another generator writes it, if the text has one."""
    if form is None or (form in IN_MARKDOWN and not markdown):
        return None
    from generator.read.otherheads import FORMS  # noqa: PLC0415 (most archives have none)

    return FORMS[form](text, lines, above)
