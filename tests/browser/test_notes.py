"""Notes beside their passages, as a browser shows them and as a screen reader reads them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.archives import built, write

ARCHIVE = """-- content/archive.toml --
title = "Overlaps"
-- content/entities.toml --
[london]
name = "London"
kind = "place"
-- content/a.md --
The fog of London lay on [the old bridge](https://example.org/) all day.

It lifted late.

=== comments ===

@ Ada | 2020 | c1
I saw the fog myself.

=== notes ===

> fog of London lay on the
Ed, 2020: Over a name and a link.

>>
Tom, 2021: An answer.

> London lay
Ed, 2021: Within the first.

> all day. It lifted
Ed, 2022: Over two paragraphs.

> [title]
Ed: On the title.

> [comment:c1] the fog
Ed: On a comment.
"""


@pytest.fixture(scope="module")
def site_of_notes(tmp_path_factory) -> Path:
    """A site on which notes, a name and a link overlap."""
    folder = tmp_path_factory.mktemp("notes")
    built(write(folder, ARCHIVE))
    return folder / "site"


def heard(page: Any, selector: str) -> list[tuple[str, str]]:
    """What a screen reader has of a part of a page: roles and names, in order."""
    client = page.context.new_cdp_session(page)
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    node = client.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    own = client.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {each["nodeId"]: each for each in nodes}
    waiting = [each["nodeId"] for each in nodes if each.get("backendDOMNodeId") == own]
    found = []
    while waiting:
        each = by_id[waiting.pop()]
        role, name = each["role"]["value"], each.get("name", {}).get("value", "")
        if not each["ignored"] and role in {"link", "StaticText", "note", "heading"}:
            found.append((role, name))
        if role != "link":
            waiting += each.get("childIds", [])[::-1]
    return found


def test_an_overlap_is_heard_in_order(site_of_notes: Path, plain: Any) -> None:
    """A name, a link and the numbers of notes are links of their own, each where it ends."""
    plain.goto((site_of_notes / "a.html").as_uri())
    assert heard(plain, ".block p") == [
        ("StaticText", "The "),
        ("StaticText", "fog of "),
        ("link", "London"),
        ("StaticText", " lay"),
        ("link", "Note c"),
        ("StaticText", " on "),
        ("link", "the old bridge"),
        ("link", "Note b"),
        ("StaticText", " "),
        ("StaticText", "all day."),
    ]


def test_a_note_and_its_passage_lead_to_each_other(site_of_notes: Path, plain: Any) -> None:
    """Every number in a text leads to a note on the page, and the note back to it."""
    plain.goto((site_of_notes / "a.html").as_uri())
    numbers = plain.locator(".annotated .noteref a").all()
    assert len(numbers) == 3
    for number in numbers:
        note = plain.locator(f"[id='{number.get_attribute('href')[1:]}']")
        back = note.locator(".label a").get_attribute("href")
        assert plain.locator(f"[id='{back[1:]}']").count() == 1
        assert note.get_attribute("role") == "note"


def test_the_keyboard_goes_to_a_note_and_back(site_of_notes: Path, plain: Any) -> None:
    """From a number Enter leads to its note, and from the note's own back to that number."""
    plain.goto((site_of_notes / "a.html").as_uri())
    for label, words in (("c", "Within the first."), ("b", "Over a name and a link.")):
        plain.get_by_role("link", name=f"Note {label}", exact=True).press("Enter")
        note = plain.locator("aside:target")
        assert words in note.inner_text()
        note.get_by_role("link", name=re.compile(f"^{label} ?, back to")).press("Enter")
        assert plain.locator("a:target").get_attribute("aria-label") == f"Note {label}"


def test_a_passage_over_two_paragraphs_is_marked_in_both(site_of_notes: Path, plain: Any) -> None:
    """The note stands with the paragraph in which its passage ends."""
    plain.goto((site_of_notes / "a.html").as_uri())
    marked = [each.inner_text() for each in plain.locator(".noted").all()]
    assert marked[-3:-1] == ["all day.", "It lifted"]
    assert "Over two paragraphs." in plain.locator(".block:nth-of-type(3) + .notes").inner_text()


def test_a_comment_leads_to_the_note_on_it(site_of_notes: Path, plain: Any) -> None:
    """The passage in a comment has the number of its note, which leads back to the comment."""
    plain.goto((site_of_notes / "a.html").as_uri())
    number = plain.locator("#c-c1 .noteref a")
    note = plain.locator(f"[id='{number.get_attribute('href')[1:]}']")
    assert "On a comment." in note.inner_text()
    assert note.locator("a", has_text="On this comment").get_attribute("href").endswith("#c-c1")


def test_answers_are_a_list_under_their_note(site_of_notes: Path, plain: Any) -> None:
    """A screen reader hears whose answers they are."""
    plain.goto((site_of_notes / "a.html").as_uri())
    answers = plain.get_by_role("list", name="Answers to note b")
    assert answers.locator("> li").count() == 1
    assert "Tom" in answers.inner_text()
