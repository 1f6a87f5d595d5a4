"""The language of the interface: the theme's own words, numbers and lists.

Owns how a catalogue of gettext is asked, and what the Unicode CLDR says of a language. The words of
the theme stand in it in English, so English needs no catalogue; a language without one is served in
English. Knows no file: `theme` finds the catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property, lru_cache
from gettext import NullTranslations
from typing import TYPE_CHECKING, NamedTuple

from generator.digest import digest
from generator.errors import Place, Problem
from generator.markup.labels import BACK, FOOTNOTES

if TYPE_CHECKING:
    from babel import Locale

OWN = "en"
# English that belongs to no country: its dates go up from the day, its clock has 24 hours.
UNSTATED = {OWN: "en-150"}

# What is counted, by the name that a template has for it.
NOUNS: Mapping[str, tuple[str, str]] = {
    "article": ("%(n)s article", "%(n)s articles"),
    "comment": ("%(n)s comment", "%(n)s comments"),
    "level": ("at most %(n)s level deep", "at most %(n)s levels deep"),
    "note": ("%(n)s note", "%(n)s notes"),
    "name": ("%(n)s person, place or other name", "%(n)s people, places and other names"),
    "person": ("%(n)s person", "%(n)s people"),
    "reply": ("%(n)s reply", "%(n)s replies"),
    "left over": (
        "%(n)s stretch of the source that nothing could be made of",
        "%(n)s stretches of the source that nothing could be made of",
    ),
    "tag": ("%(n)s tag", "%(n)s tags"),
    "time": ("Named %(n)s time", "Named %(n)s times"),
    "text": ("%(n)s text", "%(n)s texts"),
    "word": ("%(n)s word", "%(n)s words"),
    "mention": ("%(n)s mention", "%(n)s mentions"),
    "text found": ("%(n)s page with these words", "%(n)s pages with these words"),
    "comment found": (
        "%(n)s comment in this thread matches",
        "%(n)s comments in this thread match",
    ),
}
# What things are, and the heading of several, by the names that records and templates have for it.
KINDS: Mapping[str, tuple[str, str]] = {
    "person": ("person", "People"),
    "place": ("place", "Places"),
    "organisation": ("organisation", "Organisations"),
    "event": ("event", "Events"),
    "work": ("work", "Works"),
    "concept": ("concept", "Concepts"),
    "article": ("article", "Articles"),
    "page": ("page", "Pages"),
    "author": ("author", "Authors"),
    "tag": ("tag", "Tags"),
}
# What parts of a text are called; the last word of one may be a number.
LABELS = (FOOTNOTES, BACK)
# Numbers enough to meet each way that a language counts in.
NUMBERS = (*range(101), 10**6)
# In the place of a word.
SPOT = "\0"


class Kit(NamedTuple):
    """What a theme brings to a plan: the digest of each of its own files, and its tongue."""

    assets: Mapping[str, str]
    tongue: Tongue


class Catalogue(NamedTuple):
    """The words of a theme in some language, as gettext writes them: the file, and its bytes."""

    file: str
    data: bytes


class Tongue:
    """How the interface of a site speaks; two of the same `name` say the same.

    Of the `catalogues` the first that has a word says it. The `wanted` language may have none.
    """

    def __init__(self, language: str = OWN, catalogues: Sequence[Catalogue] = ()) -> None:
        has_words = bool(catalogues) or language.partition("-")[0].lower() == OWN
        self.wanted = language
        self.language = language if has_words else OWN
        self.name = digest(self.language, [catalogue.data for catalogue in catalogues])
        self._catalogues = catalogues

    def say(self, words: str, **values: object) -> str:
        """The theme's words in this language; `%(name)s` in them stands for a value."""
        said = self.words.gettext(words)
        return said % values if values else said

    def many(self, one: str, more: str, n: int) -> str:
        """Words with a number in them, `%(n)s`."""
        return self.words.ngettext(one, more, n) % {"n": self.number(n)}

    def plural(self, n: int, noun: str) -> str:
        """How many there are of what NOUNS names so."""
        return self.many(*NOUNS[noun], n)

    def form(self, noun: str, n: int) -> str:
        """The words for so many of what NOUNS names so; `%(n)s` is where the number belongs."""
        return self.words.ngettext(*NOUNS[noun], n)

    def forms(self, noun: str) -> tuple[tuple[str, str], ...]:
        """How the CLDR calls each way to count, with the words for it: `%(n)s` is the number."""
        found: dict[str, str] = {}
        for n in NUMBERS:
            found.setdefault(self.locale.plural_form(n), self.form(noun, n))
        return tuple(found.items())

    def kind(self, kind: str) -> str:
        """What something is, as KINDS names it: `person`."""
        return self.say(KINDS[kind][0]) if kind in KINDS else kind

    def kinds(self, kind: str) -> str:
        """The heading of several of a kind: `People`."""
        return self.say(KINDS[kind][1]) if kind in KINDS else kind

    def label(self, english: str) -> str:
        """What a part of a text is called, which is in English where the text is made."""
        words, _, n = english.rpartition(" ")
        return self.say(f"{words} %(n)s", n=n) if n.isdigit() else self.say(english)

    def note(self, label: str) -> str:
        """What a note is called beside its passage."""
        return self.say("Note %(label)s", label=label)

    def within(self, kind: str, title: str) -> str:
        """What a comment, a note or an article of that title is called."""
        if kind == "comment":
            return self.say("a comment on %(title)s", title=title)
        return self.say("a note on %(title)s", title=title) if kind == "note" else title

    def part(self, title: str, part: str) -> str:
        """The title of a part of what has a title."""
        return self.say("%(title)s: %(part)s", title=title, part=part)

    def number(self, n: int) -> str:
        """A whole number, its thousands parted as is usual."""
        if n < 1000:  # noqa: PLR2004
            return str(n)
        from babel.numbers import format_decimal  # noqa: PLC0415 (50 ms)

        return format_decimal(n, locale=self.locale)

    def listed(self, words: Sequence[str]) -> str:
        """Several words as one phrase: `title, author and comments`."""
        if len(words) < 2:  # noqa: PLR2004
            return "".join(words)
        from babel.lists import format_list  # noqa: PLC0415 (50 ms)

        return format_list(words, locale=self.locale)

    def strung(self, count: int) -> list[str]:
        """What follows each of so many words in such a phrase, nothing after the last."""
        return self.listed([SPOT] * count).split(SPOT)[1:]

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as HTML calls them."""
        if self.language == OWN:
            return "ltr"
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @cached_property
    def locale(self) -> Locale:
        """What the CLDR says of the language, or of the language without its country."""
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (50 ms)

        tag = UNSTATED.get(self.language, self.language)
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale.parse(UNSTATED[OWN], sep="-")

    @cached_property
    def words(self) -> NullTranslations:
        """The words of the first catalogue that has them."""
        found = NullTranslations()
        for catalogue in reversed(self._catalogues):
            words = copy(_read(catalogue, self.locale)[0])
            words.add_fallback(found)
            found = words
        return found

    def problems(self, place: Place) -> list[Problem]:
        """What is wrong with the catalogues, or that there is none for the language of a place."""
        if self.language != self.wanted:
            message = f"the theme has no words in {self.wanted!r}: the interface is in English"
            hint = f"put them into templates/locale/{self.wanted}.po; docs/languages.md says how"
            return [Problem(place, message, hint)]
        return [flaw for of in self._catalogues for flaw in _read(of, self.locale)[1]]


ENGLISH = Tongue()


@lru_cache(maxsize=8)
def _read(catalogue: Catalogue, locale: Locale) -> tuple[NullTranslations, tuple[Problem, ...]]:
    """The words of a catalogue, and what is wrong with it."""
    from generator.export.catalogue import read  # noqa: PLC0415 (20 ms, not for English)

    return read(catalogue.file, catalogue.data, locale)
