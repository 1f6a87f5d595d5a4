"""Which records of a reading are withheld, and which of those keep their place.

Owns that a record goes with what it stands on, and that an answer never loses what it answers: the
place is kept under a name of ours, without a writer, a date or a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.model.archive import folded
from generator.model.body import Body
from generator.model.reading import Reading, Records
from generator.model.records import Article, Comment, Inference, Note, Record, State
from generator.model.ref import Ref
from generator.model.veil import Veil, spaced, words
from generator.read.gather import light_of
from generator.read.hiding.tracing import writers_of

# What a place that is kept is called, and a number; no two of an article are called the same.
PLACE = "withheld"
CUE = "it says whom it answers"
# So many words in a row are those of one text.
ENOUGH = 3
EMPTY = Body("")

# Why each withheld record is, in the class that is published, by its name.
Reasons = Mapping[str, str]


def withheld(reading: Reading, veil: Veil) -> Reasons:
    """Which records a veil hides, and why."""
    return _with_lost_notes(reading, _reasons(reading.records, veil))


def _reasons(said: Records, veil: Veil) -> Reasons:
    # A note on an entry that is left out would name it.
    named = {f"entity:{id}": "" for id in veil.ids} | dict(veil.records)
    writers = dict(veil.writers)
    reasons: dict[str, str] = {}
    records: tuple[Record, ...] = (*said.articles, *said.comments, *_above_first(said.notes))
    for record in records:
        names = _names(record)
        found = [named[name] for name in names if name in named]
        found += [reasons[name] for name in names if name in reasons]
        found += [writers[key] for who in writers_of(record) if (key := folded(who)) in writers]
        if found:
            reasons[names[0]] = found[0]
    return reasons


def _with_lost_notes(reading: Reading, reasons: Reasons) -> Reasons:
    """The same with the notes whose passage stands nowhere but in what is withheld, or in part."""
    said = reading.records
    lost = [(n, s.quote) for n in said.notes for s in n.spots if s.is_lost and s.quote]
    open_notes = [(n, quote) for n, quote in lost if str(n.ref) not in reasons]
    if not reasons or not open_notes:
        return reasons
    records: tuple[Record, ...] = (*said.articles, *said.comments)
    hidden = [record for record in records if str(record.ref) in reasons]
    texts = [spaced(words(reading.bodies[r.text.digest].text)) for r in hidden]
    shown = shown_words(reading, reasons)
    more = {
        str(note.ref): reasons[str(record.ref)]
        for note, quote in open_notes
        for record, text in zip(hidden, texts, strict=True)
        if spaced(words(quote)) in text
        or any(some in text and some not in shown for some in _stretches(quote))
    }
    return _reasons_below(said.notes, {**reasons, **more})


def _reasons_below(notes: Sequence[Note], reasons: Reasons) -> Reasons:
    """The same with all that answers a note that is withheld."""
    found = dict(reasons)
    for note in _above_first(notes):
        if note.parent and (above := found.get(_answered_by(note))) is not None:
            found.setdefault(str(note.ref), above)
    return found


def shown_words(reading: Reading, gone: Reasons) -> str:
    """The words of every text and title that is shown, by which it is known what stands there."""
    said = reading.records
    records: tuple[Article | Comment, ...] = (*said.articles, *said.comments)
    shown = [record for record in records if str(record.ref) not in gone]
    texts = [reading.bodies[record.text.digest].text for record in shown]
    titles = (article.title for article in said.articles)
    return " ".join(spaced(words(text)) for text in (*texts, *titles))


def _stretches(text: str) -> Iterator[str]:
    """Some words of a text in a row, at each place."""
    said = words(text)
    for at in range(len(said) - ENOUGH + 1):
        yield spaced(said[at : at + ENOUGH])


def _above_first(notes: Sequence[Note]) -> list[Note]:
    """The notes, each behind the one that it answers, in whatever order they are written."""
    below: dict[str, list[Note]] = {}
    for note in notes:
        below.setdefault(_answered_by(note) if note.parent else "", []).append(note)
    ordered = list(below.get("", ()))
    for note in ordered:
        ordered += below.get(str(note.ref), ())
    reached = {note.ref for note in ordered}
    return [*ordered, *(note for note in notes if note.ref not in reached)]


def _answered_by(note: Note) -> str:
    """The name of the note that one answers."""
    return str(Ref.within("note", note.article, note.parent))


def _names(record: Record) -> list[str]:
    """The name of a record, and of all that it goes with."""
    names = [str(record.ref)]
    if not isinstance(record, Article):
        names.append(f"article:{record.article}")
    if isinstance(record, Comment):
        names.append(f"thread:{record.article}")
    if isinstance(record, Note):
        names += [str(spot.about) for spot in record.spots]
        names += [_answered_by(record)] if record.parent else []
    return names


def places(comments: Sequence[Comment], gone: Reasons) -> tuple[list[Comment], dict[str, str]]:
    """The comments that are shown, with an empty one in the place of each that others answer.

    Also what each withheld one is called, by its name; empty where it has no place.
    """
    hidden = {name: c for c in comments if (name := str(c.ref)) in gone}
    called = dict.fromkeys(hidden, "")
    called |= _called(comments, _kept(comments, hidden))
    shown = [_emptied(c, called, gone) for c in comments if called.get(str(c.ref), PLACE)]
    return shown, called


def _kept(comments: Iterable[Comment], hidden: Mapping[str, Comment]) -> set[str]:
    """The withheld comments that one which is shown answers, or one of their own that is kept."""
    kept: set[str] = set()
    stack = [c for c in comments if str(c.ref) not in hidden]
    while stack:
        more = {name for name in _answered(stack.pop()) if name in hidden} - kept
        kept |= more
        stack += (hidden[name] for name in more)
    return kept


def _called(comments: Iterable[Comment], kept: set[str]) -> dict[str, str]:
    """What each place is called, in their order."""
    taken = {(comment.article, comment.id) for comment in comments}
    counts: Counter[str] = Counter()
    called: dict[str, str] = {}
    for comment in comments:
        name = str(comment.ref)
        if name in kept and name not in called:
            counts[comment.article] += 1
            while (comment.article, f"{PLACE}-{counts[comment.article]}") in taken:
                counts[comment.article] += 1
            called[name] = f"{PLACE}-{counts[comment.article]}"
    return called


def _answered(comment: Comment) -> set[str]:
    """The names of the comments that one answers, stated or guessed."""
    guess = comment.inference
    ids = {comment.parent, guess.parent if guess else None} - {None, ""}
    return {str(Ref.within("comment", comment.article, str(id))) for id in ids}


def _emptied(comment: Comment, called: dict[str, str], gone: Reasons) -> Comment:
    def renamed(id: str | None) -> str | None:
        name = str(Ref.within("comment", comment.article, id)) if id else ""
        return called.get(name, id)

    guess = comment.inference
    parent, place = renamed(comment.parent), called.get(str(comment.ref))
    if guess:
        answers = renamed(guess.parent)
        cue = guess.cue if answers == guess.parent else CUE
        guess = Inference(guess.confidence, cue, answers)
    if not place:
        return replace(comment, parent=parent, inference=guess)
    return Comment(
        comment.article,
        place,
        comment.place,
        light_of(Body("")),
        parent=parent,
        state=State.WITHHELD,
        inference=replace(guess, cue=CUE) if guess else None,
        reason=gone[str(comment.ref)],
    )
