"""A questionnaire while it is written: the workbook, what it is about, and the looks that its sheets share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from csxl.languages import Language
from csxl.languages.both import pairs_of
from csxl.model import layout
from csxl.model.bilingual import BELOW, BESIDE, spellings, texts_of, titles_of_domains, told_in
from csxl.model.layout import Grid
from csxl.model.rubric import Domain, Rubric
from csxl.questionnaire.column_widths import column_widths
from csxl.questionnaire.issue import Issue
from csxl.questionnaire.looking_back import columns_beside
from csxl.text.measures import PROMPT_TITLE_LIMIT, units
from csxl.text.records import dataclass
from csxl.writing import theme
from csxl.writing.xlsx import Page, Workbook

THIN, THICK = 1, 2
EDGE = {"border": THIN, "border_color": theme.RULE}
TUCKED = {"text_wrap": True, "align": "left", "indent": 1}
CENTRED = {**TUCKED, "valign": "vcenter"}
TEXT = "@"  # so that "- seen in minutes" is not taken for a formula
DATE = "dd/mm/yyyy"
FACE = ("font_size", "bold", "font_color")  # what a look says of letters


def prompt_title(label: str) -> str:
    """A label over what is said beside a cell: in the first language alone where both are too long."""
    return label if units(label) <= PROMPT_TITLE_LIMIT else label.split(BESIDE, maxsplit=1)[0]


def or_else(language: Language, choices: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """What happens where something else is typed than a list offers: it is refused or, where a word of one language
    counts without the other, it may stand."""
    alone = any(len(texts) > 1 for texts in choices.values())
    return {
        "error_type": "information" if alone else "stop",
        "error_title": language.choose_title,
        "error_message": language.choose_alone if alone else language.choose,
    }


def fill_in(**more: object) -> theme.Look:
    """How a cell to fill in looks."""
    return theme.look(**({"bg_color": theme.ANSWER, "locked": False, **CENTRED, **EDGE} | more))


@dataclass(frozen=True)
class Draft:
    """One questionnaire being written; the rubric `given` is told in the language of the issue, or in its two."""

    workbook: Workbook
    given: Rubric
    issue: Issue

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric as it stands on the sheets."""
        return told_in(self.given, [one.tag for one in self.language.tellings])

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Each domain's name over its table and on Start, by the name of its tab."""
        names = [domain.name for domain in self.rubric.domains]
        told = [self.given.said_in(one.tag) for one in self.language.tellings]
        return dict(zip(names, titles_of_domains(told[0], told[1]) if len(told) > 1 else names, strict=True))

    def title_of(self, domain: Domain) -> str:
        """A domain's name over its table and on Start."""
        return self.titles[domain.name]

    @cached_property
    def pairs(self) -> Mapping[str, tuple[str, str]]:
        """The two texts of each text that stands in two languages, one below the other."""
        if not self.language.parts:
            return {}
        told = (texts_of(self.given.said_in(one.tag)) for one in self.language.parts)
        near = {BELOW.join(both): (both[0], both[1]) for both in self._nearest}
        three = zip(texts_of(self.rubric), *told, strict=True)
        ours: dict[str, tuple[str, str]] = {
            both: (one, other) for both, one, other in three if both == f"{one}{BELOW}{other}"
        }
        return {**ours, **near, **pairs_of(self.language)}

    @cached_property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """Every possible answer, with all that counts as it."""
        return spellings(self.rubric.words, [self.given.said_in(one.tag).words for one in self.language.tellings])

    @cached_property
    def how_far(self) -> Mapping[str, tuple[str, ...]]:
        """How far a promise may be, with all that counts as each."""
        return spellings(self.language.how_far, [one.how_far for one in self.language.tellings])

    @property
    def _nearest(self) -> Iterator[tuple[str, ...]]:
        """What each word of the scale means, in each language with its own word."""
        told = [(one, self.given.said_in(one.tag).ratings) for one in self.language.tellings]
        return zip(*([one.nearest.format(word) for word in words] for one, words in told), strict=True)

    @property
    def nearest(self) -> Mapping[str, str]:
        """What each word of the scale means."""
        return dict(zip(self.rubric.ratings, map(BELOW.join, self._nearest), strict=True))

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
        in_two = len({id(self.given.said_in(one.tag)) for one in self.language.tellings}) > 1
        return column_widths(self.rubric, self.issue, self.headings, in_two)

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

    def text(self, page: Page, place: str, text: str, **looks: Any) -> None:
        """A text in a cell; where it stands in two languages, the second below the first in a quieter ink."""
        look = self.workbook.look
        if text not in self.pairs:
            page.text(place, text, look(**looks))
            return
        face = {name: looks[name] for name in FACE if name in looks}
        page.lines(place, self.quieter(text, **face), look(**looks))

    def quieter(self, text: str, **face: Any) -> list[tuple[str, theme.Look]]:
        """A text with the face of its letters, or the two texts that it is, each with its own."""
        first, *second = self.pairs.get(text, (text,))
        below = {"font_color": theme.QUIET_INK} | face
        return [(first, theme.look(**face)), *((one, theme.look(**below)) for one in second)]

    def print_out(self, page: Page, area: str, repeat: int, named: bool = False) -> None:
        """The sheet's print set-up, with agency and return code at the foot of each page and, where it is
        `named`, the sheet's name at the head."""
        agency, code = layout.title_name(self.issue.agency), f"{self.language.return_code} {self.issue.agency_code}"
        footer = f"{agency} · {code} · {self.issue.review}".removesuffix(" · ")
        page.printed(footer, area, repeat, page_of=self.language.page, named=named)
