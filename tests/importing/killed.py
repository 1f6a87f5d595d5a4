"""An import that is killed while it writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import os, signal, sys
from pathlib import Path
from generator.importing import flow, import_file
write, count = flow.write_beneath, 0
def killing(into, path, data):
    global count
    count += 1
    if count == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    write(into, path, data)
flow.write_beneath = killing
root = Path(sys.argv[1])
import_file(root / sys.argv[2], root / "into", root / "memory")
"""


def killed(root: Path, export: str, *, at: int) -> None:
    """Import an export of an archive in a process that is killed at a file that it would write."""
    command = [sys.executable, "-c", SCRIPT, str(root), export, str(at)]
    done = subprocess.run(command, check=False, env={**os.environ})
    assert done.returncode == -signal.SIGKILL
