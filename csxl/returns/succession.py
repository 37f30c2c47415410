"""A later version of a return in the place of earlier ones, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, NamedTuple

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model import layout
from csxl.model.answers import Answer, Remark, Return
from csxl.model.diagnostic import Diagnostic
from csxl.returns.entries import NAMES
from csxl.returns.later_promises import promises_that_count, said_of_later
from csxl.returns.later_texts import HEADINGS, EarlierAnswer, emptied, joined, place_of, shown, text_to_keep
from csxl.returns.personal_data import personal_kinds
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.text.wording import listed, listed_refs, quote


@dataclass(frozen=True)
class Chain:
    """A return that counts: its `versions`, the earliest first, and what they come to. `effective` is the last of them
    with what counts; `kept` gives, by ref, the earlier file that an answer with its cell comes from, and by label the
    one that a text of the whole comes from."""

    versions: tuple[Return, ...]
    effective: Return
    kept: Mapping[str, str] = field(default_factory=dict)

    def file_of(self, ref: str) -> str:
        """The file that the answer to a criterion, or what stands under a label, comes from."""
        return self.kept.get(ref, self.effective.file)

    @property
    def as_sent(self) -> Return:
        """What counts, in the cells of the last version, to be held beside another person's return."""
        own = {answer.ref: (answer.sheet, answer.cell) for answer in self.versions[-1].answers}
        places = {ref: own.get(ref, ("", "")) for ref in self.kept}
        answers = (
            replace(answer, sheet=places[answer.ref][0], cell=places[answer.ref][1]) if answer.ref in places else answer
            for answer in self.effective.answers
        )
        return replace(self.effective, answers=tuple(answers))


class WhatCounts(NamedTuple):
    """What counts on a criterion: the answer, the earlier file it was kept from, and whether the earlier versions
    contradict each other where the later one is blank."""

    answer: Answer | None
    kept: str = ""
    contested: bool = False


def succeed(later: Return, earlier: Sequence[Chain]) -> tuple[Chain, tuple[Diagnostic, ...]]:
    """A return in the place of those that it is a later version of, and what is said about that."""
    if not earlier:
        return Chain((later,), later), ()
    own = {answer.ref: answer for answer in later.answers}
    before: dict[str, list[EarlierAnswer]] = {ref: [] for ref in own}
    for chain in earlier:
        for answer in chain.effective.answers:
            before.setdefault(answer.ref, []).append(EarlierAnswer(chain.file_of(answer.ref), answer))
    outcomes = {ref: _outcome(later, own.get(ref), said) for ref, said in before.items()}
    contested = frozenset(ref for ref, outcome in outcomes.items() if outcome.contested)
    promises = promises_that_count(later, [(shown(one.effective.file, later.file), one.effective) for one in earlier])
    remarks = {label: _remarks(label, later, earlier) for label in layout.OVERALL_LABELS}
    effective = replace(
        later,
        promises=promises.promises,
        overall=tuple(one for outcome in remarks.values() for one in outcome.remarks),
        answers=tuple(outcome.answer for outcome in outcomes.values() if outcome.answer),
        left_out=later.left_out | contested,
        missing=later.missing | contested,
    )
    diagnostics = (
        *(one for ref, said in before.items() for one in _said(later, own.get(ref), said, outcomes[ref])),
        *_rows_gone(later, own, outcomes),
        *_reworded(later, own, before),
        *emptied(later, own, before),
        *_said_of_remarks(later, remarks),
        *said_of_later(later, promises),
    )
    versions = (*(version for chain in earlier for version in chain.versions), later)
    kept = {ref: one.kept for ref, one in outcomes.items()} | {label: one.kept for label, one in remarks.items()}
    return Chain(versions, effective, {place: file for place, file in kept.items() if file}), diagnostics


class Remarks(NamedTuple):
    """What counts under one label of the whole, the earlier file it was kept from, and whether an earlier version says
    something else."""

    remarks: tuple[Remark, ...] = ()
    kept: str = ""
    reworded: bool = False


def _remarks(label: str, later: Return, earlier: Sequence[Chain]) -> Remarks:
    """What counts under a label: what the later version says, and where that is blank what the earlier ones said."""
    own = tuple(one for one in later.overall if one.label == label)
    before = [(chain, one) for chain in earlier for one in chain.effective.overall if one.label == label]
    said = {fold(one.text) for one in own}
    reworded = any(fold(one.text) not in said for _, one in before)
    kept = [] if own else [(chain, one) for chain, one in before if not personal_kinds(one.text)]
    if not kept:
        return Remarks(own, "", reworded)
    remarks = {fold(one.text): one for _, one in kept}
    return Remarks(tuple(remarks.values()), kept[-1][0].file_of(label))


