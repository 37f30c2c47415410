"""What will be done: the actions that agencies propose and those of the meeting, as people have recorded them since."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csxl.model.comparison import Comparison
from csxl.model.decisions import (
    ACTION,
    AGENCY,
    BY_WHEN,
    DONE_ON,
    IS_AGREED,
    IS_PROPOSED,
    MARK,
    OWNER,
    PROGRESS,
    PROGRESS_CHOICES,
    REF,
    STANDING,
    STATUS,
    THE_MEETING,
    DecisionKind,
    Decisions,
    action_subject,
)
from csxl.model.summary_names import DISAGREEMENT
from csxl.text.days import day_first, stated_day
from csxl.text.folding import fold

NOT_BEGUN, UNDER_WAY, DONE, DROPPED = PROGRESS_CHOICES
LAST = datetime.date.max  # of an action without a day
ENDED = {fold(DONE), fold(DROPPED)}


@dataclass(frozen=True, slots=True)
class Action:
    """An action of an agency on one criterion or of the meeting, with what was typed over it since: its words, owner
    and day, `status` (under way, done …), `progress` and `done_on`, and in `standing` whether it is agreed or only
    proposed. `by_when` is the text as given, `date` the day it states or None; `rating` is the agency's word on the
    criterion, and `cell` the place of that rating."""

    kind: DecisionKind
    subject: str
    agency: str
    ref: str
    criterion: str
    action: str
    owner: str
    by_when: str
    date: datetime.date | None
    rating: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    status: str = ""
    progress: str = ""
    done_on: str = ""
    standing: str = IS_AGREED

    @property
    def ended(self) -> bool:
        """Whether it is done or was dropped, so that nobody proposes it any more."""
        return fold(self.status) in ENDED

    @property
    def of_agency(self) -> bool:
        """Whether an agency proposed it, in its return."""
        return bool(self.file)

    @property
    def agreed(self) -> bool:
        """Whether the meeting agreed it, rather than an agency proposing it only."""
        return fold(self.standing) != IS_PROPOSED

    @property
    def texts(self) -> dict[str, str]:
        """What each column holds, by heading."""
        return {
            BY_WHEN: self.by_when,
            ACTION: self.action,
            OWNER: self.owner,
            AGENCY: self.agency,
            REF: self.ref,
            "Criterion": self.criterion,
            "Rating": self.rating,
            STATUS: self.status,
            PROGRESS: self.progress,
            DONE_ON: self.done_on,
            STANDING: self.standing,
            "File": self.file,
            "Sheet": self.sheet,
            "Cell": self.cell,
        }

    def typed_over(self, heading: str, decisions: Decisions) -> bool:
        """Whether a person has typed in one of its cells."""
        return heading in decisions.of(self.kind, self.subject)


def actions(comparison: Comparison) -> tuple[Action, ...]:
    """Every action: what is agreed first, then what agencies propose; of each, those on one criterion together, and the
    criterion first on which one is due first. What is done or was dropped comes after all others."""
    met: Counter[str] = Counter()
    found = []
    for action in (*_by_criterion(comparison), *_added(comparison.decisions)):
        met[action.subject] += 1  # one agency may propose the same twice
        times = met[action.subject]
        own = replace(action, subject=f"{action.subject}{MARK}{times}") if times > 1 else action
        found.append(_as_recorded(own, comparison))
    return tuple(_in_order(found))


def _in_order(found: Sequence[Action]) -> list[Action]:
    groups = list(map(_group, found))
    first: dict[object, datetime.date] = {}
    place: dict[object, int] = {}
    for group, action in zip(groups, found, strict=True):
        first[group] = min(first.get(group, LAST), action.date or LAST)
        place.setdefault(group, len(place))
    turns = [
        (action.ended, not action.agreed, first[group], place[group], action.date or LAST)
        for group, action in zip(groups, found, strict=True)
    ]
    return [found[number] for number in sorted(range(len(found)), key=turns.__getitem__)]


def _group(action: Action) -> object:
    """What those that are listed together have in common; an action on no criterion stands alone."""
    return action.ended, action.agreed, action.ref.strip().upper() or action.subject


def meeting_subjects(decisions: Decisions) -> list[str]:
    """The numbers of the rows in which the meeting has added an action, in order."""
    used = {key.subject for key in decisions.entries if key.kind is DecisionKind.MEETING}
    return sorted(used, key=lambda subject: (len(subject), subject))


def _by_criterion(comparison: Comparison) -> Iterator[Action]:
    """What agencies propose in their returns, and what the meeting agreed on the sheet Disagreement."""
    for finding in comparison.findings:
        ref, title = finding.criterion.ref, finding.criterion.place
        for agency, view in zip(comparison.agencies, finding.views, strict=True):
            given = view.answer
            if given and given.action.strip():
                yield Action(
                    DecisionKind.ACTION,
                    action_subject(agency.key, ref, given.action),
                    view.agency,
                    ref,
                    title,
                    given.action,
                    given.owner,
                    given.by_when,
                    stated_day(given.by_when),
                    view.word,
                    view.file,
                    given.sheet,
                    given.cell,
                    standing=IS_PROPOSED,
                )
        if finding.agreed and finding.agreed.action.strip():
            agreed = finding.agreed
            yield Action(
                DecisionKind.ACTION,
                action_subject(THE_MEETING, ref, agreed.action),
                THE_MEETING,
                ref,
                title,
                agreed.action,
                agreed.owner,
                agreed.by_when,
                _typed_day(agreed.by_when),
                agreed.rating,
                sheet=DISAGREEMENT,
            )


def _added(decisions: Decisions) -> Iterator[Action]:
    """What the meeting added in the spare rows."""
    for subject in meeting_subjects(decisions):
        yield Action(DecisionKind.MEETING, subject, THE_MEETING, "", "", "", "", "", None, "")


def _as_recorded(action: Action, comparison: Comparison) -> Action:
    """An action with what people typed over it."""
    typed = {field: entry.value for field, entry in comparison.decisions.of(action.kind, action.subject).items()}
    if not typed:
        return action
    now = action.texts | typed
    criterion = comparison.rubric.criteria.get(now[REF].strip().upper())
    return replace(
        action,
        action=now[ACTION],
        owner=now[OWNER],
        agency=action.agency if action.of_agency else now[AGENCY],
        ref=now[REF],
        criterion=criterion.place if criterion else action.criterion,
        by_when=now[BY_WHEN],
        date=_typed_day(now[BY_WHEN]) if BY_WHEN in typed else action.date,
        status=now[STATUS],
        progress=now[PROGRESS],
        done_on=now[DONE_ON],
        standing=now[STANDING],
    )


def _typed_day(text: str) -> datetime.date | None:
    """The day that a coordinator typed; in figures, the day comes first."""
    return stated_day(text) or day_first(text)
