"""Exports become native files: `variorum import`.

The parts of an export go through a store on the disk, so that memory is constant and an import that
was ended goes on where it was.
"""

from generator.importing.flow import Imported, import_file, name_for
from generator.importing.told import as_json, summary

__all__ = ["Imported", "as_json", "import_file", "name_for", "summary"]
