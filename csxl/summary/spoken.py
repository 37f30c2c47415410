"""A comparison in the language in which its summary is written."""

from __future__ import annotations

from functools import cached_property

from csxl.languages import BY_NAME, Language
from csxl.languages.board_words import BoardWords
from csxl.languages.compare_words import CompareWords
from csxl.model.comparison import Comparison
from csxl.text.records import dataclass


@dataclass(frozen=True, eq=False)
class Spoken:
    """The comparison, and its language's words."""

    comparison: Comparison

    @cached_property
    def language(self) -> Language:
        """The language; of two in one, the first."""
        return BY_NAME[self.comparison.language].tellings[0]

    @property
    def said(self) -> CompareWords:
        """How it speaks of the comparison."""
        return self.language.on_comparison

    @property
    def says(self) -> BoardWords:
        """What it says to the board."""
        return self.language.on_board

    def in_cell(self, word: str) -> str:
        """What a cell of the sheets behind page one holds for a word of the data, as formulas compare it."""
        return str(word)

    def tab(self, name: str) -> str:
        """What the sheet of this name is called in the workbook."""
        return name
