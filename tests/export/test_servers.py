"""What servers are told: each file is read here as the server reads it."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import urls
from generator.export.servers import Rule, apache, netlify, nginx
from generator.markup.formerly import former

ASKED = ("/2009/02/x.html", "/café/", "/a b", "/?p=17", "/t.php?t=1&p=2", "/wiki/Talk:A*(b)")


def rules_of(*written: str, to: str = "2009/x.html#c-1") -> list[Rule]:
    """A rule for each address."""
    addresses = [former(one) for one in written]
    return [Rule(address, to, urls.former(address, "/")) for address in addresses]


@st.composite
def addresses(draw) -> str:
    """An address as `formerly` lets it through, with all that servers have a use for."""
    chars = st.text("aB0.-_~!$&'()*+,;=:@%\"{}[]|^<>`é #?", max_size=8)
    try:
        return former("/" + draw(chars) + draw(st.sampled_from(["", "?p=1", "?"])) + draw(chars))
    except ValueError:
        return "/x"


def told_nginx(text: str) -> list[tuple[str, str]]:
    """The pairs of the map of nginx, by its rules for words in quotes."""
    body = text.partition("map $request_uri $variorum_moved {\n")[2].removesuffix("}\n")
    word = r'"((?:[^"\\]|\\.)*)"'
    lines = [re.fullmatch(rf"    {word} {word};", line) for line in body.splitlines()[1:]]
    return [tuple(re.sub(r"\\([\"\\])", r"\1", part) for part in line.groups()) for line in lines]


def answer_nginx(text: str, asked: str) -> str:
    """Where nginx leads: its keys have no letter case, its patterns come after them."""
    pairs = told_nginx(text)
    plain = {key.lower(): to for key, to in pairs if not key.startswith("~")}
    found = plain.get(asked.lower())
    patterns = ((key[1:], to) for key, to in pairs if key.startswith("~"))
    return found or next((to for key, to in patterns if re.search(key, asked)), "")


def answer_apache(text: str, asked: str) -> str:
    """Where Apache leads: a condition holds for the next rule, which sees the path decoded."""
    path, _, query = asked.partition("?")
    holds = True
    for line in text.splitlines()[2:]:
        if cond := re.fullmatch(r'RewriteCond %\{QUERY_STRING\} "([^"]*)"', line):
            holds = bool(re.search(cond[1], query))
            continue
        pattern, to, _ = re.fullmatch(r'RewriteRule "([^"]*)" "([^"]*)" \[(.*)\]', line).groups()
        if holds and re.search(pattern.encode(), unquote_to_bytes(path)[1:]):
            return to.replace("\\%", "%")
        holds = True
    return ""


def told_netlify(text: str) -> list[tuple[str, dict[str, str], str, str]]:
    """The lines of `_redirects` as Netlify parts them: from, query, to, status."""
    found = []
    for line in text.splitlines()[1:]:
        start, *words = line.split(" ")
        at = next(i for i, word in enumerate(words) if word.startswith("/"))
        pairs = dict(word.split("=", 2) for word in words[:at])
        to, status = words[at:]
        found.append((start, pairs, to, status))
    return found


@pytest.mark.parametrize("written", ASKED)
def test_each_server_leads_to_the_new_address(written):
    """What was asked for leads to the page, with its anchor and below the path of the site."""
    rules = rules_of(*ASKED)
    to = "/deep/2009/x.html#c-1"
    assert answer_nginx(nginx(rules, "/deep/"), former(written)) == to
    assert answer_apache(apache(rules, "/"), former(written)) == to.removeprefix("/deep")
    path, _, query = former(written).partition("?")
    wanted = [tuple(pair.split("=")) for pair in query.split("&") if pair]
    at = (
        path.replace(":", "%3A").replace("*", "%2A"),
        dict(wanted),
        to,
        "301!" if query else "301",
    )
    assert at in told_netlify(netlify(rules, "/deep/"))


@given(st.lists(addresses(), min_size=1, max_size=5, unique=True))
def test_no_address_says_more_than_itself(found):
    """Whatever is in an address, each file has one rule for it and not one word besides."""
    rules = [Rule(address, "new.html", urls.former(address, "/")) for address in found]
    pairs = told_nginx(nginx(rules, "/"))
    assert [to for _, to in pairs] == ["/new.html"] * len(rules)
    assert all(answer_nginx(nginx(rules, "/"), address) == "/new.html" for address in found)
    assert all(answer_apache(apache(rules, "/"), address) == "/new.html" for address in found)
    assert answer_apache(apache(rules, "/"), "/other") == ""
    assert {(to, status[:3]) for *_, to, status in told_netlify(netlify(rules, "/"))} <= {
        ("/new.html", "301")
    }


def test_nginx_keeps_apart_what_only_letter_case_does():
    """Two addresses that differ in letter case alone are two, and no page leads to itself."""
    rules = [
        *rules_of("/v?id=aB", to="one.html"),
        *rules_of("/v?id=Ab", "/Two.html", to="two.html"),
    ]
    text = nginx(rules, "/")
    assert answer_nginx(text, "/v?id=aB") == "/one.html"
    assert answer_nginx(text, "/v?id=Ab") == "/two.html"
    assert answer_nginx(text, "/Two.html") == "/two.html"
    assert answer_nginx(text, "/two.html") == ""


def test_nginx_is_told_to_make_room():
    """A long address and many of them need more room than nginx has for a map by itself."""
    assert "map_hash" not in nginx(rules_of("/a"), "/")
    assert "map_hash_bucket_size 256;\n" in nginx(rules_of("/" + "a" * 110), "/")
    assert "map_hash_max_size 8192;\n" in nginx(rules_of(*(f"/{n}" for n in range(3000))), "/")


@pytest.mark.parametrize(
    "written", ["/2009/x", "/2009/x/", "/2009/X.html?p=1", "/2009/x/index.html"]
)
def test_a_host_that_serves_pages_without_ending_does_not_go_round(written):
    """Such a host has the page at that address already; told to lead on, it would come back."""
    assert told_netlify(netlify(rules_of(written), "/")) == []


def test_a_query_without_pairs_is_not_for_netlify():
    """Netlify asks for pairs; what has none is left out of its file, and stands in the others."""
    rules = rules_of("/?thread-12.html")
    assert told_netlify(netlify(rules, "/")) == []
    assert answer_nginx(nginx(rules, "/"), "/?thread-12.html") == "/2009/x.html#c-1"


def test_netlify_is_asked_for_most_first():
    """It lets more pairs stand in an address: the line with two comes before the one with one."""
    rules = rules_of("/?p=1", "/a", "/?p=1&q=2")
    asked = [pairs for _, pairs, _, _ in told_netlify(netlify(rules, "/"))]
    assert asked == [{"p": "1", "q": "2"}, {"p": "1"}, {}]


@pytest.mark.parametrize("written", ["/?.*=1", "/?x[]=1", "/?(a|b)=1", "/?a.b=1"])
def test_no_name_of_a_pair_is_a_pattern_for_netlify(written):
    """It takes such a name for a regular expression: an address with one is left out."""
    assert told_netlify(netlify(rules_of(written), "/")) == []


def test_apache_leads_from_what_no_disk_holds():
    """The slash at the end of an address counts also where no page can stand."""
    rules = [Rule("/Talk:x/", "new.html", ""), Rule("/old/?p=1", "new.html", "")]
    text = apache(rules, "/")
    assert answer_apache(text, "/Talk:x/") == answer_apache(text, "/old/?p=1") == "/new.html"
    assert answer_apache(text, "/Talk:x") == answer_apache(text, "/old?p=1") == ""


def test_percent_encoding_has_no_letter_case():
    """What is encoded in small letters in an old link is the same to Apache."""
    text = apache(rules_of("/q?a=%C3%A9"), "/")
    assert answer_apache(text, "/q?a=%c3%a9") == "/2009/x.html#c-1"


def test_apache_leads_from_a_folder_with_and_without_its_slash():
    """An address that is a folder here is one with or without the slash; a query stays itself."""
    text = apache(rules_of("/old/", "/q?a=1"), "/")
    assert answer_apache(text, "/old") == answer_apache(text, "/old/") == "/2009/x.html#c-1"
    assert answer_apache(text, "/q") == answer_apache(text, "/q?a=12") == ""
    assert "QSD" in text
