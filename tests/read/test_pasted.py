"""Pasted text: what each line is taken for, and that nothing of it is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.reading import Reading
from generator.model.source import Source
from generator.read.pasted.claims import HIDDEN
from generator.read.pasted.replies import CONF_CAP
from generator.read.whole import read
from tests.cases import Case, load
from tests.read.shows import pasted

CORPUS = Path(__file__).parents[3] / "shared/corpus/pasted/000_bea4d81adb7fdfee.txt"
# The account shows none of these.
address = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
BIO = "Ada Lovelace is a writer of some kind."

# What a paste may hold: names, heads, buttons, signs, quotations, and anything at all.
lines = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["", " ", "\t", "a", "@ b", BIO, "2 Comments", "Ada says:", "3 March 2011", "Reply",
         "Ada • 3 years ago", "[10:15] Tom: yes", "---", "> a", "  1. a", "#2", "Leave a reply",
         "From: Ada <a@b.org>", "Date: Tue, 3 Mar 2009 10:15:00 +0100", "“Oh.”", "…", "12"]
    ),
)  # fmt: skip
# What none of the other forms of a text is written in.
texts = (
    st.lists(lines, max_size=14)
    .flatmap(lambda parts: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(parts)))
    .filter(lambda text: "===" not in text and not text.lstrip().startswith("---"))
)


def reading_of(text: str) -> Reading:
    """Read a pasted text from its bytes."""
    return read(Source("a.txt", ""), text.encode("utf-8", "surrogatepass"), {})


@pytest.mark.parametrize("case", load("pasted"), ids=lambda case: case.name)
def test_pasted(case: Case) -> None:
    """Each line of a pasted text is taken for what its case says."""
    assert case.expected == pasted(case.given)


@given(texts)
@example("")
@example("one line")
@example("\n" * 5_000)
@example("word " * 1_000_000)
@example("\n".join(f"Ada {n}, 3 March 2011\n{'said ' * 200}\nReply\n" for n in range(5_000)))
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


@given(texts)
@example("Ada wrote to ada@example.org of it")
def test_every_word_is_in_the_record_that_claims_it(text: str) -> None:
    """What is claimed for the text of a record stands in it, word for word and in order."""
    reading = reading_of(text)
    records = {f"comment:{c.id}": c.text for c in reading.records.comments}
    records["body"] = reading.records.articles[0].text
    claimed: dict[str, list[str]] = {}
    for claim in reading.claims:
        if claim.subject in records and not claim.rule.startswith("head: "):
            claimed.setdefault(claim.subject, []).extend(claim.text.lstrip("> ").split())
    for subject, words in claimed.items():
        said = reading.bodies[records[subject].digest].text
        shown = "\n".join(address.sub(HIDDEN, line) for line in said.split("\n"))
        assert "".join(words) == "".join(shown.split())


@given(texts)
def test_every_comment_stands_somewhere(text: str) -> None:
    """Comments are numbered as they stand, each is claimed, and none answers one that is not."""
    reading = reading_of(text)
    ids = [comment.id for comment in reading.records.comments]
    assert ids == [str(number) for number in range(1, len(ids) + 1)]
    claimed = {c.subject for c in reading.claims if c.subject.startswith("comment:")}
    assert claimed == {f"comment:{id}" for id in ids}
    for comment in reading.records.comments:
        guess = comment.inference
        assert (guess is None) or (comment.parent is None and 0 < guess.confidence <= CONF_CAP)
        assert {comment.parent, guess.parent if guess else None} <= {None, *ids} - {comment.id}


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


def test_no_address_of_a_mail_is_in_the_account() -> None:
    """The account is published, so an address in the head of a mail is hidden in it."""
    head = "From: Ada <ada@example.org>\nDate: 3 March 2009\n\n"
    claims = reading_of(f"{head}{'A word. ' * 20}\n\n{head}No.").claims
    assert "From: Ada <…@…>" in [claim.text for claim in claims]
    assert not any("example.org" in claim.text for claim in claims)


@pytest.mark.skipif(not CORPUS.is_file(), reason="the pasted corpus is not part of the repository")
def test_the_real_one() -> None:
    """A real paste: six paragraphs, the author, then every line in a comment, in order."""
    text = CORPUS.read_text("utf-8")
    reading = reading_of(text)
    article, said = reading.records.articles[0], reading.records.comments
    written = [line.strip() for line in text.split("\n") if line.strip()]
    assert "\n".join(written[:6]) == reading.bodies[article.text.digest].text
    assert (("Kyle Anzalone",), written[6]) == (article.authors, article.byline)
    bodies = (reading.bodies[c.text.digest].text for c in said)
    assert written[7:] == [line for body in bodies for line in body.split("\n")]
    assert article.title in written[72]
    assert "title" in article.inferred
    joined = {c.line for c in reading.claims if c.rule.startswith("joined")}
    assert {11, 33, *range(35, 44), 46, *range(51, 56), 93, 94, 95} <= joined
