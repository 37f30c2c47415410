"""Dates of birth in a text: a day of a year right behind the words for it, never a day alone."""

from __future__ import annotations

import re

_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|f?awrth|mawrth|ebrill|mai|fai|mehefin|fehefin|gorffennaf|orffennaf|awst|medi|hydref"
    r"|[td]achwedd|rhagfyr|ragfyr"
)
# What is behind the first digit of a day, and of one that stands behind its month. A "+" as in "?+" gives nothing back:
# a figure that is no day is passed over sooner.
_REST = (
    r"\d?+\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})|\d{3}[-/]\d{2}[-/]\d{2}"
    rf"|\d?+(?:st|nd|rd|th|af|ail|il|ydd|fed|eg|ain)?+[ -](?:of |o )?(?:{_MONTHS})\.?,?[ -](?:\d{{4}}|\d{{2}})"
)
_REST_AND_YEAR = r"\d?+(?:st|nd|rd|th)?+,? \d{4}"
DAY_AT_A_FIGURE = rf"{_REST}|{_REST_AND_YEAR}"
DAY = rf"(?:\d(?:{_REST})|(?:{_MONTHS}) \d{_REST_AND_YEAR})(?!\d)"
CUES = (
    r"(?:d\.? ?o\.? ?b\b\.?(?:'?s)?|d/o/b|dates? of birth|birth ?date|birthday|born(?: on)?"
    r"|dyddiad(?:au)? geni|d\.g\.|g?anwyd(?: ef| hi| e)?(?: ar)?|ganed(?: ef| hi)?(?: ar)?)"
)
_SEPARATORS = r"\s*(?:\([^()\d]{0,20}\)\s*)?(?:(?:is|was|of|yw|:|=|-|,|\(|on|ar|the)\s*){0,3}"
_NOT_OF_A_BIRTH = r"(?!\s*(?:audit|review|dip|report|check|meeting|sample|update|onwards|is used|as a placeholder))"
_BORN = rf"(?i)(?<!\w){CUES}{_SEPARATORS}(?P<day>{DAY}){_NOT_OF_A_BIRTH}"
_TOLD_AFTER = rf"(?i)(?<!\d)(?P<day>{DAY})\s*\((?:d\.?o\.?b\.?|date of birth|born|dyddiad geni)\)"
# A cohort, not a person: "children born on 1 September 2008 or later".
_MANY = (
    r"(?i)\b(?:babies|children|pupils|people|those|anyone|everyone|adults|infants|students|learners|plant)\W+"
    r"(?:who (?:are|were) |a )?$"
)
_MADE_UP = r"\b1900$|^1900"  # what systems hold where no date of birth is known


_HINTS = ("birth", "born", "dob", "d.o", "d o b", "d/o", "do.b", "d. o", "geni", "anwyd", "ganed", "d.g")  # in any cue


def tells_birth(text: str) -> bool:
    """Whether a text tells when a person was born."""
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS):
        return False
    return any(
        not re.search(_MADE_UP, found["day"]) and not re.search(_MANY, text[max(0, found.start() - 40) : found.start()])
        for pattern in (_BORN, _TOLD_AFTER)
        for found in re.finditer(pattern, text)
    )
