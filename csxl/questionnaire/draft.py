"""A questionnaire while it is written: the workbook, what it is about, and the looks that its sheets share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from csxl.languages import Language
from csxl.model import layout
from csxl.model.layout import Grid
from csxl.model.rubric import Rubric
from csxl.questionnaire.column_widths import column_widths
from csxl.questionnaire.issue import Issue
from csxl.questionnaire.looking_back import columns_beside
from csxl.text.records import dataclass
from csxl.writing import theme
from csxl.writing.xlsx import Page, Workbook

THIN, THICK = 1, 2
EDGE = {"border": THIN, "border_color": theme.RULE}
TUCKED = {"text_wrap": True, "align": "left", "indent": 1}
CENTRED = {**TUCKED, "valign": "vcenter"}
TEXT = "@"  # so that "- seen in minutes" is not taken for a formula
DATE = "dd/mm/yyyy"


def fill_in(**more: object) -> theme.Look:
    """How a cell to fill in looks."""
    return theme.look(**({"bg_color": theme.ANSWER, "locked": False, **CENTRED, **EDGE} | more))


@dataclass(frozen=True)
class Draft:
    """One questionnaire being written."""

    workbook: Workbook
    rubric: Rubric
    issue: Issue

    @cached_property
    def grid(self) -> Grid:
        return Grid(self.rubric)

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The headings right of the answers."""
        return columns_beside(self.rubric, self.issue)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The header row of a domain's sheet, with columns for last time where there was a review before."""
        return (*self.grid.headings, *self.beside)

    @cached_property
    def widths(self) -> Mapping[str, float]:
        """How wide those columns are, in characters."""
        return column_widths(self.rubric, self.issue, self.headings)

    @property
    def language(self) -> Language:
        return self.issue.language

    def colours(self) -> Mapping[str, Mapping[str, object]]:
        """How every possible answer is coloured."""
        rated = {
            word: {"bg_color": rating.fill, "font_color": rating.ink} for word, rating in self.rubric.ratings.items()
        }
        return rated | {
            abstention.word: theme.abstention(number) for number, abstention in enumerate(self.rubric.abstentions)
        }

    def print_out(self, page: Page, area: str, repeat: int, named: bool = False) -> None:
        """The sheet's print set-up, with agency and return code at the foot of each page and, where it is
        `named`, the sheet's name at the head."""
        agency, code = layout.title_name(self.issue.agency), f"{self.language.return_code} {self.issue.agency_code}"
        footer = f"{agency} · {code} · {self.issue.review}".removesuffix(" · ")
        page.printed(footer, area, repeat, page_of=self.language.page, named=named)
