"""What people typed into a summary without its sheet Marks: the columns for decisions, as far as anything tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from csxl.compare.own_choices import NO_DATE
from csxl.decisions.answers_then import table_of_answers
from csxl.decisions.elsewhere import Typed, as_typed, holds_text, in_order, typed_beside, typed_on_added
from csxl.decisions.former_marks import FormerMarks, Known
from csxl.decisions.former_release import agreed_then
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.found_cells import FoundRow, found_rows, matrix_spots
from csxl.decisions.identity_of_summary import AGENCY, EVIDENCE, RATING, REF, agency_keys
from csxl.decisions.meeting_rows import meeting_entries, meeting_spots
from csxl.decisions.one_language import Terms, in_any, said, terms_of
from csxl.decisions.own_words import OwnWords, is_formula, ours_at_all
from csxl.decisions.record_of_decisions import recorded
from csxl.decisions.weighed_cells import typed_entry
from csxl.diagnostics.of_decision import DecisionCode
from csxl.model.decisions import (
    ACTION,
    ANSWER,
    BY_WHEN,
    IS_AGREED,
    IS_PROPOSED,
    MARK,
    OWNER,
    STANDING,
    STATUS,
    THE_MEETING,
    DecisionKind,
    Key,
    TypedText,
    action_subject,
    settled_subject,
)
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Rubric
from csxl.model.summary_names import SHEETS
from csxl.returns.record_tables import Spot, tables
from csxl.sheets.cells import Book, Sheet
from csxl.text.a1 import address
from csxl.text.days import stated_day
from csxl.text.folding import fold
from csxl.text.wording import listed

RETURNED = "Returned"  # on Answers: what the return itself says, where there is a column for it
ANSWER_NEEDED = (AGENCY, REF, RATING, EVIDENCE)
ANSWER_COLUMNS = (*ANSWER_NEEDED, RETURNED, STATUS, ACTION, OWNER, BY_WHEN)
UNTOLD = "it cannot be told who typed this"
MOST_UNTOLD = 500  # texts of one sheet

Entries = Mapping[Key, TypedText]
Texts = Mapping[str, Collection[str]]


class Answered(NamedTuple):
    """What the sheet Answers keeps of the returns: words by settled subject, texts by action subject, folded."""

    words: Texts
    texts: Texts


def unmarked_entries(book: Book, file: str, rubric: Rubric, seen: str) -> tuple[Entries, tuple[Diagnostic, ...]]:
    """Every entry that can be told, and a note on the texts that were added."""
    terms = terms_of(rubric)
    agencies, record = agency_keys(book, file), recorded(book, file, terms)
    answered = _answered(book, file, agencies, terms)
    found: dict[Key, TypedText] = {}

    def take(key: Key, spot: Spot, ground: str = "") -> None:
        before = record.get((key.kind, key.subject))
        first = before.first_seen(key.field) if before else seen
        found.setdefault(key, TypedText(terms.typed(key.field, spot.text), first, ground, spot.sheet, spot.place))

    rows = list(found_rows(book, file, rubric, agencies))
    for row in rows:
        for key, spot in row.keyed():
            if (
                row.subject
                and spot.text
                and not _ours(key, spot, terms)
                and not is_formula(spot.cell)
                and _decided(key, spot, answered)
            ):
                take(key, spot)
    found |= meeting_entries(_added_rows(rows, found, terms), found, seen, terms)
    corrections = matrix_spots(book, file, rubric, agencies)
    for key, spot in corrections:
        words = answered.words.get(key.subject, ())
        answer = found.get(key._replace(field=ANSWER))
        same = {fold(word) for word in words} | ({fold(answer.value)} if answer else set())
        if spot.text and words and not is_formula(spot.cell) and fold(terms.word(spot.text)) not in same:
            take(key, spot, " / ".join(sorted(words)))
    found = dict(agreed_then(book, file, rubric, seen)) | found
    told = {(key.kind, key.subject) for key in found}
    found |= {key: entry for subject, one in record.items() if subject not in told for key, entry in one.entries(terms)}
    typed, about = _added(book, file, rubric, seen)
    return {**typed, **found}, about


def _added_rows(rows: Sequence[FoundRow], found: Entries, terms: Terms) -> Iterator[Mapping[str, Spot]]:
    """The cells of rows that the meeting added to the table of actions, but those of what it agreed on a criterion."""
    agreed = {
        fold(entry.value) for key, entry in found.items() if key.kind is DecisionKind.AGREED and key.field == ACTION
    }
    for row in rows:
        spots = meeting_spots(row) if not row.subject else {}
        if ACTION in spots and fold(spots[ACTION].text) not in {"", *agreed}:
            unused = Key(DecisionKind.MEETING, "", "")
            yield {
                heading: spot
                for heading, spot in spots.items()
                if not _ours(unused._replace(field=heading), spot, terms)
            }


def _ours(key: Key, spot: Spot, terms: Terms) -> bool:
    """Whether a cell of an action holds what csxl writes where nobody typed: whose it is, and whether it is agreed."""
    agencys = key.kind is DecisionKind.ACTION and not key.subject.startswith(f"{THE_MEETING}{MARK}")
    if key.field == STANDING:
        return fold(terms.typed(STANDING, spot.text)) == (IS_PROPOSED if agencys else IS_AGREED)
    return key.field == AGENCY and (agencys or terms.typed(AGENCY, spot.text) == THE_MEETING)


def _decided(key: Key, spot: Spot, answered: Answered) -> bool:
    """Whether an open cell holds a decision rather than what an agency said."""
    if key.kind is DecisionKind.ACTION and key.field in (BY_WHEN, ACTION, OWNER):
        known = answered.texts.get(key.subject)
        return known is not None and fold(spot.text) not in known
    return True


def _answered(book: Book, file: str, agencies: Mapping[str, str], terms: Terms) -> Answered:
    words: dict[str, set[str]] = {}
    texts: dict[str, set[str]] = {}
    table = table_of_answers(book, file, ANSWER_COLUMNS)
    for row in table.rows() if table else ():
        told = {heading: spot.text for heading, spot in row.spots.items()}
        agency = agencies.get(row.spots[AGENCY].line, "")
        if agency:
            word = terms.word(told.get(RETURNED) or told[RATING] or told.get(STATUS, ""))
            words.setdefault(settled_subject(agency, told[REF]), set()).add(word)
            if action := told.get(ACTION, ""):
                subject = action_subject(agency, told[REF], action)
                day = stated_day(told.get(BY_WHEN, ""))
                known = {fold(told.get(heading, "")) for heading in (ACTION, OWNER, BY_WHEN)}
                known.add(day.isoformat() if day else "")
                texts.setdefault(subject, {NO_DATE, *map(fold, said(NO_DATE))}).update(known)
    return Answered(words, texts)


def _added(book: Book, file: str, rubric: Rubric, seen: str) -> tuple[Entries, tuple[Diagnostic, ...]]:
    """What certainly was typed: comments, text boxes, and the texts of added sheets."""
    ours = {domain.name for telling in (rubric, *rubric.translations) for domain in telling.domains}
    ours |= {name for sheet in SHEETS for name in (sheet, *said(sheet))}
    entries: dict[Key, TypedText] = {}
    places: list[str] = []
    for sheet in book.sheets:
        typed = [*typed_beside(sheet, None, rubric.criteria)]
        if sheet.name not in ours and not _looks_like_ours(sheet, book, file):
            typed += typed_on_added(sheet, OwnWords(Known()))
        for one in typed:
            key, entry = typed_entry(sheet.name, one.place, one.text, seen, one.about)
            entries.setdefault(key, entry)
            places.append(f"{one.place} on {sheet.name}")
    if not places:
        return {}, ()
    return entries, (DecisionCode.TYPED_ELSEWHERE.about(file, count=len(places), where=listed(places)),)


def _looks_like_ours(sheet: Sheet, book: Book, file: str) -> bool:
    """Whether a sheet of another name, renamed perhaps, holds one of our tables."""
    alone = Book((sheet,), book.properties)
    telling = ((REF, "Spread"), ANSWER_NEEDED, ("Key",), ("Severity", "Code"), (AGENCY, "SHA-256"))
    return any(tables(alone, file, in_any(*needed), needed) for needed in telling)


def still_untold(former: FormerSummary, new: FormerMarks, seen: str) -> tuple[Entries, tuple[Diagnostic, ...]]:
    """The texts of a summary without marks that the new one does not hold either, to be kept as if typed, and the
    warning that says so; those of a release that had no marks are too many to be kept, since its words were others."""
    ours = ours_at_all(new)
    kept = {(entry.sheet, entry.cell) for entry in former.decisions.entries.values()}
    untold = {sheet.name: list(_untold(sheet, ours, kept)) for sheet in former.untold}
    where = [f"{name}: {listed([one.place for one in texts], 5)}" for name, texts in untold.items() if texts]
    if not where:
        return {}, ()
    listed_there = bool(former.review)  # it is of a release that had marks
    told = DecisionCode.CANNOT_BE_TOLD.about(
        former.file,
        count=sum(map(len, untold.values())),
        where=listed(where),
        kept="these are listed on the sheet Decisions" if listed_there else "all of it is in the copy of this file",
    )
    texts = ((name, one) for name, found in untold.items() for one in found[:MOST_UNTOLD] if listed_there)
    return dict(typed_entry(name, one.place, one.text, seen, one.about) for name, one in texts), (told,)


def _untold(sheet: Sheet, ours: OwnWords, kept: Collection[tuple[str, str]]) -> Iterator[Typed]:
    """The texts of a sheet that are not csxl's own words by now and were not read as decisions."""
    for place, cell in in_order(sheet, lambda cell: holds_text(cell) and not is_formula(cell)):
        where = address(*place)
        if not ours.is_text(cell) and (sheet.name, where) not in kept:
            yield Typed(where, as_typed(cell), UNTOLD)
