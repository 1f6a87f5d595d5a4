"""Documents of TEI read as articles."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from generator.caps import COMMENT_CHARS_MAX
from generator.model.reading import Reading
from generator.model.source import Source
from generator.read.whole import read
from tests.archives import built, write
from tests.cases import Case, load
from tests.read.exports.bombs import FILE_ENTITY, LAUGHS, PARAMETER
from tests.read.shows import sidecars

SAMPLES = Path(__file__).parents[3] / "shared/samples/tei"
ARTICLES = ("acdh-L041464.xml", "testTEI.xml")
NAMES = {"rs", "persName", "placeName", "orgName", "name"}
BLOCKS = {"p": "p pre", "head": "h2 h3 caption", "row": "tr", "cell": "td th", "table": "table"}
DOCUMENT = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>'


def of(data: bytes, name: str = "a.xml") -> Reading:
    """The reading of a file."""
    return read(Source(name, ""), data, {})


@pytest.mark.parametrize("case", load("tei"), ids=lambda case: case.name)
def test_tei(case: Case) -> None:
    """A document is read as its case says."""
    assert case.expected == sidecars(case.given)


@pytest.mark.parametrize("name", ["a.xml", "a.tei"])
def test_either_ending(name) -> None:
    """A document of TEI is an article under both endings that such files have."""
    assert len(of(DOCUMENT.format("<p>One.</p>").encode(), name).records.articles) == 1


@pytest.mark.parametrize("where", ["<post>{}</post>", "<p>One.</p><note>{}</note>"])
def test_what_is_too_long_stays_as_plain_text(where: str) -> None:
    """A post or a note is bounded as any comment is: no word is lost, and it is told."""
    words = "<p>so <hi rend='bold'>many</hi> words</p>" * (COMMENT_CHARS_MAX // 10)
    found = of(DOCUMENT.format(where.format(words)).encode())
    [record] = [*found.records.comments, *found.records.notes]
    body = found.bodies[record.text.digest]
    assert body.text.count("so many words") == COMMENT_CHARS_MAX // 10
    assert {tag.name for tag in body.tags} == {"p"}
    [problem] = found.records.problems
    assert "characters" in problem.message
    assert "make several of it" in problem.hint


def test_names_lead_to_the_register(tmp_path) -> None:
    """A name leads to the entity that its `ref` names; one that is not registered is told of."""
    inner = (
        '<p><persName ref="#Ann_B">Ann</persName>, <rs ref="b.xml#pmb3">him</rs>,'
        ' <orgName ref="https://d-nb.info/gnd/118505955">it</orgName></p>'
    )
    write(tmp_path, '-- content/entities.toml --\n[ann-b]\nname = "Ann Bell"\nkind = "person"\n')
    (tmp_path / "content/a.xml").write_text(DOCUMENT.format(inner), "utf-8")
    report = built(tmp_path)
    page = (tmp_path / "site/a.html").read_text("utf-8")
    assert '<a href="people/ann-b.html">' in page
    assert 'href="https://d-nb.info/gnd/118505955"' in page
    assert [p.message for p in report.planned.problems] == ["a link leads nowhere: entity:pmb3"]


@pytest.mark.parametrize(
    "declared",
    [LAUGHS, FILE_ENTITY, PARAMETER, '<!ENTITY a12 SYSTEM "http://127.0.0.1:9/x">'],
    ids=["laughs", "file", "parameter", "web"],
)
def test_what_is_declared_reaches_no_page(declared) -> None:
    """No entity swells, and none from outside is fetched or shown."""
    inner = f"<p>One &a12; two.</p>{'<p/>' * 9}"
    reading = of(f"<!DOCTYPE TEI [{declared}]>{DOCUMENT.format(inner)}".encode())
    shown = "".join(body.text for body in reading.bodies.values())
    assert "root:" not in shown
    assert len(shown) < 1000
    assert reading.records.articles or reading.records.problems


@pytest.mark.parametrize(
    "inner",
    [
        "<div>" * 5_000 + "</div>" * 5_000,
        "<hi>" * 200 + "x" + "</hi>" * 200,
        "<p>" + "<note>n</note>" * 3_000 + "</p>",
        "<q>" * 200 + "x" * 1_000_000 + "</q>" * 200,
        "<note>" * 200 + "x" * 1_000_000 + "</note>" * 200,
        "".join(f'<name xml:id="n{n}">' for n in range(200)) + "x" * 1_000_000 + "</name>" * 200,
        "<p>" + "x" * 1_000_000 + "<note>n</note>" * 3_000 + "</p>",
        "<app><lem wit='#a'>" * 100 + "x" * 1_000_000 + "</lem></app>" * 100,
        "<app>" * 100 + "<lem>x</lem>" + "</app>" * 100,
        "<choice/><choice><choice/></choice><app/><lem/><rdg>x</rdg><row/><cell/><item/><label/>",
        '<p xml:lang="&quot;&gt;">x</p><ref target="#&#9;">y</ref><graphic/><l/><lg><lg/></lg>',
        '<post who="# " replyTo="#" cert="nan" resp="#variorum" xml:id="c._xfffff_"><p/></post>',
        '<p><anchor xml:id="a"/></p><note target="#a" targetEnd=" ">x</note>',
        '<note target="#range(,) #range(a,b) # mailto:x"/>',
        '<list type="gloss"><item>x</item></list><table><row><cell cols="9999999"/></row></table>',
    ],
    ids=range(15),
)
def test_whatever_stands_there_is_read_or_told(inner) -> None:
    """No document raises; one that is not read is told of."""
    reading = of(DOCUMENT.format(inner).encode())
    assert reading.records.articles or reading.records.problems


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.xml")))
def test_samples(name) -> None:
    """Of a published text every block, note and name comes in; a register is told to be one."""
    data = (SAMPLES / name).read_bytes()
    reading = of(data, name)
    if name not in ARTICLES:
        assert [p.message for p in reading.records.problems] == [
            "a register: no article is made of it"
        ]
        return
    [article] = reading.records.articles
    tags = Counter(tag.name for tag in reading.bodies[article.text.digest].tags)
    text, counted, notes, named = counts(data)
    for block, ours in BLOCKS.items():
        assert sum(tags[one] for one in ours.split()) >= counted[block], block
    assert len(reading.records.notes) == notes
    assert tags["a"] >= named
    body = re.sub(r"\s+", "", reading.bodies[article.text.digest].text)
    assert [word for word in text.split() if re.sub(r"\s+", "", word) not in body] == []


def counts(data: bytes) -> tuple[str, Counter[str], int, int]:
    """The words of a text, its blocks that hold some, its notes and names, counted with XPath."""
    root = etree.fromstring(data)
    body = root.find(".//{*}text")
    for lists in body.xpath("//*[starts-with(local-name(), 'list')][local-name() != 'list']"):
        if lists.getparent() is not None and not lists.tag.endswith("listBibl"):
            lists.getparent().remove(lists)
    outside = "not(ancestor::*[local-name()='bibl'])"
    notes = body.xpath(f".//*[local-name()='note'][{outside}]")
    for note in body.xpath(".//*[local-name()='note']"):
        note.text, note[:] = None, []
    filled = [element for element in body.iter("{*}*") if "".join(element.itertext()).strip()]
    blocks = Counter(etree.QName(element).localname for element in filled)
    pointing = [e for e in filled if etree.QName(e).localname in NAMES and e.get("ref")]
    outer = [e for e in pointing if not any(a in pointing for a in e.iterancestors())]
    return " ".join(body.itertext()), blocks, len(notes), len(outer)
