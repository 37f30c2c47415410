"""What the second process does: it reads the files that it is given, until there are no more."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Sequence
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from csxl.model.member import GivenFile
from csxl.returns.reading import ReturnReader


def read_along() -> None:
    """Read what comes in by stdin, and write what it holds to stdout."""
    back, sys.stdout = sys.stdout.buffer, sys.stderr
    given: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, given), daemon=True).start()
    back.write(b"\n")
    back.flush()
    reader: ReturnReader = given.get()
    while True:
        files: Sequence[GivenFile] = given.get()
        pickle.dump([reader.read(one) for one in files], back, pickle.HIGHEST_PROTOCOL)
        back.flush()


def _listen(stdin: IO[bytes], given: SimpleQueue[Any]) -> None:
    """Pass on what comes in; once that ends, so does this process, in the midst of whatever it does."""
    try:
        while True:
            given.put(pickle.load(stdin))
    finally:
        os._exit(0)
