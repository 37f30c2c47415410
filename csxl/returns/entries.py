"""One row's answer put together, with every diagnostic about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_answer import AnswerCode
from csxl.model import layout
from csxl.model.answers import Answer, Kept
from csxl.model.diagnostic import Diagnostic
from csxl.returns.effort import Effort
from csxl.returns.fields import Text, read_texts
from csxl.returns.lookup import Lookup
from csxl.returns.marks_over import drawn_against, hides_rating
from csxl.returns.personal_data import is_plain_at_a_glance
from csxl.returns.personal_points import about_kinds, kinds_in
from csxl.returns.ratings import Judged, read_rating
from csxl.returns.rows import NOTHING, Line
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Flag

NAMES = {layout.EVIDENCE: "evidence", layout.ACTION: "action", layout.OWNER: "owner", layout.BY_WHEN: "by_when"}

SHOWN_TO_ALL = (layout.EVIDENCE, layout.ACTION)  # the texts that go before the board, whoever wrote them
PUBLIC = tuple(NAMES[heading] for heading in SHOWN_TO_ALL)


class Entry(NamedTuple):
    """What one row answers to its criterion.

    `blank` is True if no rating seems to have been given, `refused` if one was given and left out (`why` is the code
    for why the rating's own cell cannot be read, and `refusal` its diagnostic), and `doubtful` if the row cannot be
    trusted or one of its texts cannot be read. `kept` are texts that are not part of the answer; `beside` is the cell
    of a second rating column that says the same; `twins` are the answers of further rows for the same criterion that
    say the same, or have no rating. `echo` is the word that a formula shows in the rating's cell; `alias` is the
    folded heading above that cell if it is not the questionnaire's own; `rival` is the ref whose descriptors stand in
    the row, where it states another."""

    answer: Answer
    blank: bool
    refused: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    kept: tuple[Kept, ...] = ()
    beside: str = ""
    twins: tuple[Answer, ...] = ()
    echo: str = ""
    alias: str = ""
    doubtful: bool = False
    why: Code | None = None
    refusal: Diagnostic | None = None
    rival: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(getattr(self.answer, name) for name in NAMES.values())

    @property
    def left_out(self) -> bool:
        """Whether something was given here, or seems to have been, that is not part of the answer."""
        return self.refused or self.doubtful

    @property
    def said(self) -> tuple[Diagnostic, ...]:
        """Every diagnostic about it."""
        return (self.refusal, *self.diagnostics) if self.refusal else self.diagnostics


def read_entries(lines: Sequence[Line], tabled: TabledSheet, lookup: Lookup, effort: Effort) -> tuple[Entry, ...]:
    """Each row's answer, with every diagnostic about its rating and texts."""
    read = [(line, _judged(line, tabled, lookup), read_texts(line, tabled)) for line in lines]
    told = [_told(judged, texts) for _, judged, texts in read]
    every = [text for row in told for text in row]
    plain = effort.can_read(*every) and is_plain_at_a_glance(every) and effort.reads(*every)
    return tuple(
        _entry(line, judged, texts, () if plain else tuple(_personal(line, judged, row, effort)), lookup)
        for (line, judged, texts), row in zip(read, told, strict=True)
    )


def _judged(line: Line, tabled: TabledSheet, lookup: Lookup) -> Judged:
    """A row's rating, also beside what was drawn over it."""
    judged = read_rating(line, tabled, lookup)
    if judged.rating and tabled.sheet.drawn:
        return _beside_marks(judged, judged.rating, line, tabled, lookup)
    return judged


def _entry(line: Line, judged: Judged, texts: Sequence[Text], warnings: Sequence[Diagnostic], lookup: Lookup) -> Entry:
    """A row's answer, put together."""
    frame = line.frame
    rating = judged.rating if frame.sure else None
    said: list[str] = []
    kept: list[Kept] = []
    more: list[Diagnostic] = []
    doubtful = not frame.sure
    for heading, text in zip(layout.TEXT_HEADINGS, texts, strict=True):
        said.append(text.text if text.used else "")
        if text.diagnostics:
            more += text.diagnostics
            doubtful = doubtful or text.lost
            kept += [] if text.used or not text.text else [Kept(line.sheet, _place(line, heading), text.text)]
    more += warnings
    place = (line.sheet, line.address(judged.column))
    used = judged.interpreted and rating is not None
    evidence, action, owner, by_when = said
    answer = Answer(frame.ref or "", rating, evidence, action, owner, by_when, *place, judged.raw, used, frame.found_by)
    if judged.blank and frame.sure and any(said):
        more.append(line.about(AnswerCode.TEXT_WITHOUT_RATING, judged.column))
    refusal = judged.diagnostics[0] if judged.why else None
    return Entry(
        answer,
        judged.blank,
        not judged.blank and rating is None,
        (*judged.diagnostics[bool(refusal) :], *more),
        tuple(kept),
        line.address(judged.twin) if judged.twin else "",
        echo=_echo(line, judged, lookup),
        alias=lookup.facts[line.table.aliased.get(judged.column, "")].folded,
        doubtful=doubtful,
        why=judged.why,
        refusal=refusal,
        rival=frame.rival,
    )


def _place(line: Line, heading: str) -> str:
    return line.address(line.table.columns[heading][0])


def _told(judged: Judged, texts: Sequence[Text]) -> dict[str, str]:
    """The texts of a row that are looked through for personal data, each with its heading, "" for the rating."""
    evidence, action, *_ = texts
    told = {evidence.text: layout.EVIDENCE, action.text: layout.ACTION}
    if not judged.rating:
        told[judged.raw] = ""
    return told


def _personal(line: Line, judged: Judged, told: Mapping[str, str], effort: Effort) -> Iterator[Diagnostic]:
    """A warning for each text of a row that is likely to hold personal data."""
    for text, heading in told.items():
        if text and (kinds := kinds_in(text, effort)):
            place = _place(line, heading) if heading else line.address(judged.column)
            yield about_kinds(kinds, text, line.file, line.sheet, place, line.ref or "")


def _beside_marks(judged: Judged, word: str, line: Line, tabled: TabledSheet, lookup: Lookup) -> Judged:
    """A rating as it stands beside what was drawn over its row: left out where that says another in its place."""
    if hidden := hides_rating(line, judged.column, word, tabled, lookup):
        return judged._replace(rating=None, interpreted=False, diagnostics=(*judged.diagnostics, hidden))
    doubts = drawn_against(line, judged.column, word, tabled, lookup)
    return judged._replace(diagnostics=(*judged.diagnostics, *doubts))


def _echo(line: Line, judged: Judged, lookup: Lookup) -> str:
    """The word that a formula shows in the rating's cell, or ""."""
    flags = line.cells.get(judged.column, NOTHING).flags
    worked_out = line.frame.sure and flags & Flag.FORMULA and not flags & Flag.ERROR
    return lookup.said[judged.raw].word or "" if worked_out else ""
