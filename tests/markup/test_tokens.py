"""Who reads a text is not to be seen in what is read: mistune alone would give the same body."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.markup import dialect
from generator.markup.blocks import DEPTH_MAX, block_tokens
from generator.markup.builder import Builder
from generator.markup.inlines import Token, inline_tokens
from generator.markup.markdown import _Reader, markdown
from generator.model.body import Body
from generator.read.frontmatter import split
from tests.markup.test_clean import lines_run

CONTENT = Path(__file__).parents[2] / "content"

WORDS = "a bc d1 12 3.5 é 日本 ３ x. (y) Tom's a_b “q” w! — ... &amp; &; \u00a0 \u2003".split(" ")
# The marks of a line, each around a word: plain ones, and what is nearly one of them.
PLAIN = [
    *("*{}*", "**{}**", "_{}_", "__{}__", "`{}`", "[{}](http://a.b/c)", "[{}](x.md)", "[[{}]]"),
    *("[[a|{}]]", "http://e.org/{}", "![{}](p.png)", "[{}]", "*“{}”*", "(*{}*)", "[*{}*](u)"),
]
ODD = [
    *("*{}", "{}*", "_{}", "~~{}~~", "~{}", "<b>{}</b>", "<{}>", "\\*{}", "\\{}", "***{}***"),
    *("*{} *", "[{}](a (b))", '[{}](a "t")', "{}  ", "{}\\", "*{}*y", "y*{}*", "{} * a", "{}_a"),
    *(
        "!{}",
        "![[{}]]",
        "[{}][y]",
        "[^{}]",
        "[^{}](a)",
        "[{}]:",
        "`{}",
        "``{}`",
        "<http://x/{}>",
        "x < {}",
    ),
    *("*[{}](u)*", "[{}](u(v)w)", "[{}](&amp;x)", "[{}](a&b)", "{}: http://e.org/é", "&{};"),
    *("[a\n{}](u)", "*a\n{}*", "`a\n {}`", "[ ] {}", "[x] {}", "http://{}*", "|{}|", "{}|a"),
    *("[[{}]](a)", "[see [{}](u)]", "*[[{}]]*", "[http://a.b/{}](c)", "{}\t", "**{}*", "h{}"),
]
STARTS = [
    *("", "", "", "", "- ", "* ", "+ ", "1. ", "2. ", "1) ", "10. ", "> ", ">", "## ", "###### "),
    *("#", "####### ", " ", "  ", "   ", "    ", "\t", "- [ ] ", "- [x] ", "-  ", "-     ", "-\t"),
    *("  - ", "   - ", "  1. ", "> - ", "> > ", "- > ", "> # ", ">\t", ": ", "[a]: ", "[^a]: "),
    *("| ", "* * ", "- # ", "=", "<div>", "<", "~", "0. ", "- ```", "\u00a0", "٣. ", "\\"),
]
LINES = [
    *("---", "***", "___", "* * *", "- - -", "===", "--", "=", "-", "*", "+", "1.", "#", "# #"),
    *("```", "````", "```py", "~~~", "~~~ x", "``` a`b", "> ```", "  ```", "- ```", "    ", "  "),
    *("     ", "\t", ">", "> ", "> ---", "|a|b|", "|-|-|", "a|b", "-|-", ":-", "<div>", "</div>"),
    *("<!-- x", "-->", "<b>", "[a]: http://x", "[^1]: x", "## a ##", "\x0b", "\x0c", "\u2028"),
]
BREAKS = ["\n", "\n", "\n\n", "\n\n", " \n", "  \n", "\n \n", "\n\n\n", "\r\n", "\r"]


def fragments(marks: list[str], starts: list[str], lines: list[str]) -> st.SearchStrategy[str]:
    """Texts made of words with these marks, these beginnings of lines and these whole lines."""
    marked = st.builds(str.format, st.sampled_from(["{}", "{}", *marks]), st.sampled_from(WORDS))
    words = st.lists(st.tuples(marked, st.sampled_from([" ", " ", "", "  "])), max_size=5)
    joined = words.map(lambda pairs: "".join(word + space for word, space in pairs))
    line = st.builds(str.__add__, st.sampled_from(starts), joined)
    if lines:
        line = st.one_of(line, line, line, st.sampled_from(lines))
    ended = st.builds(str.__add__, line, st.sampled_from(BREAKS))
    return st.lists(ended, max_size=8).map("".join)


def by_mistune(text: str, *, foreign: bool, line: int = 1) -> Body:
    """The body of a text that mistune reads throughout."""
    return _Reader(Builder(), foreign=foreign).read(
        dialect.tokens(text, foreign=foreign, line=line)
    )


def left_over(text: str) -> Iterator[str]:
    """What of a text is left to mistune."""
    tree = block_tokens(text, 1)
    waiting: list[Token] = [{"type": "stretch", "raw": text}] if tree is None else tree
    while waiting:
        token = waiting.pop()
        waiting += token.get("children", ())
        if token["type"] == "stretch":
            yield token["raw"]
        elif inline_tokens(token.get("text", "").strip()) is None:
            yield token["text"]


@settings(max_examples=150)
@given(fragments(PLAIN, STARTS[:15], []), st.booleans())
def test_plain_writing(text: str, foreign: bool) -> None:  # noqa: FBT001
    """What is written plainly is read as mistune reads it."""
    assert by_mistune(text, foreign=foreign, line=3) == markdown(text, foreign=foreign, line=3)


@settings(max_examples=250)
@given(fragments(PLAIN + ODD, STARTS, LINES), st.booleans())
@example("![[a]]", False)  # noqa: FBT003
@example("[^a](b)", False)  # noqa: FBT003
@example("- a\n     \n- b", True)  # noqa: FBT003
@example("a\n\n     \nb", True)  # noqa: FBT003
@example("- a\n-\n\nb", False)  # noqa: FBT003
@example("\n3\n>2\na\n2. ", False)  # noqa: FBT003
@example("- a\n- ***\n- b  \n  [](u)\n  > [](u)\n- c", False)  # noqa: FBT003
def test_odd_writing(text: str, foreign: bool) -> None:  # noqa: FBT001
    """What is not, or nearly, is read as mistune reads it."""
    assert by_mistune(text, foreign=foreign, line=3) == markdown(text, foreign=foreign, line=3)


@settings(max_examples=400)
@given(st.text('ab1é.)"h/:;*_`[]()<>#-+=~!|&\\\n\n\t ', max_size=40), st.booleans())
def test_any_writing(text: str, foreign: bool) -> None:  # noqa: FBT001
    """Any text is read as mistune reads it."""
    assert by_mistune(text, foreign=foreign) == markdown(text, foreign=foreign)


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.md")), ids=lambda path: path.stem)
def test_the_sample_is_written_plainly(path: Path) -> None:
    """Of an article of the sample no more than a paragraph is left to mistune."""
    text = split(path.read_text("utf-8")).rest.partition("=== comments")[0]
    if "\n[^" not in text:
        assert len(list(left_over(text))) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "One line, and no more.",
        "Two *short* ones.\n\nThe **second** has [a link](https://example.org/a?b=c#d) in it.",
        "> A line of yours\n> and another\ngoing on\n\nNot at all: see https://example.org/x_y.",
        "Three reasons:\n- one\n  on two lines\n- [[Name]] and `code`\n  1. _inner_\n- three",
        "1. a\n2. b\n\n## A heading\n\n```python\nx = [1]\n\ny\n```\n\n---\n\n![a map](map.svg)",
        "3 * 4 < 13 in snake_case [sic], on 12 May 2004.\n2004 was dry.\\n",
        "“Quoted” — *“Title”*, (_aside_), it’s 5.30 & *so* on…  \nA second line.",
        "- [ ] to do\n- [x] done",
    ],
)
def test_common_comments_are_written_plainly(text: str) -> None:
    """Nothing of what comments are mostly made of is left to mistune."""
    assert list(left_over(text)) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n\n- b\n\n- c\n\nd", ["- b\n\n- c\n\n"]),
        ("a\n\nb\n| c |\n|---|\n\n## d", ["b\n| c |\n|---|\n\n"]),
        ("a\n\nb <i>c</i>\n\nd", ["b <i>c</i>"]),
        ("a\n\nb\n\n: c", ["a\n\nb\n\n: c"]),
        ("a[^b]\n\n[^b]: c", ["a[^b]\n\n[^b]: c"]),
        ("a\n\n```\n\nb", ["a\n\n```\n\nb"]),
        ("a\n\n" + "> " * (DEPTH_MAX + 1) + "b", ["> " * (DEPTH_MAX + 1) + "b"]),
    ],
)
def test_what_is_left_to_mistune(text: str, left: list[str]) -> None:
    """A paragraph or a stretch is left to mistune, and a text whose parts hang together whole."""
    assert left == list(left_over(text))


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "* a\n",
            "> ",
            "- ",
            "[",
            "[a](",
            "*a ",
            "`",
            "_a",
            "\n\n\n",
            "```\n",
            "a|b\n",
            "a\n\n-\n\n",
        ),
        *("# #\n", "http://a", "[a] ", "![a]", "a  \n", "1. a\n> ", "- ```\n\n"),
    ],
)
def test_growth(unit: str) -> None:
    """Four times the text runs about four times the lines, no more."""
    once, fourfold = (lines_run(lambda n=n: block_tokens(unit * n, 1)) for n in (200, 800))
    words = [lines_run(lambda n=n: inline_tokens(unit * n)) for n in (200, 800)]
    assert fourfold < 4.6 * once + 100
    assert words[1] < 4.6 * words[0] + 100


def test_nothing_heavy_is_loaded_for_plain_writing() -> None:
    """A process whose texts are written plainly loads none of the libraries of this room."""
    code = (
        "import sys\nfrom generator.markup.markdown import markdown\n"
        "markdown('## A\\n\\n*b* [c](d)\\n\\n- e\\n\\n```\\nf\\n```\\n')\n"
        "print({'mistune', 'bs4', 'lxml', 'pygments'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
