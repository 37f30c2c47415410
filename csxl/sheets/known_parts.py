"""Parts that are the same in many workbooks, since these come from one form: such a part is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, TypeVarTuple

from csxl.text.memo import Memo

Given = TypeVarTuple("Given")
Made = TypeVar("Made")
MOST, LONGEST = 32, 1 << 17  # parts of one kind that are known, and the bytes of one


def sole(chunks: Iterable[bytes]) -> bytes | None:
    """All bytes of a part that was unpacked at once, None if they come piece by piece."""
    return chunks[0] if isinstance(chunks, tuple) else None


def once(
    read: Callable[[Iterable[bytes], *Given], Made],
) -> Callable[[Iterable[bytes], *Given], Made]:
    """A function that reads a part, which remembers what it said of which bytes and of what else it was given. What it
    says never changes. Where it raised PartFault it reads again and raises it again."""
    known: Memo[tuple[Any, ...], Made] = Memo(lambda key: read(*key), MOST)

    def read_once(chunks: Iterable[bytes], /, *given: *Given) -> Made:
        is_known = isinstance(chunks, tuple) and len(chunks[0]) <= LONGEST
        return known[chunks, *given] if is_known else read(chunks, *given)

    return read_once
