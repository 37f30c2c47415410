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
from csxl.text.wording import either, many
from csxl.writing import theme

TITLE = "Moderation agenda"
WIDTHS = (3300, 2350, 1250, WIDTH - 6900)
LEAST, MEETING_LEAST = 560, 400  # twentieths of a point: room to write in
DIFFER = (Spread.POLARISED, Spread.ADJACENT)
MEETING = ("Date and place", "In the chair", "Present", "Apologies")
NOTHING = "No two agencies chose different ratings, and nothing is {} to all: there is nothing to moderate."


def agenda_document(plan: SummaryPlan) -> bytes:
    """The document (.docx); the same comparison and day give the same bytes."""
    found = agenda(plan.comparison)
    differing = [finding for finding in found if finding.spread in DIFFER]
    body = [*_first(plan, found, differing)]
    for number, finding in enumerate(differing, 1):
        body += criterion_page(plan, finding, number)
    return packed_document(plan, AGENDA, TITLE, body)


def _first(plan: SummaryPlan, found: Sequence[Finding], differing: Sequence[Finding]) -> Iterator[str]:
    """What the meeting is about, and every criterion on a line."""
    rows = [Row((text_cell(label, bold=True, fill=theme.PANEL), text_cell()), least=MEETING_LEAST) for label in MEETING]
    yield paragraph("The meeting", "Heading1")
    yield table((1900, WIDTH - 1900), rows, "The meeting", "Room for when and where it was, and who was there.")
    yield paragraph("What is on the agenda", "Heading1")
    yield from (paragraph(sentence) for sentence in _about(plan, found, differing))
    if found:
        lines = [heading_row("Criterion", "How divided", "Agreed rating", "Action, owner and by when")]
        pages = {finding.criterion.ref: number for number, finding in enumerate(differing, 1)}
        lines += [_line(plan, finding, pages.get(finding.criterion.ref, 0)) for finding in found]
        about = "A row for each criterion: how divided the agencies are, and room for what the meeting agrees."
        yield table(WIDTHS, lines, "What is on the agenda", about)


def _about(plan: SummaryPlan, found: Sequence[Finding], differing: Sequence[Finding]) -> Iterator[str]:
    if not found:
        yield NOTHING.format(plan.comparison.rubric.scale[0].word)
        return
    pages = (
        f"; {either(len(differing), 'the one', 'each')} on which agencies differ has a page below" if differing else ""
    )
    yield f"{many(len(found), 'criterion', 'criteria')}, the most divided first{pages}."
    yield (
        "csxl does not read this document: once the meeting is over, type what it agreed into the sheet "
        f"{DISAGREEMENT} of the summary."
    )


def _line(plan: SummaryPlan, finding: Finding, page: int) -> Row:
    """A criterion with what was agreed on it, if anything was; 0 is no page of its own."""
    agreed, criterion = finding.agreed, finding.criterion
    name = WordCell((paragraph([Run(criterion.in_words, to=page_mark(page) if page else "")], TEXT),))
    rating = rating_cell(plan, agreed.rating) if agreed and agreed.rating else text_cell()
    done = ", ".join(filter(None, (agreed.action, agreed.owner, agreed_day(agreed.by_when)))) if agreed else ""
    return Row((name, text_cell(divided(plan, finding)), rating, text_cell(done)), least=LEAST)
