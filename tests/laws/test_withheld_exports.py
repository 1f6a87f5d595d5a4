"""What is withheld of an export, a saved file or a packed one is as gone as of a text."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from generator import commands
from generator.commands import Session
from generator.pipeline import Live
from tests.archives import built, tree, write
from tests.laws.test_register import Counted

SETTINGS = '-- content/archive.toml --\ntitle = "T"\nalso = ["thread-feeds", "author-feeds"]\n'
DISQUS = """\
<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="2"><id>p-1</id><forum>f</forum>
<link>https://blog.example/2011/03/bread.html</link><title>Bread</title>
<createdAt>2011-03-02T10:15:00Z</createdAt><author><name>owner</name></author></thread>
<post dsq:id="4711811"><message><![CDATA[<p>Zqbody &amp; salt.</p>]]></message>
<createdAt>2011-03-02T10:16:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Olga Zqname</name></author><thread dsq:id="2"/></post>
<post dsq:id="4711812"><message>An answer.</message>
<createdAt>2011-03-02T10:17:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Pete</name></author><thread dsq:id="2"/><parent dsq:id="4711811"/></post>
</disqus>
"""
WXR = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>B</title><link>https://blog.example</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title>Bread</title><link>https://blog.example/bread/</link>
<content:encoded><![CDATA[One.]]></content:encoded><wp:post_id>7</wp:post_id>
<wp:post_name>bread</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<wp:comment><wp:comment_id>4711811</wp:comment_id>
<wp:comment_author><![CDATA[Olga Zqname]]></wp:comment_author>
<wp:comment_date_gmt>2011-01-01 00:00:00</wp:comment_date_gmt>
<wp:comment_content>Zqbody &amp;amp; salt.</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>4711812</wp:comment_id>
<wp:comment_content>An answer.</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved>
<wp:comment_parent>4711811</wp:comment_parent></wp:comment>
</item></channel></rss>
"""
EXPORTS = {
    "disqus": ("disqus.xml", DISQUS.encode()),
    "wordpress": ("blog.xml", WXR.encode()),
    "packed": ("disqus.xml.gz", gzip.compress(DISQUS.encode(), mtime=0)),
}


def left(root: Path) -> set[str]:
    """Whatever of the withheld comment is in a byte that builds made."""
    files = {**tree(root / "site"), **tree(root / ".variorum")}
    gone = (b"zqbody", b"zqname", b"4711811")
    return {f"{word!r} in {path}" for path, data in files.items() for word in gone
            if word in data.lower() or word in path.encode()}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), EXPORTS.values(), ids=EXPORTS)
@pytest.mark.parametrize("by", ["name", "writer"])
def test_a_comment_of_an_export(tmp_path: Path, name: str, data: bytes, by: str) -> None:
    """Its words, its writer and its id are gone, and the answer to it stays in its place."""
    root = write(tmp_path, SETTINGS)
    (root / "content" / name).write_bytes(data)
    report = built(root)
    assert left(root)
    (article,) = report.planned.archive.entries
    about = f'about = "comment:{article}#4711811"' if by == "name" else 'author = "olga zqname"'
    write(root, f"-- content/decisions.toml --\n[[withhold]]\n{about}\n")
    report = built(root)
    assert [p.message for p in report.planned.problems if "nothing" in p.message] == []
    assert left(root) == set()
    page = (root / f"site/{article}.html").read_text("utf-8")
    assert "Withheld by the editors." in page
    assert "An answer." in page


TEXT = f"""{SETTINGS}-- content/a.md --
# A
=== comments ===
@ Olga Zqname | 2001 | c4711811
Zqbody and salt.
"""
DECIDED = '-- content/decisions.toml --\n[[withhold]]\nabout = "comment:a#c4711811"\n'


def test_a_live_server_forgets_too(tmp_path: Path) -> None:
    """A decision made while a server runs leaves nothing behind, on the disk or in a page."""
    there = Counted(write(tmp_path, TEXT), Live())
    there.build()
    assert left(tmp_path)
    write(tmp_path, DECIDED)
    there.build()
    assert left(tmp_path) == set()
    write(tmp_path, TEXT.replace("salt", "pepper"))
    there.build()
    assert left(tmp_path) == set()


def test_a_file_is_not_published(tmp_path: Path) -> None:
    """A picture that is withheld is in no folder of the site, and no text shows it."""
    text = f"{SETTINGS}-- content/a.md --\n# A\n![Alt](zqbody.css)\n[file](zqbody.css)\n"
    root = write(tmp_path, f"{text}-- content/zqbody.css --\np {{}}\n")
    built(root)
    assert left(root)
    write(root, '-- content/decisions.toml --\n[[withhold]]\nabout = "file:zqbody.css"\n')
    built(root)
    assert not [path for path in tree(root / "site") if "zqbody" in path]
    assert b'href="zqbody' not in (root / "site/a.html").read_bytes()


def test_copies_of_edited_files_are_told(tmp_path: Path) -> None:
    """A copy beside the site is not ours to delete: its place is told, and not what it holds."""
    long = "Zqbody and salt and pepper and a word for every one who came that night to us."
    root = write(tmp_path, TEXT.replace("Zqbody and salt.", long))
    built(root)
    page = root / "site/a.html"
    page.write_bytes(page.read_bytes() + b"<!-- by hand -->")
    write(root, DECIDED)
    told = [
        problem for report in (built(root), built(root)) for problem in report.published.problems
    ]
    found = [problem for problem in told if "holds what is withheld" in problem.message]
    assert {str(problem.place) for problem in found} == {".site-edited/a.html"}


def test_what_commands_show(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`read` and `check` heed the decisions, and say so."""
    write(tmp_path, f"{TEXT}{DECIDED}")
    session = Session(root=tmp_path)
    assert session.read(Path("content/a.md"), for_machines=True) == commands.CLEAN
    assert session.read(Path("content/a.md"), for_machines=False) == commands.CLEAN
    assert session.check(for_machines=True, drafts=False) == commands.CLEAN
    told = capfd.readouterr()
    assert "zqbody" not in f"{told.out}{told.err}".lower()
    assert told.err.count("Read through the decisions of its archive") == 2
