"""Which rubric, or which version of it, a form was made for."""

from __future__ import annotations

import re
from collections.abc import Collection

from csxl.model.bilingual import texts_of
from csxl.returns.lookup import Lookup
from csxl.text.folding import fold
from csxl.text.wording import quote

LONGEST_TITLE, LONGEST_VERSION = 200, 40  # characters: anything longer was not written there by csxl
_FAILED = re.compile(r"#[\w/]+[!?]?", re.ASCII)  # "#REF!", "#NAME?", "#N/A"


def other_form(
    titles: Collection[str],
    versions: Collection[str],
    title: str,
    version: str,
    others: Collection[str],
    lookup: Lookup,
) -> str:
    """What a form was made for, as a sentence says it, "" where that is this version of this rubric: it is another only
    if none of the copies that people do not see gives today's. `title` and `version` are those that were chosen, and
    `others` the other parts of its identity, which stand in their place only in a damaged form."""
    if _is_another(titles, {fold(lookup.rubric.title), *lookup.titles}):
        return quote(title) if _may_be(title, LONGEST_TITLE, others, lookup) else ""
    if _is_another(versions, {fold(lookup.rubric.version)}):
        return f"version {version}" if _may_be(version, LONGEST_VERSION, others, lookup) else ""
    return ""


def _is_another(copies: Collection[str], todays: Collection[str]) -> bool:
    return bool(copies) and not any(fold(copy) in todays for copy in copies)


def _may_be(text: str, longest: int, others: Collection[str], lookup: Lookup) -> bool:
    """Whether a text may be a title or a version: no failed formula, and nothing that belongs elsewhere in the form."""
    if not text or len(text) > longest or _FAILED.fullmatch(text):
        return False
    facts = lookup.facts[text]
    if facts.heading or facts.ref or facts.context or facts.word:
        return False
    elsewhere = {fold(one) for telling in lookup.tellings for one in texts_of(telling)}
    return facts.folded not in elsewhere and facts.folded not in map(fold, others)
