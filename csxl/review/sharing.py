"""Two processes share the reading of many files, where there are two cores: the same readings in the same order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csxl.model.member import GivenFile
    from csxl.returns.reading import FileReading, ReturnReader
    from csxl.review.second_reader import SecondReader

MANY = 100  # files; for no more than these a second process costs more than it saves
USUAL = ("returns", "output/returns")  # where what came back lies unless it is said
STARTING = "csxl.review.second_reader"  # loaded where it is wanted: few reviews are so large


def shared(
    given: Sequence[GivenFile],
    reader: ReturnReader,
    started: SecondReader | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Iterator[FileReading]:
    """What each of the files holds, in order; two processes read them where that is quicker. The second may have been
    `started` before, when it was likely that there are many files; `meanwhile` is called once it has begun."""
    second = (started or start_second()) if len(given) > MANY else None
    with second or nullcontext():
        readings = second.shares(given, reader) if second else map(reader.read, given)
        if meanwhile:
            meanwhile()
        yield from readings


def start_second() -> SecondReader | None:
    """A second process that reads, or None where there is no second core for it, or it cannot be started."""
    if cores() < 2:
        return None
    started: SecondReader | None = import_module(STARTING).started()
    return started


def likely_many(arguments: Iterable[str]) -> bool:
    """Whether there are many files among a command's arguments and in folders there or, where it names none, in the
    usual folder; they are counted no further than that."""
    named = [argument for argument in arguments if os.path.lexists(argument)] or USUAL
    files = (name for path in named for name in _names_in(path))
    return next(islice(files, MANY, None), None) is not None


def _names_in(path: str) -> Iterator[str]:
    """The name of a file, or the names of those in a folder."""
    is_file = True
    for _, _, names in os.walk(path):
        is_file = False
        yield from names
    if is_file:
        yield path


def cores() -> int:
    """How many processes can run at once; in a browser there is one."""
    if sys.platform == "emscripten":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
