"""A process that dies, or a disk that is full, at one step of writing files: the first, the second, and so on."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import Any

STEPS = ("mkdir", "open", "fsync", "chmod", "replace", "rename", "unlink", "close")


class Fault(Enum):
    """What happens at the step: the process is killed before or after it, or the disk turns out to be full."""

    KILLED_BEFORE = auto()
    KILLED_AFTER = auto()
    DISK_FULL = auto()


class Counted:
    """The steps of a process that are still to come before the fault."""

    def __init__(self, left: int, fault: Fault) -> None:
        self.left, self.fault = left, fault

    def step(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left:
                return plain(*arguments, **options)
            if self.fault is Fault.DISK_FULL:
                raise OSError(errno.ENOSPC, "No space left on device")
            if self.fault is Fault.KILLED_AFTER:
                plain(*arguments, **options)
            os.kill(os.getpid(), signal.SIGKILL)

        return counted


def with_fault(work: Callable[[], object], left: int, fault: Fault) -> int:
    """The status of a child that works until the fault strikes: 0 if it never did, 1 if the child complained, 2 if it
    went on, negative if it was killed."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        counted = Counted(left, fault)
        for name in STEPS:
            setattr(os, name, counted.step(getattr(os, name)))
        plain_fdopen = os.fdopen

        def fdopen(*arguments: Any, **options: Any) -> Any:
            return _Writing(plain_fdopen(*arguments, **options), counted)

        os.fdopen = fdopen
        work()
        status = 0 if counted.left > 0 else 2
    finally:
        os._exit(status)


class _Writing:
    """A file whose writes count as steps; one that fails has written the first half."""

    def __init__(self, file: Any, counted: Counted) -> None:
        self.file, self.counted = file, counted

    def __enter__(self) -> _Writing:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def write(self, data: bytes) -> None:
        self.file.write(data[: len(data) // 2])
        self.file.flush()
        self.counted.step(self.file.write)(data[len(data) // 2 :])


def until_done(run: Callable[[int], int]) -> Iterator[int]:
    """The number of each step, until there are no more."""
    number = 1
    while run(number):
        yield number
        number += 1
