"""One language for all summaries: whichever one was written in, its headings, words and keys are told in English and
in the words of the review's rubric."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property

from csxl.compare.own_choices import CHOICES
from csxl.decisions.former_marks import FormerMarks
from csxl.languages import LANGUAGES
from csxl.model import marks_layout as layout
from csxl.model.bilingual import tellings
from csxl.model.decisions import (
    AGREED_RATING,
    ANSWER,
    CORRECTION,
    MARK,
    DecisionKind,
    Key,
    TypedText,
    descriptors_digest,
)
from csxl.model.rubric import Abstention, Rating, Rubric
from csxl.model.summary_names import SHEETS
from csxl.returns.lookup import once_a_rubric
from csxl.text.folding import fold
from csxl.text.records import dataclass

OF_SCALE = frozenset((AGREED_RATING, ANSWER, CORRECTION))  # the headings below which words of the rubric stand
COUNTED = re.compile(r"(\d+) (.+)")  # "2 Amber"


@cache
def said(text: str) -> tuple[str, ...]:
    """How the summary says a text of its own in each language but English."""
    every = dict.fromkeys(one.on_sheets(text) for language in LANGUAGES for one in language.tellings)
    return tuple(one for one in every if one != text)


@cache
def in_any(*headings: str) -> Mapping[str, tuple[str, ...]]:
    """The headings, each with what it is in other languages."""
    return {heading: said(heading) for heading in headings}


@cache
def sheet_called(name: str) -> str:
    """The name in English of a sheet of a summary, whichever language its name is in; any other name as it is."""
    return next((sheet for sheet in SHEETS if name in (sheet, *said(sheet))), name)


@cache
def _choices(heading: str) -> Mapping[str, str]:
    """What each of csxl's own words below a heading is in English, by what it is folded in other languages."""
    words = CHOICES.get(heading, ())
    known = {fold(word) for word in words}
    return {fold(other): word for word in words for other in said(word) if fold(other) not in known}


@dataclass(frozen=True, eq=False)
class Terms:
    """The words and keys of one review's rubric, by those that its other languages have for them."""

    rubric: Rubric

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The rubric's answers by what they are, folded, in its other languages."""
        own, words = _answers(self.rubric), frozenset(map(fold, self.rubric.words))
        known = words | {fold(form) for one in own for form in one.synonyms}
        pairs = [pair for other in tellings(self.rubric)[1:] for pair in zip(own, _answers(other), strict=True)]
        forms = {fold(form): one.word for one, other in pairs for form in other.synonyms if fold(form) not in known}
        return forms | {fold(other.word): one.word for one, other in pairs if fold(other.word) not in words}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """What decisions know a criterion's descriptors by, by what that is where they are in another language."""
        return {
            descriptors_digest(telling.criteria[ref]): descriptors_digest(criterion)
            for telling in self.rubric.translations
            for ref, criterion in self.rubric.criteria.items()
            if ref in telling.criteria
        }

    @cached_property
    def titles(self) -> frozenset[str]:
        """What the rubric is called, in each of its languages."""
        return frozenset(telling.title for telling in tellings(self.rubric))

    def word(self, text: str) -> str:
        """An answer or a status as the review has it; any other text as it is."""
        return self.words.get(fold(text)) or _choices(CORRECTION).get(fold(text), text)

    def typed(self, heading: str, text: str) -> str:
        """What was typed below a heading: a word to choose from as the review has it, any other text as it is."""
        if heading in OF_SCALE and (word := self.words.get(fold(text))):
            return word
        return _choices(heading).get(fold(text), text)

    def subject(self, kind: DecisionKind, subject: str) -> str:
        """The same subject, by the rubric's descriptors as the review has them."""
        about = {DecisionKind.AGREED: "", DecisionKind.RECORD: f"{DecisionKind.AGREED}{MARK}"}.get(kind)
        before, mark, digest = subject.rpartition(MARK)
        if about is None or not subject.startswith(about) or digest not in self.digests:
            return subject
        return f"{before}{mark}{self.digests[digest]}"

    def ground(self, text: str) -> str:
        """What a decision rests on, "2 Red · 3 Green" or an answer, in the review's words."""
        if not self.words:
            return text
        counted = [COUNTED.fullmatch(part) for part in text.split(" · ")]
        found = [one for one in counted if one]
        if len(found) == len(counted):
            return " · ".join(f"{one[1]} {self.words.get(fold(one[2]), one[2])}" for one in found)
        return self.words.get(fold(text), text)

    def entry(self, key: Key, entry: TypedText) -> tuple[Key, TypedText]:
        """A text that was typed, and its key."""
        told = key._replace(subject=self.subject(key.kind, key.subject))
        return told, replace(entry, value=self.typed(key.field, entry.value), ground=self.ground(entry.ground))

    def marks(self, marks: FormerMarks) -> FormerMarks:
        """What a summary says of itself, but for the texts that it holds."""
        keys = {key: self.entry(key, entry) for key, entry in marks.entries.items()}
        return replace(
            marks,
            facts=dict(self._facts(marks.facts)),
            entries=dict(keys.values()),
            unplaced=frozenset(keys[key][0] for key in marks.unplaced),
            rows={
                (kind, self.subject(kind, subject)): row._replace(ground=self.ground(row.ground))
                for (kind, subject), row in marks.rows.items()
            },
        )

    def _facts(self, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for label, value in facts.items():
            is_criterion = label.startswith(layout.CRITERION)
            told = self.digests.get(value, value) if is_criterion else value
            yield label, self.rubric.title if label == layout.RUBRIC and value in self.titles else told


def _answers(rubric: Rubric) -> tuple[Rating | Abstention, ...]:
    return (*rubric.scale, *rubric.abstentions)


terms_of = once_a_rubric(Terms)


def begins_with(text: str, ours: Iterable[str]) -> str:
    """Which of some texts of ours another begins with, in whichever language; "" if none."""
    folded = fold(text)
    return next((one for one in ours if any(folded.startswith(fold(other)) for other in (one, *said(one)))), "")
