"""What the agenda of the moderation meeting says, in one language."""

from __future__ import annotations

from collections.abc import Callable

from csxl.text.records import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class AgendaWords:
    """One language's words, in the order in which they are met. What stands in {braces} is filled in."""

    title: str
    nothing: str  # "{worst}"
    meeting: str
    meeting_rows: tuple[str, str, str, str]
    meeting_about: str
    listed: str  # over the criteria
    list_headings: tuple[str, str, str, str]
    list_about: str
    criteria: Callable[[int, int], str]  # how many there are, and on how many of them agencies differ
    type_it_in: str  # "{sheet}"
    how_divided: str
    descriptors: str
    descriptor_headings: tuple[str, str]
    descriptors_about: str
    says: str
    voice_headings: tuple[str, str]
    voices_about: str
    agrees: str
    agrees_about: str
    agreed_on: str  # after a rating: "{day}"
    in_summary: str  # of those whose evidence there is no room for
