"""Which drawings may be published."""

from __future__ import annotations

from itertools import product

import pytest

from generator.markup import picture
from generator.markup.picture import svg_problem
from tests.markup.hostile import EVENTS, SCHEMES, SPELLINGS

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

HARMLESS = {
    "shapes": "<g fill='none'><path d='M0 0 H9' stroke='#777'/><text x='1'>a</text></g>",
    "own gradient": "<linearGradient id='g'/><rect fill='url(#g)' style=\"stroke:url('#g')\"/>",
    "own part": "<symbol id='s'/><use href='#s'/><use xlink:href='#s'/>",
    "a picture written out": "<image href='data:image/png;base64,iVBORw0KGgo='/>",
    "plain style sheet": "<style>.a { fill: red }</style>",
    "moving shape": "<circle r='1'><animate attributeName='r' to='2' dur='1s'/></circle>",
    "what a program keeps": "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
    " r:about='x'/></metadata>",
    "said to a screen reader": "<title>t</title><g role='img' aria-label='x' xml:lang='en'/>",
}
HARMFUL = {
    "script": "<script>f()</script>",
    "script of XHTML": "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>f()</h:script>",
    "style sheet of XHTML": "<h:style xmlns:h='http://www.w3.org/1999/xhtml'>a {}</h:style>",
    "foreign content": "<foreignObject><p>x</p></foreignObject>",
    "handler element": "<handler type='text/javascript'>f()</handler>",
    "link": "<a href='http://h/'><text>x</text></a>",
    "use from elsewhere": "<use href='http://h/x.svg#a'/>",
    "use of data": "<use xlink:href='data:image/svg+xml,x'/>",
    "picture from elsewhere": "<image xlink:href='//h/x.png'/>",
    "use of a picture written out": "<use href='data:image/png;base64,iVBORw0KGgo='/>",
    "picture with more behind it": "<image href='data:image/png;base64,iVBORw0KGgo=;x'/>",
    "own part with more behind it": "<use href='#a http://h/'/>",
    "style that binds": "<rect style='-moz-binding:none'/>",
    "style that behaves": "<rect style='behavior : none'/>",
    "drawing written out": "<image href='data:image/svg+xml;base64,PHN2Zz4='/>",
    "filter from elsewhere": "<filter id='f'><feImage href='http://h/x'/></filter>",
    "animated address": "<use href='#a'><set attributeName='href' to='x'/></use>",
    "animated event": "<g><set attributeName='onclick' to='f()'/></g>",
    "animated old address": "<g><animate attributeName='xlink:href' values='x'/></g>",
    "paint from elsewhere": "<rect fill='url(http://h/x#a)'/>",
    "paint from elsewhere, spaced": "<rect filter='URL( \"//h/x\" )'/>",
    "style that loads": "<rect style='background:url(http://h/x)'/>",
    "style that loads otherwise": "<rect style='background:image-set(\"http://h/x\" 1x)'/>",
    "style spelled with escapes": "<rect style='fill:u\\72l(//h/x)'/>",
    "style sheet that imports": "<style>@import 'http://h/x';</style>",
    "style sheet that loads": "<style>g { fill: url(//h/x) }</style>",
    "style sheet in pieces": "<style>@im<!-- -->port 'http://h/x';</style>",
    "style sheet linked": "<link rel='stylesheet' href='http://h/x'/>",
    "other ground for addresses": "<g xml:base='http://h/'/>",
    "attribute of a stranger": "<g xmlns:e='http://h/e' e:x='1'/>",
    "frame": "<iframe src='x'/>",
    "instruction within": "<?xml-stylesheet href='x'?>",
    "event in a namespace of XLink": "<g><set attributeName='r' onbegin='f()'/></g>",
}


def drawing(inner: str, *, before: str = "") -> bytes:
    """An SVG file with this in it."""
    return f"{before}{HEAD}>{inner}</svg>".encode()


@pytest.mark.parametrize("inner", HARMLESS.values(), ids=HARMLESS)
def test_harmless(inner: str) -> None:
    """A drawing that only draws may be published."""
    assert svg_problem(drawing(inner)) is None


@pytest.mark.parametrize("inner", HARMFUL.values(), ids=HARMFUL)
def test_harmful(inner: str) -> None:
    """A drawing that runs, loads or links to anything is refused, with the reason."""
    assert svg_problem(drawing(inner))


def test_a_usual_head() -> None:
    """The declaration and document type that drawing programs write are no harm."""
    public = '"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'
    head = f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC {public}>'
    assert svg_problem(drawing("<g/>", before=head)) is None


@pytest.mark.parametrize(
    "before",
    [
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
        "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'f()'>]>",
        "<!DOCTYPE svg [ %x; ]>",
        "<!DOCTYPE svg SYSTEM '>' [ %x; ]>",
        '<!DOCTYPE svg SYSTEM ">\'" [ %x; ]>',
        "<!DOCTYPE svg><!DOCTYPE svg>",
        "<!-- <!DOCTYPE x> --><!DOCTYPE svg [ %x; ]>",
        "<!-- <!DOCTYPE x[ -->",
        "<?xml-stylesheet href='http://h/x'?>",
        "<?xml version='1.0' encoding='ISO-8859-1'?>",
    ],
)
def test_a_hostile_head(before: str) -> None:
    """Entities, default attributes, instructions and other encodings are refused."""
    assert svg_problem(drawing("<g/>", before=before))


def test_a_document_type_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often one is begun, it is read from the first alone, and only to its end."""
    tried: list[int] = []
    form = picture._doctype

    class Counting:
        """The form of a document type, noting where it is tried."""

        def match(self, data: bytes, at: int) -> object:
            tried.append(at)
            return form.match(data, at)

    monkeypatch.setattr(picture, "_doctype", Counting())
    assert svg_problem(b" " + b"<!DOCTYPE" * 20_000)
    assert svg_problem(b" " + b"<!DOCTYPE svg>" * 20_000)
    assert tried == [1, 1]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg>",
        b"<svg/>",
        b"<html/>",
        b"<g xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xfe<\0",
    ],
)
def test_no_drawing(data: bytes) -> None:
    """What is not well-formed SVG in its namespace is refused."""
    assert svg_problem(data)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-7"])
def test_other_encodings(encoding: str) -> None:
    """An encoding in which the search could be deceived is refused."""
    assert svg_problem(f"{HEAD}><g é='1'/></svg>".encode(encoding))


def test_size() -> None:
    """A file over the cap is refused unread, one at the cap is read."""
    fill = picture.SVG_BYTES_MAX - len(drawing("<!---->"))
    assert svg_problem(drawing(f"<!--{'x' * fill}-->")) is None
    assert "larger" in (svg_problem(drawing(f"<!--{'x' * (fill + 1)}-->")) or "")


def test_depth() -> None:
    """A drawing nested without end is refused, not a crash."""
    assert svg_problem(drawing("<g>" * 5000 + "</g>" * 5000))


@pytest.mark.parametrize("element", sorted(picture.ELEMENTS))
def test_no_element_takes_an_event(element: str) -> None:
    """No element on the list may have an event attribute."""
    assert all(svg_problem(drawing(f"<{element} on{event}='f()'/>")) for event in EVENTS)


def test_no_address_of_a_foreign_scheme() -> None:
    """No spelling of a foreign address passes on any element that takes one."""
    for key, element, scheme, spell in product(
        ("href", "xlink:href"), ("use", "image", "mpath", "textPath"), SCHEMES, SPELLINGS.values()
    ):
        written = spell(scheme).replace("<", "&lt;")
        assert svg_problem(drawing(f"<{element} {key}='{written}'/>")), written
