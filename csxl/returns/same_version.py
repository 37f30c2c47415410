"""Whether one return is another once more, worked over: by its texts or, if there are too few, by who signed it."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.model.answers import Answer, Return
from csxl.returns.entries import NAMES
from csxl.text.folding import fold
from csxl.text.records import dataclass

LETTERS = 15  # in a text that two people do not write alike by chance
LEAST = 3  # texts


@dataclass(frozen=True)
class Wording:
    """A return with its texts as they are compared: the long ones in evidence and action with their refs, and every
    text of each ref."""

    returned: Return
    long: tuple[tuple[str, str], ...]
    by_ref: Mapping[str, tuple[str, ...]]


def wording_of(returned: Return) -> Wording:
    """A return's texts folded, once for all the returns that it is held beside."""
    texts = [(answer.ref, text) for answer in returned.answers for text in (answer.evidence, answer.action) if text]
    by_ref: dict[str, tuple[str, ...]] = {}
    for ref, text in texts:
        by_ref[ref] = (*by_ref.get(ref, ()), fold(text))
    long = tuple((ref, fold(text)) for ref, text in texts if sum(mark.isalpha() for mark in text) >= LETTERS)
    return Wording(returned, long, by_ref)


def is_version_of(later: Wording, earlier: Wording) -> bool:
    """Whether a return that was saved later is a version of an earlier one: it repeats, under the same refs, more than
    half and at least three of its texts or, if it has fewer, the same person only filled in and mended."""
    if len(earlier.long) < LEAST:
        return _only_filled_in(later.returned, earlier.returned)
    # A text that was added to is repeated too, and so is one moved from the evidence to the action.
    repeated = sum(any(text in found for found in later.by_ref.get(ref, ())) for ref, text in earlier.long)
    return repeated >= LEAST and 2 * repeated > len(earlier.long)


def _only_filled_in(later: Return, earlier: Return) -> bool:
    """Whether the same person signed both, and all that was readable in the earlier one stands in the later one. A role
    or a date may have changed; without a name it may be two people."""
    mine = {answer.ref: _readable(answer) for answer in later.answers}
    return (
        bool(fold(earlier.signed))
        and fold(later.signed) == fold(earlier.signed)
        and all(
            mine.get(answer.ref, {}).get(name) == text
            for answer in earlier.answers
            for name, text in _readable(answer).items()
        )
    )


def _readable(answer: Answer) -> Mapping[str, str]:
    """What an answer says, cell by cell, without those that are blank or could not be read."""
    said = {"rating": answer.rating or "", **{name: fold(getattr(answer, name)) for name in NAMES.values()}}
    return {name: text for name, text in said.items() if text}
