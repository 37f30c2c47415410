"""Ratings as the agreement statistics take them, made at random but for the seed."""

from __future__ import annotations

import random


def gaps(seed: int, units: int = 32, raters: int = 7, categories: int = 3, kept: float = 0.6) -> list[dict[str, int]]:
    """Ratings that lean towards each other unit by unit, with gaps, units with one rating, and units with none."""
    source = random.Random(seed)
    leanings = [source.randrange(categories) for _ in range(units)]
    return [
        {
            f"rater {rater}": leaning if source.random() < 0.5 else source.randrange(categories)
            for rater in range(raters)
            if source.random() < (kept if unit % 9 else 0.1)
        }
        for unit, leaning in enumerate(leanings)
    ]
