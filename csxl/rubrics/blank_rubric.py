"""A rubric that asks nothing yet: what most audits have alike, and room for the rest."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model.rubric import Abstention, Domain, Level, Rating, Rubric
from csxl.rubrics.colours import FILLS, readable_ink

TRAFFIC_LIGHT = ("Red", "Amber", "Green")
SYNONYMS = {word: (word[0],) for word in TRAFFIC_LIGHT}
DOMAINS = 3  # a tab for each; further ones are copies


def blank_rubric(words: Sequence[str] = TRAFFIC_LIGHT) -> Rubric:
    """A rubric without a title, stages or criteria, on a scale of two to five words."""
    return Rubric(
        title="",
        version="1.0",
        language="en-GB",
        credit="",
        key=(),
        levels=(Level("1", "Our agency", "What we do ourselves", only=True),),
        stages=(),
        scale=tuple(
            Rating(word, SYNONYMS.get(word, ()), fill, readable_ink(fill))
            for word, fill in zip(words, FILLS[len(words)], strict=True)
        ),
        abstentions=(
            Abstention(
                "Cannot judge", ("Don't know", "Do not know", "Not known"), "We do not see enough of this to rate it"
            ),
            Abstention("Not applicable", ("N/A", "NA"), "This does not concern our agency"),
        ),
        domains=(Domain("", "", "", ()),) * DOMAINS,
    )
