"""`python -m benchmarks.imports`: a made-up dump of Reddit, packed, through `variorum import`.

Owns the dump and the comparison with what only unpacks it (`zstd -d | wc`). Needs the extra `zst`
and the command `zstd`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec
import zstandard

from benchmarks import machine
from benchmarks.process import Usage, run
from benchmarks.prose import words

COMMENTS = 50
MEGABYTE = 1_000_000
EPOCH = 1_300_000_000
# What a dump says of everything and nobody reads here.
REST = {
    "archived": True, "author_flair_css_class": None, "author_flair_text": None, "ups": 1,
    "controversiality": 0, "distinguished": None, "downs": 0, "gilded": 0, "score": 1,
    "retrieved_on": 1_500_000_000, "score_hidden": False, "subreddit_id": "t5_made",
    "collapsed": False, "can_gild": True, "is_submitter": False, "send_replies": True,
}  # fmt: skip


def main() -> None:
    """Make the dump, import it, and say what it cost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.imports", description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000, help="of the dump before packing")
    wanted = parser.parse_args().megabytes * MEGABYTE
    with machine.folder(1, 1, 0) as name:
        root = Path(name)
        (root / "content").mkdir()
        dump = root / "dump.ndjson.zst"
        size, comments = _write(dump, wanted)
        unpacking = run(("sh", "-c", f"zstd -dc --long=31 {dump} | wc -lc"), root / "log")
        command = (sys.executable, "-m", "generator", "-C", str(root), "-q", "import", str(dump))
        importing = run(command, root / "log")
    print(f"{size / MEGABYTE:,.0f} MB of JSON, {comments:,} comments")
    _tell("zstd -d | wc", unpacking, size)
    _tell("variorum import", importing, size)


def _tell(what: str, usage: Usage, size: int) -> None:
    speed, memory = size / MEGABYTE / usage.wall, usage.memory / MEGABYTE
    print(
        f"{what}: {usage.wall:.1f} s, {usage.cpu:.1f} CPU s, {speed:.1f} MB/s, "
        f"{memory:.0f} MB of memory, load {usage.load:.1f}"
    )


def _write(dump: Path, wanted: int) -> tuple[int, int]:
    """Write a dump of so many bytes; how many it has, and of how many comments."""
    size = comments = 0
    with zstandard.ZstdCompressor(3).stream_writer(dump.open("wb")) as out:
        for thing in _things(Random(1)):
            line = msgspec.json.encode(thing) + b"\n"
            out.write(line)
            size += len(line)
            comments += "body" in thing
            if size >= wanted:
                break
    return size, comments


def _things(chance: Random) -> Iterator[dict[str, object]]:
    """Submissions and comments as they come in time: those of a hundred threads by turns."""
    number = 0
    while True:
        links = [f"{number + n:x}" for n in range(100)]
        number += len(links)
        for link in links:
            yield {**_thing(chance, link), "title": _text(chance, 8), "selftext": ""}
        said: dict[str, list[str]] = {link: [] for link in links}
        for n in range(len(links) * COMMENTS):
            link, id = chance.choice(links), f"c{number:x}{n:x}"
            parent = chance.choice([f"t3_{link}", *(f"t1_{other}" for other in said[link][-8:])])
            said[link].append(id)
            text = _text(chance, chance.randint(5, 90))
            yield {**_thing(chance, id), "link_id": f"t3_{link}", "parent_id": parent, "body": text}


def _thing(chance: Random, id: str) -> dict[str, object]:
    author = f"user{chance.randrange(5000)}"
    moment = EPOCH + chance.randrange(10**8)
    return {"id": id, "author": author, "created_utc": moment, "subreddit": "made_up", **REST}


def _text(chance: Random, many: int) -> str:
    return " ".join(words(chance, many))


if __name__ == "__main__":
    main()
