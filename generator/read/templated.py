"""What the templates of Jekyll, Hugo and Pelican leave in a Markdown text.

Owns which of it is a link to another file, which is code, which is nothing, and how much is left
as it is. The lines of a text stay where they are. Knows no file: where a link leads is `link`'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from generator.read.formats import ending_of
from generator.read.paths import POSTS

# From the root of the site that a text is from, wherever that lies here.
ROOT = "path:/"

_some = re.compile(r"\{[{%:fsa]|\|filename\|")
_code = re.compile(
    r"^[ \t]*(?:\{%-?|\{\{[<%])[ \t]*(?P<end>/|end)?highlight\b[ \t]*(?P<name>[\w+#-]*)"
    r"[^\n]*\}[ \t]*$",
    re.MULTILINE,
)
_site = r"\{\{[ ]*site\.(?:base)?url[ ]*\}\}"
_forms = {
    # Code is nobody's template.
    "code": r"^```(?s:.*?)^```|^~~~(?s:.*?)^~~~|`[^`\n]+`",
    "post": rf"(?:{_site})?\{{%-?[ ]*post_url[ ]+(?P<post_>[^\s%}}]+)[ ]*-?%\}}",
    "file": rf"(?:{_site})?\{{%-?[ ]*link[ ]+(?P<file_>[^\s%}}]+)[ ]*-?%\}}",
    "ref": r"\{\{[<%][ ]*(?:rel)?ref[ ]+[\"']?(?P<ref_>[^\s\"'%>}]+)[\"']?[ ]*[%>]\}\}",
    "own": r"[{|](?:filename|static|attach)[}|](?P<own_>/?)",
    "root": rf"{_site}/",
    "rooted": r"\{\{[ ]*[\"']/(?P<rooted_>[^\s\"']*)[\"'][ ]*\|[^{}\n]{1,80}\}\}",
    "opens": r"\{%-?[ ]*comment[ ]*-?%\}",
    "closes": r"\{%-?[ ]*endcomment[ ]*-?%\}",
    "nothing": r"\{%-?[ ]*(?:end)?raw[ ]*-?%\}|\{\{/\*[^\n]{0,400}?\*/\}\}"
    r"|\{:{1,2}(?=[ ]*[.#:]|[ ]*[\w-]+=|toc\})[^{}\n]*\}",
    "other": r"\{%[^\n]{1,400}?%\}|\{\{[^\n]{1,400}?\}\}",
}
_form = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _forms.items()), re.MULTILINE)


class Plain(Struct, frozen=True):
    """A text without what could be read, how many tags are left in it, and the first of them."""

    text: str
    left: int = 0
    first: str = ""


def untemplated(text: str, path: str) -> Plain:
    """Make Markdown of what stands in the text of a file for templates."""
    if ("{" not in text and "|" not in text) or not _some.search(text):
        return Plain(text)
    left: list[str] = []

    def put(found: re.Match[str]) -> str:
        form = found.lastgroup or ""
        if form == "other":
            left.append(found[0])
        written = found.groupdict().get(f"{form}_") or ""
        return _PUT[form](written, path) if form in _PUT else found[0]

    made = _form.sub(put, _code.sub(_fence, text))
    return Plain(made, len(left), left[0] if left else "")


def _fence(found: re.Match[str]) -> str:
    return "```" if found["end"] else f"```{found['name']}"


def _file(written: str, path: str) -> str:
    """A file of the site; where its ending is left out, it is taken to be that of this one."""
    file, mark, fragment = written.lstrip("/").partition("#")
    whole = file if ending_of(file) else file + ending_of(path)
    return f"{ROOT}{whole}{mark}{fragment}"


_PUT: dict[str, Callable[[str, str], str]] = {
    "post": lambda written, path: f"{ROOT}{POSTS}/{written}{ending_of(path)}",
    "file": _file,
    "ref": _file,
    "own": lambda written, _: ROOT if written else "",
    "root": lambda _, __: ROOT,
    "rooted": lambda written, _: ROOT + written,
    "opens": lambda _, __: "<!--",
    "closes": lambda _, __: "-->",
    "nothing": lambda _, __: "",
}
