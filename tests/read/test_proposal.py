"""A first file of corrections: it says nothing, and confirmed it says what was inferred."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.errors import Place
from generator.model.reading import Claim, Reading, Records
from generator.model.records import Article, Comment, Inference, Text
from generator.model.source import Source
from generator.read.corrections import KEYS, Corrections, corrections
from generator.read.gather import Gather
from generator.read.proposal import EXPLAINED, proposal
from generator.read.whole import read

BIO = "Ada Lovelace is a writer of lists."
words = st.text(st.sampled_from("ab é\"\\#=\t\u202e\u2028[]{}'9"), min_size=1, max_size=12)
pastes = st.lists(words | st.sampled_from(["", BIO, "Agreed."]), max_size=8).map("\n".join)

ARTICLE = Article("a", "The Kettle", Place("a.txt", 1), Text("", 0, ""), ("Ada Lovelace",),
                  inferred=("title", "author", "comments"))  # fmt: skip
LINES = ["The kettle.", BIO, "Mine, I think.", "- and mine", "Then why", "is it blue?", "Ads"]


def confirmed(written: str) -> str:
    """A file of corrections with everything in it taken as said."""
    return re.sub(r"^# ", "", written, flags=re.MULTILINE)


def said(written: str, text: str) -> Corrections:
    """What a file of corrections says, in which nothing is at fault."""
    gather = Gather("a.txt")
    found = corrections(gather, text.split("\n"), {"a.corrections.toml": written})
    assert gather.problems == []
    return found


def claims(text: str, *subjects: str) -> tuple[Claim, ...]:
    """A claim on each line of a text."""
    starts = [0]
    for line in LINES:
        starts.append(starts[-1] + len(line) + 1)
    return tuple(
        Claim(starts[n], starts[n + 1] - 1, n + 1, subject, "a rule", 0.7)
        for n, subject in enumerate(subjects)
    )


def comment(id: str, line: int, parent: str | None) -> Comment:
    """A comment whose parent was guessed."""
    guess = Inference(0.62, "it quotes\nit", parent)
    return Comment("a", id, Place("a.txt", line), Text("", 0, ""), inference=guess)


def whole() -> tuple[Reading, str]:
    """A reading with something of every kind that can be inferred."""
    text = "\n".join(LINES)
    subjects = ["body", "byline", "comment:1", "comment:1", "comment:2", "comment:3", "remainder"]
    comments = (comment("1", 3, None), comment("2", 5, "1"), comment("3", 6, "2"))
    return Reading(Records((ARTICLE,), comments), claims=claims(text, *subjects)), text


def test_all_that_was_inferred_can_be_confirmed() -> None:
    """Taken as said, the proposal says of everything what was inferred."""
    reading, text = whole()
    assert said(confirmed(proposal(reading, text)), text) == Corrections(
        article_end=1,
        title="The Kettle",
        byline=BIO,
        authors=("Ada Lovelace",),
        joins=frozenset({4}),
        splits=frozenset({3, 5, 6}),
        no_comments=frozenset({7}),
        parents={3: 0, 5: 3, 6: 5},
    )


def test_what_is_certain_is_not_proposed() -> None:
    """Of a reading in which nothing was inferred nothing is proposed."""
    reading, text = whole()
    records = reading.records
    sure = Reading(
        Records(
            (replace(ARTICLE, inferred=()),),
            tuple(replace(c, inference=None) for c in records.comments),
        ),
        claims=tuple(replace(claim, certainty=1.0) for claim in reading.claims),
    )
    assert said(confirmed(proposal(sure, text)), text) == Corrections()


def test_each_line_says_how_sure_it_is_and_why() -> None:
    """What was inferred stands in a remark, with its certainty and its reason on the same line."""
    reading, text = whole()
    lines = proposal(reading, text).split("\n")
    assert '# "5 Then why" = "3 Mine, I think."   # 62 %: it quotes it' in lines
    assert '#   ["3 Mine, I think.", "4 - and mine"],   # 70 %: a rule' in lines


@given(pastes)
@example(f'One.\n{BIO}\n9 "q" \\ # =\n"q"')
def test_as_it_is_written_it_says_nothing(text: str) -> None:
    """A proposal is read without a problem and corrects nothing."""
    reading = read(Source("a.txt", ""), text.encode(), {})
    assert said(proposal(reading, text), text) == Corrections()


@given(pastes)
@example(f'One.\n{BIO}\n9 "q" \\ # =\n"q"')
def test_confirmed_it_says_what_was_read(text: str) -> None:
    """Taken as said, it names the very lines that were read, for any paste."""
    reading = read(Source("a.txt", ""), text.encode(), {})
    found = said(confirmed(proposal(reading, text)), text)
    comments = reading.records.comments
    assert found.splits == {c.place.line for c in comments}
    lines = {comment.id: comment.place.line for comment in comments}
    guessed = [(c.place.line, c.inference.parent) for c in comments if c.inference]
    assert found.parents == {line: lines.get(parent or "", 0) for line, parent in guessed}
    body = [claim.line for claim in reading.claims if claim.subject == "body"]
    assert found.article_end == (body[-1] if body else None)


def test_every_key_is_explained() -> None:
    """Each key of the corrections stands in the proposal with a line of what it is."""
    reading, text = whole()
    written = proposal(reading, text)
    explained = re.findall(r"^## (\w+): (.+)", written, re.MULTILINE)
    assert explained == [(key, EXPLAINED[key]) for key in KEYS]
