"""What stands above page one's print: a row for the warning of likely personal data, where there is any as made."""

from __future__ import annotations

from csxl.compare.personal_open import open_personal
from csxl.model.comparison import Comparison

AS_AT_COLUMN, AS_AT_ROW = "$B", 2  # of page one where nothing stands above it


def rows_above(comparison: Comparison) -> int:
    """How many rows of the sheet are not page one's."""
    return 1 if open_personal(comparison) else 0


def as_at_cell(comparison: Comparison) -> str:
    """The cell that holds the day by which actions are overdue."""
    return f"{AS_AT_COLUMN}${AS_AT_ROW + rows_above(comparison)}"
