"""Several answers to one criterion settled: used where they agree, left out where they differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_answer import AnswerCode
from csxl.diagnostics.of_grid import GridCode
from csxl.model.answers import Answer, Kept
from csxl.model.diagnostic import Diagnostic
from csxl.returns.entries import NAMES, Entry
from csxl.returns.lookup import OF_ACTIONS
from csxl.text.a1 import spoken
from csxl.text.wording import listed, listed_refs, quote, some

FEWEST_ALIKE = 4  # ratings that two sheets must share before they are called the same


def settle(entries: Sequence[Entry], file: str) -> Entry:
    """One entry out of all that answer the same criterion: used where they agree, left out where they differ."""
    if len(entries) == 1:
        return entries[0]
    ratings, ours = {entry.answer.rating for entry in entries}, any(not entry.alias for entry in entries)
    entries = [_as_beside(entry, ratings, ours) for entry in entries]
    settled, *others = sorted(entries, key=lambda entry: (entry.blank, not any(entry.texts)))
    parts = [settled]
    for other in others:
        settled = _pair(settled, other, file)
        parts += [other, settled]
    return settled._replace(
        diagnostics=tuple(diagnostic for part in parts for diagnostic in part.said),
        kept=tuple(item for part in parts for item in part.kept),
        twins=tuple(twin for part in parts for twin in part.twins),
        doubtful=any(part.doubtful for part in parts),
        why=None,
        refusal=None,
    )


def _as_beside(entry: Entry, ratings: Collection[str | None], ours: bool) -> Entry:
    """An entry as it counts beside others for the same criterion, given all their ratings and whether one of them is
    under the questionnaire's own heading (`ours`): a formula that shows another's rating repeats it, as an overview
    does; a text under another heading that is not a rating, such as an action's status, is only kept."""
    used = entry._replace(refused=False, why=None, refusal=None)
    if entry.why is AnswerCode.RATING_FORMULA and entry.echo and entry.echo in ratings:
        return used._replace(answer=replace(entry.answer, rating=entry.echo, interpreted=True))
    if entry.why is AnswerCode.NOT_A_RATING and entry.alias and ours:
        kept = Kept(entry.answer.sheet, entry.answer.cell, entry.answer.raw)
        return used._replace(blank=True, kept=(*entry.kept, kept))
    return entry


def _pair(one: Entry, other: Entry, file: str) -> Entry:
    """Two rows' entries as one, with the diagnostics about the pair; where texts differ, the first's are used and the
    other's kept."""
    differ = not other.blank and (one.answer.rating != other.answer.rating or one.refused or other.refused)
    differ = differ or (one.alias in OF_ACTIONS and not other.alias and other.blank and not one.blank)
    texts, kept, clash = _join(one, other)
    answer = replace(one.answer, **texts)
    if differ:
        answer = replace(answer, rating=None, interpreted=False)
    return Entry(
        answer,
        one.blank and other.blank,
        one.refused or other.refused or differ,
        tuple(_diagnostics(one, other, differ, clash, file)),
        tuple(kept),
        one.beside,
        () if differ else (other.answer,),
    )


def _join(one: Entry, other: Entry) -> tuple[dict[str, Any], list[Kept], list[str]]:
    """The texts of two entries together, by the answer's field; those of the second that differ; and the headings
    where they do."""
    joined: dict[str, Any] = {}
    kept, clash = [], []
    for heading, name in NAMES.items():
        mine, theirs = getattr(one.answer, name), getattr(other.answer, name)
        joined[name] = mine or theirs
        if mine and theirs and mine != theirs:
            kept.append(Kept(other.answer.sheet, other.answer.cell, f"{heading}: {theirs}"))
            clash.append(heading)
    return joined, kept, clash


def _diagnostics(one: Entry, other: Entry, differ: bool, clash: list[str], file: str) -> Iterator[Diagnostic]:
    """The diagnostics about a criterion whose rows differ."""
    mine, theirs = one.answer, other.answer
    details = {"other": _place(theirs, mine), "text": quote(mine.raw), "theirs": quote(theirs.raw)}
    if differ:
        yield GridCode.ANSWERED_TWICE_DIFFERENTLY.about(file, mine.sheet, mine.cell, mine.ref, **details)
    if clash:
        yield GridCode.TEXTS_DIFFER.about(
            file, mine.sheet, mine.cell, mine.ref, **details, headings=listed([f"“{heading}”" for heading in clash])
        )


def _place(answer: Answer, seen_from: Answer) -> str:
    """An answer's cell, with its sheet if that is not the same one."""
    return answer.cell if answer.sheet == seen_from.sheet else spoken(answer.sheet, answer.cell)


def twin_columns(entries: Iterable[Entry], file: str) -> Iterator[Diagnostic]:
    """One diagnostic for each sheet with a second column of ratings, about the rows where the two agree."""
    sheets: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.beside:
            sheets.setdefault(entry.answer.sheet, []).append(entry)
    for sheet, found in sheets.items():
        cells, others = some([entry.answer.cell for entry in found]), some([entry.beside for entry in found])
        refs = listed_refs([entry.answer.ref for entry in found])
        yield GridCode.SECOND_COLUMN_SAME.about(file, sheet, cells, refs=refs, other=others)


def twin_rows(entries: Iterable[Entry], file: str) -> Iterator[Diagnostic]:
    """One diagnostic for all criteria on one sheet whose second row, on one other sheet, says the same or nothing."""
    pairs: dict[tuple[Code, str, str], list[tuple[Answer, Answer]]] = {}
    for entry in entries:
        for twin in entry.twins:
            code: Code = GridCode.ANSWERED_TWICE_ALIKE if twin.rating else GridCode.ROWS_TWICE
            pairs.setdefault((code, entry.answer.sheet, twin.sheet), []).append((entry.answer, twin))
    for (code, sheet, there), found in pairs.items():
        cells = some([answer.cell for answer, _ in found])
        cells_of_twins = some([twin.cell for _, twin in found])
        others = cells_of_twins if sheet == there else spoken(there, cells_of_twins)
        refs = listed_refs([answer.ref for answer, _ in found])
        yield code.about(file, sheet, cells, refs=refs, other=others)


def sheets_alike(entries: Iterable[Entry], file: str) -> Iterator[Diagnostic]:
    """One diagnostic for sheets with the same ratings and evidence cell by cell, as happens when people type with
    several selected; ratings alone may well be the same."""
    sheets: dict[str, list[Answer]] = {}
    for entry in entries:
        sheets.setdefault(entry.answer.sheet, []).append(entry.answer)
    said: dict[tuple[tuple[str, str | None, str], ...], list[str]] = {}
    for sheet, answers in sheets.items():
        if any(answer.evidence for answer in answers) and sum(1 for one in answers if one.rating) >= FEWEST_ALIKE:
            said.setdefault(tuple((one.cell, one.rating, one.evidence) for one in answers), []).append(sheet)
    for cells, (first, *others) in said.items():
        if others:
            yield GridCode.SHEETS_ALIKE.about(
                file,
                first,
                some([cell for cell, _, _ in cells]),
                others=listed_refs([quote(other) for other in others]),
            )
