"""What an each-step is: the seam between the stages and the ways of running them.

Owns the protocols `Step`, `Executor` and `Room`, the values that cross them, how heavy parts are
encoded and named, and the fence around each item. Knows no stage, no noun of the model and no way
of running.
"""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator import fence
from generator.beneath import is_failing
from generator.caps import ITEM_SECONDS_MAX
from generator.digest import digest_bytes
from generator.errors import VariorumError

T = TypeVar("T")
I_contra = TypeVar("I_contra", contravariant=True)
O = TypeVar("O")  # noqa: E741 (the output, as I is the input)

ITEM_CHARS = 200

encode = msgspec.msgpack.Encoder().encode


class Room(Protocol):
    """What a step may reach besides its own fields and its item: content, by name."""

    def blob(self, digest: str) -> bytes:
        """Load remembered bytes by their digest; raises KeyError."""

    def blobs(self, digests: Collection[str]) -> Mapping[str, bytes]:
        """Load many of them at once; raises KeyError."""

    def file(self, path: str) -> bytes:
        """Read a file under the content folder; raises OSError, also for a link that leads out."""

    def __hash__(self) -> int:
        """A room is one thing: what was loaded from it may be kept beside it."""


class Made(Struct, Generic[T], frozen=True):
    """What a step made: a light value, and heavy parts to be kept by digest.

    `keep` is false for a value that must not be remembered.
    """

    value: T
    blobs: tuple[tuple[str, bytes], ...] = ()
    keep: bool = True


class Heavy:
    """Collects the heavy parts of what a step makes, each encoded and by its digest."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def keep(self, part: object) -> str:
        """Keep a part; returns its digest."""
        data = encode(part)
        name = digest_bytes(data)
        self.blobs[name] = data
        return name


class Failure(Struct, frozen=True):
    """A step that raised: our bug, with the item it stumbled over and the traceback."""

    item: str
    reason: str
    trace: str


class Step(Protocol[I_contra, O]):
    """A frozen value that turns one item into one value.

    Its fields and the item are all that the result depends on; both are msgpack-encodable.
    """

    @property
    def makes(self) -> type[O]:
        """The type of the value, by which a remembered one is decoded."""

    def __call__(self, item: I_contra, room: Room, /) -> Made[O]:
        """Do the work; touches nothing but the room."""


class Executor(Protocol):
    """A way to do the same step on many items; results come in the order of the items."""

    def map(
        self, step: Step[Any, Any], items: Iterable[Any]
    ) -> Iterator[tuple[Any, Made[Any] | Failure]]:
        """Yield each item with its result, taking items as it needs them."""


def attempt(
    step: Step[Any, Any],
    item: Any,
    room: Room,
    spared: frozenset[int] = frozenset(),
    tell: fence.Tell | None = None,
) -> Made[Any] | Failure:
    """Do one item inside its own fence: a fault of ours costs that item alone.

    A `VariorumError` passes: the user has to mend it before anything can be built. So does what a
    failing disk says: a page that could not be made for that is not to be missing. What another
    machine might have made otherwise is not to be remembered.
    """
    fence.begin(spared, tell)
    try:
        with fence.within(ITEM_SECONDS_MAX):
            made = step(item, room)
    except VariorumError:
        raise
    except Exception as error:
        if is_failing(error):
            raise
        return failed(item, f"{type(error).__name__}: {error}", traceback.format_exc())
    return replace(made, keep=False) if fence.gave_up() else made


def failed(item: Any, reason: str, trace: str = "") -> Failure:
    """What is said of an item that a step could not do."""
    return Failure(repr(item)[:ITEM_CHARS], reason, trace)
