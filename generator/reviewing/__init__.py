"""Names that stand in no register, for a person to judge: `variorum entities suggest` and `apply`.

The names are written to a file, a line each; the first sign of a line is what a person says of it.
`apply` takes that over into the register and into the list of names that are not proposed again.
"""

from generator.reviewing.flow import Applied, apply, suggest
from generator.reviewing.told import applied_json, applied_words, suggested_json, suggested_words

__all__ = [
    "Applied",
    "applied_json",
    "applied_words",
    "apply",
    "suggest",
    "suggested_json",
    "suggested_words",
]
