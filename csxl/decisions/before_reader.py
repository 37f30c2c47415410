"""Reading the summary of the review before: what agencies said, what was agreed, and what was promised."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.compare.action_owners import owners_of
from csxl.compare.actions import Action, actions
from csxl.decisions.answers_then import AnswersThen, answers_then
from csxl.decisions.criteria_then import CriteriaThen, criteria_then
from csxl.decisions.former_marks import read_marks
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.identity_of_summary import about_summary
from csxl.decisions.one_language import terms_of
from csxl.decisions.promises_then import promises_then
from csxl.decisions.summary_reader import former_in
from csxl.diagnostics.of_review import ReviewCode
from csxl.model.before import AgencyBefore, AgreedBefore, Before, Promise, SaidBefore
from csxl.model.comparison import NOT_RETURNED, Agency, Comparison, Finding, Spread, View
from csxl.model.decisions import MARK, Agreed, DecisionKind, Decisions, progress_of
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member, Parcel
from csxl.model.rubric import Criterion, Rubric
from csxl.model.summary_names import RETURNS
from csxl.returns.lookup import lookup_for
from csxl.sheets.books import read_book
from csxl.sheets.limits import A_SUMMARY
from csxl.text.folding import fold
from csxl.text.no_cycles import no_cycles
from csxl.text.records import dataclass
from csxl.unwrap.unwrapping import one_workbook

Diagnostics = tuple[Diagnostic, ...]
_Owned = tuple[Agency | None, Promise]  # whose it is, and what


@dataclass(frozen=True)
class _Then:
    """A summary's contents while they are put together: its answers, which criteria are today's, the decisions typed
    into it, and what was agreed by ref."""

    answers: AnswersThen
    criteria: CriteriaThen
    decisions: Decisions
    agreed: Mapping[str, Agreed]
    rubric: Rubric

    def word(self, text: str, ref: str) -> str:
        """A word that somebody typed, or that the summary has, as today's scale calls it; "" if it is none."""
        if self.criteria.other_scale:
            return {fold(word): word for word in (*self.criteria.scale, *self.answers.words)}.get(fold(text), text)
        renamed = {fold(word): now for word, now in self.criteria.words.items()}
        told = fold(terms_of(self.rubric).word(text))
        if word := renamed.get(fold(text)) or lookup_for(self.rubric).words.get(told):
            return word
        return {fold(word): word for word in self.answers.words}.get(fold(text), "") or (
            text if self.now(ref) not in self.criteria.same else ""
        )

    def now(self, ref: str) -> str:
        """What the criterion that had a ref is known by today."""
        return self.criteria.became.get(ref, ref)

    def criterion(self, ref: str) -> Criterion:
        """The criterion that had a ref, as far as anything is known of it."""
        known = self.rubric.criteria.get(ref) if self.now(ref) == ref else None
        return known or self.answers.criteria[ref]


@no_cycles()
def read_before(member: Member, rubric: Rubric, day: datetime.date) -> tuple[Before | None, Diagnostics]:
    """The review before from its summary, read on a day in whatever state that is, and what is odd about it; None if
    the workbook has no table of answers."""
    book, said = read_book(member.data, member.kind, member.file, A_SUMMARY)
    terms = terms_of(rubric)
    answers = answers_then(book, member.file, terms) if book else None
    if book is None or answers is None:
        return None, (*said, *((ReviewCode.NOT_A_SUMMARY.about(member.file),) if book else ()))
    found = read_marks(book)
    marks = terms.marks(found) if found else None
    former, _ = former_in(book, marks, member.file, rubric, day)
    criteria = criteria_then(book, member.file, marks, about_summary(book, marks), answers.criteria, rubric)
    agreed = dict(_agreed(former.decisions, criteria, rubric))
    then = _Then(answers, criteria, former.decisions, agreed, rubric)
    if any(key.kind is DecisionKind.FILE for key in former.decisions.lately):
        said = (*said, ReviewCode.CHOICES_NOT_FOLLOWED.about(member.file, RETURNS))
    earlier = tuple(promises_then(book, member.file, answers.agencies, former.decisions, terms))
    return _before(former, then, earlier), said


def read_before_bytes(
    file: str, data: bytes, passwords: Sequence[str], rubric: Rubric, day: datetime.date
) -> tuple[Before | None, Diagnostics]:
    """The same for a file's bytes, which may need a password."""
    found = one_workbook(Parcel(file, data), passwords)
    if isinstance(found, Member):
        return read_before(found, rubric, day)
    return None, (found,) if found else ()


