"""A rubric that asks nothing yet: what most audits have alike, and room for the rest."""

from __future__ import annotations

from csxl.model.rubric import Abstention, Domain, Level, Rating, Rubric
from csxl.rubrics.colours import FILLS
from csxl.writing import theme

WORDS = (("Red", "R", theme.PAPER), ("Amber", "A", theme.INK), ("Green", "G", theme.INK))
DOMAINS = 3  # a tab for each; further ones are copies
BLANK = Rubric(
    title="",
    version="1.0",
    language="en-GB",
    credit="",
    key=(),
    levels=(Level("1", "Our agency", "What we do ourselves"),),
    stages=(),
    scale=tuple(Rating(word, (short,), fill, ink) for (word, short, ink), fill in zip(WORDS, FILLS[3], strict=True)),
    abstentions=(
        Abstention(
            "Cannot judge", ("Don't know", "Do not know", "Not known"), "We do not see enough of this to rate it"
        ),
        Abstention("Not applicable", ("N/A", "NA"), "This does not concern our agency"),
    ),
    domains=(Domain("", "", "", ()),) * DOMAINS,
)
