"""What other programs call: read returns and a former summary, compare, write questionnaires, summary, page and papers.

Every function takes bytes or paths, returns values or bytes, prints nothing and reports progress through a callback.
Each is also a name of the package itself: `csxl.read_returns`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from csxl.board.agenda_word import agenda_document as agenda_document_of
from csxl.board.board_html import board_page as board_page_of
from csxl.board.board_word import board_document as board_document_of
from csxl.board.content import PageOne
from csxl.board.summary_workbook import write_summary as write_summary_of
from csxl.compare.consolidation import consolidate as consolidated
from csxl.decisions.before_reader import read_before_bytes
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.summary_reader import read_summary_bytes
from csxl.languages import BY_NAME
from csxl.model.answers import Reading
from csxl.model.before import Before
from csxl.model.comparison import Comparison
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Parcel
from csxl.model.progress import Progress
from csxl.model.review import Expected
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire as write_questionnaire_of
from csxl.questionnaire.issue import Issue
from csxl.returns.reading import read_files
from csxl.review.sharing import shared
from csxl.rubrics.loading import load_rubric as rubric_in
from csxl.rubrics.shipped import rubric_place
from csxl.text.naming import agency_codes, telling_code
from csxl.text.same_agency import folded_name

Files = str | Path | Iterable[str | Path] | Mapping[str, bytes]


def load_rubric(folder: str | Path | None = None) -> Rubric:
    """The rubric in a workbook or a folder, one that ships by its name, or the published one.

    Raises RubricFault, whose `faults` name everything to correct."""
    return rubric_in(rubric_place(str(folder))) if folder else _published()


def read_returns(
    files: Files,
    rubric: Rubric | None = None,
    passwords: Sequence[str] = (),
    progress: Progress | None = None,
) -> Reading:
    """What the returns say: `returns` with their answers, `diagnostics` on whatever could not be taken as it stands.

    `files` are paths (to workbooks, folders, zips, mails) or a mapping from names to bytes. Nothing in a file raises:
    what cannot be read is a diagnostic. `progress` is called with how many files are done and how many there are. From
    a hundred files on a second process reads too, where there is a second core.
    """
    given: list[Path | Parcel] = (
        [Parcel(name, data) for name, data in files.items()]
        if isinstance(files, Mapping)
        else [Path(file) for file in ([files] if isinstance(files, (str, Path)) else files)]
    )
    return read_files(given, rubric or _published(), _listed(passwords), progress, read_each=shared)


def consolidate(
    reading: Reading,
    rubric: Rubric | None = None,
    expected: Sequence[Expected | str] | Expected = (),
    prefer: Sequence[str] = (),
    review: str = "",
    partnership: str = "",
    whose: Mapping[str, str] | None = None,
    titles: Sequence[str] = (),
    decisions: Decisions = NOTHING_DECIDED,
    before: Before | None = None,
    language: str = "English",
) -> Comparison:
    """The returns side by side, every agency counted once: `findings` by criterion, `agencies`, and what they rest on.

    `expected` are the agencies that were asked, by name or as `Expected`; without them nobody can be "not returned".
    `prefer` names the files that count where an agency sent several; `whose` says by file whose return it is (a code
    or a name). With the `titles` under which the review was issued, only returns of that review count; without, those
    of the review that most returns name. Without `review` or `partnership`, they are called what most returns state.
    `decisions` are what people typed into the last summary, as `read_summary` gives them; `before` is the review
    before, as `read_before` gives it; `language` is what the summary and the board's page are to be written in
    (a rubric that is told in it: give `rubric.said_in("cy")` here and to `read_returns`).
    """
    found = consolidated(
        reading,
        rubric or _published(),
        _asked(expected),
        _listed(prefer),
        review,
        partnership,
        decisions,
        titles=_listed(titles),
        whose=tuple((whose or {}).items()),
    )
    return replace(found, before=before, language=language)


def read_summary(
    summary: str | Path | bytes,
    rubric: Rubric | None = None,
    passwords: Sequence[str] = (),
    day: datetime.date | None = None,
) -> tuple[FormerSummary | None, tuple[Diagnostic, ...]]:
    """What people decided in a summary that csxl wrote, by path or as bytes, and what is odd about it.

    The first is None if it is no such summary. Otherwise its `decisions` are for `consolidate`, if `is_of` says that it
    is of this review; what they first show is said to have been first seen on this `day`, by default today.
    """
    file, data = _file(summary)
    return read_summary_bytes(file, data, _listed(passwords), rubric or _published(), day or datetime.date.today())


def read_before(
    summary: str | Path | bytes,
    rubric: Rubric | None = None,
    passwords: Sequence[str] = (),
    day: datetime.date | None = None,
) -> tuple[Before | None, tuple[Diagnostic, ...]]:
    """The review before from its summary, by path or as bytes: what agencies said, what was agreed and what was
    promised; and what is odd about it. The first is None if it is no such summary."""
    file, data = _file(summary)
    return read_before_bytes(file, data, _listed(passwords), rubric or _published(), day or datetime.date.today())


def write_questionnaire(
    agency: str,
    rubric: Rubric | None = None,
    code: str = "",
    review: str = "",
    partnership: str = "",
    return_by: datetime.date | None = None,
    send_to: str = "",
    language: str = "English",
) -> bytes:
    """The workbook (.xlsx) to send to one agency; the same words give the same bytes. Without a `code`, one is
    made from the name. `language` is one of csxl's own, or two at once: "English and Welsh"."""
    own = code or telling_code(agency)
    issue = Issue(agency, own, review, partnership, return_by, send_to, language=BY_NAME[language])
    return write_questionnaire_of(rubric or _published(), issue)


