"""The console while a command runs: output never fails because a letter, a reader or room on the disk is missing."""

from __future__ import annotations

import codecs
import errno
import io
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from csxl.text.naming import ascii_letters

PLAIN = "csxl.plain"
NOBODY_READS = (errno.EPIPE, *([errno.EINVAL] if sys.platform == "win32" else []))
# Signs that a console may lack and for which Unicode itself has no plain form.
SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2022\u00b7", "*"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff", ""),
        "\u2192": "->",
        "\u2190": "<-",
        "\u2264": "<=",
        "\u2265": ">=",
    }
)


def plain(fault: UnicodeError) -> tuple[str, int]:
    """The nearest letters that the console has to those it lacks, "?" where it has none, and where to go on."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    letters = fault.object[fault.start : fault.end]
    return "".join(_nearest(letter, fault.encoding) for letter in letters), fault.end


def _nearest(letter: str, encoding: str) -> str:
    if unicodedata.combining(letter):
        return ""
    near = ascii_letters(letter.translate(SIGNS))
    try:
        near.encode(encoding)
    except UnicodeEncodeError:
        return "?"
    return near


codecs.register_error(PLAIN, plain)


class Steady(io.RawIOBase):
    """A stream on which writing never fails: it keeps the first fault and drops whatever is written from then on."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self.raw = raw
        self.fault: OSError | None = None

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self.raw.isatty()

    def fileno(self) -> int:
        return self.raw.fileno()

    def write(self, data: Any) -> int | None:
        if self.fault is None:
            try:
                return self.raw.write(data)
            except OSError as fault:
                self.fault = fault
        return len(data)


@contextmanager
def steady_console() -> Iterator[None]:
    """Let stdout and stderr take every letter while a command runs, which then ends as it would on a better console;
    if its output could not be written, it says so and the exit status is not 0."""
    usual = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _steady(sys.stdout), _steady(sys.stderr)
    try:
        yield
    except SystemExit as end:
        fault = _fault(sys.stdout)
        if fault is None or fault.errno in NOBODY_READS:
            raise
        click.echo(f"Error: the output could not be written: {fault.strerror}.", err=True)
        raise SystemExit(end.code or 1) from fault
    finally:
        for stream in (sys.stdout, sys.stderr):
            if stream:
                stream.flush()
        sys.stdout, sys.stderr = usual


def _steady(stream: Any) -> Any:
    """The stream as one that takes every letter and, if it leads to a file or pipe, survives whatever happens there."""
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)  # with PYTHONUNBUFFERED there is no buffer
    if isinstance(raw, io.RawIOBase):
        stream.flush()
        buffered: IO[bytes] = io.BufferedWriter(Steady(raw))
        return io.TextIOWrapper(buffered, stream.encoding, PLAIN, line_buffering=stream.line_buffering)
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors=PLAIN)
    return stream


def _fault(stream: Any) -> OSError | None:
    """The fault met when a stream was written to, or None."""
    if stream:
        stream.flush()
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    return raw.fault if isinstance(raw, Steady) else None
