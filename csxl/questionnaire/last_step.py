"""What the sheet Start says at its end: what is still open, and whether the workbook is ready to send.

Each sentence is a formula with its value, so that it is true while somebody types and where nothing is calculated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from csxl.languages import Language
from csxl.model.bilingual import BELOW
from csxl.text.records import dataclass

NONE = "0"  # where nothing is counted
NEW_LINE = "&CHAR(10)&"
_GAP = re.compile(r"(\{\w+\})")


class Counted(NamedTuple):
    """What is counted in one domain: criteria without an answer, ratings without evidence, texts longer than a row,
    promises of which it is not told how far they are."""

    domain: str
    left: int
    unproved: int = 0
    long: int = 0
    untold: int = 0


@dataclass(frozen=True)
class HowFar:
    """How far a questionnaire is: what is counted in each domain, how many criteria are answered, the labels of the
    sign-off beside which nothing stands, where to send it, and whether promises are asked about."""

    counted: Sequence[Counted]
    answered: int
    unsigned: Sequence[str]
    send_to: str = ""
    promised: bool = False

    @property
    def ready(self) -> bool:
        return not self.unsigned and not any(one.left for one in self.counted)


@dataclass(frozen=True)
class Cells:
    """Where Start holds all that: for each domain the cells of its name and counts, the cells of the totals, those of
    the labels and answers of the sign-off, and that of the address, if there is one; and whether promises are asked
    about."""

    counted: Sequence[tuple[str, str, str, str, str]]
    answered: str
    totals: tuple[str, str, str, str]
    signed: Mapping[str, str]
    send_to: str = ""
    promised: bool = False
    besides: int = 0  # promises that are to be told on Start itself


def sentences(language: Language, far: HowFar) -> tuple[str, ...]:
    """Whether it is ready, then a sentence on answers, evidence, details and long texts, and on promises where they are
    asked about, each of them in every language of two in one."""
    ready = language.ready_for.format(send_to=far.send_to) if far.send_to else language.ready
    told = (_sentences(one, far) for one in language.tellings)
    return (ready if far.ready else language.not_ready, *map(BELOW.join, zip(*told, strict=True)))


def _sentences(language: Language, far: HowFar) -> tuple[str, ...]:
    """The sentences on what is open."""
    counted, labels = far.counted, ", ".join(far.unsigned)
    left, unproved, long, untold = (
        _places(language, counted, count)
        for count in (lambda one: one.left, lambda one: one.unproved, lambda one: one.long, lambda one: one.untold)
    )
    evidence = language.each_proved if far.answered else language.nothing_rated
    told = language.still_to_tell.format(places=untold) if untold else language.all_told
    return (
        language.still_to_answer.format(places=left) if left else language.all_answered,
        language.still_to_prove.format(places=unproved) if unproved else evidence,
        language.still_to_sign.format(labels=labels) if labels else language.all_signed,
        language.too_long.format(places=long) if long else language.all_fit,
        *((told,) if far.promised else ()),
    )


def _places(language: Language, counted: Sequence[Counted], count: Callable[[Counted], int]) -> str:
    return ", ".join(language.so_many_in.format(number=count(one), domain=one.domain) for one in counted if count(one))


def formulas(language: Language, cells: Cells) -> tuple[str, ...]:
    """The formulas of the same sentences."""
    ready = _filled(language.ready_for, send_to=cells.send_to) if cells.send_to else _quoted(language.ready)
    told = (_formulas(one, cells) for one in language.tellings)
    return (
        f"=IF({cells.totals[0]}+{_unsigned(cells)}=0,{ready},{_quoted(language.not_ready)})",
        *("=" + NEW_LINE.join(each) for each in zip(*told, strict=True)),
    )


def _unsigned(cells: Cells) -> str:
    """What counts the labels of the sign-off beside which nothing stands."""
    return "+".join(f'(TRIM({answer})="")' for answer in cells.signed.values())


def _formulas(language: Language, cells: Cells) -> tuple[str, ...]:
    """The formulas of the sentences on what is open, in one language."""
    left, unproved, long, untold = cells.totals
    labels = _joined([(f'TRIM({answer})=""', label) for label, answer in cells.signed.items()])
    evidence = f"IF({cells.answered}>0,{_quoted(language.each_proved)},{_quoted(language.nothing_rated)})"
    places = [
        _joined(
            [
                (f"{row[at]}>0", _filled(language.so_many_in, number=row[at], domain=row[0]))
                for row in cells.counted
                if row[at] != NONE
            ]
        )
        for at in (1, 2, 3, 4)
    ]
    told = f"IF({untold}>0,{_filled(language.still_to_tell, places=places[3])},{_quoted(language.all_told)})"
    return (
        f"IF({left}>0,{_filled(language.still_to_answer, places=places[0])},{_quoted(language.all_answered)})",
        f"IF({unproved}>0,{_filled(language.still_to_prove, places=places[1])},{evidence})",
        f"IF({_unsigned(cells)}>0,{_filled(language.still_to_sign, labels=labels)},{_quoted(language.all_signed)})",
        f"IF({long}>0,{_filled(language.too_long, places=places[2])},{_quoted(language.all_fit)})",
        *((told,) if cells.promised else ()),
    )


def _joined(texts: Sequence[tuple[str, str]]) -> str:
    """The formula of those texts whose condition holds, with commas between them."""
    parts = "&".join(f'IF({condition},", "&{text},"")' for condition, text in texts)
    return f"MID({parts},3,999)"


def _filled(template: str, **gaps: str) -> str:
    """The formula of a text in which formulas fill the gaps."""
    pieces = (gaps[piece[1:-1]] if _GAP.fullmatch(piece) else _quoted(piece) for piece in _GAP.split(template) if piece)
    return "&".join(pieces)


def _quoted(text: str) -> str:
    return NEW_LINE.join('"' + line.replace('"', '""') + '"' for line in text.split("\n"))
