"""What a line says of itself: a head, a button, a heading over comments, a rule.

Owns what is told from one line alone. A line is a mark if nothing is left of it once dates,
buttons, counters and one name are taken out. Whether a mark counts depends on the others: see
`layout`.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.read.pasted.tongues import (
    BEFORE,
    BEHIND,
    BUTTONS,
    COUNTED,
    DATE,
    FACTS,
    FORMS,
    FROM,
    GONE,
    HEADINGS,
    NOBODY,
    PARTS,
    SMALL,
    TO,
)
from generator.read.pasted.when import date_in

MARK_CHARS_MAX = 160
NAME_CHARS_MAX = 40
NAME_WORDS_MAX = 5
# What is longer and ends in a point ends a sentence.
INITIAL_CHARS = 3
# What numbers the post of a mail: its header is a head beyond doubt.
MAIL = "mail"


class Kind(Enum):
    """What a line is, by itself."""

    TEXT = "text"
    HEADING = "a heading over comments"
    FORM = "a heading over the form for comments"
    RULE = "a line of signs"
    HEAD = "a name"
    DATED = "a date"
    BUTTON = "buttons and counters"


class Mark(Struct, frozen=True, gc=False):
    """A line, and what stands in it.

    `to` is whom it says it answers, by name or by number, `number` its own among the comments,
    `links` are the buttons in it; `shape` says whether a word for writing stands before the name or
    behind it. The text of a comment begins at `text_at` where it stands behind its head.
    """

    kind: Kind
    name: str = ""
    when: str = ""
    to: str = ""
    number: str = ""
    text_at: int = 0
    links: frozenset[str] = frozenset()
    shape: str = ""

    @property
    def is_head(self) -> bool:
        """Whether a comment may begin with it."""
        return self.kind in (Kind.HEAD, Kind.DATED)

    @property
    def is_text(self) -> bool:
        """Whether it is part of a text, if it is no head."""
        return self.is_head or self.kind is Kind.TEXT

    @property
    def quotes(self) -> bool:
        """Whether words of somebody else may follow."""
        return self.shape in ("behind", "attribution")


TEXT, BUTTON = Mark(Kind.TEXT), Mark(Kind.BUTTON)

_rule = re.compile(r"(?:[-_=~–—*#+•·]\s*){3,}")
_heading = re.compile(rf"\W*(?:{HEADINGS})\s*[:.…]?", re.IGNORECASE)
_form = re.compile(rf"\W*(?:{FORMS})\s*[:.…]*", re.IGNORECASE)
_name = r"[^\W_][\w.'’-]*(?: [^\W_][\w.'’-]*){0,3}"
_chat = re.compile(
    rf"[\[(]?(?P<when>(?:[\d./-]{{6,10}},? ?)?\d?\d:\d\d(?::\d\d)?(?: ?[ap]m)?)[\])]?(?: -)?"
    rf" +<?(?P<name>{_name})(?:>|:) +(?=\S)|<(?P<nick>{_name})> +(?=\S)",
    re.IGNORECASE,
)
_inline = re.compile(rf"(?P<name>@?{_name}): +(?=\S)")
_from = re.compile(rf"(?:{FROM}): +\"?(?P<name>[^<>\"]+?)\"?\s*(?:<[^<>]*>)?", re.IGNORECASE)
_answers = re.compile(
    r"(?:(?:in )?(?:reply|response) to|replying to|(?:als )?antwort (?:auf|an)|(?:en )?réponse à"
    r"|en respuesta a|in risposta a)\s+(?P<to>[@#]?[^\W_][^,;:!?]{0,40})",
    re.IGNORECASE,
)
_attribution = re.compile(r"(?:on|am|le|el|op|il)\s", re.IGNORECASE)
_date = re.compile(rf"(?:{DATE}): +", re.IGNORECASE)
_number = re.compile(
    r"(?:^|(?<=\s))(?:#|no\. ?|nr\. ?|nº ?)(\d{1,6})\b|^(\d{1,5})[.)](?=\s+\S)", re.IGNORECASE
)
_counter = re.compile(
    rf"[+-]?\d[\d.,]*[km]?\s+(?:{COUNTED})\b|\((?:op|author|edited)\)", re.IGNORECASE
)
_fact = re.compile(rf"(?:{FACTS})\s*:.*", re.IGNORECASE)
_more = re.compile(
    r"(?:show|view|load|see|hide|read) .{0,30}(?:repl(?:y|ies)|comments?|more|responses?)"
    r"|.{0,30}(?:antworten|kommentare) (?:anzeigen|laden|ausblenden)|(?:voir|afficher) .{0,30}"
    r"(?:réponses?|commentaires)|(?:ver|mostrar) .{0,30}(?:respuestas?|comentarios)"
    r"|pinned by .{1,40}"
    r"|\S+ avatar|this entry was posted .*|dieser (?:beitrag|eintrag) wurde .*"
    r"|cet article a été publié .*|est[ae] entrada fue publicada .*"
    rf"|(?:{'|'.join(sorted(map(re.escape, BUTTONS), key=len, reverse=True))}) \(?\d+\)?",
    re.IGNORECASE,
)
_parts = re.compile(
    r"\s*(?:[|•·‧∙●▪▲▼△▽↑↓⬆⬇►›‹»☆★✓✔♥❤⤤✉👍👎]|\s{3,}|\t|\[[-–—+]\]|\s[-–—]\s|\s/\s)\s*"
)
_brief = re.compile(r"\d+ ?(?:sec|min|hrs?|std|mo|wk|yrs?|[smhdwyj])\.?", re.IGNORECASE)
_tallied = re.compile(r"[\s\d.,()+#:%km-]*", re.IGNORECASE)
_before = re.compile(rf"(?:{BEFORE})\s*:?\s+(?=\S)", re.IGNORECASE)
_behind = re.compile(rf"\s+(?:{BEHIND})$", re.IGNORECASE)
_to = re.compile(rf"\s+(?:{TO})\s+(?=@?[^\W_])", re.IGNORECASE)
_named = re.compile(rf"@?[^\W_][\w.'’@&-]*(?: [\w(&][\w.'’)-]*){{0,{NAME_WORDS_MAX - 1}}}")
_edges = " \t,;:–—-()[]<>·•|"


@lru_cache(maxsize=1 << 13)
def mark(text: str) -> Mark:
    """What a line is, as far as it says so itself."""
    if match := _chat.match(text):
        name = match["name"] or match["nick"]
        return Mark(Kind.HEAD, name, match["when"] or "", text_at=match.end())
    if len(text) > MARK_CHARS_MAX or text[0] == ">":
        return TEXT
    return _of_page(text) or _of_mail(text) or _residue(text)


def _of_page(text: str) -> Mark | None:
    """What pages have between comments: signs, headings, and whom one answers."""
    for pattern, kind in ((_rule, Kind.RULE), (_form, Kind.FORM), (_heading, Kind.HEADING)):
        if pattern.fullmatch(text):
            return Mark(kind)
    match = _answers.fullmatch(text)
    return Mark(Kind.BUTTON, to=match["to"].split(" von ")[0].lstrip("@#")) if match else None


def inline_name(text: str) -> tuple[str, int]:
    """The name that a line begins with before a colon, and where its text begins."""
    match = _inline.match(text)
    return (match["name"], match.end()) if match and is_name(match["name"]) else ("", 0)


def is_name(text: str) -> bool:
    """Whether a text could be what somebody is called."""
    if not text or len(text) > NAME_CHARS_MAX or not _named.fullmatch(text):
        return False
    words = text.split()
    small = sum(word.lower() in SMALL for word in words)
    if len(words) > 2 and sum(word[0].islower() for word in words) > len(words) / 2:  # noqa: PLR2004
        return False
    nobody = words[0].lower() in NOBODY
    if words[-1][-1] == "." and len(words[-1]) > INITIAL_CHARS:
        return False
    return not (text.lower() in BUTTONS or nobody or small == len(words) or text.isdigit())


def _of_mail(text: str) -> Mark | None:
    """The line of a mail's header that says who wrote it, or when."""
    if (match := _from.fullmatch(text)) and is_name(match["name"]):
        return Mark(Kind.HEAD, match["name"], number=MAIL)
    if _date.match(text) and (date := date_in(text)):
        return Mark(Kind.DATED, when=date[0])
    return None


