"""An archive as a value that can be edited: what the law of warm builds is tried on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

WORDS = ("fog", "Ada Lovelace", "[[London]]", "a **bold** word", "[x](article:b)", "<i>é</i>", "")
NAMES = ("a", "b", "sub/c", "d", "sub/e")


@dataclass
class Text:
    """An article with its comments and notes."""

    title: str
    body: str
    year: int
    draft: bool = False
    comments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        signs = ("@", "@@")
        heads = [
            f"{signs[i % 2]} P{i % 2} | {self.year}-03 | c{i}\n{c}\n"
            for i, c in enumerate(self.comments)
        ]
        notes = [f"> Text of\nEd: {note}\n" for note in self.notes]
        return (
            f"---\ntitle: {self.title}\nauthor: P1\ndate: {self.year}\ntags: [{self.title}]\n"
            f"draft: {str(self.draft).lower()}\n---\n"
            f"Text of {self.body}.\n\n=== comments ===\n\n{''.join(heads)}"
            f"\n=== notes ===\n\n{''.join(notes)}"
        )


@dataclass
class Archive:
    """Everything in the folder of an archive."""

    title: str = "T"
    hidden: str = ""
    texts: dict[str, Text] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    decisions: str = ""
    templates: dict[str, str] = field(default_factory=dict)

    def files(self) -> dict[str, str]:
        """The text of each file by its path."""
        register = "".join(
            f'[{id}]\nname = "{name}"\nkind = "person"\n{self.forms.get(id, "")}\n'
            for id, name in self.entities.items()
        )
        decided = {"content/decisions.toml": self.decisions} if self.decisions else {}
        return {
            "content/archive.toml": (
                f'title = "{self.title}"\nbase_url = "https://t.example/"\n'
                f"[authors]\nwithout_page = [{self.hidden}]\n"
            ),
            "content/entities.toml": register,
            **decided,
            **{f"content/{name}.md": str(text) for name, text in self.texts.items()},
            **{f"templates/{name}": text for name, text in self.templates.items()},
        }


def begun() -> Archive:
    """The archive that every series of edits begins with."""
    texts = {
        "a": Text(
            "One", "Ada Lovelace", 2001, comments=["To [[London]].", "Yes."], notes=["A note."]
        ),
        "b": Text("Two", "the town and [One](article:a)", 2002, comments=["No."]),
        "sub/c": Text("Three", "nothing", 2002),
    }
    entities = {"ada-lovelace": "Ada Lovelace", "london": "London"}
    return Archive(texts=texts, entities=entities)


def lay(root: Path, archive: Archive) -> None:
    """Make a folder hold these files and no others; what did not change is not touched."""
    files = archive.files()
    for folder in ("content", "templates"):
        for old in [*(root / folder).rglob("*")]:
            if old.is_file() and old.relative_to(root).as_posix() not in files:
                old.unlink()
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")


def _text(archive: Archive, n: int) -> Text:
    return [*archive.texts.values()][n % len(archive.texts)]


def _body(archive: Archive, n: int, word: str) -> None:
    _text(archive, n).body += f" {word}"


def _title(archive: Archive, n: int, word: str) -> None:
    _text(archive, n).title = f"Title {n} {word.strip('[]*<>(:')[:3]}".replace(":", "")


def _year(archive: Archive, n: int, _: str) -> None:
    _text(archive, n).year = 2000 + n


def _comment(archive: Archive, n: int, word: str) -> None:
    _text(archive, n).comments.append(f"Said {word}")


def _comment_edited(archive: Archive, n: int, word: str) -> None:
    _text(archive, n).comments[:1] = [f"First, {word}"]


def _comment_deleted(archive: Archive, n: int, _: str) -> None:
    del _text(archive, n).comments[-1:]


def _note(archive: Archive, n: int, word: str) -> None:
    _text(archive, n).notes.append(f"See {word}")


def _entity(archive: Archive, n: int, _: str) -> None:
    archive.entities[f"e{n}"] = ("Text", "Town", "Nobody", "First")[n % 4]


def _entity_renamed(archive: Archive, n: int, word: str) -> None:
    for id in [*archive.entities][n % 3 :][:1]:
        archive.entities[id] = f"Said {word.strip('[]*<>')[:3]}".replace("[", "")


def _entity_removed(archive: Archive, n: int, _: str) -> None:
    for id in [*archive.entities][n % 3 :][:1]:
        del archive.entities[id]


def _entity_forms(archive: Archive, n: int, _: str) -> None:
    forms = ("aliases = ['Town']", "weak = ['fog']\nnear = ['Said']", "but_not = ['Ada L']", "")
    for id in [*archive.entities][n % 3 :][:1]:
        archive.forms[id] = forms[n % 4]


def _people(archive: Archive, n: int, _: str) -> None:
    ties = ("handles = ['P1', 'P0']", "handles = ['p0']", "see_also = ['london']", "")
    for id in [*archive.entities][n % 3 :][:1]:
        archive.forms[id] = ties[n % 4]


def _without_page(archive: Archive, n: int, _: str) -> None:
    archive.hidden = ("'P0'", "'P1'", "")[n % 3]


def _decided(archive: Archive, n: int, _: str) -> None:
    archive.decisions = (
        "[[never]]\nname = 'Ada Lovelace'\n",
        "[[here]]\nname = 'Said'\nentity = 'london'\nwithin = 'article:a'\n",
        "[[merge]]\nfrom = 'london'\ninto = 'ada-lovelace'\n",
        "[[split]]\nfrom = 'ada-lovelace'\ninto = 'london'\nwithin = 'article:a'\n",
        "[[never]]\nname = 'Text'\n[[here]]\nname = 'Text'\nentity = 'e0'\nwithin = 'comment:a#c0'",
        "",
    )[n % 6]


def _draft(archive: Archive, n: int, _: str) -> None:
    _text(archive, n).draft ^= True


def _added(archive: Archive, n: int, word: str) -> None:
    archive.texts.setdefault(NAMES[n % 5], Text(f"New {n}", word, 2003))


def _renamed(archive: Archive, n: int, _: str) -> None:
    old = [*archive.texts][n % len(archive.texts)]
    archive.texts[f"moved-{n}"] = archive.texts.pop(old)


def _removed(archive: Archive, n: int, _: str) -> None:
    if len(archive.texts) > 1:
        del archive.texts[[*archive.texts][n % len(archive.texts)]]


def own_template(archive: Archive, n: int, word: str) -> None:
    """Put a word above the main part of a kind of page, by a template of the archive's own."""
    name = ("articles.html", "article.html", "home.html")[n % 3]
    block = f"{{% block main %}}<p>{word}</p>{{{{ super() }}}}{{% endblock %}}"
    archive.templates[name] = f'{{% extends "built-in/{name}" %}}{block}'


def _template_removed(archive: Archive, *_: object) -> None:
    archive.templates.clear()


def _asset(archive: Archive, n: int, word: str) -> None:
    archive.templates[f"assets/{('style', 'own')[n % 2]}.css"] = f"/* {word} */"


def _site_title(archive: Archive, n: int, _: str) -> None:
    archive.title = f"T{n}"


Edit = Callable[[Archive, int, str], None]
EDITS: tuple[Edit, ...] = (
    _body, _title, _year, _comment, _comment_edited, _comment_deleted, _note, _entity,
    _entity_renamed, _entity_forms, _entity_removed, _decided, _draft, _added, _renamed, _removed,
    own_template, _template_removed, _asset, _site_title, _people, _without_page,
)  # fmt: skip

steps = st.tuples(st.sampled_from(EDITS), st.integers(0, 5), st.sampled_from(WORDS))
series = st.lists(st.lists(steps, min_size=1, max_size=3), min_size=2, max_size=4)
