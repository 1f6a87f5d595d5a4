"""A source through its veil: what is withheld is out of it before anything else sees it.

Owns what a decision comes to in a record, in a text and in a problem, and the traces by which it is
known which sources a decision concerns. Knows no decision, and no source but the one in hand.
"""
