"""A made-up archive of any size, the same for the same seed in any order.

Owns what is in it: articles of blocks, threads with a heavy tail, names that follow Zipf's law.
Every article is made from the seed and its own number alone, so an archive is never held whole.
Knows no program that is to read it: the writers do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from random import Random
from statistics import NormalDist
from typing import NamedTuple

from benchmarks.prose import SURNAMES, Ranks, lengths, person, sentence, words
from benchmarks.words import GIVEN

TITLE = "The made-up archive"
DESCRIPTION = "Articles and their threads, made by chance for measuring."
BASE_URL = "https://example.org/"

FIRST_DAY = dt.date(2000, 1, 1)
DAYS = 7_305
FOLDER_ARTICLES = 200
TAGS = 40
DEPTH_MAX = 12
COMMENTS_MAX = 300
SPREAD = 1.0
KINDS = ("person", "place", "organisation")
PARAGRAPHS = (5, 10)
PARAGRAPH_WORDS = (45, 105)
CODE = """def tally(lines):
    counts = {}
    for line in lines:
        counts[line.strip()] = counts.get(line.strip(), 0) + 1
    return counts"""


class Block(NamedTuple):
    """An outermost part of an article; `kind` is paragraph, heading, list, quote or code."""

    kind: str
    text: str


class Comment(NamedTuple):
    """A comment; a depth counts from 1, `date` is empty, a day or a minute."""

    id: str
    author: str
    date: str
    depth: int
    parent: str
    text: str


class Article(NamedTuple):
    """An article with its thread in reading order; `marked` says that its text is Markdown.

    `entities` are the numbers of those named in it or in its thread, in order of appearance.
    """

    number: int
    title: str
    authors: tuple[str, ...]
    date: str
    tags: tuple[str, ...]
    marked: bool
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]
    entities: tuple[int, ...]

    @property
    def path(self) -> str:
        """Where it lies, without an ending."""
        return path_of(self.number)


class Entity(NamedTuple):
    """A name worth a page of its own."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]


def path_of(number: int) -> str:
    """Where the article of a number lies, in folders of two hundred, without an ending."""
    return f"{number // FOLDER_ARTICLES:03}/a{number:06}"


