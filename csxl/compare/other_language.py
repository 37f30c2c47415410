"""A comparison told in another of its rubric's languages: the same answers and numbers, with that one's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from csxl.languages import Language
from csxl.model.before import AgencyBefore, Before
from csxl.model.comparison import Agency, Comparison, Finding, View
from csxl.model.decisions import AGREED_RATING, DecisionKind, Decisions, Key, TypedText, agreed_subject
from csxl.model.rubric import Rubric
from csxl.text.folding import fold


def told_in(comparison: Comparison, language: Language) -> Comparison:
    """The comparison in a language; its rubric is in the original where it is not told in that one."""
    rubric = comparison.rubric.said_in(language.tag)
    telling = _Telling(comparison.rubric, rubric)
    before = comparison.before
    return replace(
        comparison,
        rubric=rubric,
        agencies=tuple(map(telling.agency, comparison.agencies)),
        findings=tuple(map(telling.finding, comparison.findings)),
        decisions=replace(comparison.decisions, entries=dict(telling.entries(comparison.decisions))),
        before=telling.before(before) if before else None,
        language=language.name,
    )


class _Telling:
    """A rubric and the same in another language."""

    def __init__(self, rubric: Rubric, other: Rubric) -> None:
        self.other = other
        self.words = dict(zip(rubric.words, other.words, strict=True))
        self.folded = {fold(word): told for word, told in self.words.items()}
        self.subjects = {
            agreed_subject(criterion): agreed_subject(other.criteria[ref]) for ref, criterion in rubric.criteria.items()
        }

    def say(self, word: str) -> str:
        """A word of the rubric, or any other text as it is."""
        return self.words.get(word, word)

    def counts(self, numbers: Mapping[str, int]) -> dict[str, int]:
        return {self.say(word): number for word, number in numbers.items()}

    def agency(self, one: Agency) -> Agency:
        return replace(one, coverage=self.counts(one.coverage))

    def finding(self, one: Finding) -> Finding:
        given = [self.say(word) for word, number in one.counts.items() if number]
        agreed = one.agreed
        return replace(
            one,
            criterion=self.other.criteria[one.criterion.ref],
            views=tuple(map(self.view, one.views)),
            counts=self.counts(one.counts),
            coverage=self.counts(one.coverage),
            position="–".join(dict.fromkeys((*given[:1], *given[-1:]))),
            agreed=replace(agreed, rating=self.say(agreed.rating)) if agreed else None,
        )

    def view(self, one: View) -> View:
        rating = self.say(one.rating) if one.rating else one.rating
        return replace(one, status=self.say(one.status), rating=rating, returned=self.say(one.returned))

    def entries(self, decisions: Decisions) -> Iterator[tuple[Key, TypedText]]:
        """What was typed: what was agreed on a criterion is found by its descriptors and their words."""
        for key, entry in decisions.entries.items():
            if key.kind is not DecisionKind.AGREED:
                yield key, entry
                continue
            told = self.folded.get(fold(entry.value), entry.value) if key.field == AGREED_RATING else entry.value
            yield key._replace(subject=self.subjects.get(key.subject, key.subject)), replace(entry, value=told)

    def before(self, one: Before) -> Before:
        return replace(
            one,
            agencies=tuple(map(self.agency_before, one.agencies)),
            agreed={ref: replace(agreed, rating=self.say(agreed.rating)) for ref, agreed in one.agreed.items()},
        )

    def agency_before(self, one: AgencyBefore) -> AgencyBefore:
        return replace(one, said={ref: replace(said, word=self.say(said.word)) for ref, said in one.said.items()})
