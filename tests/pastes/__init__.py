"""Pasted pages as people paste them, and the truth about each: `NAME.txt` and `NAME.gold`.

Every sentence and every commenter is invented. `gold` says what the form of a `.gold` is; `python
-m tests.pastes` tells how well the reader does.
"""
