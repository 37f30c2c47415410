"""A comparison in the language in which its summary is written."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from csxl.languages import BY_NAME, Language
from csxl.languages.board_words import BoardWords
from csxl.languages.compare_words import CompareWords
from csxl.model.comparison import Comparison
from csxl.model.rubric import Domain
from csxl.model.summary_names import SHEETS
from csxl.text.a1 import quoted
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.text.wording import LONGEST, shortened

Kind = TypeVar("Kind")
LONGEST_NAME = 60  # characters of the partnership's at the foot of a page


@dataclass(frozen=True, eq=False)
class Spoken:
    """The comparison as of a day, and its language's words. `within` is what the workbook is written in, where page one
    is told in another language."""

    comparison: Comparison
    made: datetime.date
    within: Spoken | None = None

    @cached_property
    def language(self) -> Language:
        """The language; of two in one, the first."""
        return BY_NAME[self.comparison.language].tellings[0]

    @property
    def language_tag(self) -> str:
        """Its tag as documents give it: "en-GB"."""
        return f"{self.language.tag}-GB"

    @property
    def said(self) -> CompareWords:
        """How it speaks of the comparison."""
        return self.language.on_comparison

    @property
    def says(self) -> BoardWords:
        """What it says to the board."""
        return self.language.on_board

    def in_cell(self, word: str) -> str:
        """What a cell of the sheets behind page one holds for a word of the data, as formulas compare it; a word of the
        rubric's is its own."""
        known = self._shown
        if word not in known:
            known[word] = self.said.show(word)
        return known[word]

    @cached_property
    def _shown(self) -> dict[str, str]:
        """What cells hold for each word so far."""
        return {word: word for word in self.comparison.rubric.words}

    def in_cells(self, words: Mapping[str, Kind]) -> dict[str, Kind]:
        """What is known by words of the data, by what cells hold for them."""
        return {self.in_cell(word): one for word, one in words.items()}

    def tab(self, name: str) -> str:
        """What the sheet of this name is called in the workbook. A domain's is called as the domain is, so one whose
        name a domain has keeps its name in English, which no domain has."""
        if self.within:
            return self.within.tab(name)
        said = self.language.summary_sheets.get(name, name) if name in SHEETS else name
        return name if said != name and fold(said) in self._domains else said

    def domain_tab(self, domain: Domain) -> str:
        """What the sheet of a domain is called there."""
        domains = self.within.comparison.rubric.domains if self.within else (domain,)
        return next(one.name for one in domains if one.letter == domain.letter)

    @cached_property
    def _domains(self) -> frozenset[str]:
        return frozenset(fold(domain.name) for domain in self.comparison.rubric.domains)

    def tab_in_formulas(self, name: str) -> str:
        """The same as formulas have it before "!"."""
        tab = self.tab(name)
        return tab if tab.isascii() and tab.isalpha() else quoted(tab)

    def text(self, text: str, *filled: object) -> str:
        """One of csxl's own texts, given in English, as the workbook says it, with what is filled into its {braces}."""
        said = self.language.on_sheets(text)
        return said.format(*filled) if filled else said

    def many(self, number: int, one: str, more: str) -> str:
        """A number with its noun: "1 agency", "3 agencies"."""
        return self.text("{:,} " + (one if number == 1 else more), number)

    def listed(self, names: Sequence[str], most: int = LONGEST) -> str:
        """Names as a list."""
        return self.said.listed(names, most)

    def footer(self, sheet: str) -> str:
        """What is printed at the foot of a sheet, before the page's number."""
        return f"{shortened(self.comparison.partnership, LONGEST_NAME)} · {sheet}".strip(" ·")
