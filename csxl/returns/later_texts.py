"""What an earlier version of a return says in words, and what of it is kept where the later one is blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import PurePath
from typing import NamedTuple

from csxl.diagnostics.of_added import AddedCode
from csxl.model import layout
from csxl.model.answers import Answer, Return
from csxl.model.diagnostic import Diagnostic
from csxl.returns.entries import NAMES, PUBLIC
from csxl.returns.personal_data import personal_kinds
from csxl.text.a1 import spoken
from csxl.text.wording import listed

HEADINGS = {name: f"“{heading}”" for heading, name in {layout.RATING: "rating", **NAMES}.items()}


class EarlierAnswer(NamedTuple):
    """What an earlier version says on a criterion, and the file that says it."""

    file: str
    answer: Answer


def text_to_keep(name: str, one: EarlierAnswer) -> str:
    """An earlier text for a cell that is blank now, but for one that was surely emptied of personal data."""
    text: str = getattr(one.answer, name)
    return "" if name in PUBLIC and personal_kinds(text) else text


def joined(name: str, texts: Iterable[str]) -> str:
    """Several returns' texts of one field as one, each once."""
    mark = "\n" if name in (NAMES[layout.EVIDENCE], NAMES[layout.ACTION]) else " / "
    return mark.join(dict.fromkeys(text for text in texts if text))


def shown(file: str, beside: str) -> str:
    """A file without the folders that it shares with the one beside it, since agencies read this too."""
    parts, others = PurePath(file).parts, PurePath(beside).parts
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(parts[:-1], others, strict=False))))
    return PurePath(*parts[shared:]).as_posix()


def place_of(one: EarlierAnswer, later: Return) -> str:
    return f"{shown(one.file, later.file)}, {spoken(one.answer.sheet, one.answer.cell)}"


def emptied(
    later: Return, own: Mapping[str, Answer], before: Mapping[str, Sequence[EarlierAnswer]]
) -> Iterator[Diagnostic]:
    """A warning for each earlier text that may hold personal data, and so is not kept where the later one is blank."""
    for ref, one in ((ref, one) for ref, answers in before.items() for one in answers):
        now = own.get(ref)
        blank = [name for name in PUBLIC if getattr(one.answer, name) and not (now and getattr(now, name))]
        if gone := [HEADINGS[name] for name in blank if not text_to_keep(name, one)]:
            place, there = (now.sheet, now.cell) if now else ("", ""), place_of(one, later)
            yield AddedCode.PERSONAL_LEFT_OUT.about(later.file, *place, ref, headings=listed(gone), there=there)
