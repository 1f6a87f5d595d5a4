"""Names as strangers write them: each is unfit for a disk, a host or an address in its own way."""

from __future__ import annotations

DEVICES = ("con", "CON", "nul", "Aux", "prn.txt", "COM1", "lpt9.md", "con.", "nul ", "CLOCK$")
UP = (
    "..", ".", "../up", "../../../../etc/passwd", "/etc/passwd", "//host/x", "..\\up", "C:\\x",
    "%2e%2e%2fup", "%2e%2e/", "..%2fup", "%252e%252e%252fup", "%c0%ae%c0%ae%c0%af", "..;/up",
    "\uff0e\uff0e\uff0f", "\u2024\u2024/", "a/../../b", "a/./b", "~root",
    "file:///etc/passwd",
)  # fmt: skip
ENDS = ("a.", "a ", " a", "a..", ".a", ".git", "-rf", "--help", "a.html", "index", "index.html", "")
LONG = ("x" * 300, "é" * 150, "🙂" * 80, "ab " * 100, "-" * 300, "a" * 100, "a" * 101, "x/" * 150)
TWINS = (
    "Caf\u00e9", "Cafe\u0301", "CAF\u00c9", "cafe", "Straße", "STRASSE", "strasse", "İstanbul",
    "istanbul", "ISTANBUL", "ﬁn", "fin", "Å", "\u212b", "A\u030a", "K", "\u212a", "ſ", "s",
    "Ω", "\u2126",
)  # fmt: skip
TURNED = ("a\u202eb", "\u202egnp.exe", "\u2066a\u2069", "\u200f", "a\u200bb", "\ufeffa", "a\u00adb")
EMPTY = ("", " ", "\t", "\u200b", "\u00a0", "\u3000", "...", "!!!", "?", "#", "&&", "'", '"', "<>")
SIGNS = (
    "🙂", "👩\u200d🚒", "🏴\u200d☠\ufe0f", "漢字", "عربي", "עברית", "Ελληνικά",
    "ไทย", "a🙂", "½", "№",
)  # fmt: skip
CONTROL = ("a\x01b", "\x1b[31mred", "a\x7fb", "a\x85b", "a\u2028b", "\x08", "a\tb", "a\nb")
MEANT = (
    "<script>", "{{7*7}}", "${x}", "a?b=c", "a#b", "a&b", "a;b",
    "a|b", "a:b", "a*b", "`id`", "$(id)",
    "_redirects", "_headers", "CNAME", "robots.txt",
    "manifest-sha256.txt", "data", "theme", "made_",
    "null", "true", "undefined", "NaN", "0", "-1", "1e9", "__proto__",
    "constructor", "hasOwnProperty",
)  # fmt: skip
NAUGHTY = tuple(
    dict.fromkeys((*DEVICES, *UP, *ENDS, *LONG, *TWINS, *TURNED, *EMPTY, *SIGNS, *CONTROL, *MEANT))
)
