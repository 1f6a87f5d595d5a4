"""What parts of a text are called, for those who do not see them.

Owns the English words. Who shows the text says them in the language of the page.
"""

from __future__ import annotations

FOOTNOTES = "Footnotes"
BACK = "Back to the text of note %(n)s"
