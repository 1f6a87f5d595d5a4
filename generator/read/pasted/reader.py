"""The records of a pasted text, and the claims on it.

Owns the order in which a paste is read, and how what was found becomes an article, its comments and
a claim on every character. What a source or its archivist states is stated; all else is marked as
inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.errors import Place, Severity
from generator.markup.plain import verbatim
from generator.model.body import Body
from generator.model.reading import Claim
from generator.model.records import Article, Comment, Inference
from generator.model.source import Habit
from generator.read.comments import name_of
from generator.read.corrections import Corrections
from generator.read.exports.pages.dates import Dates
from generator.read.gather import Gather, title_of_name
from generator.read.pasted.ending import CORRECTED, Ending, ending
from generator.read.pasted.grouping import MARKED, Draft, Marked, group
from generator.read.pasted.layout import Layout, Row, layout
from generator.read.pasted.lines import SourceLine, is_wrapped, paragraphs, source_lines
from generator.read.pasted.replies import ARTICLE, Guess, Remark, guesses
from generator.read.pasted.stated import Stated, Written, stated
from generator.read.pasted.titles import quoted_title
from generator.read.pasted.top import LIKELY, Role, Top, top

TITLE_WORDS = 8
CLAIM_CHARS = 120
CALLED = 0.9
# Comments stand newest first where so many dates fall, and so many times more than rise.
NEWEST_MIN, NEWEST_TIMES = 3, 4


class _Paste(Struct, frozen=True):
    """What a paste was taken for: the rows of its article, and its comments."""

    layout: Layout
    end: Ending
    top: Top
    drafts: list[Draft]
    wrapped: bool
    dates: Dates

    @property
    def rows(self) -> Sequence[Row]:
        """All lines with text in them."""
        return self.layout.rows

    def body(self, places: Sequence[int], begin: int = 0) -> Body:
        """The text of some rows; that of the first begins at `begin`."""
        lines = [self.rows[at].line for at in places]
        if begin and lines:
            lines[0] = _cut(lines[0], begin)
        found = paragraphs(lines, wrapped=self.wrapped)
        return verbatim([(line.number, line.text) for line in part] for part in found)


def read_pasted(gather: Gather, text: str, told: Corrections, habit: Habit) -> Article:
    """Read a pasted text into an article and its comments, with a claim on every character."""
    habit = Habit(
        habit.reply_prior if told.reply_prior is None else told.reply_prior,
        told.order or habit.order,
    )
    paste = _taken_apart(text, told)
    article = _article(gather, paste, told)
    gather.comments += _comments(gather, paste, told, habit)
    gather.claims += _claims(text, paste)
    _tell(gather, paste)
    return article


def _taken_apart(text: str, told: Corrections) -> _Paste:
    lines = list(source_lines(text))
    found = layout(lines)
    end = ending(found, told.article_end)
    heads = [head for head in found.heads if head.start >= end.at]
    marked = Marked(told.joins, told.splits, told.no_comments)
    drafts = group(found, heads, end.at, marked)
    dates = Dates(written=[head.mark.when for head in found.heads])
    return _Paste(found, end, top(found.rows, end), drafts, is_wrapped(lines), dates)


def _article(gather: Gather, paste: _Paste, told: Corrections) -> Article:
    found, rows = paste.top, paste.rows
    body = paste.body(found.body())
    title, inferred = told.title, []
    if not title:
        inferred.append("title")
        title = found.title or _quoted(paste, body) or _beginning(body.text)
    author = () if told.authors or not found.author else (found.author,)
    if author:
        inferred.append("author")
    if paste.drafts and not paste.layout.heads:
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


def _quoted(paste: _Paste, body: Body) -> str:
    """The title that a comment quotes."""
    places = (at for draft in paste.drafts for at in draft.text)
    lines = ((paste.rows[at].line.number, paste.rows[at].line.text) for at in places)
    found = quoted_title(lines, body.text)
    return found[0] if found else ""


def _beginning(text: str) -> str:
    words = text.split(maxsplit=TITLE_WORDS)[:TITLE_WORDS]
    return f"{' '.join(words)} … (untitled)" if words else ""


def _comments(gather: Gather, paste: _Paste, told: Corrections, habit: Habit) -> Iterator[Comment]:
    """The comments, each with what it states of whom it answers, or what is guessed."""
    drafts, rows = paste.drafts, paste.rows
    bodies = [paste.body(draft.text, draft.text_at) for draft in drafts]
    lines = [[rows[at].line.number for at in (*draft.head, *draft.text)] for draft in drafts]
    authors = [
        _told(told.by, own) or draft.mark.name for draft, own in zip(drafts, lines, strict=True)
    ]
    article = paste.body(paste.top.body()).text
    written = [paste.dates.find([draft.mark.when]) for draft in drafts]
    habit = _seen(habit, [date for date in written if date])
    links = _links(paste, bodies, authors, article, habit)
    links |= dict(_corrected(told.parents, lines))
    remarks = [
        Remark(body.text, links[i].parent if i in links and not links[i].called else None)
        for i, body in enumerate(bodies)
    ]
    guessed = guesses(remarks, article, habit)
    for i, draft in enumerate(drafts):
        place = Place(gather.path, min(lines[i]))
        parent, inference = _parent(links.get(i), guessed[i])
        yield Comment(
            article=gather.name,
            id=str(i + 1),
            place=place,
            text=gather.keep(bodies[i]),
            author=name_of(gather, authors[i], place),
            date=gather.date(_told(told.dates, lines[i]) or written[i], place.line),
            parent=parent,
            inference=inference,
        )


def _seen(habit: Habit, dates: Sequence[str]) -> Habit:
    """A habit, with the order that the dates show."""
    steps = [(a > b) - (a < b) for a, b in pairwise(dates)]
    falling, rising = steps.count(1), steps.count(-1)
    if falling >= NEWEST_MIN and falling > NEWEST_TIMES * rising:
        return Habit(habit.reply_prior, "newest")
    return habit


def _links(
    paste: _Paste, bodies: Sequence[Body], authors: Sequence[str], article: str, habit: Habit
) -> dict[int, Stated]:
    """What comments state of whom they answer, by their places."""
    rows = paste.rows
    written = [
        Written(
            body.text,
            author,
            draft.mark.to,
            draft.mark.number,
            _quotation(rows, draft),
            rows[(draft.head or draft.text)[0]].line.indent,
            draft.mark.links,
        )
        for draft, body, author in zip(paste.drafts, bodies, authors, strict=True)
    ]
    found = stated(written, article, newest_first=habit.order == "newest")
    return {i: link for i, link in enumerate(found) if link}


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


def _parent(link: Stated | None, guess: Guess | None) -> tuple[str | None, Inference | None]:
    """The id of the stated parent, or what is inferred."""
    if link and not link.called:
        return _id(link.parent), None
    if link:
        return None, Inference(CALLED, link.cue, _id(link.parent))
    if guess:
        return None, Inference(round(guess.confidence, 2), guess.cue, _id(guess.parent))
    return None, None


def _id(place: int) -> str | None:
    return None if place == ARTICLE else str(place + 1)


def _told(said: Mapping[int, str], lines: Sequence[int]) -> str:
    return next((said[number] for number in lines if number in said), "")


def _cut(line: SourceLine, begin: int) -> SourceLine:
    return SourceLine(line.number, line.offset + begin, line.text[begin:], line.indent, line.parted)


def _claims(text: str, paste: _Paste) -> Iterator[Claim]:
    """A claim on every character, in order."""
    roles = dict(_roles(paste))
    at = 0
    number = 1
    for i, row in enumerate(paste.rows):
        line, number = row.line, row.line.number
        if line.offset > at:
            yield _claim(text, at, line.offset, number, _BETWEEN)
        at = line.offset
        for end, role in roles.get(i, [(line.end, _over(row))]):
            yield _claim(text, at, end, number, role)
            at = end
    if at < len(text):
        yield _claim(text, at, len(text), number, _BETWEEN)


_BETWEEN: Role = ("separator", "white space between lines", 1.0)


def _claim(text: str, start: int, end: int, line: int, role: Role) -> Claim:
    said = "" if role is _BETWEEN else text[start : min(end, start + CLAIM_CHARS)]
    return Claim(start, end, line, *role, said)


def _over(row: Row) -> Role:
    return "remainder", row.mark.kind.value, LIKELY


def _roles(paste: _Paste) -> Iterator[tuple[int, list[tuple[int, Role]]]]:
    """What each row was taken for; one that has a head and a text in it is two stretches."""
    for at, role in paste.top.roles.items():
        yield at, [(paste.rows[at].line.end, role)]
    for number, draft in enumerate(paste.drafts, 1):
        subject = f"comment:{number}"
        for at in draft.head:
            yield at, [(paste.rows[at].line.end, (subject, _head_rule(draft), MARKED))]
        for i, at in enumerate(draft.text):
            line = paste.rows[at].line
            role = (subject, *draft.rules[at])
            head = (line.offset + draft.text_at, (subject, _head_rule(draft), MARKED))
            yield at, [head, (line.end, role)] if draft.text_at and not i else [(line.end, role)]


def _head_rule(draft: Draft) -> str:
    """What a head says, in words."""
    told = (
        ("a name", draft.mark.name),
        ("a date", draft.mark.when),
        ("a number", draft.mark.number),
    )
    return "head: " + (", ".join(words for words, said in told if said) or "a mark")


def _tell(gather: Gather, paste: _Paste) -> None:
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
