"""The summary that is there already when the returns are consolidated again: what people typed into it is carried."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from csxl.board.page_identity import review_of_page
from csxl.board.summary_workbook import write_summary
from csxl.cli.printing import complain, warn
from csxl.cli.refreshing import Present
from csxl.cli.returned import read_returns, say_of_locks
from csxl.compare.decision_points import decision_points
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.summary_reader import read_summary_bytes, with_untold
from csxl.diagnostics.of_decision import DecisionCode
from csxl.model.comparison import Comparison
from csxl.model.decisions import Decisions
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.refusal import Refusal
from csxl.model.rubric import Rubric
from csxl.review.folder import EARLIER
from csxl.review.side_by_side import Told, compare_as_told, with_issued
from csxl.text.same_agency import folded_name
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
            f"{path} is there already, and is no summary that csxl made; nothing was written. Name another file "
            f"with -o, or add --force to replace it: {copy}.",
            tuple(said),
        )


def compare_again(returns: Sequence[Path], rubric: Rubric, told: Told, former: Former, force: bool) -> Comparison:
    """The comparison of what came back, with what people decided in the summary of this review. Raises Refusal if the
    summary is another review's, unless by `force`, which leaves its decisions out."""
    reading = read_returns(returns, rubric, told.passwords)
    told = with_issued(returns, rubric, told)
    comparison = compare_as_told(reading, rubric, told)
    if former.summary is None:
        return comparison
    if not former.summary.is_of(comparison.review, _counted(comparison)):
        whose = f"the summary of another review, {quote(former.summary.review or 'without a title')}"
        if not force:
            raise Refusal(
                f"{former.path} is {whose}; nothing was written. Name another file with -o, or add --force to replace "
                f"it: a copy of it is kept in {former.path.parent / EARLIER}, and what was decided there is left out."
            )
        warn(f"WARNING: {former.path} was {whose}; what was decided there is left out of this one.")
        return comparison
    complain(former.diagnostics)
    if former.summary.decisions.entries:
        told = replace(told, decisions=former.summary.decisions)
        comparison = compare_as_told(reading, rubric, told)
    return comparison


def say_of_decisions(former: Former, comparison: Comparison, data: bytes, told: Told) -> None:
    """Say what is odd about decisions that were kept, with the cells where the new summary has them."""
    if former.summary is None or not decision_points(comparison, str(former.path)):
        return
    day = told.day or datetime.date.today()
    written, _ = read_summary_bytes(str(former.path), data, (), comparison.rubric, day)
    found = written.decisions.entries if written else {}
    placed = {
        key: replace(entry, sheet=found[key].sheet, cell=found[key].cell) if key in found else entry
        for key, entry in comparison.decisions.entries.items()
    }
    complain(decision_points(replace(comparison, decisions=Decisions(placed)), str(former.path), cells=True))


def _counted(comparison: Comparison) -> frozenset[str]:
    """The SHA-256 of every return of this review."""
    return frozenset(returned.sha256 for agency in comparison.agencies for returned in agency.returns)


def refuse_other_pages(pages: Sequence[Present], review: str, force: bool) -> None:
    """Raise Refusal if what is there already is no board page of this review, unless by `force`."""
    for page in pages:
        title = review_of_page(page.data) if page.data is not None else review
        if not force and (title is None or folded_name(title) != folded_name(review)):
            whose = "no page that csxl made" if title is None else f"the page of another review, {quote(title)}"
            raise Refusal(
                f"{page.path} is there already, and is {whose}; nothing was written. Name another file with --html, or "
                f"add --force to replace it: a copy of it is kept in {page.path.parent / EARLIER}."
            )


def summary_of(comparison: Comparison, former: Former, day: datetime.date) -> bytes:
    """The summary workbook; what a former one holds that cannot be told from what people typed is listed on it."""
    data = write_summary(comparison, day)
    if former.summary is None or former.summary.marked:
        return data
    decisions, said = with_untold(former.summary, comparison.decisions, data, day)
    complain(said)
    return write_summary(replace(comparison, decisions=decisions), day) if said else data
