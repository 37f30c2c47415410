"""Whether one return is another once more, worked over: by its texts or, if there are too few, by who signed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csxl.model.answers import Answer, Return
from csxl.returns.entries import NAMES
from csxl.text.folding import fold

LETTERS = 15  # in a text that two people do not write alike by chance
LEAST = 3  # texts


def is_version_of(later: Return, earlier: Return) -> bool:
    """Whether a return that was saved later is a version of an earlier one: it repeats, under the same refs, more than
    half and at least three of its texts or, if it has fewer, the same person only filled in and mended."""
    texts = tuple(_texts(earlier))
    if len(texts) < LEAST:
        return _only_filled_in(later, earlier)
    theirs: dict[str, list[str]] = {}
    for answer in later.answers:
        theirs.setdefault(answer.ref, []).extend(map(fold, (answer.evidence, answer.action)))
    # A text that was added to is repeated too, and so is one moved from the evidence to the action.
    repeated = sum(any(text in found for found in theirs.get(ref, ())) for ref, text in texts)
    return repeated >= LEAST and 2 * repeated > len(texts)


def _texts(returned: Return) -> Iterator[tuple[str, str]]:
    """The long texts in evidence and action by ref, folded."""
    for answer in returned.answers:
        for text in (answer.evidence, answer.action):
            if sum(mark.isalpha() for mark in text) >= LETTERS:
                yield answer.ref, fold(text)


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
