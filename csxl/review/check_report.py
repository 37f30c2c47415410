"""What `csxl check` says: the contract's JSON, and the lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from csxl.diagnostics.printed import in_order, line
from csxl.model.answers import OTHER_REVIEW, REPLACED, Reading, Return, answered
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.rubric import Rubric
from csxl.text.wording import listed, many

PROMISED = ("ref", "action", "progress")  # of a promise, in the contract
# For weighing and consolidation; the contract has the diagnostics.
OUTCOMES = ("left_out", "missing", "partly_unread", "shown", "signed", "mailed")


def as_json(reading: Reading) -> Mapping[str, Any]:
    """The reading as the contract's object: `returns` and `diagnostics`, in plain dicts and lists."""
    return {
        "returns": [_return_as_json(returned) for returned in reading.returns],
        "diagnostics": [diagnostic.as_contract for diagnostic in reading.diagnostics],
    }


def _return_as_json(returned: Return) -> Mapping[str, Any]:
    plain = {name: value for name, value in asdict(returned).items() if name not in OUTCOMES}
    lists = {"answers": list(plain["answers"]), "kept": list(plain["kept"]), "overall": list(plain["overall"])}
    lists["promises"] = [{name: promise[name] for name in PROMISED} for promise in plain["promises"]]
    # A time without a zone counts as UTC here, so that every program can read it.
    return {**plain, **lists, "saved": returned.saved and f"{returned.saved.rstrip('Z')}Z"}


def lines(reading: Reading, rubric: Rubric, codes: bool = False) -> Iterator[str]:
    """The reading for people: each return with its completeness and its diagnostics, then the rest, then the counts;
    with the diagnostics' codes if they are wanted."""
    about: dict[str, list[Diagnostic]] = {}
    for one in reading.diagnostics:
        about.setdefault(one.file, []).append(one)
    for returned in reading.returns:
        yield f"{returned.agency or 'Unknown agency'} · {returned.file}"
        if returned.counts != OTHER_REVIEW:  # where an error says that nothing in it is counted
            yield "  answered: " + " · ".join(
                f"{domain.name} {answered(returned, domain)} of {len(domain.criteria)}" for domain in rubric.domains
            )
        if returned.counts == REPLACED:
            yield f"  replaced by {returned.replaced_by}: what follows is for information"
        for diagnostic in in_order(about.get(returned.file, ())):
            yield f"  {line(diagnostic, codes, within=True)}"
        if labels := list(dict.fromkeys(remark.label for remark in returned.overall)):
            yield f"  written about the whole: {listed(labels)} (in the summary)"
        if returned.kept:
            yield f"  added by the agency and kept: {len(returned.kept)} (all in the summary)"
    files = {returned.file for returned in reading.returns}
    for diagnostic in in_order([d for d in reading.diagnostics if d.file not in files]):
        yield line(diagnostic, codes)
    yield counts(reading)


def counts(reading: Reading) -> str:
    """One line: how many returns were read, and how many diagnostics of each severity there are."""
    number = {severity: sum(d.severity == severity for d in reading.diagnostics) for severity in Severity}
    return (
        f"{many(len(reading.returns), 'return')} read; {many(number[Severity.ERROR], 'error')} (left out), "
        f"{many(number[Severity.WARNING], 'warning')} (used; please check), {many(number[Severity.NOTE], 'note')}"
    )