def entity_of(number: int) -> Entity:
    """The entity of a number: two words, and for one of three one or two aliases."""
    kind, family = KINDS[number % 3], SURNAMES[number]
    given = GIVEN[number * 17 % len(GIVEN)]
    name, *aliases = {
        "person": (f"{given} {family}", f"Doctor {family}", f"{given[0]}. {family}"),
        "place": (f"Port {family}", f"{family} Harbour", f"Old {family}"),
        "organisation": (f"{family} Society", f"{family} Trust", f"{family} House"),
    }[kind]
    # Each kind takes its third: numbers of one kind are three apart.
    many = (1 + number // 9 % 2) if number // 3 % 3 == 0 else 0
    return Entity(f"e{number}", name, kind, tuple(aliases[:many]))


class Corpus:
    """An archive of so many articles with so many comments each on average."""

    def __init__(self, articles: int, comments: int, seed: int = 1) -> None:
        self.articles = articles
        self.comments = comments
        self.seed = seed
        self.entities = 200 + articles // 5
        self.people = 5 + articles // 20 + articles * comments // 8

    def __iter__(self) -> Iterator[Article]:
        """Every article, one at a time."""
        return map(self.article, range(self.articles))

    def register(self) -> Iterator[Entity]:
        """Every entity, the commonest first."""
        return map(entity_of, range(self.entities))

    def article(self, number: int) -> Article:
        """The article of a number, the same whatever was made before."""
        return _Making(self, number).article()

    @cached_property
    def named(self) -> Ranks:
        """How often each entity is named."""
        return Ranks(self.entities, 5)

    @cached_property
    def writers(self) -> Ranks:
        """How often each person writes an article."""
        return Ranks(5 + self.articles // 20, 3)

    @cached_property
    def commenters(self) -> Ranks:
        """How often each person comments."""
        return Ranks(self.people, 9)

    @cached_property
    def threads(self) -> tuple[int, ...]:
        """How long threads are: each as often as a lognormal law wants it, cut at the maximum."""
        if not self.comments:
            return (0,)
        normal = NormalDist(0, SPREAD)
        factors = [normal.inv_cdf((i + 0.5) / 2000) for i in range(2000)]
        low, high = 0.0, 10.0 * self.comments
        for _ in range(60):
            middle = (low + high) / 2
            many = [min(COMMENTS_MAX, round(middle * 2.718281828**f)) for f in factors]
            low, high = (middle, high) if sum(many) < self.comments * 2000 else (low, middle)
        return tuple(many)


class _Making:
    """One article in the making: its chance, and the names that fell so far."""

    def __init__(self, corpus: Corpus, number: int) -> None:
        self.corpus = corpus
        self.number = number
        self.chance = Random(f"{corpus.seed}/{number}")
        self.marked = number % 10 != 9  # noqa: PLR2004 (one of ten is plain text)
        self.named: dict[int, None] = {}

    def article(self) -> Article:
        """All of it."""
        chance = self.chance
        day = FIRST_DAY + dt.timedelta(chance.randrange(DAYS))
        writers = [person(self.corpus.writers.draw(chance)) for _ in range(1 + self.one_of(10))]
        tags = {f"topic {chance.randrange(TAGS) + 1}": None for _ in range(chance.randint(1, 3))}
        return Article(
            number=self.number,
            title=" ".join(words(chance, chance.randint(3, 7))).capitalize(),
            authors=tuple(dict.fromkeys(writers)),
            date=day.isoformat(),
            tags=tuple(tags),
            marked=self.marked,
            blocks=tuple(self.blocks()),
            comments=tuple(self.thread(day)),
            entities=tuple(self.named),
        )

    def one_of(self, many: int) -> bool:
        """True once in so many times."""
        return self.chance.random() * many < 1

    def prose(self, many: int, per_name: int) -> str:
        """Sentences of so many words, with a name once in `per_name` words."""
        said = []
        for length in lengths(self.chance, many):
            name = self.name() if self.chance.random() * per_name < length else ""
            said.append(sentence(self.chance, length, name))
        return " ".join(said)

    def name(self) -> str:
        """Name an entity, now and then by an alias."""
        number = self.corpus.named.draw(self.chance)
        self.named[number] = None
        entity = entity_of(number)
        known = (entity.name, *entity.aliases)
        return self.chance.choice(known) if self.one_of(3) else entity.name

    def blocks(self) -> Iterator[Block]:
        """The text of the article."""
        chance = self.chance
        many = chance.randint(*PARAGRAPHS)
        headings = set(chance.sample(range(1, many), min(many - 1, chance.randint(2, 5))))
        extra = [("list", 3), ("code", 10), ("quote", 5)]
        after = {chance.randrange(many): kind for kind, often in extra if self.one_of(often)}
        for number in range(many):
            if self.marked and number in headings:
                yield Block("heading", " ".join(words(chance, 4)).capitalize())
            text = self.prose(chance.randint(*PARAGRAPH_WORDS), 60)
            yield Block("paragraph", self.decorated(text) if self.marked else text)
            if self.marked and number in after:
                yield self.extra(after[number])

    def extra(self, kind: str) -> Block:
        """A list, a quotation or code."""
        if kind == "code":
            return Block(kind, CODE)
        if kind == "quote":
            return Block(kind, self.prose(25, 60))
        items = [" ".join(words(self.chance, 7)).capitalize() for _ in range(4)]
        return Block(kind, "\n".join(items))

    def decorated(self, text: str) -> str:
        """A text with emphasis here and a link there, to an earlier article or elsewhere."""
        word = words(self.chance, 1)[0]
        if self.one_of(3):
            text += f" It was *{word} {word}* and **no less**."
        if self.one_of(5):
            text += f" See [the {word}](https://example.org/{word}/{self.chance.randrange(99)})."
        if self.number and self.one_of(15):
            earlier = path_of(self.chance.randrange(self.number))
            text += f" More stands [elsewhere](article:{earlier})."
        return text

    def thread(self, day: dt.date) -> Iterator[Comment]:
        """The comments in reading order: each follows the one that it answers."""
        parents = self.parents(self.chance.choice(self.corpus.threads))
        replies: dict[int, list[int]] = {}
        for number in range(len(parents) - 1, -1, -1):
            replies.setdefault(parents[number], []).append(number)
        start = dt.datetime.combine(day, dt.time(8))
        waiting = [(number, 1) for number in replies.get(-1, ())]
        while waiting:
            number, depth = waiting.pop()
            yield self.comment(number, depth, parents[number], start)
            waiting += [(reply, depth + 1) for reply in replies.get(number, ())]

    def parents(self, many: int) -> list[int]:
        """Which comment each answers, -1 for the article: three of five answer a recent one."""
        parents: list[int] = []
        depths: list[int] = []
        for number in range(many):
            recent = max(0, number - int(self.chance.paretovariate(0.8)))
            answers = number and self.chance.random() < 0.6 and depths[recent] < DEPTH_MAX  # noqa: PLR2004
            parents.append(recent if answers else -1)
            depths.append(depths[recent] + 1 if answers else 1)
        return parents

    def comment(self, number: int, depth: int, parent: int, start: dt.datetime) -> Comment:
        """What somebody said; a fifth of the comments have a little Markdown."""
        chance = self.chance
        text = self.prose(int(5 + 75 * chance.random() ** 1.6), 80)
        if self.marked and self.one_of(5):
            word = words(chance, 1)[0]
            text = chance.choice((
                f"{text} *Really {word}.*",
                f"{text} See [this {word}](https://example.org/{word}).",
                f"> {' '.join(words(chance, 8))}\n\n{text}",
            ))  # fmt: skip
        moment = (start + dt.timedelta(minutes=97 * number)).isoformat(" ", "minutes")
        date = moment[: chance.choice((16, 16, 16, 10, 0))]
        author = person(self.corpus.commenters.draw(chance))
        answered = f"c{parent + 1}" if parent >= 0 else ""
        return Comment(f"c{number + 1}", author, date, depth, answered, text)
