"""The way into `victim` for strace: without the package's facade.

The facade would load every other room too, each file of it under strace's eye, once a test.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

bare = ModuleType("generator")
bare.__path__ = [str(Path(__file__).parents[2] / "generator")]
sys.modules["generator"] = bare
import_module("victim").main()