def _residue(text: str) -> Mark:
    """What is left of a line without dates, counters and buttons."""
    if _fact.fullmatch(text) or _more.fullmatch(text):
        return BUTTON
    bare, when = text, ""
    if date := date_in(text):
        when = date[0].strip(_edges)
        bare = f"{text[: date.start()]} | {text[date.end() :]}"
    elif text[-1] in ".!?" and text.lower() not in BUTTONS:
        return TEXT
    number = _number.search(bare)
    if number:
        bare = bare.replace(number[0], " | ", 1)
    parts = [_trimmed(part) for part in _parts.split(_counter.sub(" | ", bare))]
    if not when:
        when = next(filter(_brief.fullmatch, parts), "")
        parts = [part for part in parts if part != when]
    left = [part for part in parts if part and not _is_small(part)]
    own = (number[1] or number[2]) if number else ""
    if len(left) > 1:
        return TEXT
    links = frozenset(part.lower() for part in parts if part not in left)
    if not left:
        return Mark(Kind.DATED, when=when, number=own, links=links) if when or own else BUTTON
    found = _spoken(text, left[0], when, own, is_numbered=bool(number and number[1]))
    return replace(found, links=links) if found.is_head else found


def _trimmed(part: str) -> str:
    """A part without signs around it, and without the small words before a date."""
    words = part.strip(_edges).split()
    while words and words[-1].lower().strip(_edges) in SMALL:
        words.pop()
    return " ".join(words).strip(_edges)


def _is_small(part: str) -> bool:
    """Whether a part says nothing: a button, a mere number, small words."""
    low = part.lower()
    return (
        low in BUTTONS
        or bool(_tallied.fullmatch(part))
        or bool(_more.fullmatch(part))
        or all(w in SMALL or w in BUTTONS or _tallied.fullmatch(w) for w in low.split())
    )


def _spoken(text: str, part: str, when: str, number: str, *, is_numbered: bool) -> Mark:
    """A head, where what is left of a line is a name; a list is numbered too, but with no sign."""
    before = _before.match(part)
    part = part[before.end() :] if before else part
    behind = _behind.search(part)
    part = part[: behind.start()] if behind else part
    name, to = part, ""
    if (arrow := _to.search(part)) and (when or arrow[0].strip().isalpha()):
        name, to = part[: arrow.start()], part[arrow.end() :].strip(_edges)
    name = _bare_name(name.partition(",")[0] if when else name)
    if not is_name(name) or not (when or before or behind or to or is_numbered):
        return TEXT
    if before and not when and " " in name and not all(word[0].isupper() for word in name.split()):
        return TEXT
    shape = "before" if before else "behind" if behind else ""
    if _attribution.match(text):
        shape = "attribution"
    if name.casefold() in GONE:
        return Mark(Kind.DATED, when=when, number=number, shape=shape)
    return Mark(Kind.HEAD, name, when, to.removeprefix("@"), number, shape=shape)


def _bare_name(name: str) -> str:
    """A name without the part that its bearer has in the site."""
    words = name.removeprefix("@").replace("[", " ").split()
    while len(words) > 1 and words[-1].lower() in PARTS:
        words.pop()
    return " ".join(words)
