"""Which registered entity a name seems to mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.records import Kind
from generator.reviewing.likeness import Likeness
from tests.recognise.small import register

KNOWN = Likeness(
    register(
        "tolmach person Peter Tolmach; the Tolmach\n"
        "ostrow person Lena Ostrow\nostrow-2 person Lena K. Ostrow\n"
        "library organisation Quimbel Town Library\nquimbel place Quimbel\nost place Ost\n"
        "war event World War I\nelan work Élan Vital\nvital work The Élan Vital"
    )
)


@pytest.mark.parametrize(
    ("name", "kind", "meant"),
    [
        ("P. Tolmach", "person", ("tolmach", "the family name and the initial of Peter Tolmach")),
        ("Pete Tolmach", "person", ("tolmach", "the family name and the initial of Peter Tolmach")),
        ("PETER A. TOLMACH", "person", ("tolmach", "it holds Peter Tolmach")),
        ("Dr Peter B. Tolmach", "person", ("tolmach", "it holds Peter Tolmach")),
        ("Paul Tolmach", "person", None),
        ("Tolmach", "person", None),
        ("Peter Tolmach", "place", None),
        ("Peter Tolmac", "person", ("tolmach", "one letter from Peter Tolmach")),
        ("Petre Tolmach", "person", None),
        ("Peter Tomlach", "person", ("tolmach", "one letter from Peter Tolmach")),
        ("Peter Tolnach", "person", ("tolmach", "one letter from Peter Tolmach")),
        ("Peter Tolmachs", "person", ("tolmach", "one letter from Peter Tolmach")),
        ("Peter Tomlahc", "person", None),
        ("L. Ostrow", "person", None),
        ("Quimbell", "place", ("quimbel", "one letter from Quimbel")),
        ("Ost.", "place", None),
        ("Ort", "place", None),
        ("Old Quimbel Town Library", "organisation", ("library", "it holds Quimbel Town Library")),
        ("Quimbel New Town Library", "organisation", None),
        ("World War II", "event", None),
        ("Élan Vitall", "work", ("elan", "one letter from Élan Vital")),
        ("Elan Vitl", "work", None),
        ("?", "person", None),
    ],
)
def test_whom_a_name_seems_to_mean(name, kind, meant):
    """One entity of its kind by its family name, by what it holds, or by one letter; or nobody."""
    assert KNOWN.of(name, Kind(kind)) == meant


@given(st.text(max_size=20), st.sampled_from([*Kind]))
def test_any_name_can_be_asked_for(name, kind):
    """Whatever a name is made of, it means one of the register or nobody."""
    assert (KNOWN.of(name, kind) or ("ost",))[0] in {
        "tolmach", "ostrow", "ostrow-2", "library", "quimbel", "ost", "war", "elan", "vital",
    }  # fmt: skip
