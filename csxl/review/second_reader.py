"""The second process that reads, as the first sees it: it is given a few files at a time, and gives what they hold.

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
from typing import IO, TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:  # the process is started before these are loaded, so that it loads them meanwhile
    from csxl.model.member import GivenFile
    from csxl.returns.reading import FileReading, ReturnReader

FILES = 2  # given to it at a time
AHEAD = 2  # times that it is given some before it has given back the first
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
            command, stdin=pipe, stdout=pipe, stderr=nothing, start_new_session=True, creationflags=NO_WINDOW
        )
    except OSError:
        return None
    return SecondReader(process)


class Chunk(NamedTuple):
    """Some of the files, and which part of all they are."""

    number: int
    files: Sequence[GivenFile]


class SecondReader:
    """The process, which is ended when the context is left."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin and process.stdout
        self.process = process
        self.to: IO[bytes] = process.stdin
        self.back: IO[bytes] = process.stdout
        self.waiting: deque[Chunk] = deque()
        self.read: SimpleQueue[tuple[int, Sequence[FileReading]]] = SimpleQueue()
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
        """What each of the files holds, in order; each process takes the next few that nobody has."""
        self.waiting.extend(Chunk(first, given[first : first + FILES]) for first in range(0, len(given), FILES))
        self.handing_over = Thread(target=self._hand_over, args=(reader,), daemon=True)
        self.handing_over.start()
        read: dict[int, Sequence[FileReading]] = {}
        for number in range(0, len(given), FILES):
            while number not in read:
                if chunk := self._next():
                    read[chunk.number] = [reader.read(one) for one in chunk.files]
                read.update(self._given_back(0 if chunk else PATIENCE))
            yield from read.pop(number)

    def _next(self) -> Chunk | None:
        with suppress(IndexError):
            return self.waiting.popleft()
        return None

    def _given_back(self, patience: float) -> Iterator[tuple[int, Sequence[FileReading]]]:
        """What the second process has read meanwhile."""
        with suppress(Empty):
            while True:
                yield self.read.get(timeout=patience) if patience else self.read.get_nowait()
                patience = 0

    def _hand_over(self, reader: ReturnReader) -> None:
        """Give the process files as long as there are any, and take back what it reads."""
        given: deque[Chunk] = deque()
        try:
            if not self.back.read(1):  # which it writes once it has loaded the engine
                return
            pickle.dump(reader, self.to)
            while True:
                while len(given) < AHEAD and (chunk := self._next()):
                    given.append(chunk)
                    pickle.dump(chunk.files, self.to)
                self.to.flush()
                if not given:
                    return
                readings = pickle.load(self.back)
                self.read.put((given.popleft().number, readings))
        except (OSError, EOFError, ValueError, TypeError, pickle.PickleError):  # it has ended, or cannot be told
            pass
        finally:
            self.waiting.extendleft(reversed(given))
