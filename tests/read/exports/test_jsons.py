"""The values of JSON files, whole and broken."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Problem
from generator.read.exports import jsons
from generator.read.exports.parts import telling

Found = list[tuple[int, Any]]

CASES = {
    "one": (b'{"a": 1}', [(1, {"a": 1})], []),
    "over lines": (b'\n{\n"a": 1\n}\n', [(2, {"a": 1})], []),
    "one a line": (b'{"a":1}\n\n{"a":2}\r\n', [(1, {"a": 1}), (3, {"a": 2})], []),
    "a list, one a line": (b'[\n{"a":1}\n]\n', [(1, [{"a": 1}])], []),
    "a list, its first at once": (b'[{"a":1},\n{"a":2}]\n', [(1, [{"a": 1}, {"a": 2}])], []),
    "a first line that is broken": (b'{"a":\n{"a":2}\n', [(2, {"a": 2})], [(1, "not JSON: ")]),
    "with nothing between": (b'{"a":1}{"a":2} {\n"a":3}', [(1, {"a": n}) for n in (1, 2, 3)], []),
    "cut off": (b'{"a": ["b', [], [(1, "not JSON: ")]),
    "cut off over lines": (b'{\n"a": [\n"b', [], [(1, "not JSON: ")]),
    "a mark of byte order": (b'\xef\xbb\xbf{"a":1}\n{"a":2}', [(1, {"a": 1}), (2, {"a": 2})], []),
    "half a pair": (b'{"a":"b\\ud83dc\\\\ud83d"}', [(1, {"a": "b\ufffdc\\ud83d"})], []),
    "a whole pair": (b'{"a":"\\uD83D\\uDE00\\uDE00"}', [(1, {"a": "\U0001f600\ufffd"})], []),
    "no UTF-8": (b'{"a":"b\xffc"}', [(1, {"a": "b\ufffdc"})], []),
    "too deep": (b'{"a":1}\n' + b"[" * 100_000, [(1, {"a": 1})], [(2, "nested too deeply")]),
    "too deep alone": (b'{"a":' * 100_000, [], [(1, "nested too deeply")]),
    "zeros at the end": (b'{"a":1}\n' + b"\0" * 9, [(1, {"a": 1})], [(2, "not JSON: ")]),
    "nothing": (b"\n \n", [], [(1, "nothing is in this file")]),
}


def read(data: bytes) -> tuple[Found, list[Problem]]:
    """The values of a file, and what is wrong with it."""
    problems: list[Problem] = []
    return list(jsons.values(io.BytesIO(data), telling("a.json", problems))), problems


@pytest.mark.parametrize("name", CASES)
def test_values_are_read_and_the_broken_ones_told(name: str) -> None:
    """Every value has its line, and each that cannot be read is one problem."""
    data, values, faults = CASES[name]
    found, problems = read(data)
    assert values == found
    assert faults == [
        (p.place.line, p.message[: len(message)])
        for p, (_, message) in zip(problems, faults, strict=True)
    ]


@pytest.mark.parametrize("data", [b'{"a":"bcdefghijkl"}\n{"a":2}\n', b"[\n1,\n2,\n3,\n4,\n5\n]\n"])
def test_a_value_without_an_end_is_not_held(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line, or a value over lines, that is larger than any real one is left out."""
    monkeypatch.setattr(jsons, "JSON_VALUE_BYTES_MAX", 12)
    found, problems = read(data)
    assert found in ([(2, {"a": 2})], [])
    assert [re.sub(r"^a \w+", "", p.message) for p in problems] == [" of more than 12 bytes"]


def test_a_file_of_faults_has_an_end_of_problems() -> None:
    """After a hundred faults it is said once that there are more."""
    problems: list[Problem] = []
    tell = jsons.sparing(telling("a.json", problems))
    for line in range(1, 1000):
        tell(line, "a fault")
    assert len(problems) == 101
    assert problems[-1].message == "more than 100 faults: the others are not told"


@given(
    st.lists(st.dictionaries(st.text(), st.text(st.characters()) | st.integers(0, 9)), min_size=1)
)
def test_any_values_are_read_back(values: list[dict[str, Any]]) -> None:
    """One a line or in a list, what was written is what is read, but for halves of pairs."""
    whole = json.loads(re.sub(r"\\ud[89a-f]..", r"\\ufffd", json.dumps(values)))
    if "\\ud" not in json.dumps(values):
        assert values == whole
    lines = "\n".join(map(json.dumps, whole)).encode()
    assert ([value for _, value in read(lines)[0]], read(lines)[1]) == (whole, [])
    assert read(json.dumps(whole, indent=1).encode()) == ([(1, whole)], [])


@given(st.binary(max_size=60))
def test_nothing_raises(data: bytes) -> None:
    """Whatever bytes there are, they are values or problems."""
    found, problems = read(data)
    assert found or problems


MOMENTS = {
    1400000000: "2014-05-13T16:53:20Z",
    1400000000.9: "2014-05-13T16:53:20Z",
    "1400000000.0": "2014-05-13T16:53:20Z",
    "2016-01-26T20:07:49.559Z": "2016-01-26T20:07:49Z",
    "2016-01-26 20:07:49 ": "2016-01-26T20:07:49",
    "2016-01-26T00:07:49+02:00": "2016-01-25T22:07:49Z",
    "2016-01-26": "2016-01-26",
    0: "",
    "": "",
    None: "",
}
NO_MOMENTS = (1e300, float("nan"), 10**13, "0000-00-00", "0000-00-00 00:00:00", "20226-01-01", "²")


@pytest.mark.parametrize("told", MOMENTS)
def test_moments(told: float | str | None) -> None:
    """Seconds and ISO 8601 of any zone are UTC, and what has no zone stays without."""
    problems: list[Problem] = []
    assert MOMENTS[told] == jsons.moment(told, 1, telling("a.json", problems))
    assert problems == []


@pytest.mark.parametrize("told", NO_MOMENTS)
def test_no_moments(told: float | str) -> None:
    """What cannot be a date is one problem, and no date."""
    problems: list[Problem] = []
    assert jsons.moment(told, 3, telling("a.json", problems)) == ""
    assert [f"{told!r} is no date"] == [problem.message for problem in problems]
