"""What a return's sheets say of one promise settled, and what is said about those that are blank or told twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.diagnostics.of_answer import AnswerCode
from csxl.model import layout
from csxl.model.answers import PromiseTold
from csxl.model.diagnostic import Diagnostic
from csxl.returns.entries import Entry
from csxl.text.a1 import spoken
from csxl.text.folding import fold
from csxl.text.wording import listed_refs, quote, shortened, some

LONGEST = 60  # characters of a promise that is named by its words


def settled_promises(
    found: Sequence[PromiseTold], entries: Mapping[str, Entry], unread: Collection[tuple[str, str]], file: str
) -> tuple[tuple[PromiseTold, ...], tuple[Diagnostic, ...]]:
    """One line for each criterion with a promise, in the order of the rubric, and for each other promise; and what is
    said about those that are blank (but for the places in `unread`) or told twice. What stands beside the answer that
    counts goes before what stands on another sheet."""
    told: list[PromiseTold] = []
    said: list[Diagnostic] = []
    by_ref: dict[tuple[str, str], list[PromiseTold]] = {(ref, ""): [] for ref in entries}
    for one in found:
        by_ref.setdefault((one.ref, "" if one.ref in entries else fold(one.action)), []).append(one)
    for (ref, _), several in by_ref.items():
        beside = [one for one in several if ref in entries and one.sheet == entries[ref].answer.sheet] or several
        chosen = [one for one in beside if one.progress] or beside
        if len({one.progress for one in chosen}) > 1:
            said.append(_differs(file, chosen))
            chosen = [replace(chosen[0], progress="")]
        told += chosen[:1]
    return tuple(told), (*said, *_blank(told, entries, {*unread, *((one.sheet, one.cell) for one in said)}, file))


def _differs(file: str, chosen: Sequence[PromiseTold]) -> Diagnostic:
    one = chosen[0]
    other = next(other for other in chosen if other.progress != one.progress)
    place = other.cell if other.sheet == one.sheet else spoken(other.sheet, other.cell)
    details = {"text": quote(one.progress), "there": quote(other.progress), "other": place}
    return AnswerCode.PROGRESS_DIFFERS.about(file, one.sheet, one.cell, one.ref, heading=layout.HOW_FAR, **details)


def _first_line(told: PromiseTold) -> str:
    return shortened(told.action.partition("\n")[0], LONGEST)


def _blank(
    told: Sequence[PromiseTold], refs_here: Collection[str], named: Collection[tuple[str, str]], file: str
) -> Iterator[Diagnostic]:
    """One note for each sheet on which it is not said how far a promise is."""
    sheets: dict[str, list[PromiseTold]] = {}
    for one in told:
        if not one.progress and (one.sheet, one.cell) not in named:
            sheets.setdefault(one.sheet, []).append(one)
    for sheet, blank in sheets.items():
        refs = listed_refs([one.ref if one.ref in refs_here else quote(_first_line(one)) for one in blank])
        cells = some([one.cell for one in blank if one.cell])
        yield AnswerCode.PROGRESS_BLANK.about(file, sheet, cells, refs=refs, count=len(blank))
