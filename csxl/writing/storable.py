"""Texts as a workbook can hold them."""

from __future__ import annotations

import re

from csxl.text.measures import CELL_LIMIT, units

CUT = "… [cut]"
ILLEGAL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")


def cut(text: str, longest: int) -> str:
    """The text, or its beginning with "… [cut]" where it has more than `longest` UTF-16 units."""
    if units(text) <= longest:
        return text
    return text.encode("utf-16-le")[: 2 * (longest - len(CUT))].decode("utf-16-le", "ignore") + CUT


def storable(text: str, longest: int = CELL_LIMIT) -> str:
    """The text as a workbook can hold it: line breaks as in Excel, "\ufffd" for what XML can't hold, not too long. One
    that it can hold is given back itself, so that it is not kept twice."""
    if len(text) <= longest // 2 and text.isprintable():
        return text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    found = cut(ILLEGAL.sub("\ufffd", re.sub(r"\r\n|[\r\v\f]", "\n", whole)), longest)
    return text if found == text else found
