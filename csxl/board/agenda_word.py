"""The moderation agenda as a Word document, to print or to type into: one line a criterion, then a page for each on
which agencies differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.board.agenda_page import agreed_day, criterion_page, divided, page_mark
from csxl.board.word_document import packed_document
from csxl.board.word_file import WIDTH
from csxl.board.word_looks import TEXT, heading_row, rating_cell, text_cell
from csxl.board.word_xml import Row, Run, WordCell, paragraph, table
from csxl.compare.agenda import agenda
from csxl.model.comparison import Finding, Spread
from csxl.model.own_documents import AGENDA
from csxl.model.summary_names import DISAGREEMENT
from csxl.summary.sheet_plan import SummaryPlan
from csxl.writing import theme

WIDTHS = (3300, 2350, 1250, WIDTH - 6900)
LEAST, MEETING_LEAST = 560, 400  # twentieths of a point: room to write in
DIFFER = (Spread.POLARISED, Spread.ADJACENT)


def agenda_document(plan: SummaryPlan) -> bytes:
    """The document (.docx); the same comparison and day give the same bytes."""
    found = agenda(plan.comparison)
    differing = [finding for finding in found if finding.spread in DIFFER]
    body = [*_first(plan, found, differing)]
    for number, finding in enumerate(differing, 1):
        body += criterion_page(plan, finding, number)
    return packed_document(plan, AGENDA, plan.says.agenda.title, body)


def _first(plan: SummaryPlan, found: Sequence[Finding], differing: Sequence[Finding]) -> Iterator[str]:
    """What the meeting is about, and every criterion on a line."""
    says = plan.says.agenda
    rows = [
        Row((text_cell(label, bold=True, fill=theme.PANEL), text_cell()), least=MEETING_LEAST)
        for label in says.meeting_rows
    ]
    yield paragraph(says.meeting, "Heading1")
    yield table((1900, WIDTH - 1900), rows, says.meeting, says.meeting_about)
    yield paragraph(says.listed, "Heading1")
    yield from (paragraph(sentence) for sentence in _about(plan, found, differing))
    if found:
        lines = [heading_row(*says.list_headings)]
        pages = {finding.criterion.ref: number for number, finding in enumerate(differing, 1)}
        lines += [_line(plan, finding, pages.get(finding.criterion.ref, 0)) for finding in found]
        yield table(WIDTHS, lines, says.listed, says.list_about)


def _about(plan: SummaryPlan, found: Sequence[Finding], differing: Sequence[Finding]) -> Iterator[str]:
    if not found:
        yield plan.says.agenda.nothing.format(worst=plan.worst)
        return
    yield plan.says.agenda.criteria(len(found), len(differing))
    yield plan.says.agenda.type_it_in.format(sheet=plan.tab(DISAGREEMENT))


def _line(plan: SummaryPlan, finding: Finding, page: int) -> Row:
    """A criterion with what was agreed on it, if anything was; 0 is no page of its own."""
    agreed, criterion = finding.agreed, finding.criterion
    name = WordCell((paragraph([Run(criterion.in_words, to=page_mark(page) if page else "")], TEXT),))
    rating = rating_cell(plan, agreed.rating) if agreed and agreed.rating else text_cell()
    done = ", ".join(filter(None, (agreed.action, agreed.owner, agreed_day(plan, agreed.by_when)))) if agreed else ""
    return Row((name, text_cell(divided(plan, finding)), rating, text_cell(done)), least=LEAST)
