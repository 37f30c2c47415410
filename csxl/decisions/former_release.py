"""What was decided in a summary of a release before decisions had columns of their own: rows “Agreed at moderation”."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.model.decisions import AGREED_RATING, BY_WHEN, OWNER, REASON, DecisionKind, Key, TypedText, agreed_subject
from csxl.model.rubric import Rubric
from csxl.returns.record_tables import tables
from csxl.sheets.cells import Book
from csxl.text.folding import fold, fold_ref

REF, WHO, AGREED = "Ref", "Who", "Agreed at moderation"
COLUMNS = {  # the headings then, and what they are now
    "Rating or agreed rating": AGREED_RATING,
    "Descriptor, evidence or reason": REASON,
    "Owner": OWNER,
    "Date": BY_WHEN,
}
NEEDED = (REF, WHO, *COLUMNS)


def agreed_then(book: Book, file: str, rubric: Rubric, seen: str) -> Iterator[tuple[Key, TypedText]]:
    """What was typed into the rows for what is agreed."""
    refs = {fold_ref(ref): criterion for ref, criterion in rubric.criteria.items()}
    for table in tables(book, file, dict.fromkeys(NEEDED, ()), NEEDED):
        for row in table.rows():
            criterion = refs.get(fold_ref(row.spots[REF].text))
            if criterion is None or fold(row.spots[WHO].text) != fold(AGREED):
                continue
            for then, now in COLUMNS.items():
                if text := row.spots[then].text:
                    key = Key(DecisionKind.AGREED, agreed_subject(criterion), now)
                    yield key, TypedText(text, seen, "", row.spots[then].sheet, row.spots[then].place)
