"""Cards into the archive: what belongs to what.

Owns threads, authors, the meaning of internal links, backlinks, and which mention belongs where.
Sees cards only, never a body of text; knows nothing of pages.
"""

from generator.link.archive import distinct, link

__all__ = ["distinct", "link"]
