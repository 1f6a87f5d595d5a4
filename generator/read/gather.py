"""What a reader fills while it reads one source.

Owns the fence around each text (no input raises), the caps, and how a body becomes the light
`Text` of a record.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from msgspec.structs import replace

from generator import fence
from generator.caps import (
    ARTICLE_CHARS_MAX,
    COMMENT_CHARS_MAX,
    TEXT_CHARS_A_SECOND,
    TEXT_CHARS_MAX,
    TEXT_SECONDS_MAX,
)
from generator.digest import digest
from generator.errors import Place, Problem, Severity, Trouble
from generator.markup.clean import clean
from generator.markup.markdown import markdown
from generator.markup.plain import plain
from generator.model.body import HERE, Body
from generator.model.date import Date
from generator.model.decisions import Decision
from generator.model.reading import Claim, Reading, Records
from generator.model.records import Article, Comment, Entity, Note, Text
from generator.read.dates import parse_date
from generator.read.paths import name_of
from generator.read.words import count_words

EXCERPT_CHARS = 200
# Ends the title of a text that has none.
UNTITLED = "… (untitled)"
ALT = "write ![what it shows](its address), for those who do not see it"
HOW_TO_DATE = "write 1863, 1863-02, 1863-02-17, 1863-02-17 10:15, or an EDTF date such as 1911~"

# No page and no feed can hold these (XML 1.0, section 2.2).
UNPRINTABLE = re.compile("[^\t\n\r -~\x80-\ufffd\U00010000-\U0010ffff]")


def _html(raw: str, *, foreign: bool, line: int) -> Body:  # noqa: ARG001 (HTML has no lines)
    return clean(raw, trusted_images=not foreign)


_forms: dict[str, Callable[..., Body]] = {
    "html": _html,
    "md": markdown,
    "txt": plain,
}


class Gather:
    """Collects the records, bodies and problems of one source."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.articles: list[Article] = []
        self.comments: list[Comment] = []
        self.notes: list[Note] = []
        self.entities: list[Entity] = []
        self.decisions: list[Decision] = []
        self.problems: list[Problem] = []
        self.bodies: dict[str, Body] = {}
        self.claims: list[Claim] = []
        self._taken: dict[str, dict[str, int]] = {}

    @property
    def name(self) -> str:
        """The name of the article in the source."""
        return name_of(self.path)

    def problem(
        self,
        line: int,
        message: str,
        hint: str = "",
        severity: Severity = Severity.WARNING,
        *,
        file: str = "",
    ) -> None:
        """Report something wrong with the source, or with a sidecar named by `file`."""
        place = Place(file or self.path, line)
        self.problems.append(Problem(place, message, hint, severity))

    def text(self, raw: str, form: str, *, foreign: bool, line: int, file: str = "") -> Text:
        """Turn a written text into a body, kept by digest; on any fault it stays as plain text."""
        limit = COMMENT_CHARS_MAX if foreign else ARTICLE_CHARS_MAX
        if len(raw) > limit:
            return self._long(raw, limit, form, line, file)
        try:
            with fence.record(TEXT_SECONDS_MAX + len(raw) // TEXT_CHARS_A_SECOND):
                body = _forms[form](raw, foreign=foreign, line=line)
        except Exception as error:  # noqa: BLE001 (this is the fence)
            reason = str(error) if isinstance(error, fence.BreachError) else type(error).__name__
            message = f"text could not be read as {form} ({reason}): shown as plain text"
            self.problem(line, message, file=file)
            body = plain(raw, foreign=True, line=line)
        if not foreign:
            self._look_at_pictures(body, Place(file or self.path, line))
        return self.keep(body, line, file)

    def _long(self, raw: str, limit: int, form: str, line: int, file: str) -> Text:
        """A text that is too long for its form, as plain text; of a vast one, the beginning."""
        told = f"text of {len(raw):,} characters"
        if len(raw) > TEXT_CHARS_MAX:
            hint = f"the first {TEXT_CHARS_MAX:,} are kept: make several of it"
            self.problem(line, f"{told}: cut", hint, Severity.ERROR, file=file)
        else:
            hint = f"at most {limit:,} are read as {form}: make several of it"
            self.problem(line, f"{told}: taken as plain text", hint, file=file)
        return self.keep(plain(raw[:TEXT_CHARS_MAX], foreign=True, line=line))

    def keep(self, body: Body, line: int = 0, file: str = "") -> Text:
        """Keep a body that begins at a line; returns its light part."""
        light = light_of(body)
        self.bodies[light.digest] = body
        within = [(target, at) for target, at in body.targets() if target.startswith(HERE)]
        if within:
            self._follow(within, body, line, file)
        return light

    def _look_at_pictures(self, body: Body, place: Place) -> None:
        """Report those of an article that say nothing to who does not see them."""
        mute = [tag.start for tag in body.tags if tag.name == "img" and ("alt", "") in tag.attrs]
        if mute:
            at = replace(place, line=body.line_at(mute[0]) or place.line)
            many = f"{len(mute):,} pictures have" if len(mute) > 1 else "a picture has"
            message = f"{many} no alternative text"
            self.problems.append(Problem(at, message, ALT, Severity.NOTICE, kind=Trouble.IMAGE))

    def _follow(self, links: list[tuple[str, int]], body: Body, line: int, file: str) -> None:
        """Report each link within a text that leads nowhere."""
        ids = body.ids()
        for target, at in links:
            id = target.removeprefix(HERE)
            if id not in ids:
                place = Place(file or self.path, body.line_at(at) or line)
                near = get_close_matches(id, ids, n=1)
                hint = f"did you mean #{near[0]}?" if near else "shown as plain text"
                message = f"a link leads nowhere: #{id}"
                self.problems.append(Problem(place, message, hint, kind=Trouble.FRAGMENT))

    def date(self, written: str, line: int, file: str = "") -> Date | None:
        """Read a date; one that cannot be is a problem and no date."""
        if not written:
            return None
        try:
            return parse_date(written)
        except ValueError as error:
            place = Place(file or self.path, line)
            self.problems.append(Problem(place, str(error), HOW_TO_DATE, kind=Trouble.DATE))
            return None

    def put_note(self, note: Note) -> str:
        """Add a note; a second one of an id gets another. Returns its id."""
        self.notes.append(replace(note, id=self.unique("note", note.id)))
        return self.notes[-1].id

    def unique(self, kind: str, id: str) -> str:
        """An id that no record of this kind has had here, made of the one that is wanted."""
        taken = self._taken.setdefault(kind, {})
        name, n = id, taken.get(id, 2)
        while name in taken:
            name, n = f"{id}~{n}", n + 1
        taken |= {name: 2, id: n}
        return name

    def reading(self) -> Reading:
        """Everything collected."""
        records = Records(
            tuple(self.articles),
            tuple(self.comments),
            tuple(self.notes),
            tuple(self.entities),
            tuple(self.problems),
            tuple(self.decisions),
        )
        return Reading(records, self.bodies, tuple(self.claims))


def light_of(body: Body) -> Text:
    """The light part of a body."""
    lined = tuple(
        (target, body.line_at(at)) for target, at in body.targets() if not target.startswith(HERE)
    )
    words, beginning = count_words(body.text), excerpt(body.text)
    return Text(digest("body", body), words, beginning, lined, body.pictures())


def printable(value: Any) -> Any:
    """A value with every character in it that no page can hold replaced by U+FFFD."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [printable(item) for item in value]
    if isinstance(value, dict):
        return {printable(key): printable(item) for key, item in value.items()}
    return value


def title_of_name(name: str) -> str:
    """A title for want of a better: the last part of a name, as words."""
    words = re.sub(r"[-_]+", " ", name.rpartition("/")[2]).strip()
    return words[:1].upper() + words[1:]


def excerpt(text: str) -> str:
    """The beginning of a text on one line, cut at a word."""
    flat = " ".join(text[: EXCERPT_CHARS + 20].split())
    if len(flat) <= EXCERPT_CHARS < len(text):
        flat = " ".join(text[: 4 * EXCERPT_CHARS].split())  # much of it is white space
    if len(flat) <= EXCERPT_CHARS:
        return flat
    cut = flat[:EXCERPT_CHARS]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
