"""XML that may be cut into its elements by their bytes: what is read of one alone is then what it says in its part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from csxl.sheets.faults import PartFault
from csxl.sheets.known_parts import sole
from csxl.sheets.limits import NAMES, TOKEN_BYTES
from csxl.sheets.xml import Parser
from csxl.text.memo import Memo

BEGINNING = re.compile(rb"(?:<\?xml [^<>]{1,200}\?>\s{0,9})?<([A-Za-z:]{1,40})(?: [^<>]{1,4000})?>")
OF_A_SAVE = re.compile(rb'"(?:\d+|\{[0-9A-F-]{36}\})"')  # counts and numbers of revisions: any part has its own
SPACE = b" \t\r\n"
SHORTEST_NAMED = 4  # bytes that an element or an attribute takes at least
MOST_SIGNS = 2_000
Made = TypeVar("Made")  # what a piece is read as


def contents(data: bytes, root: str) -> tuple[int, int] | None:
    """Where what is in a part's root element begins and ends, if the part may be cut; else None.

    It is then UTF-8 without document type, comments, CDATA or instructions, has nothing after the root, and has too
    few bytes, names and tags for any limit on those. The parser has accepted the root's own tags, not what is in it.
    """
    start = BEGINNING.match(data) if len(data) <= TOKEN_BYTES else None
    if start is None or start[1] != root.encode():
        return None
    begin, end = start.end(), data.rfind(b"</")
    if data[end:].rstrip(SPACE) != b"</%b>" % start[1] or _has_markup(data, begin, end):
        return None
    if len(data) > NAMES * SHORTEST_NAMED and data.count(b"<") + data.count(b"=") > NAMES:
        return None
    return (begin, end) if _accepted[OF_A_SAVE.sub(b'""', start[0]), start[1]] else None


def read_each(
    pieces: Sequence[bytes],
    plain: re.Pattern[bytes],
    plainly: Callable[[re.Match[bytes]], Made],
    parsed: Callable[[Sequence[bytes]], Sequence[Made]],
) -> list[Made]:
    """What pieces say: those that are plain without a parser, and all others together by it."""
    found = [plain.fullmatch(piece) for piece in pieces]
    left = [piece for piece, match in zip(pieces, found, strict=True) if not match]
    others = iter(parsed(left) if left else ())
    return [plainly(match) if match else next(others) for match in found]


def emptied(chunks: Iterable[bytes], root: str, unread: re.Pattern[bytes]) -> Iterable[bytes]:
    """A part with the elements that are found by `unread`, each with its name as a group, left empty: parts that differ
    only in what nobody reads are then the same. It stays as it is if it may not be cut or one of these is not whole."""
    data = sole(chunks)
    if not data or not contents(data, root):
        return chunks
    found: list[bytes] = []

    def empty(piece: re.Match[bytes]) -> bytes:
        found.append(piece[0])
        return b"<%b/>" % piece[1]

    rest = unread.sub(empty, data)
    try:
        Parser().feed(b"<a>%b</a>" % b"".join(found), final=True)
    except PartFault:
        return chunks
    return (rest,)


def _has_markup(data: bytes, begin: int, end: int) -> bool:
    """Whether there are comments, CDATA or instructions, or so many of their signs that it would take long to tell: it
    is these that are looked for, since "<" is in every tag."""
    for sign in (b"!", b"?"):
        at = begin
        for _ in range(MOST_SIGNS):
            at = data.find(sign, at, end) + 1
            if not at:
                break
            if data[at - 2 : at - 1] == b"<":
                return True
        else:
            return True
    return False


def _is_accepted(beginning_and_root: tuple[bytes, ...]) -> bool:
    """Whether the parser takes such a beginning, and takes what follows for UTF-8; what numbers are in it is the same
    to it."""
    beginning, root = beginning_and_root
    encodings: list[str | None] = []
    parser = Parser()
    parser.expat.XmlDeclHandler = lambda _, encoding, __: encodings.append(encoding)
    try:
        parser.feed(b"%b</%b>" % (beginning, root), final=True)
    except PartFault:
        return False
    return all(encoding is None or encoding.casefold() == "utf-8" for encoding in encodings)


_accepted = Memo(_is_accepted, most=300)
