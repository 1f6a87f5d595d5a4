"""The name of a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.ref import KINDS, Ref


@given(st.sampled_from(KINDS), st.text(min_size=1))
def test_a_name_parses_as_it_prints(kind: str, name: str) -> None:
    """Whatever the name, what is printed is read back as the same."""
    assert Ref.parse(str(Ref(kind, name))) == Ref(kind, name)


@pytest.mark.parametrize("text", ["", "a", "article", "article:", ":a", "page:a", "Article:a"])
def test_what_is_no_name(text: str) -> None:
    """An unknown kind or an empty name is an error that shows it."""
    with pytest.raises(ValueError, match="not the name of a record"):
        Ref.parse(text)


def test_a_part_of_an_article() -> None:
    """A comment is named by its article and its id."""
    assert str(Ref.within("comment", "letters/12", "c4")) == "comment:letters/12#c4"
