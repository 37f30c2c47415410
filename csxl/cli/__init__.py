"""The command line. What reads much is started first, and then what reads what was typed: `csxl.cli.commands`."""

from __future__ import annotations

import atexit
import gc
import sys
from contextlib import nullcontext
from importlib import import_module
from typing import TYPE_CHECKING

from csxl.review.sharing import likely_many, start_second

if TYPE_CHECKING:
    from csxl.review.second_reader import SecondReader

COMMANDS = "csxl.cli.commands"  # loaded, with click, while the second process loads the engine
SEARCHED_AFTER = 100_000  # new objects, for cycles: what few files need is not searched at all
READING = {"check", "status", "chase", "query", "thank", "consolidate", "feedback", "export"}  # what came back


def main(**how: object) -> None:
    """Run the command that was typed."""
    gc.set_threshold(SEARCHED_AFTER)
    atexit.register(gc.freeze)  # what ends with the process is not searched once more
    try:
        second = second_for(sys.argv[1:])
        with second or nullcontext():
            import_module(COMMANDS).main(obj=second, **how)
    except KeyboardInterrupt:  # before click takes care of it
        sys.exit("Aborted!")


def second_for(words: list[str]) -> SecondReader | None:
    """A second process that reads, if what was typed is a command, or csxl alone, that is likely to read many files."""
    typed = [word for word in words if not word.startswith("-")]
    reads = typed[0] in READING if typed else not words
    return start_second() if reads and likely_many(typed[1:]) else None
