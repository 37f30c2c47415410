"""What goes where in the summary workbook, known before a line is written, so that sheets can refer to each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from csxl.compare.actions import Action, actions
from csxl.compare.beside_before import BesideBefore
from csxl.compare.patterns import Pattern, patterns
from csxl.model.comparison import Finding, statuses
from csxl.model.rubric import Domain
from csxl.model.summary_names import BOARD, MATRIX
from csxl.summary.above_page_one import as_at_cell
from csxl.summary.files_shown import shown_names
from csxl.summary.open_cells import OpenCells
from csxl.summary.spoken import Spoken
from csxl.text.a1 import address, quoted
from csxl.text.records import dataclass
from csxl.text.wording import distinct, sentence, shortened

HEADER_ROW, FIRST_ROW = 5, 6  # on every sheet but the first, below title, note and link back
HOW_DIVIDED = "How divided"
CRITERION_HEADINGS = ("Ref", "Domain", "Level", "Stage", HOW_DIVIDED)  # of the matrix, before the agencies
AS_WRITTEN = "As written"  # hidden
LAST_HEADINGS = ("Position", "Spread", AS_WRITTEN)  # after the counts
MOST_AGENCIES = 60  # beyond that the matrix shows sectors
LONGEST_LABEL = 60  # characters of an agency's name in a heading or list; Answers has all of it
NO_SECTOR = "No sector given"
SPECIAL = re.compile(r"[*?~<>=\"\x00-\x1f]")


@dataclass(frozen=True, eq=False)
class SummaryPlan(Spoken):
    """A comparison with the names and places of everything that is written about it."""

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """A short name for each agency, no two alike: the code is added where names are the same."""
        short = [
            shortened(" ".join(agency.name.split()), LONGEST_LABEL) or agency.code
            for agency in self.comparison.agencies
        ]
        ours = {name for one in (*CRITERION_HEADINGS, *LAST_HEADINGS) for name in (one, self.text(one))}
        taken = Counter(name.casefold() for name in (*short, *ours, *self.total_headings))
        named = [
            f"{name} ({agency.code})" if taken[name.casefold()] > 1 else name
            for name, agency in zip(short, self.comparison.agencies, strict=True)
        ]
        return tuple(distinct(named))

    @cached_property
    def grouped(self) -> bool:
        """Whether the matrix shows sectors, because there are too many agencies for a column each."""
        return len(self.comparison.agencies) > MOST_AGENCIES

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Every action that is proposed, in the order in which they fall due."""
        return actions(self.comparison)

    @cached_property
    def since(self) -> BesideBefore:
        """What has moved since the review before, and what became of its promises."""
        return BesideBefore(self.comparison)

    @cached_property
    def file_names(self) -> Mapping[str, str]:
        """What each file of the returns is called, without the folders that all of them lie in."""
        comparison = self.comparison
        returned = [one for agency in comparison.agencies for one in agency.returns]
        every = (one.file for one in (*returned, *comparison.uncounted))
        letters = (one.letter.file for one in comparison.letters)
        return shown_names([*every, *comparison.unread, *letters, *(file for file, _ in comparison.kept)])

    def file_name(self, file: str) -> str:
        """What a file is called; one that is no return, by its own name."""
        return self.file_names.get(file) or re.split(r"[/\\]", file)[-1]

    @cached_property
    def open_cells(self) -> OpenCells:
        """The open cells written so far, filled with what people decided."""
        return OpenCells(self.comparison.decisions, self.in_cell)

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """What stands out across the comparison."""
        return patterns(self.comparison, self.language.name)

    @cached_property
    def in_turn(self) -> Sequence[int]:
        """The places of the agencies in order; where the matrix shows sectors, one from each sector in turn."""
        came: Counter[str] = Counter()
        turns = []
        for name in self.members if self.grouped else ():
            turns.append(came[name])
            came[name] += 1
        return sorted(range(len(self.labels)), key=turns.__getitem__ if turns else None)

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The sector of each agency, without what a formula would take for wildcards or comparisons; names that differ
        only in case or spaces become one, as they are to a formula."""
        spelt: dict[str, str] = {}
        names = [
            shortened(" ".join(SPECIAL.sub(" ", agency.sector).split()), LONGEST_LABEL) or self.text(NO_SECTOR)
            for agency in self.comparison.agencies
        ]
        return tuple(spelt.setdefault(name.casefold(), name) for name in names)

    @cached_property
    def sectors(self) -> tuple[str, ...]:
        return tuple(sorted(set(self.members)))

    @property
    def worst(self) -> str:
        """The scale's worst word."""
        return self.comparison.rubric.scale[0].word

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All that a cell of the matrix may hold: ratings, abstentions and the statuses that are no answer."""
        return (*self.comparison.rubric.ratings, *statuses(self.comparison.rubric)[1:])

    @cached_property
    def total_headings(self) -> tuple[str, ...]:
        """The headings of the matrix's counts, one for each word."""
        return tuple(sentence(self.in_cell(word)) for word in self.words)

    @cached_property
    def view_headings(self) -> tuple[str, ...]:
        """The headings between a criterion and its counts: the agencies, or each sector with each rating."""
        if not self.grouped:
            return self.labels
        return tuple(f"{name}: {word}" for name in self.sectors for word in self.comparison.rubric.ratings)

    @property
    def first_view(self) -> int:
        return len(CRITERION_HEADINGS) + 1

    @property
    def first_total(self) -> int:
        return self.first_view + len(self.view_headings)

    @property
    def last_row(self) -> int:
        return FIRST_ROW + len(self.comparison.findings) - 1

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The matrix's row of each criterion, by ref."""
        return {finding.criterion.ref: row for row, finding in enumerate(self.comparison.findings, FIRST_ROW)}

    @cached_property
    def matrix(self) -> str:
        """The matrix as formulas name it."""
        return self.tab_in_formulas(MATRIX)

    def matrix_column(self, heading: str) -> int:
        """The column of the matrix under a heading that stands before the agencies or after the counts."""
        if heading in CRITERION_HEADINGS:
            return CRITERION_HEADINGS.index(heading) + 1
        return self.first_total + len(self.words) + LAST_HEADINGS.index(heading)

    def matrix_cell(self, ref: str, heading: str) -> str:
        """A cell of the matrix as other sheets' formulas name it: "Matrix!$E$5"."""
        return f"{self.matrix}!{address(self.rows[ref], self.matrix_column(heading), absolute=True)}"

    def division_cell(self, ref: str) -> str:
        """How divided the agencies are on a criterion, by the matrix, as other sheets' formulas name it."""
        return self.matrix_cell(ref, HOW_DIVIDED)

    @cached_property
    def as_at(self) -> str:
        """The cell of page one that holds the day, as other sheets' formulas name it: what is overdue rests on it."""
        return f"{quoted(self.tab(BOARD))}!{as_at_cell(self.comparison)}"

    def as_written(self, ref: str) -> str:
        """A formula's text, without "=", that is true as long as the criterion's row of the matrix shows what was
        written: until somebody corrects an answer there, or answers a question on Issues."""
        return f"{self.matrix_cell(ref, AS_WRITTEN)}=1"

    @property
    def position_range(self) -> str:
        """The matrix's positions of all criteria, as other sheets' formulas name them."""
        return self._matrix_range("Position")

    @property
    def division_range(self) -> str:
        """How divided the agencies are on each criterion, by the matrix, as other sheets' formulas name it."""
        return self._matrix_range(HOW_DIVIDED)

    def _matrix_range(self, heading: str) -> str:
        column = self.matrix_column(heading)
        return (
            f"{self.matrix}!{address(FIRST_ROW, column, absolute=True)}:{address(self.last_row, column, absolute=True)}"
        )

    def total_cell(self, ref: str, word: str) -> str:
        """The matrix's count of one word for one criterion, as other sheets' formulas name it."""
        return f"{self.matrix}!{address(self.rows[ref], self.total_column(word), absolute=True)}"

    def total_column(self, word: str) -> int:
        return self.first_total + self.words.index(word)

    def total_range(self, word: str, domain: Domain | None = None) -> str:
        """The matrix's counts of one word, for one domain or for all criteria."""
        refs = [criterion.ref for criterion in domain.criteria] if domain else list(self.rows)
        column = self.total_column(word)
        return (
            f"{self.matrix}!{address(self.rows[refs[0]], column, absolute=True)}:"
            f"{address(self.rows[refs[-1]], column, absolute=True)}"
        )

    def total(self, word: str, domain: Domain | None = None) -> int:
        """What `total_range` adds up to."""
        return sum(
            count_of(finding, word)
            for finding in self.comparison.findings
            if domain is None or finding.criterion.domain == domain.name
        )

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """The shortest beginnings of the scale's words that tell them apart: R, A, G."""
        words = list(self.comparison.rubric.ratings)
        for length in range(1, max(map(len, words)) + 1):
            if len({word[:length] for word in words}) == len(words):
                return {word: word[:length] for word in words}
        return {word: word for word in words}


def count_of(finding: Finding, word: str) -> int:
    """How many agencies gave this word on a criterion, whether a rating or a status."""
    return finding.counts[word] if word in finding.counts else finding.coverage.get(word, 0)


def counts_in_words(finding: Finding, words: Sequence[str]) -> str:
    """The counts that are not 0: "2 Red · 3 Green"."""
    return " · ".join(f"{count_of(finding, word)} {word}" for word in words if count_of(finding, word))


def target(sheet: str, place: str = "A1") -> str:
    """A cell as a link within the workbook names it."""
    return f"{quoted(sheet)}!{place}"
