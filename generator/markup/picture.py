"""Whether a drawing may be published.

Owns what an SVG file of content may hold. Opened by itself such a file is a page of the site, with
the site's rights: it must not run, load or link to anything. Knows nothing of files or of pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.caps import SVG_BYTES_MAX
from generator.markup.nesting import words

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
# What drawing programs keep for themselves: no browser gives a meaning to it.
INERT = words(
    "http://www.inkscape.org/namespaces/inkscape"
    " http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
    " http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    " http://creativecommons.org/ns#"
    " http://web.resource.org/cc/"
    " http://purl.org/dc/elements/1.1/"
)
ENCODINGS = frozenset(("UTF-8", "ASCII", "US-ASCII"))
ELEMENTS = words(
    "svg g defs symbol use switch title desc metadata style path rect circle ellipse line"
    " polyline polygon text tspan textPath image marker pattern clipPath mask linearGradient"
    " radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite"
    " feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood"
    " feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset"
    " fePointLight feSpecularLighting feSpotLight feTile feTurbulence animate animateMotion"
    " animateTransform set mpath view"
)
ATTRIBUTES = words(
    "accumulate additive alignment-baseline amplitude attributeName attributeType azimuth"
    " baseFrequency baseProfile baseline-shift begin bias by calcMode class clip clip-path"
    " clip-rule clipPathUnits color color-interpolation color-interpolation-filters"
    " color-rendering contentScriptType contentStyleType cursor cx cy d diffuseConstant"
    " direction display divisor dominant-baseline dur dx dy edgeMode elevation enable-background"
    " end exponent fill fill-opacity fill-rule filter filterUnits flood-color flood-opacity"
    " focusable font-family font-size font-size-adjust font-stretch font-style font-variant"
    " font-weight fr from fx fy glyph-orientation-vertical gradientTransform gradientUnits"
    " height href id image-rendering in in2 intercept isolation k1 k2 k3 k4 kernelMatrix"
    " kernelUnitLength kerning keyPoints keySplines keyTimes lang lengthAdjust letter-spacing"
    " lighting-color limitingConeAngle marker-end marker-mid marker-start markerHeight"
    " markerUnits markerWidth mask mask-type maskContentUnits maskUnits max media method min"
    " mix-blend-mode mode name numOctaves offset opacity operator order orient origin overflow"
    " overflow-x overflow-y paint-order path pathLength patternContentUnits patternTransform"
    " patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha"
    " preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur result role"
    " rotate rx ry scale seed shape-rendering side slope solid-color spacing specularConstant"
    " specularExponent spreadMethod startOffset stdDeviation stitchTiles stop-color stop-opacity"
    " stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit"
    " stroke-opacity stroke-width style surfaceScale systemLanguage tabindex tableValues targetX"
    " targetY text-anchor text-decoration text-rendering textLength to transform transform-box"
    " transform-origin type unicode-bidi values vector-effect version viewBox visibility"
    " white-space width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2"
    " yChannelSelector z zoomAndPan"
)
UNMOVABLE = frozenset(("href", "style", "class", "id", "attributeName"))

DOCTYPE = b"<!DOCTYPE"

_declaration = re.compile(rb"<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)")
# Whole, and without a subset of its own; possessive, so that none of it is read twice.
_doctype = re.compile(DOCTYPE + rb"""(?:[^"'\[<>]|"[^"]*+"|'[^']*+')*+>""")
_own = re.compile(r"#[^\s()\"'\\]+")
_own_paint = re.compile(r"\burl\(\s*(\"|'|)#[^\s()\"'\\]+\1\s*\)", re.IGNORECASE)
_loads = re.compile(
    r"\b(?:url|src|image|image-set|cross-fade|element|expression)\s*\(|@|-moz-binding|behavior\s*:",
    re.IGNORECASE,
)
_raster = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


def svg_problem(data: bytes) -> str | None:
    """Why an SVG file must not be published, as the rest of a sentence; None if it may be."""
    if len(data) > SVG_BYTES_MAX:
        return f"is larger than {SVG_BYTES_MAX} bytes"
    # What is searched for below is found only in an encoding that is one with ASCII there.
    if b"\0" in data or "\ufffd" in data.decode("utf-8", "replace"):
        return "is not UTF-8"
    if _declaration.search(data) or not _is_plain_doctype(data):
        return "declares entities or attributes of its own"
    return next(_faults(data), None)


def _is_plain_doctype(data: bytes) -> bool:
    """Whether there is no document type, or a single one that only names the form."""
    first = data.find(DOCTYPE)
    if first < 0:
        return True
    return bool(_doctype.match(data, first)) and data.find(DOCTYPE, first + 1) < 0


def _faults(data: bytes) -> Iterator[str]:
    # lxml has no types of its own. It costs 40 ms, and few archives hold a drawing.
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        yield f"is not well-formed XML ({error.msg})"
        return
    if (root.getroottree().docinfo.encoding or "UTF-8").upper() not in ENCODINGS:
        yield "says that it is not UTF-8"
    if root.tag != f"{{{SVG}}}svg":
        yield "is not an SVG drawing"
    # The tree's own walk starts at the root: what stands before it is a sibling.
    if any(node.tag is etree.PI for node in root.itersiblings(preceding=True)):
        yield "holds a processing instruction"
    for node in root.iter():
        if isinstance(node.tag, str):
            yield from _element_faults(node)
        elif node.tag is not etree.Comment:
            yield "holds a processing instruction or an entity"


def _element_faults(node: Any) -> Iterator[str]:
    space, name = _split(str(node.tag))
    if space in INERT:
        return
    if space != SVG or name not in ELEMENTS:
        yield f"holds the element <{name}>"
    if name == "style" and _is_loading("".join(map(str, node.itertext()))):
        yield "has a style sheet that loads something"
    for key, value in node.items():
        yield from _attribute_faults(name, str(key), str(value))


def _attribute_faults(element: str, written: str, value: str) -> Iterator[str]:
    space, name = _split(written)
    if space in INERT or (space == XML and name in {"lang", "space", "id"}):
        return
    if name == "href" and space in {"", XLINK}:
        if not _is_own(element, value):
            yield f"links to something outside of it from <{element}>"
        return
    # XLink's other attributes only describe a link.
    if space != XLINK and (space or not _is_allowed(name)):
        yield f"has the attribute {name} on <{element}>"
    if name == "attributeName" and value.strip().rpartition(":")[2] not in ATTRIBUTES - UNMOVABLE:
        yield f"animates the attribute {value.strip()[:40]}"
    if _is_loading(value):
        yield f"loads something by the attribute {name} of <{element}>"


def _is_allowed(name: str) -> bool:
    return name in ATTRIBUTES or name.startswith(("aria-", "data-"))


def _is_own(element: str, address: str) -> bool:
    """Whether an address stays in the drawing: a part of it, or a picture written out in it."""
    if element == "image" and _raster.fullmatch(address.strip()):
        return True
    return bool(_own.fullmatch(address.strip()))


def _is_loading(style: str) -> bool:
    """Whether a browser might load something for this; a backslash could hide it."""
    return "\\" in style or bool(_loads.search(_own_paint.sub("", style)))


def _split(tag: str) -> tuple[str, str]:
    space, brace, name = tag.rpartition("}")
    return (space[1:], name) if brace else ("", tag)