def _agreed(decisions: Decisions, criteria: CriteriaThen, rubric: Rubric) -> Iterator[tuple[str, Agreed]]:
    """What was agreed by ref: under the descriptors that the summary has, rather than under former ones."""
    subjects: dict[str, list[str]] = {}
    for kind, subject in decisions.subjects:
        if kind is DecisionKind.AGREED:
            subjects.setdefault(subject.partition(MARK)[0], []).append(subject)
    for ref, found in subjects.items():
        own = f"{ref}{MARK}{criteria.digests.get(ref, '')}"
        if agreed := decisions.agreed_under(own if own in found else found[-1]):
            yield ref, agreed


def _before(former: FormerSummary, then: _Then, earlier: Sequence[_Owned]) -> Before:
    criteria, found = then.criteria, _promises(then, earlier)
    agreed = {then.now(ref): AgreedBefore(then.word(one.rating, ref), one.words) for ref, one in then.agreed.items()}
    return Before(
        former.file,
        former.review,
        tuple(
            AgencyBefore(
                agency.name,
                agency.code,
                dict(_said(then, agency)),
                tuple(promise for owner, promise in found if owner == agency),
            )
            for agency in then.answers.agencies
        ),
        {ref: one for ref, one in agreed.items() if one.rating or one.words},
        criteria.same,
        criteria.changed,
        criteria.gone,
        tuple(promise for owner, promise in found if owner is None),
        criteria.untold,
        former.returns,
        criteria.moved,
        criteria.scale if criteria.other_scale else (),
        {word: now for word, now in criteria.words.items() if lookup_for(then.rubric).words.get(fold(word)) != now},
    )


def _said(then: _Then, agency: Agency) -> Iterator[tuple[str, SaidBefore]]:
    """One agency's answers by ref, settled before returned."""
    for ref in _refs(then):
        answer = then.answers.answer(agency, ref)
        settled = then.decisions.settled(agency.key, ref)
        word = then.word(settled.word, ref) if settled else ""
        word = word or (then.word(answer.word, ref) if answer else "")
        evidence = answer.evidence if answer else ""
        if word or evidence:
            yield then.now(ref), SaidBefore(word, evidence)


def _refs(then: _Then) -> list[str]:
    """The refs of the review before: in today's order, then those of what is gone."""
    order = {ref: place for place, ref in enumerate(then.rubric.criteria)}
    return sorted(then.answers.criteria, key=lambda ref: order.get(then.now(ref), len(order)))


def _promises(then: _Then, earlier: Sequence[_Owned]) -> list[_Owned]:
    """Every action with the agency whose it is, once for each that shares it, and what was promised `earlier` still and
    is open; in the order of the criteria."""
    found = actions(_comparison(then))
    owned = [(action, owner) for action in found for owner in owners_of(action, then.answers.agencies) or (None,)]
    new = [(owner, _promise(action, owner.name if owner else "")) for action, owner in owned]
    known, order = {one.subject for _, one in new}, {ref: place for place, ref in enumerate(_refs(then))}
    every = (*new, *(one for one in earlier if one[1].subject not in known))
    placed = sorted(every, key=lambda one: order.get(one[1].ref, len(order)))
    return [(owner, replace(one, ref=then.now(one.ref))) for owner, one in placed]


def _promise(action: Action, agency: str) -> Promise:
    status = progress_of(action.status)
    progress = action.progress if status else " · ".join(filter(None, (action.status, action.progress)))
    return Promise(
        action.subject,
        agency,
        action.ref,
        action.action,
        action.owner,
        action.by_when,
        status,
        progress,
        action.done_on,
        action.agreed,
    )


def _comparison(then: _Then) -> Comparison:
    """As much of that review's comparison as its actions rest on."""
    agencies = then.answers.agencies
    findings = tuple(
        Finding(
            then.criterion(ref),
            tuple(_view(then, agency, ref) for agency in agencies),
            {},
            {},
            Spread.NOT_RATED,
            "",
            then.agreed.get(ref),
        )
        for ref in _refs(then)
    )
    whole = Comparison(then.rubric, "", "", agencies, findings, (), (), True)
    return replace(whole, decisions=then.decisions)


def _view(then: _Then, agency: Agency, ref: str) -> View:
    answer = then.answers.answer(agency, ref)
    if answer is None:
        return View(agency.name, NOT_RETURNED)
    return View(agency.name, answer.word, None, answer.as_answer(ref), answer.file or agency.name)
