"""How high the rows of a domain's sheet are, and how much text the highest possible one shows."""

from __future__ import annotations

from csxl.model.layout import HOW_FAR
from csxl.model.rubric import Criterion
from csxl.questionnaire.column_widths import LINES, SIZE, published
from csxl.questionnaire.draft import Draft
from csxl.questionnaire.looking_back import Pieces, fitted, joined, pieces_of
from csxl.writing.text_fit import CHARACTER, INDENT, line_count, line_height, row_height

ROOM = 8  # lines of evidence that fit even in the lowest row
IN_TWO = 0.5  # characters left free under a heading in two languages, where programs break lines otherwise
LETTER = 6.0  # pixels that a letter takes, on average, with what is lost at the ends of lines


def longest_text(draft: Draft, heading: str) -> int:
    """About how many letters the highest possible row shows in a column, in full hundreds."""
    return int(LINES * (draft.widths[heading] - INDENT) * CHARACTER / LETTER / 100) * 100


def shown_beside(draft: Draft, heading: str, ref: str) -> Pieces:
    """What stands right of the answers to a criterion, as much as the highest possible row shows."""
    if heading == HOW_FAR or ref not in draft.issue.last_time:
        return ()
    pieces = pieces_of(heading, draft.issue.last_time[ref], draft.language)
    return fitted(pieces, draft.widths[heading] - INDENT, SIZE, LINES)


def criterion_height(draft: Draft, criterion: Criterion) -> float:
    """The height in points of a criterion's row, which shows all that is published and some lines of evidence."""
    texts = {
        **published(criterion),
        **{heading: joined(shown_beside(draft, heading, criterion.ref)) for heading in draft.beside},
    }
    cells = [(text, draft.widths[heading] - INDENT, SIZE) for heading, text in texts.items() if text]
    return row_height(cells, ROOM * line_height(SIZE))


def header_height(draft: Draft) -> float:
    """The height in points of the header row."""
    named, left = draft.language.headings, IN_TWO if draft.language.parts else 0.0
    lines = (
        line_count(named.get(heading, heading), width - INDENT - left, SIZE, bold=True)
        for heading, width in draft.widths.items()
    )
    return max(lines) * line_height(SIZE) + 8
