"""Writing a questionnaire: Start, a sheet for each domain, and the hidden sheet with its identity."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.model import layout
from csxl.model.rubric import Rubric
from csxl.model.shown_before import ON_START, ShownBefore, shown_mark
from csxl.questionnaire.domain_heights import shown_beside
from csxl.questionnaire.domain_sheet import write_domain
from csxl.questionnaire.draft import Draft
from csxl.questionnaire.issue import CREATED, NO_PARTNERSHIP, Issue
from csxl.questionnaire.looking_back import joined, promise_pieces, promised_refs
from csxl.questionnaire.start_sheet import write_start
from csxl.text.no_cycles import no_cycles
from csxl.writing.xlsx import Workbook


@no_cycles()
def write_questionnaire(rubric: Rubric, issue: Issue) -> bytes:
    """The workbook to send to one agency; the same input gives the same bytes."""
    workbook = Workbook(
        CREATED,
        rubric.language,
        title=f"{rubric.title}: {issue.agency}",
        subject=issue.review,
        author=issue.partnership or NO_PARTNERSHIP,
    )
    draft = Draft(workbook, rubric, issue)
    last_step = write_start(draft)
    for domain in draft.rubric.domains:
        write_domain(draft, domain, last_step)
    write_identity(draft)
    return workbook.finish()


def shown_of(draft: Draft) -> Mapping[str, ShownBefore]:
    """What is shown of last time and of promises, by ref."""
    found, asked = {}, promised_refs(draft.issue, [*draft.rubric.criteria])
    for ref in draft.rubric.criteria:
        said, promised = (
            joined(shown_beside(draft, heading, ref)) if heading in draft.beside else ""
            for heading in (layout.LAST_TIME, layout.PROMISED)
        )
        if said or promised:
            found[ref] = ShownBefore(said, promised, ref in asked)
    for number, promise in enumerate(draft.issue.promised, 1):
        text = joined(promise_pieces(promise, draft.language, wide=True))
        found[f"{ON_START}{number} {promise.ref}"] = ShownBefore("", text, not promise.ended)
    return found


def write_identity(draft: Draft) -> None:
    """The hidden sheet: identity as label and value, and the answers; the identity again as document properties."""
    page, issue = draft.workbook.page(layout.IDENTITY), draft.issue
    identity = issue.identity(draft.given)
    return_by = issue.return_by.isoformat() if issue.return_by else ""
    rows = identity | {layout.PARTNERSHIP: issue.partnership, layout.RETURN_BY: return_by}
    if shown := shown_of(draft):
        rows |= {layout.SHOWN_BEFORE: shown_mark(shown)}
    page.widths((22, 60, 4, 22))
    for row, (label, value) in enumerate(rows.items(), 1):
        page.text(f"A{row}", label, draft.workbook.look(bold=True))
        page.text(f"B{row}", value, draft.workbook.look())
    page.text(f"{layout.ANSWERS_COLUMN}1", "Answers", draft.workbook.look(bold=True))
    for row, word in enumerate(draft.rubric.words, layout.ANSWERS_ROW):
        page.text(f"{layout.ANSWERS_COLUMN}{row}", word, draft.workbook.look())
    page.protect()
    page.ask("hide")
    for label, value in identity.items():
        draft.workbook.property(layout.PROPERTY_PREFIX + label, value)
