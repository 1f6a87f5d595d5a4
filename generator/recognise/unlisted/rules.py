"""What a run of capitals names: rules, asked in order at each word of it.

Owns the rules with their scores. A rule looks at a word and what follows, and either passes, or
says how far it reaches and what is named there, perhaps nothing. What the rest of the document
says of a lone name is decided in `persons`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.model.records import Kind
from generator.recognise.unlisted.ground import (
    Found,
    Ground,
    goes_on,
    has_small_title,
    is_demonym,
    is_given,
    is_plain,
    is_worded,
    name_end,
    nameable,
    of_end,
    title_end,
)
from generator.recognise.unlisted.neighbours import LONE, by_neighbours
from generator.recognise.unlisted.runs import PLAIN
from generator.recognise.unlisted.starters import Listed, first_word

LISTED = 3.0
TITLED = 3.0
TITLED_SMALL = 2.5
GIVEN = 2.5
GIVEN_ALONE = 1.3
INITIALS = 2.5
HEADED = 2.5
ACRONYM = 1.5
# Where every noun has a capital it says nothing.
SILENT = 0.0

ACRONYM_LETTERS_MAX = 4
# A place of two words whose first is a first name is rather somebody: "Veronica Lake".
PERSON_WORDS = 2

_vowel = re.compile(r"[AEIOU]")
_numeral = re.compile(r"[IVX]+")
_dotted = re.compile(r"[\w-]+\.(?:com|org|net|info|tv|io|news)", re.IGNORECASE)


Rule = Callable[[Ground, int], Found | None]


def read(ground: Ground, *, lists_only: bool) -> Iterator[Found]:
    """What a run names, from left to right."""
    rules = (listed,) if lists_only else RULES
    at = 0
    while at < len(ground.run):
        found = next((found for rule in rules if (found := rule(ground, at))), None)
        if found and found.kind:
            yield found
        at = found.end if found else at + 1


def longest(ground: Ground, at: int) -> Found | None:
    """A listed name, or one told by its last word where that is longer: "Ukraine War"."""
    one, other = listed(ground, at), headed(ground, at)
    return other if other and (not one or other.end > one.end) else one


def headed(ground: Ground, at: int) -> Found | None:
    """A name that ends, before any "of", in a word that tells its kind: "Black Sea"."""
    if ground.evidence.prudent or not _may_begin(ground, at):
        return None
    stop = ground.stretch(at)
    for last in range(stop - 1, at - 1, -1):
        kind = _kind_of_head(ground, last)
        if kind is None or _crosses_title(ground, at, last):
            continue
        end = of_end(ground, last + 1, kind)
        if end == last + 1 and (last == at or _is_person(ground, at, end, kind)):
            continue
        return Found(at, end, kind, HEADED, f"“{ground.run[last].text}”")
    return None


def opened(ground: Ground, at: int) -> Found | None:
    """A name that begins with a word that tells its kind: "Lake Como", "Operation Torch"."""
    if not ground.joined(at + 1, PLAIN) or ground.run[at + 1].loud:
        return None
    if ground.is_a("common", at + 1) or is_demonym(ground, at + 1):
        return None
    end = min(ground.stretch(at), at + 3)
    while end > at + 2 and not nameable(ground, end - 1, at):
        end -= 1
    reason = f"“{ground.run[at].text}”"
    if ground.is_a("heads.opening", at):
        return Found(at, end, Kind.EVENT, HEADED, reason)
    is_article = ground.is_a("heads.article", at) and not ground.run[at].opens
    if (is_article or ground.is_a("heads.before", at)) and not ground.run[at].loud:
        return Found(at, end, Kind.PLACE, HEADED, reason)
    return None


def company(ground: Ground, at: int) -> Found | None:
    """A firm by its "Inc", or a name that is an address."""
    if _dotted.fullmatch(ground.run[at].text):
        return Found(at, at + 1, Kind.ORGANISATION, HEADED, "an address")
    for end in range(at + 2, ground.stretch(at) + 1):
        if ground.is_a("heads.suffix", end - 1) and not ground.is_a("common", at):
            return Found(at, end, Kind.ORGANISATION, HEADED, f"“{ground.run[end - 1].text}”")
    return None


def listed(ground: Ground, at: int) -> Found | None:
    """The longest name of a starter list."""
    word = ground.run[at]
    first = first_word(word.text)
    ones = ground.lists.named.get(first, ())
    if word.loud:
        ones = (*ones, *ground.lists.loud.get(first, ()))
    for one in ones:
        end = word.start + len(one.spelling)
        if ground.text.startswith(one.spelling, word.start) and not goes_on(ground.text, end):
            stop = next((n for n in range(at, len(ground.run)) if ground.run[n].end >= end), at)
            if _is_longer_name(ground, at, stop, one):
                return None
            return Found(at, stop + 1, one.kind, LISTED, "a starter list", one)
    return None


def demonym(ground: Ground, at: int) -> Found | None:
    """A people, a language, a creed: no name."""
    return Found(at, at + 1) if is_demonym(ground, at) else None


def titled(ground: Ground, at: int) -> Found | None:
    """A person behind a title: "Defence Minister Oleksii Reznikov"."""
    begin = title_end(ground, at)
    if begin is None:
        return None
    end = name_end(ground, begin)
    if end == begin or not ground.joined(begin, PLAIN):
        return Found(at, begin)
    return Found(begin, end, Kind.PERSON, TITLED, f"behind “{ground.run[begin - 1].text}”")


def given(ground: Ground, at: int) -> Found | None:
    """A person by a first name."""
    before_one = ground.is_a("common", at) and is_given(ground, at + 1)
    if before_one or ground.run[at].loud or not is_given(ground, at):
        return None
    end = name_end(ground, at)
    if end - at > 1:
        return Found(at, end, Kind.PERSON, GIVEN, "a first name in front")
    word = ground.run[at]
    if ground.is_a("common", at) or ground.evidence.small(word.key):
        return None
    if has_small_title(ground, at):
        return Found(at, at + 1, Kind.PERSON, TITLED_SMALL, f"behind “{ground.left(at)}”")
    if ground.joined(at + 1, PLAIN) and ground.is_a("common", at + 1):
        return None
    return Found(at, at + 1, Kind.PERSON, GIVEN_ALONE, "a first name")


def nothing(ground: Ground, at: int) -> Found | None:
    """A word that is no name by itself."""
    return Found(at, at + 1) if is_plain(ground, at) else None


def acronym(ground: Ground, at: int) -> Found | None:
    """A few capitals that stand alone."""
    word = ground.run[at]
    letters = word.text.replace(".", "").replace("&", "")
    if not (letters.isupper() and letters.isalpha() and 1 < len(letters) <= ACRONYM_LETTERS_MAX):
        return None
    if len(ground.run) > 1 or _numeral.fullmatch(letters) or ground.evidence.small(word.key):
        return Found(at, at + 1)
    is_word = len(letters) == ACRONYM_LETTERS_MAX and _vowel.search(letters)
    return Found(at, at + 1, Kind.ORGANISATION, LONE if is_word else ACRONYM, "capitals")


def unknown(ground: Ground, at: int) -> Found | None:
    """A name by what stands beside it."""
    end = name_end(ground, at)
    if end == at:
        return None
    words = ground.run[at:end]
    alone = end - at == 1
    if has_small_title(ground, at):
        return Found(at, end, Kind.PERSON, TITLED_SMALL, f"behind “{ground.left(at)}”")
    if any(len(word.text) == 1 for word in words) and not alone:
        return Found(at, end, Kind.PERSON, INITIALS, "initials")
    if not all(is_worded(ground, n, alone=alone) for n in range(at, end)):
        return None
    if ground.evidence.prudent:
        return Found(at, end, Kind.PERSON, SILENT, "a capital") if alone else None
    return by_neighbours(ground, at, end, alone=alone)


RULES: tuple[Rule, ...] = (
    company,
    longest,
    opened,
    titled,
    given,
    demonym,
    nothing,
    acronym,
    unknown,
)


def _may_begin(ground: Ground, at: int) -> bool:
    """Whether a name told by its last word may begin here, not with an ordinary word."""
    word = ground.run[at]
    return not (ground.is_a("common", at) and (word.opens or word.loud))


def _kind_of_head(ground: Ground, at: int) -> Kind | None:
    if ground.run[at].loud:
        return None
    for kind in (Kind.EVENT, Kind.ORGANISATION, Kind.PLACE):
        if ground.is_a(f"heads.{kind.value}", at):
            return kind
    return None


def _crosses_title(ground: Ground, begin: int, last: int) -> bool:
    """Whether a title stands among some words, or their last word is part of one."""
    if any(ground.is_a("titles.title", n) for n in range(begin, last)):
        return True
    behind = ground.joined(last + 1, PLAIN) and ground.is_a("titles.title", last + 1)
    return behind and ground.is_a("titles.modifier", last)


def _is_person(ground: Ground, at: int, end: int, kind: Kind) -> bool:
    """Whether a place by its last word is rather somebody with such a family name."""
    return kind is Kind.PLACE and end - at == PERSON_WORDS and is_given(ground, at)


def _is_longer_name(ground: Ground, at: int, stop: int, one: Listed) -> bool:
    """Whether a listed name is only the first one of a person's: "Florence Nightingale"."""
    if one.firm and not is_given(ground, at):
        return False
    return stop == at and is_given(ground, at) and name_end(ground, at) > at + 1
