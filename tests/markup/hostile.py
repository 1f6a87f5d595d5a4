"""Hostile HTML by the thousand, made from the HTML standard and no list of anybody's.

Owns the product of what a browser acts on (elements, attributes, schemes, events, parsing modes)
and of how it may be spelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product

from tests.markup import standards
from tests.markup.mutated import mutated

# Every attribute that HTML, SVG or MathML reads an address from, `{}` being the address.
POSITIONS = (
    "<a href={}>x</a>", "<area href={}>", "<img src={}>", "<img srcset={}>", "<img lowsrc={}>",
    "<iframe src={}></iframe>", "<object data={}>x</object>", "<embed src={}>", "<base href={}>",
    "<form action={}><button>x</button></form>", "<button formaction={}>x</button>",
    "<input type=image src={}>", "<link rel=stylesheet href={}>", "<script src={}></script>",
    "<meta http-equiv=refresh content={}>", "<body background={}>", "<table background={}><tr><td>",
    "<video poster={}></video>", "<audio src={}></audio>", "<video><source src={}></video>",
    "<video><track src={}></video>", "<blockquote cite={}>x</blockquote>", "<q cite={}>x</q>",
    "<html manifest={}>x", "<frameset><frame src={}></frameset>", "<a ping={} href=/>x</a>",
    "<svg><a xlink:href={}><text>x</text></a></svg>", "<svg><use href={}/></svg>",
    "<svg><image href={}/></svg>", "<svg><a><set attributeName=href to={}>x</a></svg>",
    "<math><mi href={}>x</mi></math>", "<math><maction xlink:href={}>x</maction></math>",
    "<p style='background:url({})'>x</p>", "<style>@import {};</style>",
)  # fmt: skip
SCHEMES = (
    "javascript:f()",
    "vbscript:f()",
    "data:text/html,<b>f",
    "blob:x/y",
    "file:///x",
    "//h/x",
)
# Ways to write a scheme that some parser undoes before it acts on it.
SPELLINGS = {
    "plain": lambda s: s,
    "mixed case": lambda s: "".join(c.upper() if i % 2 else c for i, c in enumerate(s)),
    "tab within": lambda s: f"{s[:3]}\t{s[3:]}",
    "line feed within": lambda s: f"{s[:2]}\n{s[2:]}",
    "control before": lambda s: f"\x01{s}",
    "NUL within": lambda s: f"{s[:3]}\0{s[3:]}",
    "decimal": lambda s: "".join(f"&#{ord(c)};" for c in s),
    "padded, no semicolon": lambda s: "".join(f"&#{ord(c):09d}" for c in s),
    "hexadecimal": lambda s: "".join(f"&#X{ord(c):x};" for c in s),
    "named colon": lambda s: s.replace(":", "&colon;"),
    "named tab": lambda s: f"{s[:4]}&Tab;{s[4:]}",
    "named line feed before": lambda s: f"&NewLine;{s}",
    "zero width before": lambda s: f"\u200b{s}",
    "percent": lambda s: "".join(f"%{ord(c):02x}" for c in s),
    "twice encoded": lambda s: s.replace(":", "&amp;colon;"),
}
QUOTES = ("'{}'", '"{}"', "{}")

ELEMENTS = str.split(
    "p b a img br td li div svg math body input details video marquee select object form x-y"
    " textarea h1 table button iframe style title"
)
EVENTS = str.split("click load error focus mouseover toggle animationstart beforeinput pointerdown")
SEPARATORS = (" ", "/", "\n", "\t", "\f", " a=1 ", " '' ", ' "', " =", "\0 ")

FOREIGN = ("<svg>", "<math>", "<svg><desc>", "<svg><foreignObject>", "<math><mtext>",
           "<math><annotation-xml encoding=text/html>", "<table>", "<select>", "")  # fmt: skip
RAW = str.split(
    "script style title textarea noscript xmp iframe noembed noframes plaintext template"
)
PAYLOADS = ("<img src=x onerror=f()>", "<script>f()</script>", "<a href=javascript:f()>x</a>")
CLOSERS = ("</{0}>", "</{0} >", "</{0}/>", "<!--</{0}>-->", "<p title='</{0}>'>", "</ {0}>")

OUTBREAKS = (
    "</div>", "</p></div></body></html>", "<!--", "<!-->", "<!--->", "--!>", "<![CDATA[", "]]>",
    "<?x", "<!x", "</", "<", "<a", "<a href='", '<a href="', "<a href=x", "&", "&#", "&#x", "<a/",
    "<table><div>", "</table></table>", "<td>", "</td></tr></table>", "<li>", "</ul></ol>", "<col>",
    "<select><div>", "<form><form>", "<button><button>", "<a><a>", "<h1><h1>", "<nobr><nobr>",
    "<body>", "<head>", "<html>", "<frameset>", "<plaintext>", "</br>", "</p>", "<isindex>",
)  # fmt: skip


def addresses() -> Iterator[str]:
    """Give every position with every scheme in every spelling."""
    spellings = SPELLINGS.values()
    for position, scheme, spell, quote in product(POSITIONS, SCHEMES, spellings, QUOTES):
        yield position.format(quote.format(spell(scheme)))


def events() -> Iterator[str]:
    """Give every element with every event attribute behind every separator."""
    for element, event, separator in product(ELEMENTS, EVENTS, SEPARATORS):
        yield f"<{element}{separator}on{event}=f()>x</{element}>"


def mutations() -> Iterator[str]:
    """Give payloads that one parsing mode takes for text and another for elements."""
    for outer, raw, payload, closer in product(FOREIGN, RAW, PAYLOADS, CLOSERS):
        yield f"{outer}<{raw}>{closer.format(raw)}{payload}</{raw}>x"


def outbreaks() -> Iterator[str]:
    """Give pairs of what ends, opens or leaves open a construct around a payload."""
    for first, second in product(OUTBREAKS, OUTBREAKS):
        yield f"{first}{second}{PAYLOADS[0]}{first}"


def truncations() -> Iterator[str]:
    """Give one long hostile page, cut after each of its characters."""
    page = "".join(
        f"<b{separator}c>{position.format(SCHEMES[0])}"
        for separator, position in zip(SEPARATORS, POSITIONS, strict=False)
    )
    for end in range(len(page)):
        yield page[:end]


# Where a browser takes up an element: as HTML, as SVG, as MathML, and where it should not.
GROUNDS = {
    standards.HTML: ("{}",),
    standards.OBSOLETE: ("{}",),
    standards.SVG: ("<svg>{}</svg>", "{}"),
    standards.MATHML: ("<math>{}</math>", "{}"),
    standards.UNKNOWN: ("{}",),
}
# Trees that change when they are written and read again, and what hides in them.
SHAPES = (
    "<form><math><mtext></form><form><mglyph><style></math>{}",
    "<math><mtext><table><mglyph><style><!--</style>{}<!-- -->",
    "<svg></p><style><a id='</style>{}'>",
    "<svg><p><style><g title='</style>{}'>",
    "<math><annotation-xml encoding='text/html'><style></math>{}",
    "<svg><foreignObject><p><svg><style><!--</style>{}-->",
    "<svg><title><style><!--</style></title>{}-->",
    "<svg><desc><noscript><p title='</noscript>{}'>",
    "<noscript><p title='</noscript>{}'></noscript>",
    "<noscript><style></noscript>{}</style>",
    "<template><s><template><p>{}</template></s>",
    "<select><option><style></select>{}</style>",
    "<select><iframe></select>{}",
    "<table><caption><select></caption>{}",
    "<table><colgroup><template></colgroup>{}",
    "<table>{}<tr>{}<td>{}",
    "<table><input type=hidden {}><form>{}",
    "<a><p><a>{}</p></a>",
    "<b><a><i><table><b>{}<td>{}",
    "<dl><dt><dd>{}<dt></dl>{}",
    "<p><ul><p>{}</ul></p>{}",
    "<h1><h2>{}</h1>{}</h2>",
    "<button><p>{}<button>{}",
    "<ruby><rt><rb>{}<rp>{}",
    "<textarea><!--</textarea>{}-->",
    "<title><!--</title>{}--></title>",
    "<xmp><p title='</xmp>{}'>",
    "<style><!--</style>{}--></style>",
    "<style>*{{x:'</style>{}'}}</style>",
    "<iframe><!--</iframe>{}-->",
    "<noembed><!--</noembed>{}-->",
    "<noframes><!--</noframes>{}-->",
    "<frameset><frame><noframes>{}",
    "<!--><p>{}-->",
    "<!---><p>{}-->",
    "<!--x--!>{}-->",
    "<!--<!-->{}-->",
    "<![CDATA[><p>{}]]>",
    "<svg><![CDATA[</svg>{}]]>",
    "<svg><a><![CDATA[<]]>{}",
    "<?xml version='1.0'?>{}<?x {} ?>",
    "<!doctype x [<!ENTITY a '{}'>]>&a;",
    "</p{}>",
    "</br{}>",
    "<//{}>",
    "<x/{}/>",
    "<listing>&lt;p&gt;{}</listing>",
    "<plaintext>{}</plaintext>{}",
    "<isindex prompt='{}'>",
    "<details open ontoggle=f()><summary>{}</details>",
    "<pre>\n\n{}</pre>",
    "<p title=`{}`>",
    "<p title='{}",
    '<p title="&quot;{}',
    "<a href='x&#39;{}'>x</a>",
    "<object><svg>{}</object>{}",
    "<body {}><html {}>",
    "<optgroup><hr>{}<select>{}",
    "<dialog open><form method=dialog>{}</dialog>",
    "<div><template shadowrootmode=open>{}</template></div>",
)
# The same signs in an encoding that a reader may guess, or that the text claims for itself.
CHARSETS = (
    "+ADw-script+AD4-f()+ADw-/script+AD4-", "+/v8-+ADw-img src=x onerror=f()+AD4-",
    "\x1b(J<img src=x onerror=f()>", "\x1b$B<script>f()\x1b(B</script>", "~{<script>f()~}</script>",
    "\xc0\xbcscript\xc0\xbef()",
    "\uff1cscript\uff1ef()\uff1c/script\uff1e", "\u3008script\u3009f()",
    "\xbcscript\xbef()\xbc/script\xbe", "<meta charset=utf-7>+ADw-script+AD4-f()",
    "<meta http-equiv=content-type content='text/html;charset=utf-7'>", "<\0script>f()</script>",
    "<scr\0ipt>f()</scr\0ipt>",
    "<\u017fcript>f()</\u017fcript>", "<\u212a\u0131mg src=x onerror=f()>",
    "<img\u00a0src=x\u2028onerror=f()>",
    "<img\x0bsrc=x\x0bonerror=f()>", "\ufeff<script>f()</script>",
    "\ufffe<script>f()</script>",
    "<a href='\u2028javascript:f()'>x</a>", "%3Cscript%3Ef()%3C/script%3E",
    "\\u003cscript\\u003ef()", "\\x3cscript\\x3ef()", "&#60script&#62f()&#60/script&#62",
    "&ltscript&gtf()&lt/script&gt", "&amp;lt;script&amp;gt;f()", "\ud83c<script>\udfffscript>f()",
    "\u202e<script>f()</script>\u202c", "<script\u2066>f()\u2069</script>",
)  # fmt: skip


def named() -> Iterator[str]:
    """Give every element there is with every attribute that takes an address or a part."""
    spelled = cycle(spell(scheme) for scheme, spell in product(SCHEMES, SPELLINGS.values()))
    claims = cycle(standards.CLAIMS)
    for names, grounds in GROUNDS.items():
        for element, attribute, ground in product(names, standards.ADDRESSES, grounds):
            claim = next(claims)
            inner = f"<{element} {attribute}='{next(spelled)}' {claim}='{claim}'>x</{element}>"
            yield ground.format(inner)


def handled() -> Iterator[str]:
    """Give every element there is with every event that any browser ever had."""
    separators = cycle(SEPARATORS)
    for names, grounds in GROUNDS.items():
        for element, event in product(names, standards.EVENTS):
            yield grounds[0].format(f"<{element}{next(separators)}on{event}=f()>x</{element}>")


def shapes() -> Iterator[str]:
    """Give every tree that is not what it seems, around payloads, by itself and in another."""
    for shape, payload in product(SHAPES, PAYLOADS):
        yield _around(shape, payload)
    for outer, inner in product(SHAPES, SHAPES):
        yield _around(outer, _around(inner, PAYLOADS[0]))


def charsets() -> Iterator[str]:
    """Give signs in other encodings, by themselves and in what a browser acts on."""
    yield from CHARSETS
    for text, shape in product(CHARSETS, ("<p title='{}'>", "<a href='{}'>x</a>", "<!--{}", "&{}")):
        yield shape.format(text)


def _around(shape: str, payload: str) -> str:
    return shape.format(*[payload] * shape.count("{}"))


def everything() -> Iterator[str]:
    """Give every vector of the families that are short."""
    for family in (addresses, events, mutations, outbreaks, truncations):
        yield from family()


def series(changed: int = 0, seed: int = 0) -> Iterator[str]:
    """Give every vector there is, and so many more that chance makes of them."""
    known = [*everything(), *named(), *handled(), *shapes(), *charsets()]
    yield from known
    yield from mutated(known, changed, seed)
