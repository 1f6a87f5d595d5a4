"""What a host is told besides the pages: headers, the page for what is not here, and no Jekyll.

Owns how each kind of server is told. What it is told is in `policy`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote_to_bytes

from generator.export import policy, urls
from generator.export.bare import TextView
from generator.export.edition import Edition
from generator.export.servers import pattern
from generator.model.page import Page

Headers = Mapping[str, str]

# The folder of the theme's own files, with its slash.
THEME = urls.theme("", "")
# What fits the path of those that are named by their digests.
LASTS = rf"{THEME}.+\.({'|'.join(sorted(urls.FINGERPRINTED))})"
# What a browser calls the ways to compress, the better one first, and how such a file ends.
CODINGS = {"br": ".br", "gzip": ".gz"}
PACKED = rf"({'|'.join(re.escape(ending) for ending in CODINGS.values())})?"


def lots(edition: Edition) -> Iterator[Page]:
    """The files of each host; one that a host has no use for is left alone by it."""
    site = edition.site
    base = urls.base(site.base_url)
    headers = {**policy.ALWAYS, policy.POLICY: policy.page(full_text=bool(site.full_text))}
    yield Page(urls.NO_JEKYLL, TextView(""), "hosting")
    for path, spelled in SPELLED.items():
        yield Page(path, TextView("\n".join([*spelled(base, headers), ""])), "hosting")


def hosted(base: str, headers: Headers) -> Iterator[str]:
    """The headers as `_headers`, which Netlify, Cloudflare Pages and others read.

    All rules that fit a path count. Cloudflare joins what they say of one header, unless a line
    with `!` takes back what was said before; to Netlify, where the last one counts, it is none.
    """
    yield "# Headers, for Netlify, Cloudflare Pages and others."
    yield from _rule(f"{base}*", headers)
    yield f"{base}*.svg"
    yield f"  ! {policy.POLICY}"
    yield f"  {policy.POLICY}: {policy.DRAWING}"
    for ending in sorted(urls.FINGERPRINTED):
        yield from _rule(f"{base}{THEME}*.{ending}", policy.LASTING)


def _rule(path: str, headers: Headers) -> Iterator[str]:
    yield path
    yield from (f"  {name}: {value}" for name, value in headers.items())


def nginx(base: str, headers: Headers) -> Iterator[str]:
    """The same for nginx, where a place with headers of its own has no others."""
    yield "# For nginx, in the block of the server:"
    yield f"#     include /where/the/site/is/{urls.HOST_NGINX};"
    yield f"error_page 404 {base}{urls.NOT_FOUND};"
    yield from _added(headers)
    drawing = {**headers, policy.POLICY: policy.DRAWING}
    for within, said in ((r".+\.svg", drawing), (LASTS, {**headers, **policy.LASTING})):
        yield f'location ~ "^{_below(base)}{within}$" {{'
        yield from (f"    {line}" for line in _added(said))
        yield "}"


def _added(headers: Headers) -> Iterator[str]:
    for name, value in headers.items():
        # Of a file that is not there nothing lasts.
        always = "" if name in policy.LASTING else " always"
        yield f'add_header {name} "{value}"{always};'


def apache(base: str, headers: Headers) -> Iterator[str]:
    """The same for Apache, where it has mod_headers; mod_rewrite finds what is compressed."""
    yield "# For Apache: lines for the file .htaccess in the folder of the site."
    yield f"ErrorDocument 404 {base}{urls.NOT_FOUND}"
    yield "<IfModule mod_headers.c>"
    yield from (f'Header always set {name} "{value}"' for name, value in headers.items())
    yield rf'<FilesMatch "\.svg{PACKED}$">'
    yield f'Header always set {policy.POLICY} "{policy.DRAWING}"'
    yield "</FilesMatch>"
    yield f'<If "%{{REQUEST_URI}} =~ m#^{_below(base)}{LASTS}{PACKED}$#">'
    yield from (f'Header set {name} "{value}"' for name, value in policy.LASTING.items())
    yield "</If>"
    yield "</IfModule>"
    yield from _packed()


def _packed() -> Iterator[str]:
    """How Apache sends a compressed file, where there is one, for the file that is asked for."""
    yield "<IfModule mod_rewrite.c>"
    yield "RewriteEngine On"
    for coding, ending in CODINGS.items():
        yield rf"RewriteCond %{{HTTP:Accept-Encoding}} \b{coding}\b"
        yield f"RewriteCond %{{REQUEST_FILENAME}}{ending} -f"
        yield f"RewriteRule ^ %{{REQUEST_URI}}{ending} [L]"
    yield "</IfModule>"
    for coding, ending in CODINGS.items():
        yield rf'<FilesMatch "\.\w+\{ending}$">'
        yield f"RemoveType {ending}"
        yield f"AddEncoding {coding} {ending}"
        yield "</FilesMatch>"


def _below(base: str) -> str:
    """What the path of each file begins with, as a server compares it: decoded."""
    return pattern(unquote_to_bytes(base))


SPELLED: dict[str, Callable[[str, Headers], Iterator[str]]] = {
    urls.HEADERS: hosted,
    urls.HOST_NGINX: nginx,
    urls.HOST_APACHE: apache,
}
