"""Articles with notes, names and threads, drawn at random, and the way through TEI and back.

Owns what of a reading anybody could see, which has to be the same after it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.errors import Place
from generator.export.tei.document import Whole, document
from generator.export.tei.head import Standing
from generator.model.card import Line, Remarks, Thread
from generator.model.mention import Sight
from generator.model.reading import Reading
from generator.model.records import NOWHERE, Entity, Inference, Kind, Note, Spot
from generator.model.source import Source
from generator.read.whole import read
from tests.read.listing import read_files

LONDON = Entity("london", "London", Kind.PLACE, Place(""), "London")
WORDS = "one two three London four one two five six seven one two eight".split()
PARTS = (
    "{}", "*{}*", "**{}** {}", "`{}`", "[{}](https://o.example/)", "{}  \n{}", "> {}",
    "- {}\n- {}", "1. {}\n2. {}", "## {}", "### {} *{}*", "    {}\n      {}",
    "| {} | {} |\n|---|---|\n| {} | {} |", "~~{}~~ {}<br>{}", "{}<sup>{}</sup>", "> - {}\n>   {}",
    "---\n\n{}", "<div><h2>{}</h2><p>{}</p></div>",
    "<blockquote><h3>{}</h3><div>{} <section>{}</section></div></blockquote>",
    "<div>{}</div><div>{} <b>{}</b></div>", '<i lang="fr">{}</i> {}',
)  # fmt: skip

HTML = "<p>A <b>b</b> on London</p><p lang='de'>Zwei</p><ul><li>c</li></ul>"

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def _filled(part: str, words: list[str]) -> str:
    return part.format(*words)


blocks = st.builds(_filled, st.sampled_from(PARTS), st.lists(words, min_size=4, max_size=4))
texts = st.lists(blocks, min_size=1, max_size=5).map("\n\n".join)
dates = st.sampled_from(["", "2020", "1911~", "2020-02-03", "2020-02-03 10:15", "185X"])
names = st.sampled_from(["", "Ada", "Bob B.", "Éve <x>", "a & b"])
comments = st.lists(
    st.fixed_dictionaries(
        {"text": texts, "author": names, "date": dates, "parent": st.integers(-1, 5)},
        optional={"state": st.sampled_from(["deleted", "removed", "pending"])},
    ),
    max_size=5,
)
_source = st.sampled_from(
    "|a|title|comment:c 0|comment:c 9|entity:london|https://o.example/".split("|")
)
_quote = st.builds(
    lambda exact, prefix: {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix},
    words,
    words | st.just(""),
)
_position = st.builds(
    lambda start, length: {"type": "TextPositionSelector", "start": start, "end": start + length},
    st.integers(0, 60),
    st.integers(1, 40),
)
_target = _source | st.builds(
    lambda source, selector: {"source": source, "selector": selector}, _source, _quote | _position
)
_body = st.sampled_from(
    [
        {"value": HTML, "format": "text/html"},
        {"value": "Plain *words*."},
        {"value": "a tag", "purpose": "tagging"},
        {"value": "another & tag", "purpose": "tagging"},
        {"value": "why", "purpose": "questioning"},
        "https://example.org/?a=1&b=%3C2%3E",
    ]
)
notes = st.lists(
    st.fixed_dictionaries(
        {"target": st.lists(_target, min_size=1, max_size=3), "body": st.lists(_body, max_size=3)},
        optional={
            "id": st.sampled_from(["n 1", "n2", "x.a", "1"]),
            "creator": st.sampled_from(["Ed", "E & <T>"]),
            "dcterms:date": st.sampled_from(["2020", "1911~", "2020-02-03T10:15:00"]),
            "motivation": st.sampled_from(["editing", "questioning"]),
            "dcterms:type": st.just("reader"),
            "rights": st.sampled_from(["https://creativecommons.org/licenses/by/4.0/", "a wish"]),
        },
    ),
    max_size=4,
)


@st.composite
def readings(draw: Any) -> Reading:
    """An article, its thread, in which some replies are but inferred, and its notes."""
    said = [
        {"id": f"c {n}", **one, "parent": f"c {one['parent']}" if one["parent"] >= 0 else ""}
        for n, one in enumerate(draw(comments))
    ]
    head = '---\ntitle: "A & <b>"\nauthor: [Ann, Bob]\ndate: 1911~\nlanguage: de\ntags: [x y, z]\n'
    files = f"{head}source: https://o.example/?a=1&b=2\n---\n{draw(texts)}\n"
    for name, rows in (("comments", said), ("notes", draw(notes))):
        lines = "\n".join(map(json.dumps, rows))
        files += f"-- a.{name}.jsonl --\n{lines}\n"
    reading = read_files(f"-- a.md --\n{files}")
    guessed = draw(st.lists(st.booleans(), min_size=5, max_size=5))
    return _inferring(reading, guessed)


def _inferring(reading: Reading, guessed: list[bool]) -> Reading:
    """Of some comments it is but inferred what they answer."""
    changed = tuple(
        replace(c, inference=Inference(0.82, "it speaks to <you>", c.parent), parent=None)
        if guess and c.state == "present"
        else c
        for c, guess in zip(reading.records.comments, [*guessed, *[False] * 9], strict=False)
    )
    return replace(reading, records=replace(reading.records, comments=changed))


def exported(reading: Reading) -> bytes:
    """A reading as a file of TEI."""
    records, bodies = reading.records, reading.bodies
    [article] = records.articles
    said = {c.id: bodies[c.text.digest] for c in records.comments}
    lines = tuple(Line(c.id, 0, c, c.parent) for c in records.comments)
    noted = tuple(bodies[note.text.digest] for note in records.notes)
    whole = Whole(
        article,
        bodies[article.text.digest],
        (Thread(lines, tuple(said.values())),) if lines else (),
        Remarks(records.notes, noted),
        (
            {"": _sights(bodies[article.text.digest].text)},
            {id: _sights(body.text) for id, body in said.items()},
            {n.id: _sights(b.text) for n, b in zip(records.notes, noted, strict=True)},
        ),
        (LONDON,),
        Standing("Site", "", "en", ""),
    )
    return document(whole, lambda _: None).encode()


def _sights(text: str) -> tuple[Sight, ...]:
    found = re.finditer(r"London(?:\s+four)?", text)
    return tuple(
        Sight(m.start(), m.end(), "london", n, inferred=False, linked=False)
        for n, m in enumerate(found, 1)
    )


def read_back(data: bytes) -> Reading:
    """What a file of TEI says."""
    return read(Source("a.xml", ""), data, {})


def shown(reading: Reading) -> list[Any]:
    """All of a reading that anybody could see."""
    records, bodies = reading.records, reading.bodies
    [article] = records.articles
    told: list[Any] = [
        (article.title, article.authors, article.date, article.language, article.origin),
        (article.tags, bodies[article.text.digest].text),
    ]
    for c in records.comments:
        told.append((c.id, c.author, c.date, c.parent, c.state, c.inference))
        told.append(bodies[c.text.digest].text)
    texts = {c.ref: bodies[c.text.digest].text for c in records.comments}
    texts[article.ref] = bodies[article.text.digest].text
    for note in records.notes:
        told.append((note.id, note.author, note.date, note.parent, note.motives, note.tags))
        told.append((note.links, bodies[note.text.digest].text, _languages(note, reading)))
        told.append((note.by_reader, note.rights))
        told.append(sorted(_places(note, texts)))
    return told


def _languages(note: Note, reading: Reading) -> list[str]:
    tags = reading.bodies[note.text.digest].tags
    return [value for tag in tags for key, value in tag.attrs if key == "lang"]


def _places(note: Note, texts: dict[Any, str]) -> Iterator[str]:
    """Where a note stands, or what it quotes; white space at the ends of a passage says nothing."""
    for spot in note.spots:
        yield _place(spot, texts)


def _place(spot: Spot, texts: dict[Any, str]) -> str:
    if spot.start != NOWHERE:
        words = texts[spot.about][spot.start : spot.end]
        if words.strip():
            start = spot.start + len(words) - len(words.lstrip())
            return f"{spot.about} {start} {spot.start + len(words.rstrip())}"
    quoted = (spot.before, spot.quote, spot.after) if spot.is_lost and spot.quote else ()
    return f"{spot.about} {spot.on_title} {spot.source} {quoted}"
