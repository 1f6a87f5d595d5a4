"""What hosts of static sites take, and where a site is beyond it.

Owns the numbers; docs/hosting.md says where they were found. Knows files by path and size alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from generator.export import urls
from generator.model.page import Output

MIB, GB = 1 << 20, 10**9

Outputs = Mapping[str, Output]


class Limit(Struct, frozen=True):
    """The most of something that a host takes, in words, and what measures a site by it."""

    host: str
    most: int
    words: str
    measure: Callable[[Outputs], tuple[int, str]]
    unit: int = 1


def _files(outputs: Outputs) -> tuple[int, str]:
    """How many files there are, the list of them among them."""
    return len(outputs) + 1, "this site has {:,}"


def _bytes(outputs: Outputs) -> tuple[int, str]:
    return sum(output.size for output in outputs.values()), "this site has {:,.1f} GB"


def _largest(outputs: Outputs) -> tuple[int, str]:
    path = max(outputs, key=lambda path: outputs[path].size, default="")
    return (outputs[path].size if path else 0), f"{path} has {{:,.1f}} MiB"


def _folder(outputs: Outputs) -> tuple[int, str]:
    counted = Counter(path.rpartition("/")[0] for path in outputs)
    folder, many = max(counted.items(), key=lambda found: found[1], default=("", 0))
    return many, f"{folder or 'this site'} has {{:,}}"


LIMITS = (
    Limit("Cloudflare Pages", 20_000, "20,000 files, or 100,000 if paid for", _files),
    Limit("Cloudflare Pages", 25 * MIB, "files of 25 MiB", _largest, MIB),
    Limit("GitHub Pages", GB, "1 GB in all", _bytes, GB),
    Limit("GitHub Pages", 100 * MIB, "files of 100 MiB, if they are pushed", _largest, MIB),
    Limit("Netlify", 54_000, "54,000 files a folder", _folder),
)
# How many lines of old addresses each reads.
LINES = {"Cloudflare Pages": 2_000, "Netlify": 10_000}


def beyond(outputs: Outputs, lines: int) -> Iterator[str]:
    """A sentence for each limit that a site is beyond; `lines` are those of its old addresses."""
    for limit in LIMITS:
        amount, told = limit.measure(outputs)
        if amount > limit.most:
            has = told.format(amount if limit.unit == 1 else amount / limit.unit)
            yield f"{limit.host} takes {limit.words}; {has}."
    for host, most in LINES.items():
        if lines > most:
            yield f"{host} reads {most:,} lines of {urls.NETLIFY}; this site has {lines:,}."
