"""What to type next in a review: one or two commands, by where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from csxl.model.decisions import DecisionKind
from csxl.model.letter import Letter
from csxl.review.folder import DRAFTS, QUESTIONNAIRES, RETURNS, SUMMARY
from csxl.review.remembered import Remembered
from csxl.review.standing import State, Status, state
from csxl.text.wording import many
from csxl.unwrap.files import files_in

MOST = 2  # steps at a time


@dataclass(frozen=True)
class NextStep:
    """A command to type, and what it is for, with anything to do before it."""

    command: str
    what_for: str


def next_steps(
    status: Status, known: Remembered, letters: Collection[str], has_workbook: bool = True
) -> tuple[NextStep, ...]:
    """What to do next, the most pressing first; `letters` are the kinds of letter that went to anybody. Without a
    coordinator's workbook nobody can be written to."""
    steps = _steps(status, known, letters) if has_workbook else _without_letters(status, known)
    return tuple(islice(steps, MOST))


def _steps(status: Status, known: Remembered, letters: Collection[str]) -> Iterator[NextStep]:
    folder, states = known.folder, [state(standing) for standing in status.standings]
    if not any(path.is_file() for path in (folder / QUESTIONNAIRES).glob("*")):
        yield NextStep("csxl generate", f"writes a questionnaire for each agency into {folder / QUESTIONNAIRES}")
        return
    came = any(standing.returns for standing in status.standings)
    if not came and Letter.INVITATION not in letters and not _drafted(folder, Letter.INVITATION):
        yield NextStep("csxl email", f"drafts an invitation to each agency in {folder / DRAFTS}, for you to send")
    if waiting := sum(one in (State.NOT_RETURNED, State.INCOMPLETE) for one in states):
        agencies = many(waiting, "agency", "agencies")
        yield NextStep("csxl chase", f"reminds {agencies}; put what comes back into {folder / RETURNS}")
    if State.TO_SETTLE in states:
        agencies = many(states.count(State.TO_SETTLE), "agency", "agencies")
        yield NextStep("csxl query", f"asks {agencies} about answers that could not be read with certainty")
    if came:
        yield from _of_the_summary(known)
    if State.COMPLETE in states and Letter.THANKS not in letters and not _drafted(folder, Letter.THANKS):
        yield NextStep("csxl thank", "thanks the agencies whose return is complete")


def _without_letters(status: Status, known: Remembered) -> Iterator[NextStep]:
    if all(standing.returns for standing in status.standings):
        yield from _of_the_summary(known)
    else:
        what_for = f"writes the summary; put what comes back into {known.folder / RETURNS} first"
        yield NextStep("csxl consolidate", what_for)


def _of_the_summary(known: Remembered) -> Iterator[NextStep]:
    """The step once returns are in: the summary, and what the meeting makes of it."""
    summary = known.folder / SUMMARY
    if not summary.is_file() or _changed(summary) < max(map(_changed, files_in(known.folder / RETURNS)), default=0):
        yield NextStep("csxl consolidate", f"writes {summary} for the board")
    elif any(kind is DecisionKind.AGREED for kind, _ in known.decisions.subjects):
        yield NextStep("csxl consolidate", f"brings {summary} up to date; what you typed into it stays")
    else:
        yield NextStep(
            "csxl consolidate",
            f"after the meeting: type what was agreed into {summary}, sheet Disagreement, save and close it first",
        )


def _drafted(folder: Path, letter: Letter) -> bool:
    return any((folder / DRAFTS).glob(f"{letter} - *.eml"))


def _changed(path: Path) -> float:
    """When a file came or was changed, as far as the disk says."""
    try:
        found = path.stat()
    except OSError:
        return 0
    return max(found.st_mtime, found.st_ctime)
