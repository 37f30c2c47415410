"""What a summary that csxl made before holds: what people decided in it, and whose review it is."""

from __future__ import annotations

from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.sheets.cells import Sheet
from csxl.text.records import dataclass
from csxl.text.same_agency import folded_name


@dataclass(frozen=True)
class FormerSummary:
    """A summary as it was found. `titles` are the titles, folded, under which its review is known; `returns` the
    SHA-256 of those it compared; `marked` is False if it does not say which words are csxl's own, and `untold` are
    then its sheets."""

    file: str
    decisions: Decisions = NOTHING_DECIDED
    review: str = ""
    partnership: str = ""
    rubric: str = ""
    rubric_version: str = ""
    titles: frozenset[str] = frozenset()
    returns: frozenset[str] = frozenset()
    saved_by: str = ""
    marked: bool = True
    untold: tuple[Sheet, ...] = ()

    def is_of(self, review: str, returns: frozenset[str] = frozenset()) -> bool:
        """Whether it is about the review of this title or, since a title may be mended, one of the same returns."""
        same = len(self.returns & returns)
        return folded_name(review) in self.titles or (same > 0 and same * 2 >= len(self.returns))
