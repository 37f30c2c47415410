"""The analyst's door: a review's answers as one tidy table, in pandas, as CSV or as Parquet."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath

import pandas as pd

from csxl.compare.tidy import TidyRow, rows
from csxl.model.comparison import Comparison, Spread, statuses
from csxl.model.refusal import Refusal

COLUMNS = TidyRow._fields
ASKS_TO_BE_RUN = r"^(?=\s*[=+\-@＝＋－＠])"  # the beginning of a text in a CSV that Excel takes for a formula


def tidy(comparison: Comparison) -> pd.DataFrame:
    """One row per agency and criterion, agency by agency. `rating` is ordered from worst to best and missing where
    there is none; every other text is "" where there is none, so that "N/A" stays the text somebody typed."""
    frame = pd.DataFrame.from_records(rows(comparison), columns=list(COLUMNS))
    kinds = {
        **dict.fromkeys(COLUMNS, "string"),
        "interpreted": "bool",
        "rating": pd.CategoricalDtype(list(comparison.rubric.ratings), ordered=True),
        "status": pd.CategoricalDtype(list(statuses(comparison.rubric))),
        "returned": pd.CategoricalDtype([*comparison.rubric.ratings, *statuses(comparison.rubric)[1:]]),
        "settled": pd.CategoricalDtype(["", *comparison.rubric.words]),
        "spread": pd.CategoricalDtype([spread.value for spread in Spread]),
    }
    return frame.astype(kinds)


def as_csv(comparison: Comparison) -> bytes:
    """The tidy table as CSV that Excel opens correctly: UTF-8 with a byte order mark, and an apostrophe before every
    text that Excel would run as a formula. Parquet keeps such texts as they were typed."""
    frame = tidy(comparison)
    texts = frame.select_dtypes("string").columns
    frame[texts] = frame[texts].replace(ASKS_TO_BE_RUN, "'", regex=True)
    return str(frame.to_csv(index=False, lineterminator="\r\n")).encode("utf-8-sig")


def as_parquet(comparison: Comparison) -> bytes:
    """The tidy table as Parquet, with the order of the ratings kept. Raises Refusal where pyarrow is missing."""
    file = BytesIO()
    try:
        tidy(comparison).to_parquet(file, index=False)
    except ImportError as fault:
        raise Refusal("Parquet needs one more package: pip install pyarrow. CSV needs none.") from fault
    return file.getvalue()


FORMATS = {".csv": as_csv, ".parquet": as_parquet}


def format_of(file: PurePath) -> Callable[[Comparison], bytes]:
    """What makes the table of the kind that a file's ending names. Raises Refusal where it names none."""
    if file.suffix.lower() not in FORMATS:
        raise Refusal(f"{file}: the ending must be .csv or .parquet.")
    return FORMATS[file.suffix.lower()]
