"""Sources that no archive should hold; each is a file tree beside good articles.

The second value says whether there is anything to report: what is merely strange is read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

DEEP = 5_000
Lay = Callable[[Path], None]


def _file(name: str, data: bytes | str) -> Callable[[Path], None]:
    def lay(content: Path) -> None:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        raw = data if isinstance(data, bytes) else data.encode()
        (content / name).write_bytes(raw)

    return lay


def _sidecar(comments: list[dict[str, str]]) -> Callable[[Path], None]:
    def lay(content: Path) -> None:
        (content / "zz-bad.md").write_text("Text.", "utf-8")
        lines = "".join(json.dumps(comment) + "\n" for comment in comments)
        (content / "zz-bad.comments.jsonl").write_text(lines, "utf-8")

    return lay


def _link_out(content: Path) -> None:
    (content.parent / "outside.md").write_text("secret", "utf-8")
    (content / "zz-bad.md").symlink_to("../outside.md")


def _unreadable(content: Path) -> None:
    (content / "zz-bad.md").write_text("Text.", "utf-8")
    (content / "zz-bad.md").chmod(0)


def _pipe(content: Path) -> None:
    os.mkfifo(content / "zz-bad.md")


def _circle(content: Path) -> None:
    (content / "zz-bad").mkdir()
    (content / "zz-bad/up").symlink_to("..", target_is_directory=True)


def _odd_name(content: Path) -> None:
    Path(os.fsdecode(os.fsencode(content) + b"/zz-bad\xff.md")).write_text("Text.", "utf-8")


def _thread(depth: int) -> str:
    heads = (f"{'@' * level} P | 2001 | k{level}\nSo.\n" for level in range(1, depth + 1))
    return f"---\ntitle: Deep\n---\nText.\n\n=== comments ===\n\n{''.join(heads)}"


def _beside(ending: str, text: str) -> Lay:
    def lay(content: Path) -> None:
        (content / "zz-bad.md").write_text("Text.", "utf-8")
        (content / f"zz-bad{ending}").write_text(text, "utf-8")

    return lay


def _refined(depth: int) -> str:
    selector = '{"type": "TextQuoteSelector", "exact": "Text", "refinedBy": ' * depth
    closed = f'{selector}{{"type": "TextQuoteSelector", "exact": "x"}}{"}" * depth}'
    return f'{{"id": "n", "body": "B", "target": {{"source": "zz-bad", "selector": {closed}}}}}\n'


REFINED = _refined(400)
ATTRIBUTES = f"<html><title>T</title><p {' '.join(f'a{n}=1' for n in range(1_000_000))}>Words."
CIRCLE = [{"id": "x", "text": "a", "parent": "y"}, {"id": "y", "text": "b", "parent": "x"}]
CHAIN = [{"id": f"k{i}", "text": "a", "parent": f"k{i - 1}" if i else ""} for i in range(DEEP)]
UNSAFE_NAMES = (
    "---\ntitle: Up\nslug: ../../up\n---\nText.\n\n=== comments ===\n\n@ P | 2001 | ../../x\nSo.\n"
)
SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

SOURCES: dict[str, tuple[Lay, bool]] = {
    "not UTF-8": (_file("zz-bad.md", "caf\xe9".encode("latin-1")), True),
    "UTF-16": (_file("zz-bad.md", "text".encode("utf-16")), True),
    "NUL bytes": (_file("zz-bad.md", b"a\0b\0\0c"), True),
    "a binary file": (_file("zz-bad.md", bytes(range(256)) * 50), True),
    "nothing in it": (_file("zz-bad.md", b""), False),
    "no known kind": (_file("zz-bad.docx", b"PK"), True),
    "front matter broken": (_file("zz-bad.md", '---\ntitle: "x\ntags: [a\n---\nText.'), True),
    "front matter not closed": (_file("zz-bad.md", "---\ntitle: x\nText."), True),
    "front matter a list": (_file("zz-bad.md", "---\n- a\n---\nText."), True),
    "front matter an alias bomb": (
        _file("zz-bad.md", "---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: *b\n---\nText."),
        True,
    ),
    "YAML nested deep": (_file("zz-bad.md", f"---\ntitle: {'[' * 9000}\n---\nText."), True),
    "quotes nested deep": (_file("zz-bad.md", "> " * 5000 + "x"), False),
    "lists nested deep": (
        _file("zz-bad.md", "\n".join(" " * i + "- x" for i in range(400))),
        False,
    ),
    "brackets": (_file("zz-bad.md", "[" * 50_000), False),
    "stars": (_file("zz-bad.md", "*a " * 30_000), False),
    "tags nested deep": (_file("zz-bad.md", "<div>" * 5000 + "x"), False),
    "a thread as deep as its heads": (_file("zz-bad.md", _thread(300)), False),
    "a thread of 5,000 levels": (_sidecar(CHAIN), False),
    "a circle of comments": (_sidecar(CIRCLE), True),
    "a sidecar that is not JSON": (_file("1999/mill.comments.jsonl", "{"), True),
    "a sidecar of nobody": (_file("zz-bad.comments.jsonl", "{}"), True),
    "a huge line": (_file("zz-bad.txt", "word " * 200_000), True),
    "unsafe names": (_file("zz-bad.md", UNSAFE_NAMES), True),
    "a link out": (_link_out, True),
    "a picture with a script": (_file("zz-bad.svg", SCRIPT), True),
    "a folder called x.md": (_file("zz-bad.md/inner.png", b"x"), False),
    "an entity without a name": (_file("entities/zz-bad.toml", '[x]\nkind = "person"\n'), True),
    "a register that is not TOML": (_file("entities/zz-bad.toml", "[x\n"), True),
    "decisions that are not TOML": (_file("decisions/zz-bad.toml", "[[never]]\nname\n"), True),
    "a decision of no kind": (_file("decisions/zz-bad.toml", "[[hide]]\nname = 'Ada'\n"), True),
    "an id that is no id": (
        _file("entities/zz-bad.toml", '["../x"]\nname = "Zz"\nkind = "person"\n'),
        True,
    ),
    "not to be read": (_unreadable, True),
    "a pipe": (_pipe, True),
    "a link in a circle": (_circle, True),
    "a name of no encoding": (_odd_name, True),
    "a name of two lines": (_file("zz-bad\n2.md", "Text."), True),
    "a name that turns around": (_file("zz-bad\u202edm.md", "Text."), False),
    "a name of 250 bytes": (_file(f"{'zz-bad'.ljust(247, 'x')}.md", "Text."), False),
    "folders in folders": (_file(f"zz-bad/{'d/' * 100}x.md", "Text."), False),
    "front matter that makes objects": (
        _file("zz-bad.md", "---\ntitle: !!python/object/apply:os.getcwd []\n---\nText."),
        True,
    ),
    "front matter of JSON nested deep": (
        _file("zz-bad.md", f'{{"title": {"[" * 90_000}\n\nText.'),
        True,
    ),
    "front matter of TOML nested deep": (
        _file("zz-bad.md", f"+++\ntitle = {'[' * 9000}\n+++\nText."),
        True,
    ),
    "notes that are not JSON": (_beside(".notes.json", "{"), True),
    "notes nested deep": (_beside(".notes.json", "[" * 90_000), True),
    "notes that refine a passage too often": (_beside(".notes.jsonl", REFINED), False),
    "corrections that are not TOML": (_beside(".corrections.toml", "[[x\n"), True),
    "a page nested deep": (_file("zz-bad.html", "<html>" + "<div>" * 9000), True),
}
# What takes seconds each.
LARGE: dict[str, tuple[Lay, bool]] = {
    "a page of a million attributes": (_file("zz-bad.html", ATTRIBUTES), False),
    "100,000 comments": (_sidecar([{"id": f"k{n}", "text": "a"} for n in range(100_000)]), False),
}
