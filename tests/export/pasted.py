"""A pasted article as a reader gives it: with guesses of every kind, claims and a remainder.

Owns that reading, the archive it makes, and its site; tests nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from generator.errors import Place
from generator.export.render import Render
from generator.export.theme import BUILT_IN
from generator.link import link
from generator.markup.plain import plain
from generator.model.archive import Entry
from generator.model.mention import Sighted
from generator.model.reading import Claim, Reading
from generator.model.records import Article, Comment, Inference
from generator.read.gather import Gather
from generator.read.pack import pack
from tests.export.editions import Blobs, pages_of, plan
from tests.link.small import Linked

FILE = "pasted/bench.txt"
PAGE, MADE = "pasted/bench.html", "pasted/bench/made_.html"
TITLE = "The Bench by the Lock"
BODY = """\
The council took the bench by the lock away in March, and in May it was still away to be mended.
I asked who sat there. Nobody did, I was told. For a week I counted, and sixty-one people stopped.
""".splitlines()
BIO = "The author is a lock-keeper and the editor of a newsletter about towpaths."
# What was said, how sure the guess is, what it rests on, and whom it takes for answered. A guess
# without words is none: the source states that parent.
SAID: list[tuple[str, float, str, str | None]] = [
    ("I am nine of the sixty-one. I go that way for bread and I still turn to sit down.", 0.7,
     "it is long", None),
    ("Nine! Same loaf every time, or does the count include the days the baker is shut?", 0.93,
     "it repeats a rare word and asks back", "1"),
    ("Shut on Mondays. So seven, if we are being strict about it.", 0.86,
     "it is short and gives an answer", "2"),
    ("We are always strict about bread.", 0.88, "it shares the word “strict”", "3"),
    ("Hear, hear.", 0.91, "it has no words of its own", "4"),
    ("And butter.", 0.9, "it begins with “and”", "5"),
    ("It left lead on the flags, and somebody ought to test the water before the ducks do.", 0.84,
     "it speaks of the article", None),
    ("The ducks have been testing it since before there was a bench.", 0.72,
     "it shares the word “ducks”", "7"),
    ("“Somebody ought to test the water”: I have a kit, and a free Saturday.", 0.95,
     "it quotes it", "7"),
    ("I would come and hold the jar.", 0.83, "it follows an offer", "9"),
    ("@ the one with the kit: take a sample above the lock as well, or it will prove nothing.",
     1.0, "", "9"),
    ("Back to benches. Mine has been gone since the flood and no one has come to mend that.", 0.41,
     "it begins with “back to”", "6"),
    ("As the person who asked about the loaf: I withdraw the question.", 1.0, "", "2"),
]  # fmt: skip
LEFT = "Share  Save  Print"
FIXITY = "5e" * 32


def reading(said: list[tuple[str, float, str, str | None]] = SAID) -> Reading:
    """The reading of the paste, with some comments."""
    gather = Gather(FILE)
    text = gather.keep(plain("\n\n".join(BODY), foreign=True))
    gather.articles.append(
        Article(
            gather.name, TITLE, Place(FILE, 1), text, byline=BIO,
            inferred=("title", "author", "comments"),
        )
    )  # fmt: skip
    for n, (words, sure, cue, parent) in enumerate(said, 1):
        body = gather.keep(plain(words, foreign=True))
        guess = Inference(sure, cue, parent) if cue else None
        stated = None if cue else parent
        place = Place(FILE, n + 4)
        gather.comments.append(
            Comment(gather.name, str(n), place, body, parent=stated, inference=guess)
        )
    gather.claims += _claims([words for words, *_ in said])
    return replace(gather.reading(), fixity=FIXITY)


def _claims(said: list[str]) -> Iterator[Claim]:
    """A claim on every line of the paste, and one on the white space after each."""
    rows = [
        *(("body", "before the line about the author", 0.95, words) for words in BODY),
        ("byline", "a name or a trade, a verb and a trade", 0.95, BIO),
        ("remainder", "words of a page and of nobody", 0.9, LEFT),
        *((f"comment:{n}", "a line after the article: one line, one comment", 0.9, words)
          for n, words in enumerate(said, 1)),
    ]  # fmt: skip
    at = 0
    for line, (subject, rule, sure, words) in enumerate(rows, 1):
        end = at + len(words)
        yield Claim(at, end, line, subject, rule, sure, words[:60])
        yield Claim(end, end + 1, line, "separator", "white space between lines", 1.0, "\n")
        at = end + 1


def archive(of: Reading) -> Linked:
    """The archive of one paste."""
    cards, blobs = pack(of)
    found, broken = link([Entry(card, Sighted()) for card in cards.articles], [], [], {}.get)
    return Linked(found, (*cards.problems, *broken), blobs)


def files(of: Linked, *leave_out: str) -> dict[str, bytes]:
    """Every file of the site of an archive by its path."""
    whole = plan(of, *leave_out)
    render = Render(whole.site, (str(BUILT_IN),), "")
    made = (render(page, Blobs(of.blobs)).value for page in pages_of(whole))
    return {file.path: file.data for file in made}


def write_site(of: Linked, folder: Path) -> Path:
    """The site of an archive in a folder."""
    for path, data in files(of).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder
