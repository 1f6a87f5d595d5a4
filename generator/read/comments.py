"""A comment as any form of writing it says it, made a record.

Owns what holds for all of them: ids are unlike one another, names have an end, and what its source
deleted, removed or never let through is not published here.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from generator.caps import AUTHOR_CHARS_MAX
from generator.digest import digest
from generator.errors import Place, Problem, Severity, Trouble
from generator.model.records import Comment, Inference, State, Text
from generator.read.gather import Gather

WITHDRAWN = (State.DELETED, State.REMOVED, State.PENDING)


class Said(Struct, frozen=True):
    """What is written of a comment; `line` is where its text begins, empty fields are not said."""

    text: str
    line: int
    author: str = ""
    date: str = ""
    id: str = ""
    parent: str = ""
    state: State = State.PRESENT
    formerly: tuple[str, ...] = ()
    inference: Inference | None = None


def put_comment(gather: Gather, article: str, form: str, said: Said, place: Place) -> str:
    """Add a comment to what was gathered; returns its id."""
    shown = _shown(gather, replace(said, id=said.id.strip() or _made(said)), place)
    text = gather.text(shown.text, form, foreign=True, line=said.line, file=place.file)
    return put_read(gather, article, shown, text, place)


def put_read(gather: Gather, article: str, said: Said, text: Text, place: Place) -> str:
    """Add a comment whose text was read already; returns its id."""
    given = name_of(gather, said.id, place) or _made(said)
    comment = Comment(
        article=article,
        id=_unique(gather, article, given, place),
        place=place,
        text=text,
        author=name_of(gather, said.author, place),
        date=gather.date(said.date, place.line, place.file),
        parent=said.parent or None,
        state=said.state,
        inference=said.inference,
        formerly=said.formerly,
    )
    gather.comments.append(comment)
    return comment.id


def _made(said: Said) -> str:
    """An id made of what a comment says."""
    return digest(said.author, said.date, said.text)[:8]


def _shown(gather: Gather, said: Said, place: Place) -> Said:
    """A comment without what is not published of one that was withdrawn."""
    if said.state not in WITHDRAWN:
        return said
    if said.text.strip():
        hint = "take it out of the source as well, if nobody is to read it there"
        message = f"the text of a {said.state} comment is not published"
        gather.problem(place.line, message, hint, Severity.NOTICE, file=place.file)
    return replace(said, author="", text="")


def name_of(gather: Gather, written: str, place: Place) -> str:
    """A name on one line; one without an end is cut, which is a problem."""
    name = " ".join(written.split())
    if len(name) <= AUTHOR_CHARS_MAX:
        return name
    message = f"a name of {len(name):,} characters is cut"
    gather.problem(place.line, message, f"at most {AUTHOR_CHARS_MAX} are kept", file=place.file)
    return f"{name[: AUTHOR_CHARS_MAX - 9]}…{digest(name)[:8]}"


def _unique(gather: Gather, article: str, id: str, place: Place) -> str:
    """An id no comment on this article has; a second use of one is a problem."""
    name = gather.unique(f"comment on {article}", id)
    if name != id:
        hint = f"the second is called {name} here"
        message = f"two comments are called {id}"
        gather.problems.append(Problem(place, message, hint, kind=Trouble.DUPLICATE))
    return name
