"""Sources into readings: one file a format, through one seam.

`discover` finds the sources, `step` reads one by the format its name asks for. A reader never
raises for what a file holds. Knows nothing of recognition, of pages, or of other sources.
"""
