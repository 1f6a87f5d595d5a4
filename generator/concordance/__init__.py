"""The concordance: where every word of the texts stands, for a browser to search them.

Owns running Pagefind and what it gives. The concordance follows the files of a build: it keeps a
copy of those that it reads, and behind them all comes with its own, so that these are published
with the pages or not at all. It is made again only where a page of it changed, in parts, so that no
archive is too large for it.

    binding   when it is made, and of what
    program   running Pagefind
    ordered   its files in one form: the same pages, the same bytes
"""

from generator.concordance.binding import Concordance

__all__ = ["Concordance"]
