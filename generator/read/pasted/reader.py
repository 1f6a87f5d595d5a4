"""The records of a pasted text, and the claims on it.

Owns how what was found becomes an article and its comments. What a source or its archivist states
is stated; all else is marked as inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.errors import Place, Severity
from generator.model.body import Body
from generator.model.records import Article, Comment, Inference
from generator.model.source import Habit
from generator.read.comments import name_of
from generator.read.corrections import Corrections
from generator.read.gather import UNTITLED, Gather, title_of_name
from generator.read.pasted.claims import claims
from generator.read.pasted.ending import CORRECTED
from generator.read.pasted.grouping import Draft
from generator.read.pasted.layout import Row
from generator.read.pasted.paste import Paste, taken_apart
from generator.read.pasted.replies import ARTICLE, Guess, Remark, guesses
from generator.read.pasted.stated import Stated, Written, stated
from generator.read.pasted.titles import quoted_title

TITLE_WORDS = 8
ALL_BUT = 0.9
# Comments stand newest first where so many dates fall, and so many times more than rise.
NEWEST = "newest"
NEWEST_MIN, NEWEST_TIMES = 3, 4

# The id of the stated parent, or what is inferred.
Answer = tuple[str | None, Inference | None]


class _Said(Struct, frozen=True):
    """A comment as it was found: its rows, their lines, its text, who wrote it and when."""

    draft: Draft
    lines: list[int]
    body: Body
    author: str
    date: str


def read_pasted(gather: Gather, text: str, told: Corrections, habit: Habit) -> Article:
    """Read a pasted text into an article and its comments, with a claim on every character."""
    paste = taken_apart(text, told)
    body = paste.body(paste.top.body())
    article = _article(gather, paste, body, told)
    said = list(_said(paste, told))
    answers = _answers(paste.rows, said, body.text, told, habit)
    gather.comments += _comments(gather, said, answers)
    gather.claims += claims(text, paste, told)
    _tell(gather, paste)
    _tell_of_corrections(gather, said, told)
    return article


def _article(gather: Gather, paste: Paste, body: Body, told: Corrections) -> Article:
    found, rows = paste.top, paste.rows
    title, inferred = told.title, []
    if not title:
        inferred.append("title")
        title = found.title or _quoted(paste, body) or _beginning(body.text)
    author = () if told.authors or not found.author else (found.author,)
    if author:
        inferred.append("author")
    if paste.drafts and not paste.layout.heads and not paste.is_confirmed(told):
        inferred.append("comments")
    first = rows[0].line.number if rows else 1
    return Article(
        name=gather.name,
        title=title or title_of_name(gather.name),
        place=Place(gather.path, 1),
        text=gather.keep(body),
        authors=told.authors or author,
        byline=told.byline or found.byline,
        date=gather.date(told.date or paste.dates.find([found.when]), first),
        description=found.deck,
        origin=told.source,
        inferred=tuple(inferred),
    )


def _quoted(paste: Paste, body: Body) -> str:
    """The title that a comment quotes."""
    places = (at for draft in paste.drafts for at in draft.text)
    lines = ((paste.rows[at].line.number, paste.rows[at].line.text) for at in places)
    found = quoted_title(lines, body.text)
    return found[0] if found else ""


def _beginning(text: str) -> str:
    words = text.partition("\n")[0].split(maxsplit=TITLE_WORDS)[:TITLE_WORDS]
    return f"{' '.join(words)} {UNTITLED}" if words else ""


def _said(paste: Paste, told: Corrections) -> Iterator[_Said]:
    """The comments, with what the archivist says of each."""
    for draft in paste.drafts:
        lines = [paste.rows[at].line.number for at in (*draft.head, *draft.text)]
        yield _Said(
            draft,
            lines,
            paste.body(draft.text, draft.text_at),
            _told(told.by, lines) or draft.mark.name,
            _told(told.dates, lines) or paste.dates.find([draft.mark.when]),
        )


def _comments(
    gather: Gather, said: Sequence[_Said], answers: Sequence[Answer]
) -> Iterator[Comment]:
    for number, (comment, (parent, inference)) in enumerate(zip(said, answers, strict=True), 1):
        place = Place(gather.path, min(comment.lines))
        yield Comment(
            article=gather.name,
            id=str(number),
            place=place,
            text=gather.keep(comment.body),
            author=name_of(gather, comment.author, place),
            date=gather.date(comment.date, place.line),
            parent=parent,
            inference=inference,
        )


def _answers(
    rows: Sequence[Row], said: Sequence[_Said], article: str, told: Corrections, habit: Habit
) -> list[Answer]:
    """What each comment states of whom it answers, or what is guessed."""
    order = told.order or _order_of(said) or habit.order
    prior = habit.reply_prior if told.reply_prior is None else told.reply_prior
    written = [_written(rows, comment) for comment in said]
    links = stated(written, article, newest_first=order == NEWEST)
    for place, link in _corrected(told.parents, [comment.lines for comment in said]):
        links[place] = link
    remarks = [
        Remark(comment.body.text, link.parent if link and link.certain else None)
        for comment, link in zip(said, links, strict=True)
    ]
    guessed = guesses(remarks, article, Habit(prior, order))
    return [_answer(link, guess) for link, guess in zip(links, guessed, strict=True)]


def _order_of(said: Sequence[_Said]) -> str:
    """The order that the dates show, if it is not the usual one."""
    dates = [comment.date for comment in said if comment.date]
    steps = [(a > b) - (a < b) for a, b in pairwise(dates)]
    falling, rising = steps.count(1), steps.count(-1)
    return NEWEST if falling >= NEWEST_MIN and falling > NEWEST_TIMES * rising else ""


def _written(rows: Sequence[Row], comment: _Said) -> Written:
    """A comment as far as it may state whom it answers."""
    mark = comment.draft.mark
    return Written(
        comment.body.text,
        comment.author,
        mark.to,
        mark.number,
        _quotation(rows, comment.draft),
        rows[(comment.draft.head or comment.draft.text)[0]].line.indent,
        mark.links,
    )


def _quotation(rows: Sequence[Row], draft: Draft) -> str:
    """What a comment quotes after a `>`."""
    texts = (rows[at].line.text for at in draft.text)
    return " ".join(text.lstrip("> ") for text in texts if text.startswith(">"))


def _corrected(
    parents: Mapping[int, int], lines: Sequence[Sequence[int]]
) -> Iterator[tuple[int, Stated]]:
    """What the archivist says of whom comments answer, by their places."""
    places = {number: i for i, own in enumerate(lines) for number in own}
    for one, other in parents.items():
        if one in places and (other in places or not other):
            yield places[one], Stated(places[other] if other else ARTICLE, "as corrected")


def _answer(link: Stated | None, guess: Guess | None) -> Answer:
    """The id of the stated parent, or what is inferred."""
    if link and link.certain:
        return _id(link.parent), None
    if link:
        return None, Inference(ALL_BUT, link.cue, _id(link.parent))
    if guess:
        return None, Inference(round(guess.confidence, 2), guess.cue, _id(guess.parent))
    return None, None


def _id(place: int) -> str | None:
    return None if place == ARTICLE else str(place + 1)


def _told(said: Mapping[int, str], lines: Sequence[int]) -> str:
    return next((said[number] for number in lines if number in said), "")


def _tell(gather: Gather, paste: Paste) -> None:
    """What the archivist should look at."""
    if not paste.drafts:
        message = "pasted text: nothing in it reads like comments, so all of it is the article"
        hint = "put `=== comments ===` and a head `@ Name` before each comment, where there are any"
        gather.problem(1, message, hint, Severity.NOTICE)
    elif paste.end.certainty < CORRECTED and "style" in paste.end.rule:
        line = paste.rows[paste.end.at - 1].line.number
        message = f"pasted text: by its style the article ends with line {line}, or near it"
        hint = "look, and say `article_lines` in a .corrections.toml beside it"
        gather.problem(line, message, hint, Severity.NOTICE)


def _tell_of_corrections(gather: Gather, said: Sequence[_Said], told: Corrections) -> None:
    """What was corrected of lines that are in no comment."""
    known = {number for comment in said for number in comment.lines}
    answered = {number for number in told.parents.values() if number}
    for number in sorted({*told.parents, *answered, *told.by, *told.dates} - known):
        message = "corrected as a line of a comment, and there is none here"
        hint = "`variorum recover` shows which lines are; this correction is left out"
        gather.problem(number, message, hint)
