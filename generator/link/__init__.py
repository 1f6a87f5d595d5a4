"""Cards into the archive: what belongs to what.

Owns who had a hand in what, what is named where, the meaning of internal links, and backlinks.
Sees cards only, never a body of text; knows nothing of pages.
"""

from generator.link.archive import distinct, empty, link
from generator.link.merged import merge
from generator.link.people import strangers

__all__ = ["distinct", "empty", "link", "merge", "strangers"]