def _said_of_remarks(later: Return, remarks: Mapping[str, Remarks]) -> Iterator[Diagnostic]:
    """A warning for each earlier file that has what the later version leaves blank, and a note of what has changed."""
    files: dict[str, list[str]] = {}
    for label, outcome in remarks.items():
        if outcome.kept:
            files.setdefault(outcome.kept, []).append(f"“{label}”")
    for file, labels in files.items():
        yield IdentityCode.ANSWER_KEPT.about(later.file, headings=listed(labels), there=shown(file, later.file))
    if changed := [f"“{label}”" for label, outcome in remarks.items() if outcome.reworded]:
        yield IdentityCode.TEXTS_CHANGED.about(later.file, refs=listed(changed))


def _outcome(later: Return, own: Answer | None, before: Sequence[EarlierAnswer]) -> WhatCounts:
    """What counts on a criterion: what the later version says, and where that is blank what the earlier ones said."""
    if not before or _unreadable(later, own):
        return WhatCounts(own)
    given = [one for one in before if one.answer.rating]
    if own and (own.rating or not given):
        return WhatCounts(_with_texts(own, own, before))
    if len({one.answer.rating for one in given}) > 1:
        return WhatCounts(own, contested=True)
    kept = (given or before)[-1]
    # A mark that could not be read is gone from the later version, with its row.
    answer = kept.answer if given else replace(kept.answer, raw="")
    return WhatCounts(_with_texts(answer, own, before), kept.file)


def _unreadable(later: Return, own: Answer | None) -> bool:
    """Whether the later version may say something here that could not be read, in place of which nothing is used."""
    if own is None:
        return later.partly_unread
    return own.ref in later.left_out or (own.rating is None and bool(own.raw.strip()))


def _with_texts(answer: Answer, own: Answer | None, before: Sequence[EarlierAnswer]) -> Answer:
    """An answer with the later version's own texts, and those of the earlier ones where it has none."""
    texts: dict[str, Any] = {name: getattr(own, name) if own else "" for name in NAMES.values()}
    kept = {name: joined(name, (text_to_keep(name, one) for one in before)) for name, text in texts.items() if not text}
    return replace(answer, **{**texts, **kept})


def _said(
    later: Return, own: Answer | None, before: Sequence[EarlierAnswer], outcome: WhatCounts
) -> Iterator[Diagnostic]:
    """What is said about one cell: each changed rating, and what was kept where the later version is blank."""
    file, sheet, cell = later.file, own.sheet if own else "", own.cell if own else ""
    if outcome.contested:
        said = {
            f"{quote(one.answer.rating or '')} ({place_of(one, later)})": None for one in before if one.answer.rating
        }
        yield IdentityCode.VERSIONS_CONTRADICT.about(file, sheet, cell, before[0].answer.ref, said=listed([*said]))
    elif own and outcome.answer:
        for one in before:
            if own.rating and one.answer.rating and one.answer.rating != own.rating:
                words = {"text": quote(own.rating), "other": quote(one.answer.rating), "there": place_of(one, later)}
                yield IdentityCode.RATING_CHANGED.about(file, sheet, cell, own.ref, **words)
        if kept := [heading for name, heading in HEADINGS.items() if _kept(name, own, outcome.answer)]:
            sources = [one for one in before if one.file == outcome.kept] or before
            there = place_of(sources[-1], later)
            word = f" ({quote(outcome.answer.rating)})" if outcome.kept and outcome.answer.rating else ""
            headings = listed([kept[0] + word, *kept[1:]])
            yield IdentityCode.ANSWER_KEPT.about(file, sheet, cell, own.ref, headings=headings, there=there)


def _kept(name: str, own: Answer, counting: Answer) -> bool:
    return bool(getattr(counting, name)) and not getattr(own, name)


def _rows_gone(later: Return, own: Mapping[str, Answer], outcomes: Mapping[str, WhatCounts]) -> Iterator[Diagnostic]:
    """One warning for each earlier file that has rows which the later version lacks."""
    files: dict[str, list[str]] = {}
    for ref, outcome in outcomes.items():
        if outcome.kept and ref not in own:
            files.setdefault(outcome.kept, []).append(ref)
    for file, refs in files.items():
        other = shown(file, later.file)
        yield IdentityCode.ROWS_KEPT.about(later.file, refs=listed_refs(refs), other=other)


def _reworded(
    later: Return, own: Mapping[str, Answer], before: Mapping[str, Sequence[EarlierAnswer]]
) -> Iterator[Diagnostic]:
    """One note with the refs whose texts read otherwise than before."""
    refs = [
        ref
        for ref, answer in own.items()
        if any(
            fold(getattr(one.answer, name)) not in ("", fold(getattr(answer, name)))
            for one in before[ref]
            for name in NAMES.values()
            if getattr(answer, name)
        )
    ]
    if refs:
        yield IdentityCode.TEXTS_CHANGED.about(later.file, refs=listed_refs(refs))
