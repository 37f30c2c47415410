"""One row's answer put together, with every diagnostic about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def read_entry(line: Line, tabled: TabledSheet, lookup: Lookup, effort: Effort) -> Entry:
    """A row's answer, with every diagnostic about its rating and texts."""
    frame, judged, texts = line.frame, read_rating(line, tabled, lookup), read_texts(line, tabled)
    if judged.rating and tabled.sheet.drawn:
        judged = _beside_marks(judged, judged.rating, line, tabled, lookup)
    rating = judged.rating if frame.sure else None
    said = evidence, action, owner, by_when = [text.text if text.used else "" for text in texts]
    place = (line.sheet, line.address(judged.column))
    used = judged.interpreted and rating is not None
    answer = Answer(line.ref or "", rating, evidence, action, owner, by_when, *place, judged.raw, used, frame.found_by)
    odd = [(heading, text) for heading, text in zip(layout.TEXT_HEADINGS, texts, strict=True) if text.diagnostics]
    kept = [Kept(line.sheet, _place(line, heading), text.text) for heading, text in odd if text.text and not text.used]
    more = [diagnostic for _, text in odd for diagnostic in text.diagnostics]
    more += _personal(line, texts, judged, effort)
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
        doubtful=not frame.sure or any(text.lost for _, text in odd),
        why=judged.why,
        refusal=refusal,
        rival=frame.rival,
    )


def _place(line: Line, heading: str) -> str:
    return line.address(line.table.columns[heading][0])


def _personal(line: Line, texts: Sequence[Text], judged: Judged, effort: Effort) -> Iterator[Diagnostic]:
    """A warning for each text of a row that is likely to hold personal data."""
    headed = zip(layout.TEXT_HEADINGS, texts, strict=True)
    headings = {text.text: heading for heading, text in headed if heading in SHOWN_TO_ALL}
    if not judged.rating:
        headings[judged.raw] = ""
    for told, heading in headings.items():
        if told and (kinds := kinds_in(told, effort)):
            place = _place(line, heading) if heading else line.address(judged.column)
            yield about_kinds(kinds, told, line.file, line.sheet, place, line.ref or "")


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