def write_summary(comparison: Comparison, made: datetime.date | None = None) -> bytes:
    """The summary workbook (.xlsx), made on a day, by default today; the same input gives the same bytes."""
    return write_summary_of(_page_one(comparison, made))


def board_page(comparison: Comparison, made: datetime.date | None = None, second: bool = False) -> str:
    """The board's page as one HTML document, made on a day, by default today; of a review in two languages in the
    first, or in the `second`."""
    return board_page_of(_telling(comparison, made, second))


def board_document(comparison: Comparison, made: datetime.date | None = None, second: bool = False) -> bytes:
    """The same page as a Word document (.docx); the same input gives the same bytes."""
    return board_document_of(_telling(comparison, made, second))


def agenda_document(comparison: Comparison, made: datetime.date | None = None, second: bool = False) -> bytes:
    """The agenda of the moderation meeting as a Word document (.docx), with room for what is agreed."""
    return agenda_document_of(_telling(comparison, made, second).plan)


def _telling(comparison: Comparison, made: datetime.date | None, second: bool) -> PageOne:
    """What page one says in the review's first language or, if it has two, in the second."""
    tellings = _page_one(comparison, made).tellings
    return tellings[-1] if second else tellings[0]


def _page_one(comparison: Comparison, made: datetime.date | None) -> PageOne:
    """What page one says of a comparison, made on a day, by default today."""
    return PageOne(comparison, made or datetime.date.today())


def _file(summary: str | Path | bytes) -> tuple[str, bytes]:
    """The name and the bytes of a summary."""
    return ("summary.xlsx", summary) if isinstance(summary, bytes) else (str(summary), Path(summary).read_bytes())


def _asked(expected: Sequence[Expected | str] | Expected) -> list[Expected]:
    """The agencies asked, each once; those without a code get one, which gives way to those that are given."""
    given = [expected] if isinstance(expected, (str, Expected)) else expected
    named = [one if isinstance(one, Expected) else Expected(one, "") for one in given if one]
    coded = {folded_name(one.name) for one in named if one.code}
    once: dict[tuple[str, str], Expected] = {}
    for one in named:
        if one.code or folded_name(one.name) not in coded:
            once.setdefault((folded_name(one.name), one.code), one)
    codes = agency_codes([one.name for one in once.values()], [one.code for one in once.values()])
    return [one if one.code else replace(one, code=code) for one, code in zip(once.values(), codes, strict=True)]


def _listed(given: Sequence[str]) -> Sequence[str]:
    """A single text as a list of one, since its letters are never meant, and an empty one as none."""
    return [given] * bool(given) if isinstance(given, str) else given


@cache
def _published() -> Rubric:
    """The published rubric, loaded once."""
    return rubric_in()
