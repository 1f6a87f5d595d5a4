"""A reading parted into cards and blobs: nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.digest import digest_bytes
from generator.export import urls
from generator.export.items import ArticleItem
from generator.export.shelf import Shelf
from generator.model.body import Body
from generator.model.card import Card, Cards
from generator.model.reading import Reading
from generator.model.records import Article, Record
from generator.read.pack import pack
from tests.export.editions import Blobs
from tests.read.listing import read_files

HEAD = "---\ntitle: T\nauthor: Ada\ndate: 2001\n---\nA text of words.\n"
comments = st.lists(
    st.tuples(
        st.sampled_from(["@", "@@"]),
        st.sampled_from(["Ada", "ada", "Tom", "?"]),
        st.sampled_from(["2002", "2001-02-03"]),
        st.sampled_from(["So.", "[x](article:b) *is*", "[[London]]"]),
    ),
    max_size=5,
)
notes = st.lists(st.sampled_from(["> A text\nEd: one [[x]]\n", "> gone\nEd: two\n"]), max_size=2)


def read(said: list, noted: list[str]) -> Reading:
    """Read an article with comments and notes."""
    heads = [f"\n{at} {who} | {date} | c{n}\n{text}\n"
             for n, (at, who, date, text) in enumerate(said)]  # fmt: skip
    below = "".join(["\n=== comments ===\n", *heads]) if said else ""
    beside = "\n".join(["\n=== notes ===\n", *noted]) if noted else ""
    return read_files(HEAD + below + beside)


def every(reading: Reading) -> tuple[Record, ...]:
    """Every record of a reading."""
    records = reading.records
    return (*records.articles, *records.comments, *records.notes)


def unpacked(card: Card, shelf: Shelf) -> Iterator[tuple[Record, Body]]:
    """Every record of a card with its body, taken from the shelf."""
    article = card.article
    head = shelf.article(card.head)
    yield msgspec.structs.replace(head, text=article.text), shelf.body(article.text.digest)
    thread, remarks = shelf.thread(card.thread), shelf.remarks(card.remarks)
    for sheet in thread:
        for line, body in zip(sheet.lines, sheet.bodies, strict=True):
            if line.comment:
                yield line.comment, body
    yield from zip(remarks.notes, remarks.bodies, strict=True)


@given(comments, notes)
def test_what_is_packed_comes_out_again(said: list, noted: list[str]) -> None:
    """From its card and the blobs named there an article comes with all that belongs to it."""
    reading = read(said, noted)
    cards, blobs = pack(reading)
    (card,) = cards.articles
    light = replace(card.article.text, excerpt="", targets=())
    assert list(unpacked(card, Shelf(Blobs(blobs)))) == [
        (replace(record, text=light) if isinstance(record, Article) else record,
         reading.bodies[record.text.digest])
        for record in every(reading)
    ]  # fmt: skip
    assert card.article.text == light


@given(comments, notes)
def test_a_card_says_what_stands_on_it(said: list, noted: list[str]) -> None:
    """Counts, places and pointers of a card are those of its records."""
    reading = read(said, noted)
    (card,) = pack(reading)[0].articles
    records = reading.records
    assert card.comments == len(records.comments)
    assert card.places == tuple(c.id for c in records.comments)
    assert card.notes == tuple(n.id for n in records.notes)
    assert [(p.about, p.target) for p in card.pointers] == [
        (record.ref, target) for record in every(reading) for target, _ in record.text.targets
    ]
    assert all(p.place.line for p in card.pointers)


@given(comments)
def test_a_card_has_what_a_list_shows(said: list) -> None:
    """The item of a list is the article in few words, with its comments counted."""
    cards, blobs = pack(read(said, []))
    (card,) = cards.articles
    assert Shelf(Blobs(blobs)).item(card.listing) == ArticleItem(
        urls.article("a"), "T", card.article.date, ("Ada",), "A text of words.", len(said)
    )


@given(comments)
def test_a_card_says_who_speaks(said: list) -> None:
    """Everybody who speaks is there in the order of first words, with all that they said."""
    reading = read(said, [])
    cards, blobs = pack(reading)
    voices = cards.articles[0].voices
    said_by = Shelf(Blobs(blobs)).said([voice.said for voice in voices])
    found = [(v.name, v.count, [one.id for one in said_by[v.said]]) for v in voices]
    spoken: dict[str, list[str]] = {}
    for comment in reading.records.comments:
        spoken.setdefault(comment.author, []).append(comment.id)
    spoken.pop("", None)
    assert found == [(name, len(ids), ids) for name, ids in spoken.items()]


@given(comments, notes)
def test_cards_cross_a_process(said: list, noted: list[str]) -> None:
    """Cards come back from their bytes as they were, and a blob is named by its own bytes."""
    cards, blobs = pack(read(said, noted))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(cards), type=Cards) == cards
    texts = {card.article.text.digest for card in cards.articles}
    assert all(digest_bytes(data) == name for name, data in blobs.items() if name not in texts)


def test_a_text_alone_changes_no_head() -> None:
    """Another text of an article changes neither its head nor its thread nor its notes."""
    written = f"{HEAD}\n=== comments ===\n\n@ Tom\nSo.\n\n=== notes ===\n\n> A text\nEd: one\n"
    (before,) = pack(read_files(written))[0].articles
    (after,) = pack(read_files(written.replace("of words", "in words")))[0].articles
    assert before.article.text != after.article.text
    assert (before.head, before.thread, before.remarks) == (after.head, after.thread, after.remarks)


def test_an_article_alone_has_nothing_on_it() -> None:
    """Where there is no thread and no note there is no digest of any, and the shelf has none."""
    cards, blobs = pack(read_files(HEAD))
    (card,), shelf = cards.articles, Shelf(Blobs(blobs))
    assert (card.thread, card.remarks, card.places, card.voices) == ((), "", (), ())
    assert (shelf.thread(()), shelf.remarks("").notes, shelf.sights("")) == ((), (), {})


def test_reading_nothing_packs_nothing() -> None:
    """A reading without an article gives no card and no blob."""
    assert pack(read_files("", "entities.toml")) == (Cards(), {})
