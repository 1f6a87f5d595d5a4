"""Names that stand in no register: what a text seems to name, for a person to judge.

Owns the rules and the starter lists by which such names are found. A name found here is a guess:
it becomes no mention, no link and no page. Knows nothing of lexicons.
"""
