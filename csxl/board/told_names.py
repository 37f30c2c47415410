"""Names and published words in the room that there is: whole names, as many as fit, and how many more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from csxl.model.comparison import Finding
from csxl.summary.sheet_plan import NO_SECTOR, SummaryPlan
from csxl.text.wording import LONGEST
from csxl.writing import theme
from csxl.writing.text_fit import line_count

LEAST = 2  # names that are told however long they are


def fitting(plan: SummaryPlan, names: Sequence[str], room: int, more: str) -> str:
    """As many of the names as fit so many characters, and how many more there are: "A, B and 12 more"."""
    for number in range(len(names), LEAST, -1):
        said = listed_first(plan, names, number, more)
        if len(said) <= room:
            return said
    return listed_first(plan, names, LEAST, more)


def listed_first(plan: SummaryPlan, names: Sequence[str], number: int, more: str) -> str:
    """The first few names of a list, and how many more; a single other is named instead."""
    if len(names) <= number + 1:
        return plan.said.listed(names, len(names))
    return plan.said.listed([*names[:number], f"{len(names) - number} {more}"], LONGEST)


def who_says(plan: SummaryPlan, finding: Finding, word: str, room: int) -> str:
    """The agencies that gave a word on a criterion; where there are too many to name, how many of each sector."""
    places = [place for place, view in enumerate(finding.views) if view.rating == word]
    sectors = Counter(plan.members[place] for place in places)
    if not plan.grouped or len(places) <= LEAST + 1 or set(sectors) == {NO_SECTOR}:
        return fitting(plan, [plan.labels[place] for place in places], room, plan.says.more)
    told = [f"{number} {name}" for name, number in sectors.most_common()]
    return plan.says.in_sectors.format(n=len(places), sectors=fitting(plan, told, room, plan.says.more_sectors))


def cut_to(text: str, width: float, lines: int, before: str = "", after: str = "") -> str:
    """A text between two others in a column of that width, cut between words with "…" where so many lines are not
    enough for all three."""
    whole = f"{before}{text}{after}"
    if line_count(whole, width, theme.SMALL) <= lines:
        return whole
    words = text.split(" ")
    fits, too_many = 0, len(words)
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        shorter = f"{before}{' '.join(words[:middle])} …{after}"
        fits, too_many = (middle, too_many) if line_count(shorter, width, theme.SMALL) <= lines else (fits, middle)
    return f"{before}{' '.join(words[:fits])} …{after}"
