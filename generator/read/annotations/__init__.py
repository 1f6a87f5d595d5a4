"""Notes that other programs wrote: annotations as JSON, made notes of the article they lie beside.

`parts` is what every reader gives; `w3c` and `hypothesis` read one form each, `selectors` what both
say of a place; `files` finds the annotations in a file, `noted` makes the notes.
"""
