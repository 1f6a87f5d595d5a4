"""Hostile texts changed at random: by a seed, so that a fault found once is found again.

Owns the changes, each something that one reader undoes and another does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

WRAPPINGS = (
    "<table>{}</table>", "<table><tr><td>{}", "<select>{}</select>", "<select><option>{}",
    "<noscript>{}</noscript>", "<template>{}</template>", "<form><form>{}</form>",
    "<svg><foreignObject>{}</foreignObject></svg>", "<svg><desc>{}", "<svg><style>{}</style></svg>",
    "<svg><title>{}</title>", "<math><mtext>{}</mtext></math>", "<math><mi><mglyph><style>{}",
    "<math><annotation-xml encoding='text/html'>{}", "<form><math><mtext></form><form><mglyph>{}",
    "<!--{}-->", "<!-->{}", "<!--->{}", "<!--{}--!>{}", "<![CDATA[{}]]>", "<svg><![CDATA[{}]]>",
    "<?{}?>", "<!{}>", "</{}>", "<x {}>", "<x a='{}'>", '<x a="{}">', "<x a={}>", "<x a=`{}`>",
    "<textarea>{}</textarea>", "<title>{}</title>", "<xmp>{}</xmp>", "<plaintext>{}",
    "<iframe srcdoc='{}'></iframe>", "<noembed>{}</noembed>", "<details open><summary>{}",
    "<frameset>{}", "<ruby><rt>{}<rp>", "<p><button>{}<p></button>", "<a><table><a>{}",
    "<b><p></b>{}", "<nobr><nobr>{}", "<object><param>{}</object>", "<marquee>{}</p>",
    "[{}](x)", "[x]({})", "![{}]({})", "<{}>", "`{}`", "```{}\n{}\n```", "> {}", "- {}", "# {}",
    "    {}", "[x][y]\n\n[y]: {}", "[^1]\n\n[^1]: {}", "| a |\n|---|\n| {} |", "[[{}]]", "[[a|{}]]",
    "**{}**", "~~{}~~", "{}\n===", "*[{}]({})*", "\\{}", "&amp;{}", "&lt;{}&gt;", "%3C{}%3E",
    "{{{{{}}}}}", "{{% {} %}}", "${{{}}}", "\u202e{}", "\u2067{}\u2066", "+ADw-{}+AD4-", "\x1b(J{}",
)  # fmt: skip
# What a parser may pass over, or take for the end or the beginning of something.
SPLINTERS = str.split(
    "< > \" ' ` = / & ; : # ( ) [ ] \\ -- --> <!-- ]]> /> </ <a <b on href={} %0a %00"
)
CONTROLS = (
    *"\0\1\b\t\n\v\f\r\x0e\x1b\x1f\x7f\x85\xa0\xad",
    *("\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\u2066", "\u3000", "\ufeff", "\ufffe"),
    *("\ufffd", "\u0130", "\u017f", "\u212a", "\uff1c", "\uff1e", "\uff02", "\ud800", "\U000e0001"),
)
ENTITIES = ("&#{0};", "&#{0}", "&#x{0:x};", "&#X{0:X}", "&#00000{0};", "&amp;#{0};", "%{0:02x}")
NAMED = {
    "<": "&lt",
    ">": "&gt",
    ":": "&colon;",
    "(": "&lpar;",
    "\t": "&Tab;",
    '"': "&quot",
    "'": "&apos;",
}

Change = Callable[[Random, str, Sequence[str]], str]


def _at(chance: Random, text: str, put: str, length: int = 0) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + put + text[at + length :]


def _case(chance: Random, text: str, _: Sequence[str]) -> str:
    return "".join(c.swapcase() if chance.random() < 0.4 else c for c in text)


def _control(chance: Random, text: str, _: Sequence[str]) -> str:
    return _at(chance, text, chance.choice(CONTROLS))


def _splinter(chance: Random, text: str, _: Sequence[str]) -> str:
    return _at(chance, text, chance.choice(SPLINTERS))


def _lost(chance: Random, text: str, _: Sequence[str]) -> str:
    return _at(chance, text, "", chance.choice((1, 1, 2, 5)))


def _cut(chance: Random, text: str, _: Sequence[str]) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _doubled(chance: Random, text: str, _: Sequence[str]) -> str:
    start = chance.randrange(len(text) + 1)
    return _at(chance, text, text[start : start + chance.randrange(1, 12)])


def _entity(chance: Random, text: str, _: Sequence[str]) -> str:
    at = chance.randrange(len(text) or 1)
    char = text[at : at + 1]
    spelled = NAMED.get(char, "") if chance.random() < 0.3 else ""
    return text[:at] + (spelled or _spelled(chance, char)) + text[at + 1 :]


def _spelled(chance: Random, char: str) -> str:
    return chance.choice(ENTITIES).format(ord(char)) if char else ""


def _wrapped(chance: Random, text: str, _: Sequence[str]) -> str:
    wrapping = chance.choice(WRAPPINGS)
    return wrapping.format(*[text] * wrapping.count("{}"))


def _joined(chance: Random, text: str, seeds: Sequence[str]) -> str:
    return chance.choice(("{}{}", "{1}{0}", "{}\n{}", "{}\n\n{}")).format(
        text, chance.choice(seeds)
    )


def _within(chance: Random, text: str, seeds: Sequence[str]) -> str:
    return _at(chance, text, chance.choice(seeds))


CHANGES: tuple[Change, ...] = (
    *(_case, _control, _control, _splinter, _splinter, _lost, _cut, _doubled, _entity, _entity),
    *(_wrapped, _wrapped, _joined, _within),
)
LENGTH_MAX = 2000


def mutated(seeds: Sequence[str], count: int, seed: int = 0) -> Iterator[str]:
    """Give so many texts, each one of the seeds after one to six changes."""
    chance = Random(seed)
    for _ in range(count):
        text = chance.choice(seeds)
        for _ in range(chance.randrange(1, 7)):
            text = chance.choice(CHANGES)(chance, text, seeds)[:LENGTH_MAX]
        yield text
