"""What is known beside the review before, worked out once for every sheet; nothing where there is none."""

from __future__ import annotations

from functools import cached_property

from csxl.compare.movement import Moved, movements
from csxl.compare.promises import PromiseNow, promises
from csxl.model.comparison import Comparison
from csxl.text.records import dataclass


@dataclass(frozen=True, eq=False)
class BesideBefore:
    """A comparison beside the review before."""

    comparison: Comparison

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """What has moved, criterion by criterion."""
        before = self.comparison.before
        return movements(self.comparison, before) if before else ()

    @cached_property
    def promises(self) -> tuple[PromiseNow, ...]:
        """What became of each promise."""
        before = self.comparison.before
        return promises(self.comparison, before) if before else ()
