"""The one hash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import digest as digest_module
from generator.digest import LIBRARIES, code_digest, digest, digest_bytes, fixity, version
from generator.errors import Place
from generator.model.ref import Ref
from generator.step import Failure

values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=6,
)
PROGRAM = """
from generator.digest import digest
print(digest({name: {name} for name in 'zebra'}, frozenset('hostile'), {'b', 'a', 'c'}))
"""


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_it_is_the_same_in_every_process(seed: str) -> None:
    """Mappings and sets have one name, whatever the order in which Python holds them."""
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told == f"{digest({n: {n} for n in 'zebra'}, frozenset('hostile'), {'b', 'a', 'c'})}\n"


@given(values, values)
def test_equal_values_and_no_others_have_one_name(one: object, other: object) -> None:
    """Two values have the same digest exactly if they are equal, and of the same types."""
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert same == (digest(one) == digest(other))


def test_names_do_not_run_together() -> None:
    """Several values are not one longer value."""
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest(["ab", "c"])}) == 4


def test_a_struct_is_named_by_its_fields() -> None:
    """Two kinds with equal fields are told apart only by a first value that says the kind.

    An array-like struct is named by its values alone.
    """
    assert digest(Failure("a", "b", "c")) == digest({"item": "a", "reason": "b", "trace": "c"})
    assert digest(Ref("article", "a")) == digest(["article", "a"])
    assert digest("place", Place("a")) != digest("ref", Place("a"))


def test_these_names_must_not_change() -> None:
    """A digest is a name that is kept: addresses are made of it."""
    assert digest("a") == "e7753f36e0b068250548f2b5daf928f7"
    assert digest_bytes(b"a") == "ca978112ca1bbdcafac231b39a23dc4d"
    assert fixity(b"a").startswith(digest_bytes(b"a"))
    assert len(fixity(b"a")) == 64


def test_the_code_has_a_name() -> None:
    """The program and the libraries that it keeps the output of are named together."""
    assert len(code_digest()) == 32


@pytest.mark.parametrize("module", LIBRARIES)
def test_a_library_is_named_by_the_version_installed(module: str) -> None:
    """What `importlib.metadata` says, at great cost, is what is read off the folder's name."""
    assert version(module, LIBRARIES[module]) == metadata.version(LIBRARIES[module])


def test_to_name_the_libraries_imports_none() -> None:
    """Naming the code leaves every library, and `importlib.metadata`, where it is."""
    names = [*LIBRARIES, "importlib.metadata"]
    program = (
        "import sys\nfrom generator.digest import code_digest\nbefore = set(sys.modules)\n"
        f"code_digest()\nprint((set(sys.modules) - before) & set({names}))"
    )
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b"set()\n"


def test_a_library_without_metadata_is_named_by_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that was only copied has the name of its bytes, one that is absent none."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "copied_by_hand.py").write_text("x = 1\n", "utf-8")
    assert version("copied_by_hand", "copied-by-hand") == digest_bytes(b"x = 1\n")
    (tmp_path / "Copied.By_hand-2.5.dist-info").mkdir()
    digest_module._installed.cache_clear()
    assert version("copied_by_hand", "copied-by-hand") == "2.5"
    assert version("not_there_at_all", "not-there") == ""
