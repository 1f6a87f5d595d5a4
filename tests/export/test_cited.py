"""Citations, in every form."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.export.cited import (
    bibtex,
    citations,
    coins,
    csl,
    of_article,
    of_comment,
    ris,
    scholarly,
)
from generator.export.issued import bibtex_date, csl_date, highwire_date, ris_date
from generator.export.items import Link
from generator.export.views import ArticleView, Site
from generator.model.reading import Records
from generator.model.records import State
from generator.read.dates import parse_date
from tests.cases import Case, load
from tests.export.editions import view
from tests.export.shows import cited
from tests.link.small import article, comment, linked

SITE = Site("S", "", "en", "https://h.example/", "CC0", (), (), "index.html", "", "")
PAGE = ArticleView(
    "2001/fire.html", "The fire", authors=(Link("Ann", ""),), date=parse_date("2001-02-03")
)


@pytest.mark.parametrize("case", load("cited"), ids=lambda case: case.name)
def test_citations(case: Case) -> None:
    """A citation is written in each form as its case says."""
    assert case.expected == cited(case.given)


@given(st.text(), st.text(min_size=1), st.text())
def test_no_text_breaks_out(title: str, author: str, site: str) -> None:
    """Whatever a title or a name holds, BibTeX has one balanced entry, RIS and CSL one item."""
    page = replace(PAGE, title=title, authors=(Link(author, ""),))
    forms = dict(citations(page, replace(SITE, title=site)))
    depth = 0
    for sign in re.findall(r"[{}]", forms["BibTeX"])[:-1]:
        depth += 1 if sign == "{" else -1
        assert depth > 0
    assert depth == 1
    tags = [line[:6] for line in forms["RIS"].split("\n")[:-1]]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - ", tag) for tag in tags)
    assert (tags.count("TY  - "), tags.count("ER  - ")) == (1, 1)
    assert len(json.loads(forms["CSL-JSON"])) == 1
    assert coins(page, SITE).isascii()


@given(st.text("0123456789-/~?%X.T: ", max_size=20))
def test_no_form_makes_a_date_more_exact(text: str) -> None:
    """A year is given as one only where it is certain, and a day only where it is known."""
    try:
        date = parse_date(text)
    except ValueError:
        return
    exact = date.first[:10] == date.last[:10]
    published = highwire_date(date)
    assert published.count("/") != 2 or exact
    assert date.first[:4] == date.last[:4] or not published
    assert dict(ris_date(date))["PY"] in {"", published[:4]}
    assert bibtex_date(date)["year"]
    assert csl_date(date)


@pytest.mark.parametrize(
    ("page", "named"),
    [
        (PAGE, {"citation_publication_date": "2001/02/03", "citation_author": "Ann"}),
        (replace(PAGE, origin="https://o.example/"), {"citation_online_date": "2001/02/03"}),
        (replace(PAGE, origin="A box"), {"DC.source": "A box"}),
        (replace(PAGE, date=parse_date("1911~")), {"DC.date": "1911~"}),
        (replace(PAGE, date=parse_date("2001-02")), {"citation_publication_date": "2001"}),
        (replace(PAGE, language="de"), {"citation_language": "de"}),
        (replace(PAGE, licence="Ask us"), {"DC.rights": "Ask us"}),
        (PAGE, {"citation_public_url": "https://h.example/2001/fire.html"}),
        (PAGE, {"DC.rights": "https://creativecommons.org/publicdomain/zero/1.0/"}),
    ],
)
def test_the_names_by_which_catalogues_know_an_article(page, named) -> None:
    """What is known of an article is said in the head of its page."""
    found = dict(scholarly(page, SITE))
    assert found | named == found


def test_what_is_not_known_is_not_said() -> None:
    """A vague date is no publication date, and without an address there is none."""
    found = dict(scholarly(replace(PAGE, date=parse_date("1911~")), replace(SITE, base_url="")))
    assert {name for name in found if "date" in name or "url" in name} == {"DC.date"}


def test_the_file_of_an_article_and_its_comments() -> None:
    """Each comment with words is cited after the article, by a key that ends as its link does."""
    said = (comment("c 1", None, "Ann"), comment("c2"))
    gone = replace(comment("c3", None, "Nobody"), state=State.DELETED)
    of = linked(Records((article("a"),), (*said, gone)), Records((article("b"),)))
    text = view(of, "a.bib", SITE.base_url).text
    keys = re.findall(r"@online\{(.*),", text)
    addresses = re.findall(r"  url = \{(.*)\}", text)
    assert keys[0] == "a"
    assert keys[1:] == [f"a.{address.partition('#')[2]}" for address in addresses[1:]]
    assert len(keys) == 3
    assert "Nobody" not in text
    with pytest.raises(KeyError):
        view(of, "b.bib", SITE.base_url)


def test_a_comment_stands_on_its_article() -> None:
    """The citation of a comment has its own writer and address, and names the article."""
    on = of_article(article("a", authors=("Tom",)), "S", SITE.base_url, "en")
    one = of_comment(comment("c1", None, "Ann"), on, "On “A”", "a.html#c-c1", SITE.base_url)
    assert one.authors == ("Ann",)
    assert one.title == "On “A”"
    assert "https://h.example/a.html#c-c1" in bibtex(one)
    assert "https://h.example/a.html#c-c1" in ris(one)
    assert json.loads(csl(one))[0]["type"] == "post"
