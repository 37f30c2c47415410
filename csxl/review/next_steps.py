"""What to type next in a review: one or two commands, by where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from csxl.model.decisions import DecisionKind
from csxl.model.letter import Letter
from csxl.model.summary_names import DISAGREEMENT, ISSUES
from csxl.model.summary_names import RETURNS as RETURNS_SHEET
from csxl.review.actions_due import actions_due, has_met
from csxl.review.folder import DRAFTS, FEEDBACK, QUESTIONNAIRES, RETURNS, SUMMARY, changed
from csxl.review.letters_written import LettersWritten
from csxl.review.remembered import Remembered
from csxl.review.standing import Standing, State, Status, state
from csxl.text.records import dataclass
from csxl.text.wording import listed, many
from csxl.unwrap.files import files_in

MOST = 2  # steps at a time
NAMED = 3  # files


@dataclass(frozen=True)
class NextStep:
    """A command to type, and what it is for, with anything to do before it."""

    command: str
    what_for: str


def next_steps(
    status: Status, known: Remembered, written: LettersWritten, has_workbook: bool = True
) -> tuple[NextStep, ...]:
    """What to do next, the most pressing first, without the letters that are `written` already. Without a coordinator's
    workbook nobody can be written to."""
    steps = _steps(status, known, written) if has_workbook else _without_letters(status, known)
    return tuple(islice(steps, MOST))


def _steps(status: Status, known: Remembered, written: LettersWritten) -> Iterator[NextStep]:
    folder = known.folder
    if not any(path.is_file() for path in (folder / QUESTIONNAIRES).glob("*")):
        yield NextStep("csxl generate", f"writes a questionnaire for each agency into {folder / QUESTIONNAIRES}")
        return
    came, invited = any(standing.returns for standing in status.standings), written.any_of(Letter.INVITATION)
    if not came and not invited:
        yield NextStep("csxl email", f"drafts an invitation to each agency in {folder / DRAFTS}, for you to send")
    if status.nobodys:
        yield _whose(status, known)
    if wrote := [standing.party.name for standing in status.standings if standing.by_mail]:
        yield _to_record(wrote, known)
    letters = list(_letters(status, written, came or invited))
    yield from letters
    summary = list(_of_the_summary(known)) if came else []
    actions = [*_of_feedback(status, known, written), *_of_actions(status, known, written)]
    yield from (*summary, *actions) if _is_behind(known) else (*actions, *summary)
    if thanks := _to_write_to(status, Letter.THANKS, written):
        yield NextStep("csxl thank", f"thanks {_agencies(thanks)} for a complete return")
    if not came and not letters:
        yield NextStep("csxl status", f"says who has answered; put what comes back into {folder / RETURNS} first")


def _letters(status: Status, written: LettersWritten, begun: bool) -> Iterator[NextStep]:
    """The steps that ask agencies for what is missing or not clear; before anybody was invited nobody is reminded."""
    if waiting := [one for one in _to_write_to(status, Letter.REMINDER, written) if begun or one.late]:
        yield NextStep("csxl chase", f"reminds {_agencies(waiting)} of what is missing")
    if asked := _to_write_to(status, Letter.QUERY, written):
        yield NextStep("csxl query", f"asks {_agencies(asked)} about answers that could not be read with certainty")


def _of_actions(status: Status, known: Remembered, written: LettersWritten) -> Iterator[NextStep]:
    """The step once the meeting has agreed something, where actions are due that nobody was told of for a month."""
    due = actions_due(status).of if has_met(known.decisions) else {}
    whose = [one for one in status.standings if one.party.code in due]
    if to_tell := [one for one in whose if not written.has(Letter.ACTIONS, one, status.day)]:
        yield NextStep("csxl remind", f"writes to {_agencies(to_tell)} about actions that are overdue or soon due")


def _of_feedback(status: Status, known: Remembered, written: LettersWritten) -> Iterator[NextStep]:
    """The step once the meeting has agreed something, for the agencies that answered and were not told of it."""
    answered = [one for one in status.standings if one.heard] if has_met(known.decisions) else []
    if to_tell := [one for one in answered if not written.has(Letter.FEEDBACK, one, status.day)]:
        yield NextStep(
            "csxl feedback", f"tells {_agencies(to_tell)} what came of it, a page each in {known.folder / FEEDBACK}"
        )


WAITING = {
    Letter.REMINDER: (State.NOT_RETURNED, State.INCOMPLETE),
    Letter.QUERY: (State.TO_SETTLE,),
    Letter.THANKS: (State.COMPLETE,),
}


def _to_write_to(status: Status, letter: Letter, written: LettersWritten) -> Sequence[Standing]:
    """The agencies that this letter is to be drafted for, now."""
    due = [one for one in status.standings if state(one) in WAITING[letter] and not one.held_back]
    return [one for one in due if not written.has(letter, one, status.day)]


def _agencies(standings: Sequence[Standing]) -> str:
    return many(len(standings), "agency", "agencies")


def _whose(status: Status, known: Remembered) -> NextStep:
    """What to do about files that are nobody's until it is decided whose they are."""
    summary, files = known.folder / SUMMARY, listed(status.nobodys, NAMED)
    if _is_behind(known):
        return NextStep("csxl consolidate", f"writes {summary}; on its sheet {RETURNS_SHEET} say whose {files} is")
    where = f"sheet {RETURNS_SHEET} of {summary}"
    return NextStep("csxl consolidate", f"first say on the {where} whose {files} is, save and close it")


def _to_record(wrote: Sequence[str], known: Remembered) -> NextStep:
    """What to do about answers that came in a mail without a workbook."""
    summary, where = known.folder / SUMMARY, f"on its sheet {ISSUES} record what {listed(wrote, NAMED)} wrote in a mail"
    if _is_behind(known):
        return NextStep("csxl consolidate", f"writes {summary}; {where}")
    return NextStep("csxl consolidate", f"brings {summary} up to date; first {where}, save and close it")


def _without_letters(status: Status, known: Remembered) -> Iterator[NextStep]:
    if all(standing.returns for standing in status.standings):
        yield from _of_the_summary(known)
    else:
        what_for = f"writes the summary; put what comes back into {known.folder / RETURNS} first"
        yield NextStep("csxl consolidate", what_for)


def _of_the_summary(known: Remembered) -> Iterator[NextStep]:
    """The step once returns are in: the summary, and what the meeting makes of it."""
    summary, kinds = known.folder / SUMMARY, {kind for kind, _ in known.decisions.subjects}
    meeting = f"type what was agreed on its sheet {DISAGREEMENT}, save and close it first"
    if _is_behind(known):
        yield NextStep("csxl consolidate", f"writes {summary} for the board")
    elif DecisionKind.AGREED in kinds:
        yield NextStep("csxl consolidate", f"brings {summary} up to date; what you typed into it stays")
    elif kinds:
        yield NextStep("csxl consolidate", f"brings {summary} up to date; after the meeting, {meeting}")
    else:
        paper = summary.with_name("agenda.docx")
        agenda = f"before it, with --agenda {paper}, it writes the meeting's agenda for Word too"
        yield NextStep("csxl consolidate", f"makes {summary} anew after the meeting: {meeting}; {agenda}")


def _is_behind(known: Remembered) -> bool:
    """Whether the summary is not there, or older than what came back."""
    summary = known.folder / SUMMARY
    return not summary.is_file() or changed(summary) < max(map(changed, files_in(known.folder / RETURNS)), default=0)
