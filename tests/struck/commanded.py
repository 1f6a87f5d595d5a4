"""The process that the laws run under strace: one of our commands, again and again.

    commanded.py ARGUMENTS < lines of "CALL K ROOT"     prints one exit code a line

What the command says goes to the file `told` beside the archive's folder.
"""

from __future__ import annotations

import os
import pkgutil
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import generator
from generator.cli import main
from generator.digest import code_digest
from tests.struck.idle import serve

for module in pkgutil.walk_packages(generator.__path__, "generator."):
    if not module.name.endswith("__main__"):
        import_module(module.name)
code_digest()


def begun(root: Path) -> Callable[[], int]:
    """Prepare the command in an archive."""
    told = os.open(root.parent / "told", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o666)
    os.dup2(told, 1)
    os.dup2(told, 2)
    sys.argv = ["variorum", "-C", str(root), *ARGUMENTS]
    return main  # type: ignore[return-value]  # it ends the process


ARGUMENTS = sys.argv[1:]
serve(begun)
