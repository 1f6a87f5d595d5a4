"""The register for other programs, and what they made of it back: `variorum entities`.

A table of OpenRefine or of a spreadsheet, and TEI. What comes back is merged by id into the files
of the register, of which only the entries that changed are written.
"""

from generator.registering.flow import Imported, export, import_file
from generator.registering.told import as_json, summary

__all__ = ["Imported", "as_json", "export", "import_file", "summary"]
