"""What a comparison says in a few sentences, who returned and how far agencies are apart, in one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csxl.text.records import dataclass

Parts = Sequence[tuple[int, str]]  # numbers, each with what it counts


def counted(parts: Parts) -> list[str]:
    """Each number with what it counts: "3 criteria"."""
    return [f"{number:,} {what}" for number, what in parts]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class NarrativeWords:
    """One language's sentences, in the order in which they are said; those with numbers in them are functions. Names
    and rubrics' words stand as they are. {names} is a list already."""

    returned_unasked: Callable[[int], str]  # where nobody knows who was asked: how many returned
    only_asked: Callable[[str, bool], str]  # the only agency asked, and whether it returned
    none_returned: str  # "{asked}" agencies were asked
    all_returned: str
    some_returned: Callable[[int, int, str], str]  # how many of how many, and the names of the others
    also_returned: str  # "{names}" that were not asked
    unread: Callable[[int, str], str]  # how many files, and their names in quotation marks
    wrote: Callable[[int, str], str]  # how many agencies, and their names: answers in mails alone
    undecided: Callable[[int, int], str]  # how many returns and how many mails are nobody's
    answers: Callable[[int, int, int, Parts], str]  # of agencies, on criteria: how many ratings, and what else
    settled_alone: Callable[[int, str], str]  # how many answers of which agency, without a return
    nothing_compared: str
    steps_apart: Callable[[int, int], str]  # on how many of how many criteria
    opposites: Callable[[int, int, str, str], str]  # the same, with the scale's ends
    none_agreed: Callable[[int], str]  # of how many criteria
    all_agree: Callable[[int, int, Parts], str]  # on how many of how many, and on how many which word
    rest: Callable[[int, int, int], str]  # how many are one step apart, rated by one agency alone, rated by nobody
    proposed: Callable[[int, int, int], str]  # actions, those without a date, those without an owner
    moved: Callable[[str, int, Parts], str]  # since which review, of how many criteria, how many which way
    review_before: str  # in place of its title
    promises: Callable[[int, Parts], str]  # of how many, how many came to what
    same: str  # how the movement "same" is said in a sentence
