"""csxl's own words that may stand in open cells of a summary, by the cells' headings."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.compare.personal_open import PERSONAL_CHOICES
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE
from csxl.model.decisions import (
    AGENCY,
    AGREED_RATING,
    ANSWER,
    AS_RETURNED,
    BY_WHEN,
    CORRECTION,
    DOES_IT_COUNT,
    FILE_CHOICES,
    NOT_AGREED,
    PROGRESS_CHOICES,
    RECORDED,
    SAYS_NOW,
    STANDING,
    STANDING_CHOICES,
    STATUS,
    THE_MEETING,
)

NO_DATE = "no date"  # what an action without a date shows
CHOICES: Mapping[str, tuple[str, ...]] = {
    DOES_IT_COUNT: FILE_CHOICES,
    **dict.fromkeys((STATUS, RECORDED, SAYS_NOW), PROGRESS_CHOICES),
    STANDING: STANDING_CHOICES,
    AGENCY: (THE_MEETING,),
    BY_WHEN: (NO_DATE,),
    AGREED_RATING: (NOT_AGREED,),
    ANSWER: (AS_RETURNED, *PERSONAL_CHOICES),
    CORRECTION: (AS_RETURNED, RATED, TO_SETTLE, BLANK, NOT_RETURNED),
}
