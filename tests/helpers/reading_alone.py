"""One file read as `csxl check --json` reads it. The text of this module also runs inside the page's engine."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

from csxl.compare.weighing import weighed_alone
from csxl.model.member import Parcel
from csxl.returns.conflicts import versions_weighed
from csxl.returns.reading import read_files
from csxl.review.check_report import as_json
from csxl.rubrics.loading import load_rubric

DAY = datetime.date(2027, 1, 31)  # after all that the files say of themselves, and the same here and there


def read_alone(file: str, data: bytes, passwords: Sequence[str] = ()) -> dict[str, Any]:
    """The contract's object for one file, as any reader of the JSON has it."""
    reading = read_files([Parcel(file, data)], load_rubric(), passwords, on=DAY)
    plain: dict[str, Any] = json.loads(json.dumps(as_json(versions_weighed(weighed_alone(reading, (), ())))))
    return plain
