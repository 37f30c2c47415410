"""The parts of a mail, found by one bounded walk over its bytes, whatever is wrong with what divides them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from csxl.text.records import dataclass
from csxl.unwrap import clock
from csxl.unwrap.mail_headers import Excess, Head, parameters, read_head, start_of_mail

MOST_PARTS = 1_000
MOST_WITHIN = 25  # multiparts in each other
MOST_LIKE = 100_000  # lines that begin as a boundary does
LONGEST_BOUNDARY = 200
WINDOW = 1 << 18  # bytes in which the first part must begin where nothing says what divides them
DIVIDED = re.compile(rb"^--([^\r\n]{0,199}[^ \t\r\n])[ \t]*\r?\n(?=Content-[A-Za-z-]{2,30}[ \t]*:)", re.M)
PLAIN, MAIL = "text/plain", "message/rfc822"


@dataclass(frozen=True)
class Part:
    """A part that holds something itself: its head, the type it is said to have, and where its bytes stand in the
    mail. `within` are the kinds of the multiparts around it, and `choice` the number of the multipart/alternative
    that it is a version in, or 0."""

    head: Head
    media: str
    start: int
    end: int
    within: tuple[str, ...] = ()
    choice: int = 0


@dataclass
class Walk:
    """The walk over one mail, and what it has met so far; `until` is when it must end."""

    data: bytes
    until: float
    parts: int = 0
    alike: int = 0
    choices: int = 0
    top: Head = field(default_factory=Head)
    waiting: list[Part] = field(default_factory=list)

    def leaves(self) -> Iterator[Part]:
        """The parts that hold something, in order; mails within the mail stay whole. Raises Excess beyond a bound."""
        start = start_of_mail(self.data, 0, len(self.data))
        self.waiting = [Part(Head(), PLAIN, start, len(self.data))]
        while self.waiting:
            if clock.seconds() > self.until:
                raise Excess("its parts take too long to look through")
            part = self._entered(self.waiting.pop())
            self.top = self.top if part.within else part.head
            pieces = self._divided(part)
            if not pieces:
                yield part
                continue
            kind = part.media.partition("/")[2] if part.media.startswith("multipart/") else "mixed"
            if len(part.within) >= MOST_WITHIN:
                raise Excess(f"it has more than {MOST_WITHIN} parts within each other")
            self.choices += kind == "alternative"
            choice = self.choices if kind == "alternative" else part.choice
            media = MAIL if kind == "digest" else PLAIN
            within = (*part.within, kind)
            self.waiting += [Part(part.head, media, *piece, within, choice) for piece in reversed(pieces)]

    def _entered(self, span: Part) -> Part:
        """The part in a span, its head read."""
        head, start = read_head(self.data, span.start, span.end)
        types = [text.partition(";")[0].strip().lower() for text in head.fields.get("content-type", ())]
        media = next((kind for kind in types if "/" in kind), "")
        if not media and any(kind.startswith("multipart") for kind in types):
            media = "multipart/mixed"
        return Part(head, media or span.media, start, span.end, span.within, span.choice)

    def _divided(self, part: Part) -> list[tuple[int, int]]:
        """Where the parts of a multipart stand, none if it is not one."""
        divided = False
        for text in part.head.fields.get("content-type", ()):
            if not text[:10].lower().startswith("multipart"):
                continue
            divided = True
            boundary = parameters(text).get("boundary", "").rstrip().encode("utf-8", "replace")
            if 0 < len(boundary) <= LONGEST_BOUNDARY and (pieces := self._pieces(boundary, part.start, part.end)):
                return pieces
        if divided or (part.media == PLAIN and part.head.disposition != "attachment"):
            found = DIVIDED.search(self.data, part.start, min(part.end, part.start + WINDOW))
            at_once = found is not None and not self.data[part.start : found.start()].strip()
            if found and (divided or at_once or self.data.find(b"\n--" + found[1], found.end(), part.end) >= 0):
                return self._pieces(found[1].rstrip(), found.start(), part.end)
        return []

    def _pieces(self, boundary: bytes, start: int, end: int) -> list[tuple[int, int]]:
        """Where the parts between the lines of a boundary stand."""
        mark, pieces, opened, closed = b"--" + boundary, list[tuple[int, int]](), -1, end
        at = start if self.data.startswith(mark, start) else self._next(mark, start, end)
        while 0 <= at < end:
            stop = self.data.find(b"\n", at, end)
            stop = end if stop < 0 else stop
            rest = self.data[at + len(mark) : min(stop, at + len(mark) + 100)].strip()
            if rest in (b"", b"--"):
                pieces += self._piece(opened, closed, at)
                opened, closed = (-1, stop + 1) if rest else (min(stop + 1, end), end)
                self.parts += not rest
            else:
                self.alike += 1
            if self.parts > MOST_PARTS:
                raise Excess(f"it has more than {MOST_PARTS:,} parts")
            if self.alike > MOST_LIKE:
                raise Excess("too many of its lines look as if a part began there")
            at = self._next(mark, stop, end)
        return [*pieces, (opened, end)] if opened >= 0 else [*pieces, *self._piece(opened, closed, end)]

    def _piece(self, opened: int, closed: int, at: int) -> list[tuple[int, int]]:
        """The part that ends at a boundary; where the last one was said to be over, what else is divided there."""
        if opened >= 0:
            return [(opened, self._without_end(opened, at))]
        more = closed < at and DIVIDED.search(self.data, closed, min(at, closed + WINDOW))
        return [(closed, at)] if more else []

    def _next(self, mark: bytes, start: int, end: int) -> int:
        """Where the next line with a boundary begins, or -1."""
        found = self.data.find(b"\n" + mark, start, end)
        return found + 1 if found >= 0 else -1

    def _without_end(self, start: int, end: int) -> int:
        """The end of a part without the line end that belongs to the boundary after it."""
        for line_end in (b"\r\n", b"\n"):
            if self.data.endswith(line_end, start, end):
                return end - len(line_end)
        return end
