"""Sheets of an earlier review that were left in the workbook: their answers are kept, but do not count now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from csxl.diagnostics.of_grid import GridCode
from csxl.model.answers import Kept
from csxl.model.diagnostic import Diagnostic
from csxl.returns.entries import NAMES, Entry
from csxl.returns.lookup import EARLIER
from csxl.text.folding import LONGEST_REMEMBERED, MOST_REMEMBERED, fold
from csxl.text.memo import Memo
from csxl.text.wording import listed_refs, some


def parted(found: Mapping[str, Sequence[Entry]]) -> tuple[Mapping[str, Sequence[Entry]], list[Entry]]:
    """The entries for each criterion without those on sheets named after an earlier review, and those; a criterion
    found only on such sheets keeps its entries."""
    past = {name for name in {entry.answer.sheet for entries in found.values() for entry in entries} if IS_PAST[name]}
    if not past:
        return found, []
    present: dict[str, Sequence[Entry]] = {}
    earlier: list[Entry] = []
    for ref, entries in found.items():
        present[ref] = [entry for entry in entries if entry.answer.sheet not in past] or entries
        earlier += [entry for entry in entries if entry.answer.sheet in past] if present[ref] is not entries else []
    return present, earlier


def said_of_past(past: Iterable[Entry], file: str) -> Iterator[Diagnostic]:
    """One diagnostic for each such sheet."""
    sheets: dict[str, list[Entry]] = {}
    for entry in past:
        sheets.setdefault(entry.answer.sheet, []).append(entry)
    for sheet, entries in sheets.items():
        cells, refs = ([getattr(entry.answer, name) for entry in entries] for name in ("cell", "ref"))
        yield GridCode.SHEET_OF_PAST.about(file, sheet, some(cells), refs=listed_refs(refs))


def kept_of_past(past: Iterable[Entry]) -> Iterator[Kept]:
    """What those entries say, with its place."""
    for entry in past:
        answer = entry.answer
        beside = {heading: getattr(answer, name) for heading, name in NAMES.items()}
        texts = (answer.raw, *(f"{heading}: {text}" for heading, text in beside.items() if text))
        yield from (Kept(answer.sheet, answer.cell, text) for text in texts if text.strip())


def _names_the_past(sheet: str) -> bool:
    words = " ".join(re.findall(r"\w+", fold(sheet)))
    return any(f" {word} " in f" {words} " for word in EARLIER)


IS_PAST: Memo[str, bool] = Memo(_names_the_past, MOST_REMEMBERED, LONGEST_REMEMBERED)
