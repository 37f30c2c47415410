"""What people decided so far, each beside what was returned, settled and agreed, with what to know about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from csxl.compare.decision_points import known_word
from csxl.compare.grounds import agreed_ground, agreed_grounds, settled_ground
from csxl.model.comparison import Finding, View
from csxl.model.decisions import (
    AGREED_RATING,
    ANSWER,
    AS_RETURNED,
    CORRECTION,
    MARK,
    NO_ENTRY,
    NOT_AGREED,
    THE_MEETING,
    DecisionKind,
    Key,
    action_subject,
    agreed_subject,
    settled_subject,
)
from csxl.model.summary_names import ACTIONS, DISAGREEMENT, ISSUES, MATRIX, PROMISES, RETURNS
from csxl.summary.decided_rest import personal_decided, promise_decided
from csxl.summary.decision_rows import UNUSED, WHAT, Decided, Referents, no_place, plain
from csxl.summary.grounds_in_words import said_then, says_now
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.folding import fold
from csxl.text.wording import quote, sentence

DIFFERENT = "Typed differently on {} and {}: {}. Neither is used."
SHEETS: Mapping[DecisionKind, tuple[str, ...]] = {
    DecisionKind.AGREED: (DISAGREEMENT,),
    DecisionKind.SETTLED: (ISSUES, MATRIX),
    DecisionKind.FILE: (RETURNS,),
    DecisionKind.ACTION: (ACTIONS,),
    DecisionKind.MEETING: (ACTIONS,),
    DecisionKind.PROMISE: (PROMISES,),
    DecisionKind.PERSONAL: (ISSUES,),
}


def decided(plan: SummaryPlan) -> list[Decided]:
    """Every decision, by kind and then in the order of the summary's other sheets. What no other sheet shows is carried
    by this one, so the others must have been written."""
    referents = Referents(plan)
    subjects = list(plan.comparison.decisions.subjects)
    found = [_placed(referents, TOLD[kind](referents, subject)) for kind, subject in subjects if kind in TOLD]
    known = {one.record.subject for one in found}
    found += [
        _orphan(referents, subject)
        for kind, subject in subjects
        if kind == DecisionKind.RECORD and subject not in known
    ]
    kinds, refs = [*TOLD, DecisionKind.RECORD], list(referents.findings)
    orders = {ref: number for number, ref in enumerate(refs)}

    def order(one: Decided) -> tuple[object, ...]:
        agency = referents.places.get(one.subject.split(MARK, maxsplit=1)[0], len(referents.places))
        digits = len(one.subject) if one.kind == DecisionKind.MEETING else 0  # "2" before "10"
        return kinds.index(one.kind), one.gone, digits, orders.get(one.ref, len(refs)), agency, one.what, one.subject

    return sorted(found, key=order)


def _agreed(referents: Referents, subject: str) -> Decided:
    """What the meeting agreed on a criterion, beside the counts as returned and how many answers were settled."""
    ref = subject.split(MARK, maxsplit=1)[0]
    found = replace(plain(referents, DecisionKind.AGREED, subject), ref=ref)
    rating = referents.typed(DecisionKind.AGREED, subject).get(AGREED_RATING, NO_ENTRY).value
    found = replace(found, agreed=referents.plan.open_cells.shown(AGREED_RATING, rating))
    finding = referents.findings.get(ref)
    if finding is None:
        return replace(found, gone=True, remark=no_place(referents.plan, "this review has no criterion {}", ref))
    found = replace(found, what=f"{found.what}: {finding.criterion.place}")
    if agreed_subject(finding.criterion) != subject:
        return replace(found, gone=True, remark=no_place(referents.plan, "{} has other descriptors now", ref))
    plan = referents.plan
    grounds, today = agreed_grounds(plan.comparison.decisions, finding), agreed_ground(finding)
    remarks = []
    if all(grounds) and today not in grounds:
        then, now = map(plan.in_cell, (grounds[0], today))
        remarks.append(plan.text("The ratings have changed since this was agreed: then {}, now {}.", then, now))
    if rating and not known_word(rating, plan.comparison.rubric, NOT_AGREED):
        remarks.append(plan.text(UNUSED))
    settled = sum(view.settled is not None for view in finding.views)
    return replace(
        found,
        returned=plan.in_cell(_as_returned(finding)),
        settled=plan.many(settled, "answer", "answers") if settled else "",
        remark="\n".join(remarks),
    )


def _as_returned(finding: Finding) -> str:
    """The ratings as the returns give them, before any was settled."""
    words = Counter(view.returned or view.word for view in finding.views)
    return agreed_ground(replace(finding, counts={word: words[word] for word in finding.counts}))


def _settled(referents: Referents, subject: str) -> Decided:
    """An agency's settled answer, beside what its return says and what was agreed."""
    agency_key, _, ref = subject.rpartition(MARK)
    found = replace(plain(referents, DecisionKind.SETTLED, subject), ref=ref, agency=referents.name(agency_key))
    finding, place = referents.findings.get(ref), referents.places.get(agency_key)
    if finding is None:
        return replace(found, gone=True, remark=no_place(referents.plan, "this review has no criterion {}", ref))
    if place is None:
        return replace(
            found, gone=True, remark=no_place(referents.plan, "no agency with this code or name is in this review")
        )
    view = finding.views[place]
    return replace(
        found,
        what=f"{found.what}: {finding.criterion.place}",
        returned=_returned(referents.plan, view),
        settled=view.word if view.settled else "",
        agreed=finding.agreed.rating if finding.agreed else "",
        remark="\n".join(_about_settled(referents, agency_key, ref, view)),
    )


