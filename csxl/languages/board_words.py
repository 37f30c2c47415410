"""What page one of the summary says, for the board, and the agenda of the moderation meeting, in one language."""

from __future__ import annotations

from csxl.text.records import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class BoardWords:
    """One language's words, in the order in which they are met. What stands in {braces} is filled in; {n} is a figure,
    which is live in a workbook, so that nothing else in its sentence may depend on it."""

    board: str  # what the page is called
    agenda: str  # what the document is called
