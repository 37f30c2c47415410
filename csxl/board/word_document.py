"""One of csxl's Word documents put together: its title, what it says, and the properties that say what it is."""

from __future__ import annotations

from collections.abc import Iterable

from csxl.board.language_marks import marked_runs, page_tag
from csxl.board.paper_title import subtitle, title_of
from csxl.board.word_file import WordFile
from csxl.board.word_identity import identity_properties
from csxl.board.word_xml import paragraph
from csxl.summary.sheet_plan import SummaryPlan


def packed_document(plan: SummaryPlan, kind: str, name: str, body: Iterable[str]) -> bytes:
    """The document (.docx) of a kind, under a name; the same body and day give the same bytes."""
    comparison, title = plan.comparison, title_of(plan, name)
    return WordFile(
        marked_runs(plan, "".join((paragraph(title, "Title"), paragraph(subtitle(plan), "Subtitle"), *body))),
        title,
        comparison.rubric.title,
        page_tag(plan),
        plan.made,
        plan.footer(name),
        plan.says.page_of,
        identity_properties(kind, comparison.review),
    ).packed()
