"""Words of a language that are many, and are loaded only where they are used: each kind has a module of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from csxl.text.records import dataclass

if TYPE_CHECKING:
    from csxl.languages.board_words import BoardWords
    from csxl.languages.compare_words import CompareWords
    from csxl.languages.page_words import PageWords
    from csxl.languages.summary_words import SummaryWords


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LaterWords:
    """The modules beside this one that have them, and the words themselves; of two languages in one, the first's."""

    page_words: str  # of the page that runs csxl in a browser
    compare_words: str  # in which a comparison is spoken of
    board_words: str  # what the board is told
    summary_words: str  # what stands on the summary's sheets behind page one
    summary_sheets: Mapping[str, str]  # what these sheets are called, by their names in English

    @cached_property
    def on_page(self) -> PageWords:
        """The words of the page that runs csxl in a browser."""
        words: PageWords = _words(self.page_words)
        return words

    @cached_property
    def on_comparison(self) -> CompareWords:
        """The words in which a comparison is spoken of."""
        words: CompareWords = _words(self.compare_words)
        return words

    @cached_property
    def on_board(self) -> BoardWords:
        """What page one and the agenda say."""
        words: BoardWords = _words(self.board_words)
        return words

    @cached_property
    def on_summary(self) -> SummaryWords:
        """What the summary's sheets behind page one say."""
        words: SummaryWords = _words(self.summary_words)
        return words

    def on_sheets(self, text: str) -> str:
        """How those sheets say one of csxl's own texts, given in English: a sentence, a heading, a sheet's name or a
        word of the data."""
        return self.on_summary.texts.get(text) or self.summary_sheets.get(text) or self.on_comparison.show(text)


def _words(module: str) -> Any:
    return import_module(f"csxl.languages.{module}").WORDS
