"""The second process that reads, as the first sees it: it is given files, and gives what they hold.

It is a new interpreter with two pipes, started in the same way on every system, whatever program this one is in. Should
it not start, be slow or die, nothing is lost: what it has not given back is read here.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:  # the process is started before these are loaded, so that it loads them meanwhile
    from csxl.model.member import GivenFile
    from csxl.returns.reading import FileReading, ReturnReader

FILES = 4  # given to it at a time, and fewer towards the end: whatever comes and goes holds up what is read here
AHEAD = 4  # times that it is given some before it has given back the first, so that it never waits for more
ROOM = 1 << 17  # bytes that are taken in at once, as much as it has read of so many files
PATIENCE = 0.1  # seconds until it is looked after again, and until Ctrl-C is seen on Windows
BEGIN = (  # without a search for cycles, of which neither what is loaded nor what is read holds any worth it
    "import gc, sys; gc.disable(); sys.path[:] = sys.argv[1:]; "
    "from csxl.review.reading_along import read_along; read_along()"
)
PYTHONS = ("python", "pypy")  # what interpreters are called; another program that has csxl in it is none
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows; nor does it hear Ctrl-C then


def started() -> SecondReader | None:
    """A second process, which is loading the engine now; None if there can be none."""
    if not Path(sys.executable or "").name.lower().startswith(PYTHONS):
        return None
    command = [sys.executable, "-c", BEGIN, *map(str, sys.path)]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    try:  # in a session of its own it does not hear Ctrl-C; it ends when its pipe does
        process = subprocess.Popen(
            command, ROOM, stdin=pipe, stdout=pipe, stderr=nothing, start_new_session=True, creationflags=NO_WINDOW
        )
    except OSError:
        return None
    return SecondReader(process)


class SecondReader:
    """The process, which is ended when the context is left."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin and process.stdout
        self.process = process
        self.to: IO[bytes] = process.stdin
        self.back: IO[bytes] = process.stdout
        self.waiting: deque[int] = deque()  # which of the files nobody has
        self.there: deque[list[int]] = deque()  # which the process has
        self.here: set[int] = set()  # which this process has, or had
        self.read: SimpleQueue[tuple[list[int], Sequence[FileReading]]] = SimpleQueue()
        self.handing_over: Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        if self.handing_over:
            self.handing_over.join()
        for pipe in (self.to, self.back):
            with suppress(OSError):  # what it was not given is not wanted any more
                pipe.close()

    def shares(self, given: Sequence[GivenFile], reader: ReturnReader) -> Iterator[FileReading]:
        """What each of the files holds, in order; each process takes the next that nobody has, the second at once and
        this one when it is asked for the first."""
        self.waiting.extend(range(len(given)))
        self.handing_over = Thread(target=self._hand_over, args=(given, reader), daemon=True)
        self.handing_over.start()
        return self._in_order(given, reader)

    def _in_order(self, given: Sequence[GivenFile], reader: ReturnReader) -> Iterator[FileReading]:
        """What each of the files holds, read here or there."""
        read: dict[int, FileReading] = {}
        for number in range(len(given)):
            while number not in read:
                own = self._next()
                if own is not None:
                    self.here.add(own)
                    read[own] = reader.read(given[own])
                read.update(self._given_back(PATIENCE if own is None else 0))
            yield read.pop(number)

    def _next(self) -> int | None:
        """A file to read here: the next that nobody has or, where there is none, the last that the second process has
        not begun."""
        if own := self._nobodys(1):
            return own[0]
        not_begun = [number for chunk in [*self.there][1:] for number in chunk if number not in self.here]
        return not_begun[-1] if not_begun else None

    def _nobodys(self, most: int) -> list[int]:
        """The next files that nobody has."""
        found: list[int] = []
        with suppress(IndexError):
            while len(found) < most:
                found.append(self.waiting.popleft())
        return found

    def _given_back(self, patience: float) -> Iterator[tuple[int, FileReading]]:
        """What the second process has read meanwhile."""
        with suppress(Empty):
            while True:
                numbers, readings = self.read.get(timeout=patience) if patience else self.read.get_nowait()
                yield from zip(numbers, readings, strict=True)
                patience = 0

    def _hand_over(self, given: Sequence[GivenFile], reader: ReturnReader) -> None:
        """Give the process files as long as there are any, and take back what it reads."""
        try:
            if not self.back.read(1):  # which it writes once it has loaded the engine
                return None
            pickle.dump(reader, self.to)
            while True:
                while len(self.there) < AHEAD and (
                    numbers := self._nobodys(max(1, min(FILES, len(self.waiting) // 8)))
                ):
                    self.there.append(numbers)
                    pickle.dump([given[number] for number in numbers], self.to)
                self.to.flush()
                if not self.there:
                    return self.to.close()  # so that it ends meanwhile
                readings = pickle.load(self.back)
                self.read.put((self.there.popleft(), readings))
        except (OSError, EOFError, ValueError, TypeError, pickle.PickleError):  # it has ended, or cannot be told
            pass
        finally:
            left = [number for chunk in self.there for number in chunk if number not in self.here]
            self.waiting.extendleft(reversed(left))
