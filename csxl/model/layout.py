"""The one description of the questionnaire's grid, which its writer and its reader share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from csxl.model.rubric import Domain, Rubric
from csxl.text.a1 import address, quoted
from csxl.text.records import dataclass

START = "Start"
IDENTITY = "Lists"  # hidden: the answers that may be chosen, and the identity as label and value
IDENTITY_LABELS = ("Rubric", "Rubric version", "Review", "Agency", "Agency code")
PARTNERSHIP, RETURN_BY = "Partnership", "Return by"  # also on the hidden sheet, below the identity; an ISO date
PROPERTY_PREFIX = "csxl "  # each identity value is also a custom document property, up to 255 characters
RETURN_CODE = "return code"

COMPLETED_BY, ROLE, DATE_COMPLETED = "Completed by", "Role", "Date completed"  # on Start, in A; the answers go in B
COMPLETED_LABELS = (COMPLETED_BY, ROLE, DATE_COMPLETED)
WORKS_WELL, OVERALL_COMMENT = "What works well", "Overall comment"  # likewise, of the return as a whole
OVERALL_LABELS = (WORKS_WELL, OVERALL_COMMENT)

REF, LEVEL, STAGE = "Ref", "Level", "Stage"
RATING, EVIDENCE, ACTION, OWNER, BY_WHEN = "Your rating", "Evidence", "Action", "Owner", "By when"
TEXT_HEADINGS = (EVIDENCE, ACTION, OWNER, BY_WHEN)
ANSWER_HEADINGS = (RATING, *TEXT_HEADINGS)
LAST_TIME = "Last time"  # locked, right of "By when", if there was a review before
PROMISED = "You said you would"  # locked, right of that, if the agency promised something then
HOW_FAR = "How far is it?"  # right of that, to choose one of the words for progress
SHOWN_BEFORE = "Shown of last time"  # on the hidden sheet: by ref, a digest of what is shown in each of the first two

TITLE_ROW, STATEMENT_ROW, HINT_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3, 4, 5


ANSWERS_COLUMN, ANSWERS_ROW = "D", 2  # the answers on the hidden sheet


def answers_range(rubric: Rubric) -> str:
    """The cells of the hidden sheet that hold the answers: "'Lists'!$D$2:$D$6"."""
    last = ANSWERS_ROW + len(rubric.words) - 1
    return f"{quoted(IDENTITY)}!${ANSWERS_COLUMN}${ANSWERS_ROW}:${ANSWERS_COLUMN}${last}"


@dataclass(frozen=True)
class Grid:
    """The columns of a domain sheet for one rubric's scale, by heading, and the row of each criterion."""

    rubric: Rubric

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The header row from column A on."""
        return (REF, LEVEL, STAGE, *self.rubric.ratings, *ANSWER_HEADINGS)

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """The column of each heading, 1 for A."""
        return {heading: number for number, heading in enumerate(self.headings, 1)}

    def rows(self, domain: Domain) -> Mapping[str, int]:
        """The row of each criterion of a domain, by ref."""
        return {criterion.ref: row for row, criterion in enumerate(domain.criteria, FIRST_ROW)}

    def last_row(self, domain: Domain) -> int:
        return FIRST_ROW + len(domain.criteria) - 1

    def range(self, domain: Domain, heading: str, absolute: bool = True) -> str:
        """The cells of one column of a domain's table, without the header: "$G$5:$G$12"."""
        column = self.columns[heading]
        return f"{address(FIRST_ROW, column, absolute)}:{address(self.last_row(domain), column, absolute)}"


LONGEST_AGENCY = 90  # characters in a title, so that the return code after it stays in view
CUT_AT = (LONGEST_AGENCY, 60)  # the second in forms of the first release


def title_name(agency: str, longest: int = LONGEST_AGENCY) -> str:
    """An agency's name as titles show it: on one line, and cut to 90 characters, the last of them "…", if it is longer.

    Returned forms are recognised by exactly this length, so `shortened` is not used here."""
    name = " ".join(agency.split())
    return name if len(name) <= longest else name[: longest - 1] + "…"


def is_cut(name: str) -> bool:
    """Whether a name may be one that a title has cut."""
    return name.endswith("…") and len(name) in CUT_AT


def sheet_title(
    domain: str, agency: str, code: str, return_code: str = RETURN_CODE, longest: int = LONGEST_AGENCY
) -> str:
    """The text in A1 of a domain sheet: domain, agency (cut to length), and return code with its label."""
    return f"{domain} · {title_name(agency, longest)} · {return_code} {code}"
