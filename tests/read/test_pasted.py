"""Pasted text: what each line is taken for, and that nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.reading import Reading
from generator.model.source import Source
from generator.read.whole import read
from tests.cases import Case, load
from tests.read.shows import pasted

CORPUS = Path(__file__).parents[3] / "shared/corpus/pasted/000_bea4d81adb7fdfee.txt"
BIO = "Ada Lovelace is a writer of some kind."

lines = st.one_of(st.just(BIO), st.text(max_size=20), st.sampled_from(["", " ", "\t", "a", "@ b"]))
texts = st.lists(lines, max_size=12).flatmap(
    lambda parts: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(parts))
)


def reading_of(text: str) -> Reading:
    """Read a pasted text from its bytes."""
    return read(Source("a.txt", ""), text.encode("utf-8", "surrogatepass"), {})


@pytest.mark.parametrize("case", load("pasted"), ids=lambda case: case.name)
def test_pasted(case: Case) -> None:
    """Each line of a pasted text is taken for what its case says."""
    assert case.expected == pasted(case.given)


@given(texts.filter(lambda text: "===" not in text and not text.startswith("---")))
@example("")
@example(f"a\r\n\r\n{BIO}\r\n\tb\u2028c \r\n")
def test_claims_cover_every_character(text: str) -> None:
    """The claims of a source follow one another without a gap, from its first to its last."""
    reading = reading_of(text)
    decoded = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    ends = [0, *(claim.end for claim in reading.claims)]
    assert ends[:-1] == [claim.start for claim in reading.claims]
    assert ends[-1] == len(decoded)
    between = [decoded[c.start : c.end] for c in reading.claims if c.subject == "separator"]
    assert "".join(between).strip() == ""


@given(st.lists(st.text("ab é@.>[]*", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_every_line_is_a_record(said: list[str]) -> None:
    """Each line below the one about the author is one comment, character for character."""
    reading = reading_of("\n".join(["Body.", BIO, *said]))
    comments = [reading.bodies[c.text.digest].text for c in reading.records.comments]
    assert [line.strip() for line in said] == comments


def test_a_claim_knows_its_line_and_its_rule() -> None:
    """A claim says which line it is on, by what rule it was made, and how sure it is."""
    body, _, byline, _, comment = reading_of(f"a\n\n{BIO}\nb").claims
    assert (body.line, byline.line, comment.line) == (1, 3, 4)
    assert all(claim.rule and 0 < claim.certainty < 1 for claim in (body, byline, comment))


def test_a_comment_is_marked_as_inferred() -> None:
    """What the paste does not say is never stated as a fact."""
    (comment,) = reading_of(f"a\n{BIO}\nb").records.comments
    assert comment.inference
    assert (comment.author, comment.parent) == ("", None)


@pytest.mark.skipif(not CORPUS.is_file(), reason="the pasted corpus is not part of the repository")
def test_the_real_one() -> None:
    """A real paste: six paragraphs, the author, then every line a comment, in order."""
    text = CORPUS.read_text("utf-8")
    reading = reading_of(text)
    article, said = reading.records.articles[0], reading.records.comments
    written = [line.strip() for line in text.split("\n") if line.strip()]
    assert "\n".join(written[:6]) == reading.bodies[article.text.digest].text
    assert (("Kyle Anzalone",), written[6]) == (article.authors, article.byline)
    assert written[7:] == [reading.bodies[c.text.digest].text for c in said]
