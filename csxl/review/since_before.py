"""What is other than in the review before, and so is compared with nothing: agencies, criteria, the scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.diagnostics.of_review import ReviewCode
from csxl.model.before import Before, Rater
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Rubric
from csxl.text.same_agency import folded_name
from csxl.text.wording import MOST_REFS, listed, quote


def since_before(before: Before, agencies: Sequence[Rater], rubric: Rubric) -> tuple[Diagnostic, ...]:
    """What is to be said of the review before beside this one's agencies and rubric."""
    return (*_of_agencies(before, agencies), *_of_criteria(before, rubric))


def _of_agencies(before: Before, agencies: Sequence[Rater]) -> Iterator[Diagnostic]:
    then = before.of_each(agencies)
    for agency, found in zip(agencies, then, strict=True):
        if found and folded_name(found.name) != folded_name(agency.name):
            names = {"agency": quote(agency.name), "then": quote(found.name), "code": agency.code}
            yield ReviewCode.RENAMED_SINCE.about(before.file, **names)
    new = [agency.name for agency, found in zip(agencies, then, strict=True) if not (found and found.said)]
    gone = [one.name for one in before.agencies if one.said and one not in then]
    if new:
        yield ReviewCode.NOTHING_LAST_TIME.about(before.file, agencies=listed(new))
    if gone:
        yield ReviewCode.AGENCIES_GONE.about(before.file, agencies=listed(gone))


def _of_criteria(before: Before, rubric: Rubric) -> Iterator[Diagnostic]:
    """One line for each cause."""
    if before.gone and not before.same | before.changed | before.untold:
        yield ReviewCode.OTHER_RUBRIC.about(before.file)
        return
    if words := before.other_scale or _other_words(before, rubric):
        yield ReviewCode.SCALE_CHANGED.about(before.file, words=listed(words))
    for code, refs in (
        (ReviewCode.CRITERIA_CHANGED, frozenset() if words else before.changed),
        (ReviewCode.CRITERIA_UNTOLD, before.untold),
    ):
        if refs:
            named = [criterion.in_words for ref, criterion in rubric.criteria.items() if ref in refs]
            yield code.about(before.file, criteria=listed(named))
    for then, now in before.renamed.items() if before.same else ():
        yield ReviewCode.WORD_RENAMED.about(before.file, then=quote(then), now=quote(now))
    if before.moved:
        moved = [f"{now} ({then} then)" for then, now in before.moved]
        yield ReviewCode.CRITERIA_MOVED.about(before.file, criteria=listed(moved, MOST_REFS))
    if before.gone:
        yield ReviewCode.CRITERIA_GONE.about(before.file, criteria=listed(before.gone))


def _other_words(before: Before, rubric: Rubric) -> list[str]:
    """The ratings of the review before that today's scale does not have, where it has no criterion in common."""
    said = (said.word for agency in before.agencies for said in agency.said.values())
    return [word for word in dict.fromkeys(said) if word and word not in rubric.words] if not before.same else []
