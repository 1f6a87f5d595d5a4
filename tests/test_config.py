"""The settings of an archive, and what is told of each mistake in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import Config, ConfigError, load
from generator.errors import Place
from generator.model.source import Habit
from tests.archives import write


def config(folder: Path, text: str, *exporters: str) -> Config:
    """The configuration of an archive with that `archive.toml`."""
    return load(write(folder, f"-- content/archive.toml --\n{text}"), exporters)


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ('titel = "x"', 1, "unknown setting 'titel'", "did you mean 'title'?"),
        ("\nxyz = 1", 2, "unknown setting 'xyz'", "known are: also, authors, base_url, desc"),
        ("[title]\nx = 1", 1, "title has to be a text in quotes", "it is {'x': 1}"),
        ("title = 1", 1, "title has to be a text in quotes", "it is 1"),
        ("# title\ntitle = x", 2, "not TOML: Invalid value", "text stands in quotes"),
        ('title = "x', 1, "not TOML: ", "text stands in quotes"),
        ('title = "x"\ntitle = "y"', 2, "not TOML: ", "text stands in quotes"),
        (f"title = {'9' * 5000}", 1, "not TOML: ", "text stands in quotes"),
        (f"title = {'[' * 9000}", 1, "not TOML: ", "text stands in quotes"),
        ('base_url = "example.org"', 1, "not a base_url: 'example.org'", "write https://"),
        ('base_url = "http://a/?b"', 1, "not a base_url: 'http://a/?b'", "write https://"),
        ('base_url = "javascript:x"', 1, "not a base_url: 'javascript:x'", "write https://"),
        ('language = "english language"', 1, "not a language: 'english language'", "write a lang"),
        ('leave_out = "feed"', 1, "leave_out has to be a list of texts", "it is 'feed'"),
        ("leave_out = [1]", 1, "leave_out has to be a list of texts", "it is [1]"),
        (
            '\n[authors]\nwithout = ["a"]',
            3,
            "unknown setting 'without' of authors",
            "did you mean 'without_page'?",
        ),
        (
            '[authors]\nwithout_page = "a"',
            2,
            "without_page has to be a list of texts",
            'it is "a"',
        ),
        ("authors = []", 1, "authors has to be a table of its own", "it is []"),
        ('\n"leave_out" = ["fed"]', 2, "no such exporter: 'fed'", "did you mean 'feed'?"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, message: str, hint: str) -> None:
    """A mistake is one error with the line, the line itself, and what to write instead."""
    with pytest.raises(ConfigError) as caught:
        config(tmp_path, text, "feed", "dates")
    problem = caught.value.problem
    assert (problem.place.file, problem.place.line) == ("content/archive.toml", line)
    assert problem.message.startswith(message)
    assert problem.hint.startswith(hint)
    assert problem.excerpt == text.split("\n")[line - 1]


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("search = 1", 1, "search has to be a table of its own", "it is 1"),
        (
            "[search]\nfull = true",
            2,
            "unknown setting 'full' of the search",
            "did you mean 'full_text'?",
        ),
        ("[search]\nfull_text = 1", 2, "full_text has to be true or false", "it is 1"),
        ("pasted = 1", 1, "pasted has to be a table of its own", "it is 1"),
        ("[pasted]\nfoo = 1", 2, "unknown setting 'foo' of pasted", "known are: order, reply"),
        ("[pasted]\nodrer = 1", 2, "unknown setting 'odrer' of pasted", "did you mean 'order'?"),
        ("[pasted]\norder = 'old'", 2, "order has to be one of threaded, old", 'it is "old"'),
        ("[pasted]\nreply_prior = 2", 2, "reply_prior has to be a number from 0", "it is 2"),
        ("pasted.reply_prior = nan", 1, "reply_prior has to be a number from 0", "it is nan"),
        ("[pasted]\nreply_prior = true", 2, "reply_prior has to be a number", "it is true"),
        ("[pasted.order]", 1, "order has to be one of threaded, oldest, newest", "it is {}"),
        ("[pasted.leters]", 1, "no such folder in content/: 'leters'", "did you mean 'letters'?"),
        ('[pasted."../x"]', 1, "no such folder in content/: '../x'", "known are: letters, "),
        ('[pasted."/"]', 1, "no such folder in content/: '/'", "known are: letters, letters/old"),
        ('[pasted.""]', 1, "no such folder in content/: ''", "known are: letters, letters/old"),
        ("pasted.order = 'oldest'\n[pasted.letters]\norder = 1", 3, "order has to be", "it is 1"),
        ("[pasted.letters.old]", 1, "unknown setting 'old' of pasted texts", "known are: order,"),
    ],
)
def test_mistakes_about_pasted_texts(
    tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    """A mistake about how people comment is one error with its line and what to write instead."""
    (tmp_path / "content/letters/old").mkdir(parents=True)
    with pytest.raises(ConfigError) as caught:
        config(tmp_path, text)
    problem = caught.value.problem
    assert (problem.place.line, problem.excerpt) == (line, text.split("\n")[line - 1])
    assert problem.message.startswith(message)
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("text", "habits"),
    [
        ("", {}),
        ("[pasted]", {}),
        ("[pasted]\norder = 'oldest'", {"": Habit(0.6, "oldest")}),
        ("[pasted.letters]\nreply_prior = 1", {"letters/": Habit(1)}),
        ("""pasted = {reply_prior = 0.1, order = "oldest", "letters/" = {reply_prior = 0.2},
          "letters/old/" = {order = "newest"}}""".replace("\n", ""),
         {"": Habit(0.1, "oldest"), "letters/": Habit(0.2, "oldest"),
          "letters/old/": Habit(0.2, "newest")}),
    ],
)  # fmt: skip
def test_how_people_comment(tmp_path: Path, text: str, habits: dict[str, Habit]) -> None:
    """A folder has what is said of it, and for the rest what is said of the one around it."""
    (tmp_path / "content/letters/old").mkdir(parents=True)
    assert config(tmp_path, text).pasted == tuple(habits.items())


def test_where_no_folder_is(tmp_path: Path) -> None:
    """In an archive without folders one that is named is said not to be there."""
    with pytest.raises(ConfigError, match="no such folder") as caught:
        config(tmp_path, "[pasted.letters]")
    assert caught.value.problem.hint == "all texts are in content/ itself"


def test_every_setting(tmp_path: Path) -> None:
    """What is set is what the configuration holds."""
    text = """
        title = "T"
        description = "D"
        base_url = "https://h.org:8/a"
        language = "pt-BR"
        licence = "CC0"
        leave_out = ["feed"]
        [authors]
        without_page = ["ann", "Tom  H."]
    """
    hidden = tuple((name, Place("archive.toml", 9)) for name in ("ann", "Tom H."))
    assert config(tmp_path, text, "feed") == Config(
        tmp_path,
        "T",
        "D",
        "https://h.org:8/a/",
        "pt-BR",
        "CC0",
        ("feed",),
        without_page=hidden,
        language_place=Place("archive.toml", 5),
    )


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    """An archive without settings is called after its folder."""
    write(tmp_path / "my-archive", "-- content/a.md --\n")
    assert load(tmp_path / "my-archive") == Config(tmp_path / "my-archive", "my-archive")
    assert config(tmp_path / "other", 'title = ""\nbase_url = ""').title == "other"


def test_a_folder_that_is_no_archive(tmp_path: Path) -> None:
    """Where there is no folder `content`, that is said, with the way to begin one."""
    with pytest.raises(ConfigError, match="no archive here") as caught:
        load(tmp_path)
    assert "variorum new" in caught.value.problem.hint


def test_settings_that_are_not_utf8(tmp_path: Path) -> None:
    """A file in another coding is said to be so."""
    write(tmp_path, '-- content/archive.toml (latin-1) --\ntitle = "é"\n')
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(tmp_path)


def test_settings_with_a_byte_order_mark(tmp_path: Path) -> None:
    """The mark that some editors put before a text is no part of it, nor of a line shown."""
    assert config(tmp_path / "good", '\ufefftitle = "T"').title == "T"
    with pytest.raises(ConfigError) as caught:
        config(tmp_path / "bad", "\ufefftitle = 1")
    assert caught.value.problem.excerpt == "title = 1"


def test_the_folders_of_an_archive() -> None:
    """Everything an archive has lies in its folder."""
    of = Config(Path("r"), "T")
    folders = [of.content, of.site, of.memory, of.templates]
    assert [str(folder) for folder in folders] == [
        "r/content",
        "r/site",
        "r/.variorum",
        "r/templates",
    ]
