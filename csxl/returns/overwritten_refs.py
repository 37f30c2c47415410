"""A row whose ref was typed over with another row's: it is about the criterion that its descriptors show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from csxl.diagnostics.of_grid import GridCode
from csxl.returns.entries import Entry
from csxl.returns.sheet_reading import SheetReading


def put_back(readings: Sequence[SheetReading]) -> Sequence[SheetReading]:
    """The readings, with each such row under its descriptors' criterion where that has no other row, and where the ref
    that it states has one that nothing speaks against. Its rating stays left out."""
    entries = [entry for reading in readings for entry in reading.entries]
    rivals = [entry.rival for entry in entries if entry.rival]
    if not rivals:
        return readings
    sure = {entry.answer.ref for entry in entries if not entry.doubtful}
    taken = {entry.answer.ref for entry in entries} | {rival for rival in rivals if rivals.count(rival) > 1}
    return [_put_back(reading, sure, taken) for reading in readings]


def _put_back(reading: SheetReading, sure: Collection[str], taken: Collection[str]) -> SheetReading:
    """One sheet's reading, with such rows of its under their rivals' refs."""
    contradicted = {one.cell for one in reading.diagnostics if one.code == GridCode.REF_CONTRADICTED.code}
    refs = {
        entry.answer.cell: entry.rival
        for entry in reading.entries
        if entry.rival and entry.rival not in taken and entry.answer.ref in sure and entry.answer.cell in contradicted
    }
    if not refs:
        return reading
    entries = tuple(_about(entry, refs.get(entry.answer.cell, "")) for entry in reading.entries)
    diagnostics = tuple(
        replace(one, ref=refs.get(one.cell, one.ref)) if one.code == GridCode.REF_CONTRADICTED.code else one
        for one in reading.diagnostics
    )
    return replace(reading, entries=entries, diagnostics=diagnostics)


def _about(entry: Entry, ref: str) -> Entry:
    """An entry as one about `ref`, or as it is where that is ""."""
    if not ref:
        return entry
    said = tuple(replace(one, ref=ref) for one in entry.diagnostics)
    refusal = replace(entry.refusal, ref=ref) if entry.refusal else None
    answer = replace(entry.answer, ref=ref, found_by="descriptors")
    return entry._replace(answer=answer, diagnostics=said, refusal=refusal, rival="")
