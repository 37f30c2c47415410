"""The table Answers of a summary: what each agency's return said then, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from csxl.decisions.identity_of_summary import AGENCY, CODE, EVIDENCE, RATING, REF
from csxl.decisions.one_language import Terms, in_any, sheet_called
from csxl.model.answers import Answer
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE, Agency
from csxl.model.decisions import ACTION, BY_WHEN, OWNER, STATUS
from csxl.model.rubric import Criterion, Level, Stage
from csxl.model.summary_names import ANSWERS
from csxl.returns.record_tables import Record, RecordTable, tables
from csxl.sheets.cells import Book
from csxl.text.records import dataclass
from csxl.text.same_agency import agency_key

DOMAIN, LEVEL, STAGE, FILE, RETURNED = "Domain", "Level", "Stage", "File", "Returned"
SECTOR = "Sector"
NEEDED = (AGENCY, REF, RATING, EVIDENCE)
COLUMNS = (*NEEDED, CODE, SECTOR, DOMAIN, LEVEL, STAGE, STATUS, ACTION, OWNER, BY_WHEN, FILE, RETURNED)
NO_ANSWERS = {RATED, TO_SETTLE, BLANK, NOT_RETURNED, ""}


@dataclass(frozen=True)
class AnswerThen:
    """One agency's answer to one criterion as its return gave it: `word` is of that scale or an abstention, or ""."""

    word: str
    evidence: str = ""
    action: str = ""
    owner: str = ""
    by_when: str = ""
    file: str = ""

    def as_answer(self, ref: str) -> Answer:
        """The same as the answer of a return."""
        return Answer(ref, None, self.evidence, self.action, self.owner, self.by_when, "", "", self.word, False, "")


@dataclass(frozen=True)
class AnswersThen:
    """The whole table: the agencies in its order, the criteria by ref without their descriptors, and the answers by
    agency's key and ref."""

    agencies: tuple[Agency, ...]
    criteria: Mapping[str, Criterion]
    answers: Mapping[tuple[str, str], AnswerThen]

    def answer(self, agency: Agency, ref: str) -> AnswerThen | None:
        return self.answers.get((agency.key, ref))

    @property
    def words(self) -> frozenset[str]:
        """Every word that was an answer."""
        return frozenset(answer.word for answer in self.answers.values() if answer.word)


def answers_then(book: Book, file: str, terms: Terms) -> AnswersThen | None:
    """The table of answers in the review's terms, None if there is none. Where a row stands there twice, the first one
    counts."""
    table = table_of_answers(book, file, COLUMNS)
    if table is None:
        return None
    agencies: dict[str, Agency] = {}
    criteria: dict[str, Criterion] = {}
    answers: dict[tuple[str, str], AnswerThen] = {}
    for row in _rows(table.rows()):
        name, code, ref = (row.line(heading) for heading in (AGENCY, CODE, REF))
        key = agency_key(name, code)
        agencies.setdefault(key, Agency(name, code, row.line(SECTOR)))
        criteria.setdefault(ref, _criterion(row, ref))
        answers.setdefault((key, ref), _answer(row, terms))
    return AnswersThen(tuple(agencies.values()), criteria, answers)


def table_of_answers(book: Book, file: str, columns: Sequence[str]) -> RecordTable | None:
    """The table under its own name; where that was renamed, the one with the most rows, since somebody may have copied
    a part of it. None if there is none."""
    found = tables(book, file, in_any(*columns), NEEDED)
    return max(
        found, key=lambda one: (sheet_called(one.sheet.name) == ANSWERS, sum(1 for _ in one.rows())), default=None
    )


def _rows(rows: Iterator[Record]) -> Iterator[Record]:
    return (row for row in rows if row.line(AGENCY) and row.line(REF))


def _answer(row: Record, terms: Terms) -> AnswerThen:
    """The word that the return itself gave, where there is a column for it; else the one that counted."""
    said = [terms.word(row.line(heading)) for heading in (RETURNED, RATING, STATUS)]
    word = said[0] or next((one for one in said[1:] if one not in NO_ANSWERS), "")
    evidence, action, owner, by_when = (row.text(heading) for heading in (EVIDENCE, ACTION, OWNER, BY_WHEN))
    return AnswerThen("" if word in NO_ANSWERS else word, evidence, action, owner, by_when, row.line(FILE))


def _criterion(row: Record, ref: str) -> Criterion:
    domain, level, stage = (row.line(heading) for heading in (DOMAIN, LEVEL, STAGE))
    return Criterion(ref, domain, Level("", level, ""), Stage("", stage, ""), {})
