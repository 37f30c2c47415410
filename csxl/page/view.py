"""A review as it stands, in plain dicts and lists, for the page to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from csxl.api.comparing import to_choose
from csxl.compare.decision_points import decision_points
from csxl.compare.narrative import headline
from csxl.compare.open_points import open_points
from csxl.diagnostics.printed import ORDER, in_order, place
from csxl.languages import BY_NAME
from csxl.letters import asks
from csxl.model.answers import NOBODYS
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.letter import Letter
from csxl.page.dropped import Dropped
from csxl.page.letters_shown import Written
from csxl.page.round import Round
from csxl.page.said import what_it_is
from csxl.review.folder import SUMMARY
from csxl.review.remembered import DECIDING
from csxl.review.standing import Standing, State, state
from csxl.review.status_report import deadline, late_text, returned_text, summary

View = dict[str, Any]


def shown(found: Round, written: Written, records: Sequence[Dropped], again: Sequence[str]) -> View:
    """Everything that the page shows; `again` are the keys of files that must be read once more."""
    status, faults = found.status, list(found.faults)
    came = bool(found.reading.returns or found.reading.diagnostics)
    return {
        "review": _review(found),
        "faults": faults,
        "about_review": [point(one) for one in in_order(found.asked.said)],
        "lines": list(summary(status)) if status.standings else [],
        "tally": _tally(status.standings),
        "agencies": [_agency(one, found) for one in status.standings],
        "not_asked": [{"name": one.name, "code": one.code} for one in status.unasked],
        "points": list(_points(found)),
        "choices": list(_choices(found)),
        "letters": [one.as_json for one in written.letters],
        "unwritten": [{"agency": agency, "why": why} for agency, why in written.unwritten],
        "decisions": _decisions(found),
        "before": _before(found),
        "files": list(map(what_it_is, records)),
        "locked": [record.path for record in records if record.locked],
        "again": list(again),
        "headline": [list(one) for one in _headline(found)] if came else [],
        "can": {
            "make": bool(found.asked.review and found.review.parties and not faults),
            "letters": bool(written.letters) and not faults,
            "summary": bool(found.comparison.agencies) and not faults,
        },
    }


def _headline(found: Round) -> Iterator[tuple[str, str]]:
    """What the summary will say first, as it will say it: the tag of the language that it is in, and each sentence."""
    language, *_ = BY_NAME[found.comparison.language].tellings
    if found.comparison.agencies:
        yield from ((language.tag, line) for line in headline(found.comparison, language=language.name))


def _review(found: Round) -> View:
    review = found.review
    return {
        "title": review.title,
        "partnership": review.partnership,
        "return_by": review.return_by.isoformat() if review.return_by else "",
        "deadline": deadline(found.status),
        "agencies": len(review.parties),
        "source": found.asked.source,
        "language": review.language,
        "rubric": found.own.rubric.title if found.own.mark else "",
        "rubric_file": found.own.file,
    }


def _tally(standings: Sequence[Standing]) -> list[View]:
    number = Counter(map(state, standings))
    order = (State.NOT_RETURNED, State.INCOMPLETE, State.TO_SETTLE, State.COMPLETE)
    return [{"state": one.value, "number": number[one]} for one in order]


def _agency(standing: Standing, found: Round) -> View:
    rubric = found.own.rubric
    letters = {domain.name: domain.letter for domain in rubric.domains}
    due = Letter.INVITATION if found.only_invites else asks.due(standing)
    return {
        "name": standing.party.name,
        "code": standing.party.code,
        "sector": standing.party.sector,
        "state": state(standing).value,
        "returned": returned_text(standing),
        "late": late_text(standing),
        "domains": [
            {
                "letter": letters[name],
                "name": name,
                "language": rubric.language_of(name),
                "answered": answered,
                "of": of,
            }
            for name, answered, of in standing.answered
        ],
        "to_settle": len(standing.questions),
        "due": due.value if due else "",
        "why": asks.why(standing) if due else "",
        "files": [returned.file for returned in standing.returns],
    }


def _points(found: Round) -> Iterator[View]:
    """What was found in the returns, by agency: errors first, and agencies that have any before the others. What is
    nobody's comes under no name, after those that are as grave."""
    comparison = found.comparison
    still_open = set(open_points(comparison))
    elsewhere = set(decision_points(comparison, SUMMARY))  # among the decisions
    of_file = {one.file: agency for agency in comparison.agencies for one in agency.returns}
    of_file |= {one.letter.file: comparison.agencies[one.place] for one in comparison.letters if one.place is not None}
    nobodys = {one.file for one in comparison.uncounted}
    groups: dict[tuple[str, str], list[Diagnostic]] = {(one.name, one.code): [] for one in comparison.agencies}
    for one in comparison.diagnostics:
        if one in elsewhere or (one.severity is Severity.ERROR and one not in still_open):
            continue
        agency = None if one.file in nobodys else of_file.get(one.file)
        groups.setdefault((agency.name, agency.code) if agency else ("", ""), []).append(one)
    found_in = {agency: in_order(several) for agency, several in groups.items() if several}
    for (name, code), several in sorted(found_in.items(), key=lambda one: (ORDER[one[1][0].severity], not one[0][0])):
        yield {"name": name, "code": code, "points": list(map(point, several))}


def point(one: Diagnostic) -> View:
    """A diagnostic with its place in words."""
    return {**one.as_contract, "where": place(one)}


def _choices(found: Round) -> Iterator[View]:
    """What the coordinator is to choose: which of an agency's files counts, and whose a file is."""
    chosen = set(found.settings.prefer)
    asking = {agency.name for agency in to_choose(found.comparison)}
    for agency in found.comparison.agencies:
        files = [one.file for one in agency.returns]
        picked = next((file for file in files if file in chosen), "")
        if agency.name in asking or picked:
            yield {"kind": "prefer", "agency": agency.name, "code": agency.code, "files": files, "chosen": picked}
    came = {one.file for one in found.reading.returns} | {one.file for one in found.reading.letters if one.told}
    whose = {file: code for file, code in found.settings.whose if file in came}
    agencies = [{"name": one.name, "code": one.code} for one in found.status.review.parties]
    undecided = [one.file for one in found.comparison.uncounted if one.counts == NOBODYS]
    for file in dict.fromkeys((*undecided, *found.comparison.letters_of_nobody, *whose)):
        yield {"kind": "whose", "file": file, "agencies": agencies, "chosen": whose.get(file, "")}


def _decisions(found: Round) -> View:
    """The summary whose decisions are used, and what is to be said of it and of others that were dropped."""
    used = found.summary
    number = sum(kind in DECIDING for kind, _ in found.comparison.decisions.subjects) if used else 0
    moved = decision_points(found.comparison, used.record.path) if used else ()
    return {
        "number": number,
        "file": used.record.path if used else "",
        "said": [point(one) for one in in_order((*used.said, *moved))] if used else [],
        "passed_over": [one.record.path for one in found.passed_over],
    }


def _before(found: Round) -> View | None:
    one = found.before
    return {"file": one.record.path, "review": one.former.review if one.former else ""} if one else None
