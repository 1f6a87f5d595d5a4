"""Rules for servers: where each old address leads.

Owns the spelling of a rule for each kind of server, so that nothing in an address can be anything
but a part of it. An address comes as `formerly` checked it, in ASCII and with whatever could end a
word in quotes (a space, a double quote, a backslash) percent-encoded; what else means something to
one server is escaped for that one. Knows nothing of articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import unquote_to_bytes

from msgspec import Struct

from generator.export import urls

# nginx has so much room for a map unless it is told (ngx_http_map_module).
HASH_BUCKET, HASH_SIZE = 64, 2048
# What an element of its hash takes besides the key, at most.
HASH_ELEMENT = 25

_encoded = re.compile(r"\\x25([0-9A-F]{2})")
_plain_byte = re.compile(rb"[A-Za-z0-9/_]")
_key = re.compile(r"[A-Za-z0-9_;%-]+")
# What means something to Netlify: a splat, a placeholder, the beginning of a target, a second `=`.
_path = str.maketrans({"*": "%2A", ":": "%3A"})
_pair = str.maketrans({"*": "%2A", ":": "%3A", "/": "%2F", "=": "%3D"})


class Rule(Struct, frozen=True):
    """Where an old address leads: `to` is a path of the site, perhaps with an anchor.

    `page` is the page that stands at the old address; it may be empty.
    """

    address: str
    to: str
    page: str


def netlify(rules: Sequence[Rule], base: str) -> str:
    """The rules as `_redirects`, which Netlify, Cloudflare Pages and others read.

    A query is asked for by Netlify alone, which has to be told to look before it serves the page at
    that path; to the others such a line is one that they cannot read, and leave out. It takes the
    name in a pair for a regular expression, and lets other pairs stand beside those that are asked
    for: what means more in a name is left out, and the line that asks for most comes first.
    """
    lines = ["# Old addresses. A line with a query is for Netlify."]
    for rule in sorted(rules, key=_pairs, reverse=True):
        path, _, query = rule.address.partition("?")
        pairs = [pair.partition("=") for pair in query.split("&") if pair]
        is_plain = all(_key.fullmatch(key) and mark for key, mark, _ in pairs)
        if is_plain and not _is_same(path, base, rule.to):
            asks = ["=".join([k.translate(_pair), v.translate(_pair)]) for k, _, v in pairs]
            words = [path.translate(_path), *asks, _target(rule, base), "301!" if asks else "301"]
            lines.append(" ".join(words))
    return _file(lines)


def _pairs(rule: Rule) -> int:
    """How many pairs an address asks for."""
    return ("?" in rule.address) + rule.address.partition("?")[2].count("&")


def _is_same(path: str, base: str, to: str) -> bool:
    """Whether a host that serves `a.html` as `a` too would lead from a page to itself."""
    return _stem(path) == _stem(base + urls.escaped(to.partition("#")[0]))


def _stem(path: str) -> str:
    return path.lower().rstrip("/").removesuffix(f"/{urls.HOME}").removesuffix(".html")


def nginx(rules: Sequence[Rule], base: str) -> str:
    """The rules as a map of nginx, from what is asked for to where it is now.

    Its keys have no letter case. An address that is unlike another, or unlike where one leads, by
    nothing else is a pattern, which has.
    """
    targets = {_target(rule, base).partition("#")[0].lower() for rule in rules}
    times = Counter(rule.address.lower() for rule in rules)
    lines = []
    for rule in rules:
        folded = rule.address.lower()
        is_alone = times[folded] == 1 and folded not in targets
        key = rule.address if is_alone else f"~^{pattern(rule.address.encode())}$"
        lines.append(f'    "{key}" "{_target(rule, base)}";')
    return _file([
        "# Old addresses, for nginx. In the block http:",
        "#     include /where/the/site/is/redirects/nginx.conf;",
        "# and in that of the server:",
        "#     if ($variorum_moved) { return 301 $variorum_moved; }",
        *_room(rules),
        "map $request_uri $variorum_moved {",
        '    default "";',
        *lines,
        "}",
    ])  # fmt: skip


def _room(rules: Sequence[Rule]) -> Iterator[str]:
    """What nginx has to be told where a map is larger than it expects."""
    longest = max((len(rule.address) for rule in rules), default=0) + HASH_ELEMENT
    if longest > HASH_BUCKET:
        yield f"map_hash_bucket_size {1 << longest.bit_length()};"
    if 2 * len(rules) > HASH_SIZE:
        yield f"map_hash_max_size {1 << (2 * len(rules)).bit_length()};"


def apache(rules: Sequence[Rule], base: str) -> str:
    """The rules as lines of a file `.htaccess`, which Apache reads where it has mod_rewrite.

    Those with a query come first: the others do not look at it.
    """
    asked = [rule for rule in rules if "?" in rule.address]
    plain = [rule for rule in rules if "?" not in rule.address]
    return _file([
        "# Old addresses, for Apache: lines for the file .htaccess in the folder of the site.",
        "RewriteEngine On",
        *dict.fromkeys(_rewritten(rule, base) for rule in (*asked, *plain)),
    ])  # fmt: skip


def _rewritten(rule: Rule, base: str) -> str:
    path, mark, query = rule.address.partition("?")
    asks = f'RewriteCond %{{QUERY_STRING}} "^{pattern(query.encode())}$"\n' if mark else ""
    local = unquote_to_bytes(path.removeprefix(base)).strip(b"/")
    slash = "/" if local and path.endswith("/") else ""
    if local and not mark and rule.page.endswith(f"/{urls.HOME}"):
        slash = "/?"
    # Apache takes a % for a group of the condition, and an anchor for a file unless told (NE).
    target = _target(rule, base).replace("%", "\\%")
    flags = "R=301,L,NE,QSD" if mark else "R=301,L,NE"
    return f'{asks}RewriteRule "^{pattern(local)}{slash}$" "{target}" [{flags}]'


SPELLED: dict[str, Callable[[Sequence[Rule], str], str]] = {
    urls.NETLIFY: netlify,
    urls.NGINX: nginx,
    urls.APACHE: apache,
}


def _target(rule: Rule, base: str) -> str:
    return base + urls.escaped(rule.to)


def pattern(text: bytes) -> str:
    """A regular expression of these bytes alone: what is no letter or digit is a number.

    What is percent-encoded may be so in either case.
    """
    parts = (bytes([byte]) for byte in text)
    found = "".join(p.decode() if _plain_byte.match(p) else f"\\x{p[0]:02X}" for p in parts)
    return _encoded.sub(r"\\x25(?i:\1)", found)


def _file(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
