"""How a letter asks an agency about what was found in its return, in one language."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.text.records import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class QuestionWords:
    """The words of a letter's questions, by the code of what was found. What stands in {braces} is filled in, by the
    names that the catalogue's own sentence uses; {count} is how many criteria are asked about."""

    one: Mapping[str, str]  # asked about one place; what is not here is asked in the catalogue's own words
    several: Mapping[str, str]  # asked at once about several criteria, which then are listed
    each: Mapping[str, tuple[str, ...]]  # what is said beside each of them
    sheet: str
    cell: str
    cells: str
    in_file: str  # a place in one of several files
    either: str  # between the last two of a choice
    personal: Mapping[str, str]  # the kinds of personal data, by their names
