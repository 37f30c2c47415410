"""What a mangled workbook truly holds, read in the plainest way, and a return's answers held against it.

Nothing here comes from the product's readers: parts are found by zipfile and by their signature, cells by ElementTree,
and words and refs are compared by their letters alone.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast
from xml.etree import ElementTree

from csxl.model.answers import Answer, Return
from csxl.model.rubric import Rubric

LOCAL = b"PK\x03\x04"
FIELDS = ("evidence", "action", "owner", "by_when")
NO_REFERENCE = re.compile(rb"&(?!(amp|lt|gt|quot|apos|#\d{1,7}|#[xX][\da-fA-F]{1,6});)")
PREFIXED = re.compile(rb"</?[\w.:-]+|\s[\w.:-]+(?=\s*=)")
DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, OSError, ValueError, OverflowError)
NOT_TYPED = {"e", "b"}
TRUTHS = {"1": "TRUE", "0": "FALSE"}


class Held(NamedTuple):
    """One cell as stored: its text, and whether it may be a word that a person typed (no formula, error or truth)."""

    text: str
    typed: bool


Holding = Mapping[tuple[int, int], Sequence[Held]]


def sheets_in(data: bytes) -> list[Holding]:
    """The cells of everything in the bytes that may be a worksheet, by row and column."""
    parts = list(dict.fromkeys(_parts(data)))
    texts = list(filter(None, map(_strings, parts))) or [()]
    return [sheet for part in parts for shared in texts if (sheet := _sheet(part, shared))]


def _parts(data: bytes) -> Iterator[bytes]:
    """Whatever can be unpacked: by the list of members, and behind every member's own header."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                try:
                    yield archive.read(info)
                except DAMAGE:
                    continue
    except DAMAGE:
        pass
    at = data.find(LOCAL)
    while 0 <= at <= len(data) - 30:
        yield from _behind(data, at)
        at = data.find(LOCAL, at + 4)


def _behind(data: bytes, at: int) -> Iterator[bytes]:
    """What one member's own header says that it holds, if its checksum agrees."""
    begin = (
        at + 30 + int.from_bytes(data[at + 26 : at + 28], "little") + int.from_bytes(data[at + 28 : at + 30], "little")
    )
    crc, size = (int.from_bytes(data[at + n : at + n + 4], "little") for n in (14, 18))
    try:
        whole = zlib.decompressobj(-15).decompress(data[begin:]) if data[at + 8] else data[begin : begin + size]
    except zlib.error:
        return
    if zlib.crc32(whole) == crc or data[at + 6] & 8:
        yield whole


def _events(part: bytes, wanted: set[tuple[str, str]]) -> Iterator[ElementTree.Element]:
    """The elements of these events and local names, up to where the XML breaks off, if it does."""
    parser: ElementTree.XMLPullParser[ElementTree.Element] = ElementTree.XMLPullParser(["start", "end"])
    try:
        # ElementTree stops at a prefix that is not declared, at "xml::space" and at "&" where no reference begins
        parser.feed(PREFIXED.sub(lambda name: name[0].replace(b":", b"_"), NO_REFERENCE.sub(b"&amp;", part)))
        parser.close()
    except (ElementTree.ParseError, LookupError, ValueError):
        pass
    events = parser.read_events()
    while True:
        try:
            event, element = cast(tuple[str, ElementTree.Element], next(events))  # what "start" and "end" give
        except (StopIteration, ElementTree.ParseError, LookupError, ValueError):
            return
        if (event, local(element)) in wanted:
            yield element


def local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2].rpartition("_")[2]


@lru_cache(maxsize=64)
def _strings(part: bytes) -> tuple[str, ...]:
    return tuple(_text(item) for item in _events(part, {("end", "si")}))


def _text(element: ElementTree.Element) -> str:
    """All that its outermost texts hold, each once."""
    if local(element) == "t":
        return "".join(element.itertext())
    return "".join(map(_text, element))


