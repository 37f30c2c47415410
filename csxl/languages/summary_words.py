"""What the summary's sheets besides page one say of their own accord, in one language."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.text.records import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SummaryWords:
    """One language's words. What stands in {braces} is filled in."""

    texts: Mapping[str, str]  # headings, prompts and sentences, by what they are in English
