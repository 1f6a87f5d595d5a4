"""Measurements: Variorum beside Hugo and Pelican on the same made-up archive, in one run."""
