"""The sheet Promises of a summary: what was promised a review earlier still, and was open when this one ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.compare.action_owners import agencies_in
from csxl.compare.actions import ENDED
from csxl.decisions.one_language import Terms, begins_with, in_any
from csxl.model.before import Promise
from csxl.model.comparison import Agency
from csxl.model.decisions import (
    AGENCY,
    AT_ITS_END,
    BY_WHEN,
    MARK,
    OWNER,
    PROGRESS_CHOICES,
    PROMISED,
    RECORDED,
    REF,
    SAYS_NOW,
    THE_MEETING,
    DecisionKind,
    Decisions,
    action_subject,
    progress_of,
)
from csxl.model.summary_names import KEY
from csxl.returns.record_tables import Record, tables
from csxl.sheets.cells import Book
from csxl.text.folding import fold
from csxl.text.same_agency import agency_key

NEEDED = (PROMISED, AGENCY, RECORDED)
COLUMNS = (*NEEDED, REF, OWNER, BY_WHEN, AT_ITS_END, SAYS_NOW, KEY)
CUT = "…"  # ends a name that is too long for the sheet


def promises_then(
    book: Book, file: str, agencies: Sequence[Agency], decisions: Decisions, terms: Terms
) -> Iterator[tuple[Agency | None, Promise]]:
    """Each promise that is not done and was not dropped, with whose it is, once for each agency that shares it."""
    for table in tables(book, file, in_any(*COLUMNS), NEEDED)[:1]:
        for row in table.rows():
            if not row.text(PROMISED):
                continue
            subject = _subject(row, agencies)
            word = _word(row, subject, decisions, terms)
            if fold(word) not in ENDED:
                for owner in _owners(row, subject, agencies):
                    yield owner, _promise(row, subject, word, owner, terms)


def _promise(row: Record, subject: str, word: str, owner: Agency | None, terms: Terms) -> Promise:
    """The promise under a subject that no action of a later meeting has."""
    ref, action = row.text(REF), row.text(PROMISED)
    whose = owner.name if owner else terms.typed(AGENCY, row.text(AGENCY))
    nobodys = fold(whose) == fold(THE_MEETING)
    return Promise(
        subject if MARK in subject else action_subject(THE_MEETING, ref, action),
        "" if nobodys else whose,
        ref,
        action,
        row.text(OWNER),
        row.text(BY_WHEN),
        word,
        agreed=MARK not in subject or subject.startswith(f"{THE_MEETING}{MARK}"),
    )


def _word(row: Record, subject: str, decisions: Decisions, terms: Terms) -> str:
    """How far it was: as recorded, else as its agency said, else as it stood a review earlier; "" if nobody knows."""
    recorded = decisions.value(DecisionKind.PROMISE, subject, RECORDED) or row.text(RECORDED)
    earlier = row.text(AT_ITS_END).partition(";")[0]
    begun = begins_with(earlier, PROGRESS_CHOICES)
    return next(
        filter(
            None, map(progress_of, (*(terms.typed(RECORDED, text) for text in (recorded, row.text(SAYS_NOW))), begun))
        ),
        "",
    )


def _subject(row: Record, agencies: Sequence[Agency]) -> str:
    """What its decisions know it by: as its row's key has it, or as that is made."""
    kind, _, subject = row.text(KEY).partition(MARK)
    if kind == DecisionKind.PROMISE and subject:
        return subject
    named = agencies_in(row.text(AGENCY), agencies)
    whose = agency_key(named[0].name, named[0].code) if len(named) == 1 else THE_MEETING
    return action_subject(whose, row.text(REF), row.text(PROMISED))


def _owners(row: Record, subject: str, agencies: Sequence[Agency]) -> Sequence[Agency | None]:
    """The agencies that the row names. Its subject has a code of a review earlier still, which may be another's by now,
    so that tells only whose a name is that was cut short."""
    label = row.text(AGENCY)
    cut = fold(label.removesuffix(CUT)) if label.endswith(CUT) else None
    own = [
        agency
        for agency in agencies
        if cut and subject.startswith(f"{agency.key}{MARK}") and fold(agency.name).startswith(cut)
    ]
    return agencies_in(label, agencies) or own or (None,)
