"""The summary that is there already when the returns are consolidated again: what people typed into it is carried."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from csxl.api import comparing
from csxl.api.comparing import Compared, about_decisions
from csxl.board.content import PageOne
from csxl.cli.printing import complain, warn
from csxl.cli.refreshing import Present
from csxl.cli.returned import read_returns, say_of_locks
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.summary_reader import read_summary_bytes
from csxl.diagnostics.of_decision import DecisionCode
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.refusal import Refusal
from csxl.model.rubric import Rubric
from csxl.review.folder import EARLIER
from csxl.review.side_by_side import Told, with_issued
from csxl.text.records import dataclass
from csxl.text.wording import quote


@dataclass(frozen=True)
class Former:
    """What lies where the summary is to be written: the summary read from those bytes, None if it is none of csxl's,
    and what is odd about it."""

    path: Path
    summary: FormerSummary | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def former_summary(before: Present, rubric: Rubric, told: Told, force: bool) -> Former:
    """The summary that is there already. Raises Refusal if what is there is something else or cannot be read whole,
    unless by `force`."""
    if before.data is None:
        return Former(before.path)
    day = told.day or datetime.date.today()
    former, said = read_summary_bytes(str(before.path), before.data, told.passwords, rubric, day)
    say_of_locks(said)
    if not force:
        _refuse_losing(before.path, former, said)
    return Former(before.path, former, said)


def _refuse_losing(path: Path, former: FormerSummary | None, said: Sequence[Diagnostic]) -> None:
    """Raise Refusal if what is there is no summary, or if not all of it could be read: what was typed in the rest
    would be lost."""
    unread = [one for one in said if one.severity is Severity.ERROR and one.code != DecisionCode.NOT_THIS_SUMMARY.code]
    copy = f"a copy of it is kept in {path.parent / EARLIER}"
    if unread:
        raise Refusal(
            f"{path} is there already, and not all of it could be read, so what was typed there would be lost; nothing "
            "was written. Open it in Excel, save it as an Excel workbook (.xlsx) under the same name and try again. "
            f"Failing that, name another file with -o, or add --force to make do with what could be read: {copy}.",
            tuple(said),
        )
    if former is None:
        raise Refusal(
            f"{path} is there already, and is not a summary that csxl made; nothing was written. Name another file "
            f"with -o, or add --force to replace it: {copy}.",
            tuple(said),
        )


def compare_again(returns: Sequence[Path], rubric: Rubric, told: Told, former: Former, force: bool) -> Compared:
    """The comparison of what came back, with what people decided in the summary of this review. Raises Refusal if the
    summary is another review's, unless by `force`, which leaves its decisions out."""
    reading = read_returns(returns, rubric, told.passwords)
    found = comparing.compare_again(reading, rubric, with_issued(returns, rubric, told), former.summary)
    if former.summary and found.is_anothers:
        whose = f"the summary of another review, {quote(former.summary.review or 'without a title')}"
        if not force:
            raise Refusal(
                f"{former.path} is {whose}; nothing was written. Name another file with -o, or add --force to replace "
                f"it: a copy of it is kept in {former.path.parent / EARLIER}, and what was decided there is left out."
            )
        warn(f"WARNING: {former.path} was {whose}; what was decided there is left out of this one.")
    elif former.summary:
        complain(former.diagnostics)
    return found


def summary_of(one: PageOne, former: FormerSummary | None, path: Path) -> bytes:
    """The summary workbook. What a former one holds that cannot be told from what people typed is listed on it, and
    said; so is what is odd about decisions that were kept."""
    data, said = comparing.summary_of(one, former)
    complain(said)
    if former:
        complain(about_decisions(str(path), one.comparison, data, one.made))
    return data
