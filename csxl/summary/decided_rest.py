"""What people decided besides ratings, files and actions: how far promises are, and what may be shown."""

from __future__ import annotations

from dataclasses import replace

from csxl.compare.personal_open import personal_points
from csxl.compare.promises import progress_word
from csxl.model.decisions import MARK, DecisionKind
from csxl.summary.decision_rows import UNUSED, Decided, Referents, no_place, plain
from csxl.summary.promises_sheet import promised_by
from csxl.text.a1 import spoken
from csxl.text.wording import quote


def promise_decided(referents: Referents, subject: str) -> Decided:
    """How far a promise of the review before is, beside what its agency says of it now."""
    plan, found = referents.plan, plain(referents, DecisionKind.PROMISE, subject)
    one = next((one for one in plan.since.promises if one.promise.subject == subject), None)
    if one is None:
        return replace(found, gone=True, remark=no_place(plan, "the review before, as known here, has no such promise"))
    typed = referents.typed(DecisionKind.PROMISE, subject)
    remarks = []
    if one.recorded and not progress_word(one.recorded):
        remarks.append(plan.text(UNUSED))
    ground = next((entry.ground for entry in typed.values() if entry.ground), "")
    if ground and ground != one.says:
        now, then = map(plan.in_cell, (one.says, ground))
        remarks.append(plan.text("The agency now says: {}; when this was recorded: {}.", now, then))
    return replace(
        found,
        what=f"{found.what}: {quote(one.promise.action)}",
        ref=one.promise.ref,
        agency=promised_by(plan, one),
        returned=plan.in_cell(one.says),
        settled=plan.in_cell(progress_word(one.recorded)),
        remark="\n".join(remarks),
    )


def personal_decided(referents: Referents, subject: str) -> Decided:
    """Whether a text that may hold personal data may be shown."""
    found = plain(referents, DecisionKind.PERSONAL, subject)
    agency_key, _, _ = subject.rpartition(MARK)
    point = next((one for one in personal_points(referents.plan.comparison) if one.subject == subject), None)
    found = replace(found, agency=referents.name(agency_key))
    if point is None:
        return replace(
            found, gone=True, remark=no_place(referents.plan, "what it is about is not in a return any more")
        )
    where = spoken(point.diagnostic.sheet, point.diagnostic.cell)
    return replace(found, ref=point.diagnostic.ref, what=": ".join(filter(None, (found.what, where))))