@lru_cache(maxsize=256)
def _sheet(part: bytes, shared: tuple[str, ...]) -> Holding:
    cells: dict[tuple[int, int], list[Held]] = {}
    row = column = 0
    for element in _events(part, {("start", "row"), ("start", "c")}):
        if local(element) == "row":
            stated = element.get("r", "").strip()
            row, column = int(stated) if stated.isdigit() else row + 1, 0
        else:
            row, column = _place(element.get("r", "")) or (row, column + 1)
            cells.setdefault((row, column), []).extend(_held(element, shared))
    return cells


def _place(address: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"\s*\$?([A-Za-z]{1,3})\$?(\d{1,7})\s*", address)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = 26 * column + ord(letter) - 64
    return int(found[2]), column


def _held(cell: ElementTree.Element, shared: Sequence[str]) -> Iterator[Held]:
    """What a cell may be said to hold: each of its values, each inline text, and, where a text stands beside those,
    all of its texts together."""
    inner = [(local(element), element) for element in cell.iter()]
    kind = cell.get("t", "n")
    typed = kind not in NOT_TYPED and all(name != "f" for name, _ in inner)
    for name, element in inner:
        text = "".join(element.itertext()).strip() if name == "v" else ""
        if text and kind == "s":
            yield from [Held(shared[int(text)], typed)] if text.isdigit() and int(text) < len(shared) else []
        elif text:
            yield Held(TRUTHS.get(text, text) if kind == "b" else text, typed)
    inline = [element for name, element in inner if name == "is"]
    yield from (Held(_text(element), typed) for element in inline)
    within = {text for element in inline for text in element.iter()}
    if any(name == "t" and element not in within for name, element in inner):
        yield Held(_text(cell), typed)


# ---- answers held against it -------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """A text's letters and digits, nothing else."""
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def words_of(rubric: Rubric) -> Mapping[str, str]:
    """Every word that may be answered, by the letters of each of its forms."""
    return {
        letters(name): word
        for choices in (rubric.scale, rubric.abstentions)
        for word, synonyms in ((choice.word, choice.synonyms) for choice in choices)
        for name in (word, *synonyms)
    }


def untrue(returned: Return, sheets: Sequence[Holding], rubric: Rubric) -> list[str]:
    """The answers of a return that no sheet of the file truly holds, each as a line."""
    words = words_of(rubric)
    return [line for answer in returned.answers for line in _untrue(answer, sheets, rubric, words)]


def _untrue(answer: Answer, sheets: Sequence[Holding], rubric: Rubric, words: Mapping[str, str]) -> Iterator[str]:
    row, column = _place(answer.cell) or (0, 0)
    names = {letters(answer.ref), *map(letters, rubric.criteria[answer.ref].descriptors.values())}
    if answer.rating is not None and not any(
        _is_word(answer.rating, sheet.get((row, column), ()), words) and _is_about(sheet, row, names)
        for sheet in sheets
    ):
        yield f"{answer.ref} reads {answer.rating} in {answer.sheet}!{answer.cell}"
    for name in FIELDS:
        text = letters(getattr(answer, name))
        held = (letters(beside) for sheet in sheets for beside in _beside(sheet, row))
        if text and name != "by_when" and not any(text in other for other in held):
            yield f"{answer.ref} {name} reads {getattr(answer, name)[:40]!r}"


def _is_word(rating: str, held: Sequence[Held], words: Mapping[str, str]) -> bool:
    """Whether a cell holds just this word, typed."""
    texts = [cell for cell in held if cell.text]
    return bool(texts) and all(cell.typed and words.get(letters(cell.text)) == rating for cell in texts)


def _is_about(sheet: Holding, row: int, names: set[str]) -> bool:
    """Whether a row holds a criterion's ref or one of its descriptors, or nearly."""
    return any(text in names or _near(text, names) for text in map(letters, _beside(sheet, row)))


def _beside(sheet: Holding, row: int) -> Iterator[str]:
    return (cell.text for (at, _), cells in sheet.items() if at == row for cell in cells)


def _near(text: str, names: set[str]) -> bool:
    """Whether most of a long text's neighbouring letters are those of one of the names."""
    pairs = {text[n : n + 3] for n in range(len(text) - 2)}
    return len(text) > 30 and any(
        len(pairs & {name[n : n + 3] for n in range(len(name) - 2)}) > 0.7 * len(pairs) for name in names
    )
