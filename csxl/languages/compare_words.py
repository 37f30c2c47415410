"""How a comparison is spoken of in one language: the words of its data as people see them, lists, days, sentences."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from csxl.languages.narrative_words import NarrativeWords
from csxl.languages.pattern_words import PatternWords
from csxl.text.records import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CompareWords:
    """One language's words. What stands in {braces} is filled in."""

    shown: Mapping[str, str]  # what is shown in place of a word of the data, as "split" or "under way"
    months: tuple[str, str, str, str, str, str, str, str, str, str, str, str]  # in three letters or a few more
    listed: Callable[[Sequence[str], int], str]  # names as a list, so many at most, and how many more there are
    narrative: NarrativeWords
    patterns: PatternWords

    def show(self, word: str) -> str:
        """How a word of the data is shown: how divided agencies are, a status, a heading."""
        return self.shown.get(word, str(word))

    def day(self, day: datetime.date) -> str:
        """A day in words: "26 Nov 2026"."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"
