"""Measurements: each a ratio within one run, with the machine's load beside it."""
