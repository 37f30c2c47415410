"""Formulas made comparable, so that one is known again after a program has written it anew or its rows have moved."""

from __future__ import annotations

import re

from csxl.text.memo import Memo

# What begins with a quotation mark is taken whole, whatever follows: to look for its end again from within would take
# time that grows with the square of its length.
_TEXT, _QUOTED = '"(?:[^"]|"")*+"', "'(?:[^']|'')*+'"
_SHEET, _CELL = rf"(?:{_QUOTED}!|[^\W\d][\w.]*+!)", r"\$?[A-Z]{1,3}\$?\d{1,7}"
_AREA = rf"(?:#REF!|{_CELL}(?::{_CELL})?|\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}})(?![\w(.!])"
_PLACES = re.compile(rf"({_TEXT})|(?<![\w$.]){_SHEET}?{_AREA}|({_QUOTED})")
_SPELLING = re.compile(rf"({_TEXT})|({_QUOTED})(!?)|\s+|\$|_xlfn\.|_xlws\.")
_OPEN_PLACE = re.compile(rf"\[(?:\$?(?:{_QUOTED}|[^\[\]'.]+))?\.\$?[A-Z]{{1,3}}\$?\d")  # [.A1], [$Sheet.A1]
_OPEN = re.compile(rf"({_TEXT})|\[([^\[\]]*)\]|;")  # a reference, or what stands between arguments, in OpenDocument
_WHOLE_TEXT = re.compile(rf"{_TEXT}|{_QUOTED}")
_NEWER = re.compile(rf"({_TEXT})|_xl(?:fn|ws|pm|udf)\.")  # before names that Excel 2007 did not know; nobody sees it
PLACE = "@"


def exact_form(formula: str) -> str:
    """The formula without what programs write differently: spaces, $, quotes round sheets, a leading "="."""
    return _EXACT_FORMS[formula]


def _exact_form(formula: str) -> str:
    plain = formula.removeprefix("=")
    if _is_open(plain):
        plain = _OPEN.sub(_from_open, plain.removeprefix("of:").removeprefix("="))
    return _SPELLING.sub(_plainly, plain)


def shape(formula: str) -> str:
    """The formula with "@" for every cell it refers to: what is left of it where rows or columns were moved."""
    return _SHAPES[formula]


def _shape(formula: str) -> str:
    plain = formula.removeprefix("=")
    if _is_open(plain):
        return exact_form(formula)
    return exact_form(_PLACES.sub(lambda piece: piece[1] or piece[2] or PLACE, plain))


MOST, LONGEST = 1 << 15, 1_000  # formulas that are remembered, and characters of one
_EXACT_FORMS, _SHAPES = Memo(_exact_form, MOST, LONGEST), Memo(_shape, MOST, LONGEST)


def seen_formula(formula: str) -> str:
    """The formula, without its "=", as people see it in their program and not as the file has it."""
    plain = _NEWER.sub(lambda piece: piece[1] or "", formula.removeprefix("="))
    return _OPEN.sub(_bare_place, plain) if _is_open(plain) else plain


def _bare_place(piece: re.Match[str]) -> str:
    return piece[2].removeprefix(".").replace(":.", ":") if piece[2] else piece[0]


def _is_open(formula: str) -> bool:
    """Whether a formula is written as OpenDocument has it: Excel has ";" only in texts and between rows in braces."""
    if formula.startswith("of:") or _OPEN_PLACE.search(formula):
        return True
    return ";" in formula and "{" not in formula and ";" in _WHOLE_TEXT.sub("", formula)


def _from_open(piece: re.Match[str]) -> str:
    return piece[1] or (PLACE if piece[2] else ",")


def _plainly(piece: re.Match[str]) -> str:
    """A text as it is, a sheet's name without the quotation marks that it may not need, and nothing else."""
    return piece[1] or (f"{piece[2][1:-1]}!" if piece[3] else piece[2]) or ""
