"""The families that are known, in the order in which they are tried.

Of two that find as many comments the first is taken: what pages say to machines comes last.
"""

from __future__ import annotations

from generator.read.exports.pages.boards import BOARDS
from generator.read.exports.pages.embedded import EMBEDDED, MARKED
from generator.read.exports.pages.forums import FORUMS
from generator.read.exports.pages.sites import SITES
from generator.read.exports.pages.weblogs import WEBLOGS

FAMILIES = (*SITES, *FORUMS, *BOARDS, *EMBEDDED, *WEBLOGS, *MARKED)
