"""The lock that keeps two people from sending with the same log at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from csxl.letters.sent_log import LogFault


@contextmanager
def sole_sender(path: Path) -> Iterator[None]:
    """Keep anyone else from sending with this log meanwhile. Raises LogFault if somebody already is; the lock ends with
    the process, however that ends."""
    lock = path.with_suffix(".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = sqlite3.connect(lock, timeout=0, isolation_level=None)  # the one file lock that every system has
    except (OSError, sqlite3.Error) as fault:
        raise LogFault(f"{lock} could not be written: {fault}. Nothing was sent.") from fault
    with closing(held):
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as fault:
            raise LogFault(
                f"Somebody is already sending with {path} ({fault}); nothing was sent. Try again when they are done."
            ) from fault
        yield
