"""The language of the interface: the theme's own words, numbers and lists.

Owns how a catalogue of gettext is asked, and what the Unicode CLDR says of a language. The words of
the theme stand in it in English, so English needs no catalogue; a language without one is served in
English. Knows no file: `theme` finds the catalogues.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from generator.digest import digest

if TYPE_CHECKING:
    from babel import Locale

OWN = "en"
# English that belongs to no country: its dates go up from the day, its clock has 24 hours.
UNSTATED = {OWN: "en-150"}

# What is counted, by the name that a template has for it.
NOUNS: Mapping[str, tuple[str, str]] = {
    "article": ("%(n)s article", "%(n)s articles"),
    "comment": ("%(n)s comment", "%(n)s comments"),
    "level": ("%(n)s level", "%(n)s levels"),
    "note": ("%(n)s note", "%(n)s notes"),
    "person": ("%(n)s person", "%(n)s people"),
    "reply": ("%(n)s reply", "%(n)s replies"),
    "stretch": ("%(n)s stretch", "%(n)s stretches"),
    "tag": ("%(n)s tag", "%(n)s tags"),
    "time": ("%(n)s time", "%(n)s times"),
    "text": ("%(n)s text", "%(n)s texts"),
    "word": ("%(n)s word", "%(n)s words"),
    "mention": ("%(n)s mention", "%(n)s mentions"),
}


class Kit(NamedTuple):
    """What a theme brings to a plan: the digest of each of its own files, and its tongue."""

    assets: Mapping[str, str]
    tongue: Tongue


class Tongue:
    """How the interface of a site speaks; two of the same `name` say the same.

    Of the `catalogues` the first that has a word says it.
    """

    def __init__(self, language: str = OWN, catalogues: Sequence[bytes] = ()) -> None:
        self.has_words = bool(catalogues) or language.partition("-")[0] == OWN
        self.language = language if self.has_words else OWN
        self.name = digest(self.language, catalogues)
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
    def words(self) -> gettext.NullTranslations:
        """The words of the first catalogue that has them."""
        found = gettext.NullTranslations()
        for data in reversed(self._catalogues):
            translations = _read(data, self.locale)
            translations.add_fallback(found)
            found = translations
        return found


ENGLISH = Tongue()


@lru_cache(maxsize=8)
def _read(data: bytes, locale: Locale) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 (20 ms, not for English)
    from babel.messages.pofile import read_po  # noqa: PLC0415

    packed = BytesIO()
    write_mo(packed, read_po(BytesIO(data), locale))
    packed.seek(0)
    return gettext.GNUTranslations(packed)
