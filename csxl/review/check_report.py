"""What `csxl check` says: the contract's JSON, the lines for people, and the reply to an agency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

from csxl.model.answers import Diagnostic, Reading, Return, Severity
from csxl.model.layout import quoted
from csxl.model.rubric import Domain, Rubric
from csxl.text.wording import listed, many

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def as_json(reading: Reading) -> Mapping[str, Any]:
    """The reading as the contract's object: `returns` and `diagnostics`, in plain dicts and lists."""
    return {
        "returns": [_return_as_json(returned) for returned in reading.returns],
        "diagnostics": [asdict(diagnostic) for diagnostic in reading.diagnostics],
    }


def _return_as_json(returned: Return) -> Mapping[str, Any]:
    plain = asdict(returned)
    return {**plain, "answers": list(plain["answers"]), "kept": list(plain["kept"])}


def place(diagnostic: Diagnostic) -> str:
    """Where a matter is, within its file: "'Partnerships'!G7 (P1-P)", or "" for the file as a whole."""
    where = quoted(diagnostic.sheet) if diagnostic.sheet else ""
    where = f"{where}!{diagnostic.cell}" if where and diagnostic.cell else where or diagnostic.cell
    return f"{where} ({diagnostic.ref})" if where and diagnostic.ref else where or diagnostic.ref


def line(diagnostic: Diagnostic) -> str:
    """One matter in one line: file, place, severity, code and sentence."""
    where = ": ".join(part for part in (diagnostic.file, place(diagnostic)) if part)
    return f"{where}: {diagnostic.severity} {diagnostic.code}: {diagnostic.message}"


def in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The matters by severity; those of one severity stay in the order of the file."""
    return sorted(diagnostics, key=lambda diagnostic: ORDER[diagnostic.severity])


def answered(returned: Return, domain: Domain) -> int:
    """How many of a domain's criteria have a rating or an abstention."""
    refs = {criterion.ref for criterion in domain.criteria}
    return sum(answer.rating is not None and answer.ref in refs for answer in returned.answers)


def lines(reading: Reading, rubric: Rubric) -> Iterator[str]:
    """The reading for people: each return with its completeness and its matters, then the rest, then the counts."""
    files = {returned.file for returned in reading.returns}
    for returned in reading.returns:
        yield f"{returned.agency or 'Unknown agency'} · {returned.file}"
        yield "  answered: " + " · ".join(
            f"{domain.name} {answered(returned, domain)} of {len(domain.criteria)}" for domain in rubric.domains
        )
        for matter in in_order([d for d in reading.diagnostics if d.file == returned.file]):
            where = f"{place(matter)}: " if place(matter) else ""
            yield f"  {matter.severity} {matter.code} {where}{matter.message}"
        if returned.kept:
            yield f"  added by the agency and kept: {len(returned.kept)} (all in the summary, or with --json)"
    for matter in in_order([d for d in reading.diagnostics if d.file not in files]):
        yield line(matter)
    yield counts(reading)


def counts(reading: Reading) -> str:
    """One line: how many returns, and how many matters of each severity."""
    number = {severity: sum(d.severity == severity for d in reading.diagnostics) for severity in Severity}
    return (
        f"{many(len(reading.returns), 'return')} read; {many(number[Severity.ERROR], 'error')} (left out), "
        f"{many(number[Severity.WARNING], 'warning')} (used, look at it), {many(number[Severity.NOTE], 'note')}"
    )


def reply(returns: Sequence[Return], diagnostics: Sequence[Diagnostic], rubric: Rubric) -> str:
    """A polite reply to one agency about its return or returns: what is needed, by sheet and cell, then what was taken
    to mean something."""
    first, names = returns[0], file_names(returns)
    parts = [
        f"Subject: Your return{f' for {first.review}' if first.review else ''}",
        f"Dear colleague{f' at {first.agency}' if first.agency else ''},",
        _thanks(returns, names, rubric),
    ]
    for severity, opening in (
        (Severity.ERROR, "Before it goes to the board, please look at these and send the workbook back:"),
        (Severity.WARNING, "Please look at these too, and tell us if anything is not as you meant it:"),
        (Severity.NOTE, "For your information:"),
    ):
        matters = [d for d in diagnostics if d.file in names and d.severity == severity]
        if matters:
            parts.append(
                "\n".join(
                    [
                        opening,
                        *(
                            item(number, d, names[d.file] if len(returns) > 1 else "")
                            for number, d in enumerate(matters, 1)
                        ),
                    ]
                )
            )
    if len(parts) == 3:
        parts.append("Nothing more is needed.")
    return "\n\n".join([*parts, "With thanks"])


def file_names(returns: Sequence[Return]) -> Mapping[str, str]:
    """What to call each return's file in a letter: its name without folders, or all of it where two have one name."""
    short = {returned.file: PurePath(returned.file).name for returned in returns}
    return short if len(set(short.values())) == len(short) else {file: file for file in short}


def _thanks(returns: Sequence[Return], names: Mapping[str, str], rubric: Rubric) -> str:
    """Thanks, and how many answers were read."""
    total = len(rubric.criteria)
    read = [sum(answered(returned, domain) for domain in rubric.domains) for returned in returns]
    if len(returns) == 1:
        return f"Thank you for your return. We could read {read[0]} of {total} answers."
    said = [
        f"{number} of {total} answers in “{names[returned.file]}”"
        for number, returned in zip(read, returns, strict=True)
    ]
    return f"Thank you for your {len(returns)} returns. We could read {listed(said)}."


def item(number: int, diagnostic: Diagnostic, file: str = "") -> str:
    """One matter in a letter: "  1. sheet Target, cell G5, T1-R: what was found and what to do"."""
    cells = "cells" if "," in diagnostic.cell else "cell"
    places = [
        file,
        f"sheet {diagnostic.sheet}" if diagnostic.sheet else "",
        f"{cells} {diagnostic.cell}" if diagnostic.cell else "",
        diagnostic.ref,
    ]
    where = ", ".join(part for part in places if part)
    return f"  {number}. {where}: {diagnostic.message}" if where else f"  {number}. {diagnostic.message}"
