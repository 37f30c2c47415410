"""How many milliseconds of the processor it takes to read one return, as JSON: `reading.py FOLDER`, whose folders are
named after the shapes in them.

The ways are csxl (bytes to answers and diagnostics), the loop that people write today (pandas, bytes to cells), and the
floor, which inflates the parts and runs them through expat with empty handlers.
"""

from __future__ import annotations

import hashlib
import io
import json
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.parsers import expat

import pandas as pd
from people import person
from shapes import given, published

from csxl.model.answers import Return
from csxl.model.member import Kind, Member
from csxl.returns.reading import read_return

WARM, ROUND = 12, 8  # returns that nobody counts, and returns in one round


def by_csxl(file: str, data: bytes) -> Return | None:
    return read_return(Member(file, data, Kind.OOXML, hashlib.sha256(data).hexdigest()), published())[0]


def by_pandas(file: str, data: bytes) -> object:
    return pd.read_excel(io.BytesIO(data), sheet_name=None, header=None, dtype=str)


def by_expat(file: str, data: bytes) -> None:
    """Nothing that reads XML in Python can be faster."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            parser = expat.ParserCreate()
            parser.StartElementHandler = lambda name, attributes: None
            parser.EndElementHandler = lambda name: None
            parser.CharacterDataHandler = lambda text: None
            parser.Parse(package.read(name), True)


WAYS: Mapping[str, Callable[[str, bytes], object]] = {"csxl": by_csxl, "pandas": by_pandas, "floor": by_expat}


def timed(shape: Path) -> dict[str, float]:
    """Milliseconds of the processor for one return by each way, which take turns, and how many times csxl's that is."""
    files = [(path.name, path.read_bytes()) for path in sorted(shape.iterdir())]
    rounds = [files[:WARM], *(files[begin : begin + ROUND] for begin in range(WARM, len(files), ROUND))]
    spent = [{name: _spent(way, part) for name, way in WAYS.items()} for part in rounds][1:]
    times = {name: statistics.median(one[name] for one in spent) for name in WAYS}
    ratios = {f"{name} / csxl": statistics.median(one[name] / one["csxl"] for one in spent) for name in WAYS}
    return times | ratios


def _spent(way: Callable[[str, bytes], object], files: list[tuple[str, bytes]]) -> float:
    start = time.process_time()
    read = [way(file, data) for file, data in files]
    spent = (time.process_time() - start) * 1000 / len(files)
    if way is by_csxl and not all(isinstance(found, Return) and as_typed(found) for found in read):
        sys.exit(f"answers among {files[0][0]} and the next are not as they were typed")
    return spent


def as_typed(found: Return) -> bool:
    """Whether every answer, and who gave it, is what its person typed."""
    who = person(int(found.agency_code.rpartition("-")[2]), published())
    read = {one.ref: (one.rating or "", one.evidence, one.action, one.owner, one.by_when) for one in found.answers}
    return found.signed == who.name and read == {ref: tuple(map(str, given(who, ref))) for ref in who.answers}


if __name__ == "__main__":
    print(json.dumps({shape.name: timed(shape) for shape in sorted(Path(sys.argv[1]).iterdir())}))
