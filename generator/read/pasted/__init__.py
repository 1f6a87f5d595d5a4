"""Pasted text: an article and its comments run on, with much of their structure lost.

From lines to claims: `lines` and `marks` say what each line shows by itself, `layout` what is told
from all of them, `ending` where the article ends, `grouping` which lines are one comment, `replies`
which comment answers which. `reader` makes records of it. Nothing is ever rewritten, what is
inferred is marked so, and every character of the source ends in a claim.
"""

from generator.read.pasted.reader import read_pasted

__all__ = ["read_pasted"]