def _returned(plan: SummaryPlan, view: View) -> str:
    """What a return says: a word or a status, or what stands in the cell."""
    said = settled_ground(view)
    return plan.in_cell(said) if said in plan.words else said


def _about_settled(referents: Referents, agency_key: str, ref: str, view: View) -> Iterator[str]:
    plan, decisions = referents.plan, referents.plan.comparison.decisions
    disputed = decisions.disputed(agency_key, ref)
    if disputed:
        both = plan.listed([quote(plan.open_cells.shown(ANSWER, entry.value)) for entry in disputed])
        # No cells: they are those of the former summary.
        yield plan.text(DIFFERENT, plan.tab(ISSUES), plan.tab(MATRIX), both)
        return
    typed = referents.typed(DecisionKind.SETTLED, settled_subject(agency_key, ref))
    given = [typed[heading].value for heading in (ANSWER, CORRECTION) if heading in typed]
    if not given:
        yield plan.text("No answer has been chosen, so nothing is settled.")
    elif fold(AS_RETURNED) in map(fold, given):
        yield plan.text("Taken back: what was returned counts.")
    elif view.settled is None:
        yield plan.text(UNUSED)
    grounds = [entry.ground for entry in typed.values() if entry.ground]
    now = settled_ground(view)
    if view.settled and grounds and now not in grounds:
        yield plan.text("{}; when this was settled, {}.", sentence(says_now(plan, now)), said_then(plan, grounds[0]))


def _file(referents: Referents, subject: str) -> Decided:
    """Which file counts, and whose it is."""
    found = plain(referents, DecisionKind.FILE, subject)
    if subject not in referents.files:
        return replace(
            found,
            what=referents.plan.text("A file of before"),
            gone=True,
            remark=no_place(referents.plan, "that file is not among the returns"),
        )
    file, agency = referents.files[subject]
    return replace(
        found,
        what=referents.plan.text("File: {}", referents.plan.file_name(file)),
        agency=referents.name(agency.key) if agency else "",
    )


def _action(referents: Referents, subject: str) -> Decided:
    """How an action of an agency goes on, or one that the meeting agreed on a criterion."""
    plan = referents.plan
    agency_key, ref, _ = [*subject.rsplit(MARK, maxsplit=2), "", ""][:3]
    found = replace(plain(referents, DecisionKind.ACTION, subject), ref=ref, agency=referents.name(agency_key))
    action = _proposed(referents, agency_key, ref)
    if not action or action_subject(agency_key, ref, action) != subject:
        if agency_key == THE_MEETING:
            why = no_place(referents.plan, "{} has no such action any more", plan.tab(DISAGREEMENT))
        else:
            why = no_place(referents.plan, "no return of this agency has such action any more")
        return replace(found, gone=True, remark=why)
    kind = DecisionKind.MEETING if agency_key == THE_MEETING else DecisionKind.ACTION
    return replace(found, what=f"{plan.text(WHAT[kind])}: {quote(action)}")


def _proposed(referents: Referents, agency_key: str, ref: str) -> str:
    """The action that an agency proposes on a criterion, or that the meeting agreed."""
    finding, place = referents.findings.get(ref), referents.places.get(agency_key)
    if finding and agency_key == THE_MEETING:
        return finding.agreed.action if finding.agreed else ""
    answer = finding.views[place].answer if finding and place is not None else None
    return answer.action if answer else ""


def _meeting(referents: Referents, subject: str) -> Decided:
    return plain(referents, DecisionKind.MEETING, subject)


def _typed(referents: Referents, subject: str) -> Decided:
    """A text that was typed where nothing is asked for, with the place where it was found."""
    found = plain(referents, DecisionKind.TYPED, subject)
    entry = next(iter(referents.typed(DecisionKind.TYPED, subject).values()))
    where = entry.ground or ", ".join(filter(None, (entry.sheet, entry.cell)))
    return replace(found, what=referents.plan.text("Typed on {}", where) if where else found.what)


def _orphan(referents: Referents, subject: str) -> Decided:
    """Who, on and why of a decision that is gone."""
    kind, _, about = subject.partition(MARK)
    found = plain(referents, DecisionKind.RECORD, subject)
    what = f"{referents.plan.text(WHAT[DecisionKind.RECORD])}: {kind} {about}"
    return replace(
        found, what=what, typed="", gone=True, remark=no_place(referents.plan, "the decision it is about is not there")
    )


def _placed(referents: Referents, one: Decided) -> Decided:
    """The same with a remark on entries that no other sheet shows; they are carried from here on."""
    open_cells = referents.plan.open_cells
    keys = [Key(one.kind, one.subject, heading) for heading in referents.typed(one.kind, one.subject)]
    left = [key for key in keys if key not in open_cells.carried]
    for key in left:
        open_cells.keep(key)
    if not left or one.kind == DecisionKind.TYPED or one.gone:
        return one
    plan = referents.plan
    still = plan.text(" It still counts.") if one.settled else ""
    sheets = plan.text(" or ").join(map(plan.tab, SHEETS[one.kind]))
    headings = plan.listed([quote(plan.text(key.field)) for key in left])
    remark = f"{plan.text('No longer has a place on {}: {}.', sheets, headings)}{still}"
    return replace(one, remark="\n".join(filter(None, (one.remark, remark))))


TOLD = {
    DecisionKind.AGREED: _agreed,
    DecisionKind.SETTLED: _settled,
    DecisionKind.FILE: _file,
    DecisionKind.ACTION: _action,
    DecisionKind.MEETING: _meeting,
    DecisionKind.PROMISE: promise_decided,
    DecisionKind.PERSONAL: personal_decided,
    DecisionKind.TYPED: _typed,
}
