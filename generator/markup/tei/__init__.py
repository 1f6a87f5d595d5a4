"""Texts in TEI P5: a body as elements, and elements as a body.

`xml` parses and puts; `words` are the tables that both ways share; `writing` makes elements of a
body and of what is said about ranges of it, `reading` a body of elements, with the place of each in
it; `signs` are what is shown of editorial markup, `variants` what is said of other readings.
"""
