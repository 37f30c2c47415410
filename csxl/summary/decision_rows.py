"""One decision as the sheet Decisions shows it, and where the decisions of a summary find what they are about."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import cached_property

from csxl.model.comparison import Agency, Finding
from csxl.model.decisions import OPEN, DecisionKind, Key, TypedText, led_by
from csxl.summary.answers_sheet import day
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.days import stated_day
from csxl.text.records import dataclass
from csxl.text.wording import sentence

NO_PLACE = "No longer has a place"
SEEN = re.compile(r"first seen (?P<day>\d{1,2} \w{3} \d{4})(?: in a file last saved by (?P<who>.+))?")
UNUSED = "That is none of the words to choose from, so it is not used."
WHAT: Mapping[DecisionKind, str] = {
    DecisionKind.AGREED: "Agreed by the meeting",
    DecisionKind.SETTLED: "Settled answer",
    DecisionKind.FILE: "File",
    DecisionKind.ACTION: "Action of an agency",
    DecisionKind.MEETING: "Action of the meeting",
    DecisionKind.PROMISE: "Promise of last time",
    DecisionKind.PERSONAL: "Personal data",
    DecisionKind.TYPED: "Typed elsewhere",
    DecisionKind.RECORD: "Note on a decision",
}


@dataclass(frozen=True)
class Decided:
    """One decision as the sheet Decisions shows it; `gone` is what it is about, if that is no longer there."""

    kind: DecisionKind
    subject: str
    what: str
    typed: str
    seen: str
    ref: str = ""
    agency: str = ""
    returned: str = ""
    settled: str = ""
    agreed: str = ""
    remark: str = ""
    gone: bool = False

    @property
    def record(self) -> Key:
        """Under which who decided it, when and why are kept."""
        about = self.subject if self.kind == DecisionKind.RECORD else Key(self.kind, self.subject, "").row
        return Key(DecisionKind.RECORD, about, "")


@dataclass(frozen=True)
class Referents:
    """Where the decisions of a summary find what they are about."""

    plan: SummaryPlan

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        return {finding.criterion.ref: finding for finding in self.plan.comparison.findings}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each agency by what decisions know it by."""
        return {agency.key: place for place, agency in enumerate(self.plan.comparison.agencies)}

    @cached_property
    def files(self) -> Mapping[str, tuple[str, Agency | None]]:
        """Each return's file by its SHA-256, and each letter's by its key, with the agency that it is of."""
        agencies, letters = self.plan.comparison.agencies, self.plan.comparison.letters
        loose = {one.sha256: (one.file, None) for one in self.plan.comparison.uncounted}
        written = {
            one.letter.key: (one.letter.file, None if one.place is None else agencies[one.place]) for one in letters
        }
        return {**loose, **written, **{one.sha256: (one.file, of) for of in agencies for one in of.returns}}

    def typed(self, kind: DecisionKind, subject: str) -> Mapping[str, TypedText]:
        """What was typed about a subject, in the order of the columns."""
        found = self.plan.comparison.decisions.of(kind, subject)
        return {heading: found[heading] for heading in dict.fromkeys((*OPEN[kind], *found)) if heading in found}

    def name(self, agency_key: str) -> str:
        """An agency's name, or what is left of one that is gone."""
        return self.plan.labels[self.places[agency_key]] if agency_key in self.places else agency_key


def no_place(plan: SummaryPlan, why: str, *filled: str) -> str:
    """That a decision is about something that is no longer there, and why."""
    return f"{plan.text(NO_PLACE)}: {plan.text(why, *filled)}."


def plain(referents: Referents, kind: DecisionKind, subject: str) -> Decided:
    """A decision with what was typed and when it was first seen."""
    typed = referents.typed(kind, subject)
    plan = referents.plan
    texts = [shown_entry(plan, heading, entry) for heading, entry in typed.items()]
    if kind != DecisionKind.TYPED:
        texts = [f"{led_by(plan.text(heading))}{text}" for heading, text in zip(typed, texts, strict=True)]
    seen = {heading: sentence(seen_in_words(plan, entry.seen)) for heading, entry in typed.items() if entry.seen}
    several = len(set(seen.values())) > 1
    told = (
        [f"{led_by(plan.text(heading))}{text}" for heading, text in seen.items()]
        if several
        else list(seen.values())[:1]
    )
    return Decided(kind, subject, plan.text(WHAT[kind]), "\n".join(texts), "\n".join(told))


def shown_entry(plan: SummaryPlan, heading: str, entry: TypedText) -> str:
    """An entry as a person reads it: a date in words."""
    date = day(entry.value)
    return plan.said.day(date) if isinstance(date, datetime.date) else plan.open_cells.shown(heading, entry.value)


def seen_in_words(plan: SummaryPlan, seen: str) -> str:
    """When an entry was first seen and in whose file, as the workbook says it."""
    found = SEEN.fullmatch(seen)
    date = stated_day(found["day"]) if found else None
    if found is None or date is None:
        return seen
    when = plan.text("first seen {}", plan.said.day(date))
    return f"{when}{plan.text(' in a file last saved by {}', found['who'])}" if found["who"] else when
