"""Articles as TEI P5, a file an article, beside its page.

`lots` plans the files; `document` is one of them, with `head` (what it is), `lists` (who is named),
`posts` (the thread) and `annotated` (the notes). `moments` says dates in them, `ids` names things.
"""
