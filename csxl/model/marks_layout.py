"""The hidden sheet Marks as writer and reader share it: what a summary says of itself, so that the next one can tell
csxl's own words from typed ones.

Each row is one record, its kind in the first column. What there are thousands of is packed into long texts: the cells
of one row in one line, texts as digests.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence

from csxl.text.digests import digest, digest_of
from csxl.text.memo import Memo

RECORD, HEADINGS = "Record", ("Record", "One", "Two", "Three", "Four", "Five", "Six", "Seven")
FACT = "fact"  # label, value
AGENCY = "agency"  # heading on the matrix, what decisions know the agency by
ENTRY = "entry"  # kind, subject, field, value, first seen, ground, where there is no cell for it: UNPLACED
ROWS = "rows"  # lines of [kind, subject, what its cells rest on, a digest of each open cell as written]
TEXTS = "texts"  # sheet, digests of its texts, each with how often it stands there
FORMULAS = "formulas"  # sheet, digests of its formulas
SHAPES = "shapes"  # sheet, digests of its formulas' shapes, each with how many formulas have it
HEADED = "headings"  # sheet, digests of the headings of the table that it is
CHECK = "check"  # a digest of all that stands above, but what people typed: one record less would be read as decisions
KINDS = (FACT, AGENCY, ENTRY, ROWS, TEXTS, FORMULAS, SHAPES, HEADED, CHECK)

PROGRAM, REVIEW, PARTNERSHIP, RUBRIC, VERSION = FACTS = (
    "csxl",
    "Review",
    "Partnership",
    "Rubric",
    "Rubric version",
)
CRITERION = "Criterion "  # and a ref: the label of a fact, the digest of its descriptors
PROPERTY = "csxl summary "  # and a fact's label: a custom property of the workbook
UNPLACED = "no place"
COUNTLESS = "*"  # in place of digests: the sheet holds more texts than are kept
MOST_TEXTS = 500_000  # on one sheet whose digests are kept: fewer than are read of a sheet
LONGEST = 30_000  # characters in one cell
SIZE = 6  # bytes of a digest
MANY = 255  # how often a text stands on a sheet is counted so far

LINE_END = re.compile("\r?\n")
# Looked at first, since brackets without end within brackets end a browser's Python where JSON is read.
LIST_OF_TEXTS = re.compile(r'\s*\[(?:\s*"(?:[^"\\]|\\.)*+"\s*,?)*+\s*\]\s*')
Counts = Mapping[bytes, int]


def mark(text: str) -> bytes:
    """What a text is known by."""
    return _MARKS[text]


_MARKS: Memo[str, bytes] = Memo(lambda text: bytes.fromhex(digest(text))[:SIZE], 1 << 14, 1_000)


def short_mark(text: str) -> str:
    """The same as letters, "" for no text."""
    return b64encode(mark(text)).decode() if text else ""


def long_mark(short: str) -> bytes:
    """What `short_mark` was made of."""
    return b64decode(short)


def packed(counts: Counts) -> Iterator[str]:
    """Marks and how often each was met as texts that each fit a cell."""
    whole = b"".join(one + bytes([min(number, MANY)]) for one, number in sorted(counts.items()))
    step = LONGEST // 4 * 3 // (SIZE + 1) * (SIZE + 1)
    for start in range(0, len(whole), step):
        yield b64encode(whole[start : start + step]).decode()


def unpacked(text: str) -> Counts:
    """What `packed` made of them. Raises ValueError if it is no such text."""
    whole = b64decode("".join(text.split()), validate=True)
    if len(whole) % (SIZE + 1):
        raise ValueError(text)
    return {whole[at : at + SIZE]: whole[at + SIZE] for at in range(0, len(whole), SIZE + 1)}


def lines(records: Iterable[Sequence[str]]) -> Iterator[str]:
    """Records as lines, as many in one text as fit a cell."""
    gathered: list[str] = []
    length = 0
    for record in records:
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        if length + len(line) >= LONGEST and gathered:
            yield "\n".join(gathered)
            gathered, length = [], 0
        gathered.append(line)
        length += len(line) + 1
    if gathered:
        yield "\n".join(gathered)


def records(text: str) -> Iterator[list[str]]:
    """What `lines` made of them. Raises ValueError if it is no such text."""
    for line in filter(None, LINE_END.split(text)):  # not splitlines: a text may hold other ends, such as U+2028
        if not LIST_OF_TEXTS.fullmatch(line):
            raise ValueError(line)
        record: list[str] = json.loads(line)
        yield record


def check_of(found: Iterable[Sequence[str]]) -> str:
    """What the records of a sheet are known by as a whole."""
    return digest_of("\x1e".join(_telling(*record[:4])) for record in found)


def _telling(kind: str, *parts: str) -> Iterator[str]:
    """What of a record no program may change; what people typed is known in other ways."""
    yield kind
    if kind == ROWS:
        for name, subject, _, *marks in records(parts[0]):
            yield from (name, subject, *marks)
    else:
        yield from filter(None, parts)
