"""Texts in TEI P5: a body as elements, and elements as a body.

`xml` parses and puts; `words` are the tables that both ways share; `writing` makes elements of a
body and of what is said about ranges of it; `reading` makes a body of elements, with `places`, where
in it each of them stands, and `signs`, what is shown of editorial markup.
"""
