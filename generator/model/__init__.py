"""The nouns: frozen values without behaviour that every stage speaks.

Owns the shapes. Knows no verb: nothing here reads, parses, renders or writes.
"""
