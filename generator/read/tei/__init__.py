"""TEI P5 → records: an article, its notes and variants, and the posts of its thread.

`reader` has the order; `head` says what the article is, `posts` what was said of it, `targets` what
pointers mean, `noted` makes notes of notes, annotations and variants.
"""
