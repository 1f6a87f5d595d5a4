"""A file of corrections to begin with: all that a pasted text was taken for, to be confirmed.

Owns its wording. As it is written it says nothing: what is explained begins with `##`, what was
inferred with `# `, which whoever confirms it takes away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import toml
from generator.model.reading import Claim, Reading
from generator.read.corrections import ARTICLE, KEYS
from generator.read.gather import UNTITLED, title_of_name
from generator.read.lines import Lines

HEAD = """\
## What there is to be said of the text beside this file. A line that begins with one # only was
## inferred. Take the # away where it is so, and change it where it is not. A line of the text is
## called by its number and first words, which find it again when the text above it was edited.
"""
EXPLAINED = {
    "title": 'what the article is called: title = "The pencil in the library book"',
    "byline": "the line about the author, in its words",
    "source": 'the address that the text was taken from: source = "https://example.org/pencil"',
    "article_lines": "the line that the article ends with; 0 where there is no article",
    "join": "lines that are one comment: the later ones of a list continue the first",
    "split_before": "lines that begin a comment of their own",
    "not_a_comment": "lines that nobody said: they are left over",
    "reply_prior": "how many of the comments answer another, from 0 to 1: reply_prior = 0.6",
    "order": 'how the comments stood there: order = "threaded", "oldest" or "newest"',
    "parent": "for the line of a comment, that of the comment it answers, or 0 for the article",
    "author": "for the line of a comment, who wrote it; `article` is the article's own",
    "date": "for the line of a comment, when it was written; `article` is the article's own",
}
LISTS = ("join", "split_before", "not_a_comment")
TABLES = ("parent", "author", "date")


def proposal(reading: Reading, text: str) -> str:
    """What was inferred of a pasted text, as a file of corrections that says nothing yet."""
    inferred = _Inferred(reading, text)
    found = {
        "title": inferred.title(),
        "byline": inferred.byline(),
        "article_lines": inferred.article_lines(),
        "join": inferred.joins(),
        "split_before": inferred.splits(),
        "not_a_comment": inferred.remainder(),
        "parent": inferred.parents(),
        "author": inferred.author(),
    }
    return "\n".join([HEAD, *(_part(key, found.get(key, ())) for key in KEYS)])


def percent(certainty: float) -> str:
    """How sure something is."""
    return f"{certainty:.0%}".replace("%", " %")


class _Inferred:
    """What was inferred of a pasted text, in the words of a correction, each with its reason."""

    def __init__(self, reading: Reading, text: str) -> None:
        self._reading = reading
        self._text = text
        self._lines = Lines(text.split("\n"))
        self._claims: dict[str, list[Claim]] = {}
        for claim in reading.claims:
            self._claims.setdefault(claim.subject.partition(":")[0], []).append(claim)

    def title(self) -> Iterator[str]:
        for article in self._reading.records.articles:
            is_made = article.title in {title_of_name(article.name), ""}
            if "title" in article.inferred and not is_made and UNTITLED not in article.title:
                yield f"title = {toml.quoted(article.title)}"

    def byline(self) -> Iterator[str]:
        for claim in self._unsure("byline"):
            line = " ".join(self._text[claim.start : claim.end].split())
            yield f"byline = {toml.quoted(line)}{_why(claim.certainty, claim.rule)}"

    def article_lines(self) -> Iterator[str]:
        for claim in self._unsure("body")[-1:]:
            name = self._name(self._numbers(claim)[-1])
            yield f"article_lines = {name}{_why(claim.certainty, claim.rule)}"

    def joins(self) -> Iterator[str]:
        for claims in self._comments():
            numbers = [n for claim in claims for n in self._numbers(claim)]
            if len(numbers) > 1:
                names = ", ".join(map(self._name, numbers))
                yield f"  [{names}],{_why(claims[-1].certainty, claims[-1].rule)}"

    def splits(self) -> Iterator[str]:
        for first, *_ in self._comments():
            yield f"  {self._name(first.line)},{_why(first.certainty, first.rule)}"

    def remainder(self) -> Iterator[str]:
        for claim in self._unsure("remainder"):
            for n in self._numbers(claim):
                yield f"  {self._name(n)},{_why(claim.certainty, claim.rule)}"

    def parents(self) -> Iterator[str]:
        comments = self._reading.records.comments
        lines = {comment.id: comment.place.line for comment in comments}
        for comment in comments:
            if guess := comment.inference:
                parent = self._name(lines[guess.parent]) if guess.parent in lines else "0"
                why = _why(guess.confidence, guess.cue)
                yield f"{self._name(comment.place.line)} = {parent}{why}"

    def author(self) -> Iterator[str]:
        for article in self._reading.records.articles:
            if "author" in article.inferred and article.authors:
                names = ", ".join(map(toml.quoted, article.authors))
                why = [_why(claim.certainty, claim.rule) for claim in self._unsure("byline")]
                yield f"{ARTICLE} = [{names}]{''.join(why[:1])}"

    def _unsure(self, kind: str) -> list[Claim]:
        return [claim for claim in self._claims.get(kind, ()) if claim.certainty < 1]

    def _comments(self) -> Iterator[list[Claim]]:
        """The claims on each comment of which one is not certain."""
        by_comment: dict[str, list[Claim]] = {}
        for claim in self._claims.get("comment", ()):
            by_comment.setdefault(claim.subject, []).append(claim)
        return (c for c in by_comment.values() if any(claim.certainty < 1 for claim in c))

    def _numbers(self, claim: Claim) -> list[int]:
        """The lines that a claim is on, but for empty ones."""
        parts = enumerate(self._text[claim.start : claim.end].split("\n"), claim.line)
        return [number for number, part in parts if part.strip()]

    def _name(self, line: int) -> str:
        return toml.quoted(self._lines.name(line))


def _part(key: str, inferred: Iterable[str]) -> str:
    """A key, explained, with what was inferred of it."""
    begin = f"{key} = [\n" if key in LISTS else f"[{key}]\n" if key in TABLES else ""
    end = "]\n" if key in LISTS else ""
    lines = "".join(f"# {line}\n" for line in inferred)
    return f"## {key}: {EXPLAINED[key]}\n{begin}{lines}{end}"


def _why(certainty: float, reason: str) -> str:
    return f"   # {percent(certainty)}: {toml.remark(reason)}"
