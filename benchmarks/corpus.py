"""A made-up archive of any size, the same for the same seed.

Owns plausible prose, threads with a heavy tail, and names that follow Zipf's law.
"""

from __future__ import annotations

import random
from pathlib import Path

SYLLABLES = tuple(
    "an ber cor da el fen gra hol is jor ka lin mor ne or pel qui ras sto tur ul ven wy yar".split()
)
ENTITIES = 200
WORDS_PER_PARAGRAPH = 75
PARAGRAPHS = 8
LINKED = 0.3


def write(folder: Path, articles: int, comments: int, seed: int = 1) -> None:
    """Lay an archive into a folder: so many articles, so many comments each on average."""
    random_ = random.Random(seed)
    names = [f"{_word(random_).title()} {_word(random_).title()}" for _ in range(ENTITIES)]
    content = folder / "content"
    content.mkdir(parents=True)
    (content / "archive.toml").write_text('title = "Bench"\n', "utf-8")
    (content / "entities.toml").write_text("\n".join(map(_entity, range(ENTITIES), names)), "utf-8")
    for number in range(articles):
        text = _article(random_, number, names, comments)
        path = content / f"{number % 100:02}" / f"a{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


def _word(random_: random.Random) -> str:
    return "".join(random_.choices(SYLLABLES, k=random_.randint(1, 3)))


def _entity(number: int, name: str) -> str:
    return f'[e{number}]\nname = "{name}"\nkind = "person"\n'


def _paragraph(random_: random.Random, names: list[str], words: int) -> str:
    out = [_word(random_) for _ in range(words)]
    for _ in range(words // 40):
        rank = min(int(random_.paretovariate(1)) - 1, len(names) - 1)
        out[random_.randrange(words)] = names[rank]
    if random_.random() < LINKED:
        out[random_.randrange(words)] = (
            f"*{_word(random_)}* [{_word(random_)}](https://example.org/{_word(random_)})"
        )
    return " ".join(out).capitalize() + "."


def _article(random_: random.Random, number: int, names: list[str], comments: int) -> str:
    body = "\n\n".join(_paragraph(random_, names, WORDS_PER_PARAGRAPH) for _ in range(PARAGRAPHS))
    date = f"{2000 + number % 20}-03-0{1 + number % 9}"
    head = f"---\ntitle: Article {number}\nauthor: A. Writer\ndate: {date}\n---\n\n"
    many = min(300, int(comments * random_.paretovariate(2) / 2)) if comments else 0
    said, depth = [], 0
    for i in range(many):
        depth = random_.randint(0, min(depth + 1, 11)) if i else 0
        words = _paragraph(random_, names, random_.randint(5, 60))
        said.append(
            f"{'@' * (depth + 1)} {_word(random_)} | 2020-01-0{1 + i % 9} 10:00 | c{i}\n{words}\n"
        )
    return f"{head}{body}\n\n=== comments ===\n\n" + "\n".join(said)
