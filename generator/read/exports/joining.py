"""The parts of an article become a document, and two documents of it become one.

Owns what each of two documents has to say of their article, and which pages that say they are one
article are not. What comes of documents is the same in whichever order they are joined, but for
what they say differently, and joining one of them again changes nothing. Knows no format, and
nothing of files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.digest import digest
from generator.errors import Severity
from generator.read.exports.guests import origin_of
from generator.read.exports.parts import Answer, Document, Found, Lacking, Post
from generator.read.exports.weaving import once, settled, woven

# How a key begins that is but what a page says of itself: where it stood, or else its title.
PLACED, TITLED = "page:", "page titled "
# What the old document may say of an article that the new one does not.
KEPT = ("id", "name", "title", "authors", "date", "address")
MISSING = "missing"
# What there is to say of a document, what to do about it, and how bad that is.
APART = (
    "another article says that it stood at the same address: kept apart",
    "no comment is on both, and their titles differ: see which was there, and mend the other",
    Severity.WARNING,
)
HEADLESS = (
    "comments, but no page with the article itself",
    "save the first page of the thread as well",
    Severity.NOTICE,
)
MARK_CHARS = 6

_page_number = re.compile(r"\b(?:page|seite|pagina|página|sida|side|strona)\W*\d+")
_word = re.compile(r"\w+")
_mark = re.compile(rf"#[0-9a-f]{{{MARK_CHARS}}}\Z")


def documents(found: Iterable[Found]) -> Iterator[Document]:
    """Bring the parts together by their articles, in the order in which those were first named.

    Of an article whose post is not among the parts the document has a post that is but a key. With
    every further post of a key a document begins anew, such as the next page of a thread; those of
    a key are joined.
    """
    whole: dict[str, list[Document]] = {}
    posted = set[str]()
    for line, part in found:
        is_post = isinstance(part, Post)
        key = part.key if isinstance(part, Post) else part.article
        there = whole.get(key)
        if there is None:
            there = whole[key] = [Document(Post(key=key), line)]
        elif is_post and key in posted:
            there.append(Document(Post(key=key), line))
        if isinstance(part, Post):
            posted.add(key)
            there[-1].post, there[-1].line = part, line
        elif isinstance(part, Answer):
            there[-1].answers.append((line, part))
        else:
            there[-1].lacking.append(part)
    for several in whole.values():
        yield from several if len(several) == 1 else _together(several)


def _together(several: list[Document]) -> Iterator[Document]:
    """The documents of one key joined, but for pages of another article that claim it."""
    groups: list[list[Document]] = []
    places: dict[str, int] = {}
    for document in several:
        marks = _marks(document)
        at = next((places[mark] for mark in marks if mark in places), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(document)
        for mark in marks:
            places.setdefault(mark, at)
    for number, group in enumerate(groups):
        whole = _all_joined(group)
        yield apart(whole) if number else whole


def _all_joined(several: list[Document]) -> Document:
    """Neighbours first: a thread may have thousands of pages."""
    while len(several) > 1:
        pairs = zip(several[::2], several[1::2], strict=False)
        several = [*(joined(*pair) for pair in pairs), *several[len(several) // 2 * 2 :]]
    return several[0]


def are_one(old: Document, new: Document) -> bool:
    """Whether two documents are of one article, which the same key alone may not mean."""
    return old.post.key != new.post.key or bool(_marks(old) & _marks(new))


def apart(document: Document) -> Document:
    """A document under a key of its own, for the one that it claims is another's."""
    post = document.post
    mark = digest(_title(post) if post.key.startswith(PLACED) else post.text)[:MARK_CHARS]
    return _under(document, f"{post.key}#{mark}")


def doubts(document: Document) -> Iterator[tuple[str, str, Severity]]:
    """What is to be said of a document of pages."""
    post = document.post
    if post.key.startswith((PLACED, TITLED)):
        if _mark.search(post.key):
            yield APART
        if document.answers and not post.text:
            yield HEADLESS


def _under(document: Document, key: str) -> Document:
    post = replace(document.post, key=key)
    return Document(post, document.line, document.answers, document.lacking)


def _title(post: Post) -> str:
    """The words of a title, without the number of the page that they may have among them."""
    return " ".join(_word.findall(_page_number.sub("", post.title.casefold())))


def _marks(document: Document) -> set[str]:
    """What a document has in common with another of its article.

    A key is enough, but for one that is only claimed: then a title, a text or a comment is needed.
    """
    post = document.post
    if not post.key.startswith((PLACED, TITLED)):
        return {""}
    marks = {digest(answer.id, answer.text) for _, answer in document.answers if answer.text}
    if post.text:
        marks.add(digest(post.text))
    if post.key.startswith(PLACED) and (title := _title(post)):
        marks.add(title)
    return marks or {""}


def joined(old: Document, new: Document) -> Document:
    """Two documents of one article as one: the new has the last word, and nothing is lost."""
    first, second = (new, old) if _rank(new) >= _rank(old) else (old, new)
    post = _fuller(first.post, second.post)
    answers = list(settled(post, woven(old.answers, new.answers)))
    return Document(post, first.line, answers, _lacking(old, new, len(answers)))


def tidy(document: Document) -> Document:
    """A document in which no comment stands twice, as in exports that overlap."""
    if len({answer.id for _, answer in document.answers}) == len(document.answers):
        return document
    answers = list(settled(document.post, woven([], document.answers)))
    return Document(document.post, document.line, answers, document.lacking)


def _rank(document: Document) -> tuple[bool, bool]:
    """Who has the word on the article itself: never a guest, nor who does not have its text."""
    return not origin_of(document.post.key), bool(document.post.text)


def _fuller(first: Post, second: Post) -> Post:
    told = {name: getattr(first, name) or getattr(second, name) for name in KEPT}
    text, form = (first.text, first.form) if first.text else (second.text, second.form)
    address = told["address"]
    addresses = once(*first.formerly, second.address, *second.formerly)
    formerly = tuple(other for other in addresses if other != address)
    return replace(first, **{**told, "text": text, "form": form, "formerly": formerly})


def _lacking(old: Document, new: Document, count: int) -> list[Lacking]:
    """What is lacking: of each export as its last document has it.

    How many are missing follows from how many a page says there are, which may be all here by now.
    """
    origin = origin_of(new.post.key)
    others = [lacking for lacking in old.lacking if lacking.origin != origin]
    own = new.lacking if new.answers or new.lacking else old.lacking
    own = [lacking for lacking in own if lacking.why != MISSING and lacking.origin == origin]
    if origin:
        return [*others, *own]
    missing = max(_count(old), _count(new)) - count
    lacks = [Lacking(new.post.key, MISSING, missing)] if missing > 0 else []
    return [*own, *lacks, *others]


def _count(document: Document) -> int:
    """How many comments there are, here or not."""
    missing = (lack.count for lack in document.lacking if lack.why == MISSING and not lack.origin)
    return len(document.answers) + sum(missing)
