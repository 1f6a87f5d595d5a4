"""Names that are masked, words that are blurred, and replies that repeat what is withheld."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.pipeline import Report
from generator.single import read_single
from tests.archives import built, tree, write

SETTINGS = '-- content/archive.toml --\ntitle = "T"\n'
SECRET = f'{SETTINGS}secret = "as long as a sentence"\n'
REGISTER = """\
-- content/entities.toml --
[tilda-berg]
name = "Tilda Berg"
kind = "person"
handles = ["tildab", "TB"]
[berg-prize]
name = "Tilda Berg Prize"
kind = "event"
see_also = ["tilda-berg"]
"""
FIRE = """\
-- content/fire.md --
---
title: The fire that Tilda Berg saw
author: Ines Bell
---
## What Tilda Berg wrote

As [[Tilda Berg]] told [us](https://x.example/~tilda-berg/fire), it burnt.
[Up](#s-what-tilda-berg-wrote).

=== comments ===

@ tildab | 2001-02-03 | c1
I saw it.

@@ Ann | 2001-02-04 | c2
@tildab: will you tell us more? Tildab wrote so little, and tildab is a word.

@ TB | 2001-02-05 | c3
Write to tilda@berg.example, or ring +44 20 7946 0123. In 1863 there were 12 000 of them.

=== notes ===

> told us
Tilda Berg, 2020: I did.
"""
MASK = '-- content/decisions.toml --\n[[mask]]\nauthor = "Tilda Berg"\n'


def said(report: Report) -> list[str]:
    """What is wrong with the decisions, by line, and with what was read."""
    return [f"{p.place}: {p.message}" for p in report.planned.problems]


def whole(root: Path) -> bytes:
    """Every byte of a site, in lower case."""
    return b"".join(tree(root / "site").values()).lower()


def test_a_person_is_masked_by_every_name(tmp_path: Path) -> None:
    """Signature, handles, register, heading, address and text have one mask, which is a writer."""
    root = write(tmp_path, f'{SETTINGS}{REGISTER}{FIRE}{MASK}as = "Reader K"\n')
    report = built(root)
    assert said(report) == []
    for name in (b"tilda berg", b"tilda-berg", b'"tb"', b">tb<", b"@tildab"):
        assert name not in whole(root)
    assert (root / "site/authors/reader-k.html").is_file()
    page = (root / "site/fire.html").read_text("utf-8")
    assert "The fire that Reader K saw" in page
    assert page.count("Reader K</a>") >= 2
    assert "@Reader K: will you" in page
    assert "tildab is a word" in page


@pytest.mark.parametrize("settings", [SECRET, SETTINGS])
def test_a_mask_is_made(tmp_path: Path, settings: str) -> None:
    """With a secret a mask is the same at every build, and unlike others; without, it is none."""
    other = '[[mask]]\nauthor = "Ann"\n'
    root = write(tmp_path, f"{settings}{REGISTER}{FIRE}{MASK}{other}")
    told = said(built(root))
    masks = sorted(path.name for path in (root / "site/authors").glob("reader-*"))
    if settings == SETTINGS:
        assert masks == []
        assert [line.partition(": a mask")[0] for line in told] == [
            "decisions.toml:1", "decisions.toml:3",
        ]  # fmt: skip
        return
    assert told == []
    assert len(masks) == 2
    before = tree(root / "site")
    (root / ".variorum/memo.sqlite").unlink()
    built(root)
    assert tree(root / "site") == before
    write(root, settings.replace("sentence", "paragraph"))
    built(root)
    assert sorted(path.name for path in (root / "site/authors").glob("reader-*")) != masks


def test_patterns_are_blurred(tmp_path: Path) -> None:
    """E-mail addresses and telephone numbers give way to a mark, and other numbers stay."""
    blur = '[[blur]]\npattern = "email"\n[[blur]]\npattern = "phone"\nwithin = "article:fire"\n'
    root = write(tmp_path, f"{SETTINGS}{FIRE}-- content/decisions.toml --\n{blur}")
    assert said(built(root))[:0] == []
    page = (root / "site/fire.html").read_text("utf-8")
    assert "Write to [e-mail address withheld], or ring [telephone number withheld]. In" in page
    assert "In 1863 there were 12 000 of them." in page
    assert b"7946" not in whole(root)
    assert b"berg.example" not in whole(root)


LONG = (
    "It was in the night of the ninth that the tower fell and nobody of us had a lamp or a horse."
)
QUOTES = {
    "whole": (LONG, True),
    "most of it": (f"You say: {LONG[20:]} Well.", True),
    "in other case and marks": (LONG.upper().replace(" ", ", "), True),
    "seven words": ("You say that nobody of us had a lamp or what, and I had.", None),
    "its own words": ("At that time I was in another town and can say nothing of all this.", None),
}


@pytest.mark.parametrize(("reply", "masked"), QUOTES.values(), ids=QUOTES)
def test_replies_that_repeat_withheld_words(
    tmp_path: Path,
    reply: str,
    masked: bool | None,  # noqa: FBT001
) -> None:
    """A long quotation is masked in whatever article, and told by its line and never in words."""
    text = f"""{SETTINGS}-- content/a.md --
# A
=== comments ===
@ Ann | 2001 | c1
{LONG}
-- content/b.md --
# B
=== comments ===
@ Tom | 2002 | d1
{reply}
-- content/decisions.toml --
[[withhold]]
about = "comment:a#c1"
"""
    root = write(tmp_path, text)
    report = built(root)
    page = (root / "site/b.html").read_text("utf-8")
    assert ("[withheld]" in page) is bool(masked)
    assert not masked or "tower" not in page
    assert (reply in page) is not masked
    found = [line for line in said(report) if "repeats" in line]
    wanted = "b.md: line 3 repeats what content/decisions.toml:1 withholds: these words are masked"
    assert found == ([wanted] if masked else [])
    assert b"repeats" not in whole(root)


def test_what_a_withheld_comment_quotes_is_not_its_own(tmp_path: Path) -> None:
    """The words of an article stay there, though a comment that says them again is withheld."""
    text = f"""{SETTINGS}-- content/a.md --
# A
{LONG}
=== comments ===
@ Ann | 2001 | c1
> {LONG}

{LONG} I do not think so, and everybody who was there that night knows it too.
-- content/decisions.toml --
[[withhold]]
about = "comment:a#c1"
"""
    root = write(tmp_path, text)
    assert said(built(root)) == []
    page = (root / "site/a.html").read_text("utf-8")
    assert LONG in page
    assert "I do not think" not in page


FLAWS = {
    "no such key": '[[withhold]]\nabuot = "comment:fire#c1"\n',
    "no day": '[[withhold]]\nabout = "comment:fire#c1"\nuntil = "soon"\n',
    "no kind": '[[withold]]\nabout = "comment:fire#c1"\n',
    "no TOML": "[[withhold]]\nabout = comment:fire#c1\n",
}


@pytest.mark.parametrize("flawed", FLAWS.values(), ids=FLAWS)
def test_a_decision_that_cannot_be_used_stops_the_build(tmp_path: Path, flawed: str) -> None:
    """To go on without it could publish what it hides; the old site stays."""
    good = '-- content/decisions.toml --\n[[withhold]]\nabout = "comment:fire#c1"\n'
    root = write(tmp_path, f"{SETTINGS}{FIRE}{good}")
    built(root)
    before = tree(root / "site")
    write(root, f"-- content/decisions.toml --\n{flawed}")
    with pytest.raises(ConfigError, match=r"content/decisions\.toml:") as stop:
        built(root)
    assert "nothing is built till then" in stop.value.problem.hint
    assert tree(root / "site") == before


def test_decisions_that_cannot_be_read_stop_the_build(tmp_path: Path) -> None:
    """A file of decisions that is no text may hide something."""
    root = write(tmp_path, f"{SETTINGS}{FIRE}")
    (root / "content/decisions.toml").write_bytes(b'[[withhold]]\nauthor = "\xff"\n')
    with pytest.raises(ConfigError, match="not UTF-8"):
        built(root)


AGAIN = "this person, or this name, is decided about already"
MESSAGES = {
    '[[withhold]]\nabout = "comment:fire#c9"\n': [
        "decisions.toml:1: there is no comment:fire#c9: this decision matches nothing",
    ],
    '[[withhold]]\nabout = "file:f.png"\n': [
        "decisions.toml:1: there is no file:f.png to be published: this decision matches nothing",
    ],
    '[[withhold]]\nauthor = "Tom"\n': [
        "decisions.toml:1: nobody signs as 'Tom', and no text has the name",
    ],
    '[[mask]]\nauthor = "Ann"\nas = "Ines Bell"\n': [
        "decisions.toml:1: somebody signs as 'Ines Bell' already: the two would be one",
    ],
    '[[mask]]\nauthor = "Ann"\nas = "K"\n[[mask]]\nauthor = "TB"\nas = "k"\n': [
        "decisions.toml:4: two people would be one: content/decisions.toml:1 has this `as`",
    ],
    '[[mask]]\nauthor = "Ann"\nas = "K"\n[[mask]]\nauthor = "ANN"\nas = "L"\n': [
        f"decisions.toml:4: {AGAIN}: content/decisions.toml:1",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("decided", "told"), MESSAGES.items())
def test_what_is_wrong_with_a_decision_is_told_on_no_page(
    tmp_path: Path, decided: str, told: list[str]
) -> None:
    """It is told at every build, and stands on no page."""
    root = write(tmp_path, f"{SETTINGS}{FIRE}-- content/decisions.toml --\n{decided}")
    for _ in range(2):
        assert [line for line in said(built(root)) if "decisions" in line] == told
    assert b"decisions.toml" not in whole(root)


PASTED = """\
-- content/archive.toml --
title = "T"
-- content/bridge.txt --
The committee met for the third time and decided that the matter should wait until the spring.
Nobody who spoke was against the bridge, and nobody was willing to say who would pay for it.

Ada Lovelace is a writer and mathematician from London.
A comment on Zqpaste which nobody is to read any more.

Another.
-- content/decisions.toml --
[[withhold]]
about = "comment:bridge#1"
"""


def test_a_comment_of_a_pasted_text(tmp_path: Path) -> None:
    """Neither the page nor the account of how it was made has it, nor what shows the source."""
    root = write(tmp_path, PASTED)
    built(root)
    assert (root / "site/bridge-made.html").exists() or list((root / "site").rglob("*made*"))
    assert b"zqpaste" not in whole(root)
    assert b"zqpaste" not in (root / ".variorum/memo.sqlite").read_bytes().lower()
    single = read_single(root / "content/bridge.txt")
    assert single.veiled
    assert "Zqpaste" not in single.text
    assert "█" in single.text
    assert "Zqpaste" not in repr(single.reading)
