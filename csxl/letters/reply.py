"""A polite reply to an agency about its return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from csxl.letters.points import asked
from csxl.model.answers import NOBODYS, OTHER_REVIEW, Return, answered
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.personal import IN_FORM
from csxl.model.rubric import Rubric
from csxl.text.same_agency import folded_name
from csxl.text.wording import listed, one_line


def reply(returns: Sequence[Return], diagnostics: Sequence[Diagnostic], rubric: Rubric) -> str:
    """A polite reply to one agency about its return or returns: what it needs to do, by sheet and cell, then how we
    read what was unclear."""
    first, names = returns[0], file_names(returns)
    # Where somebody filled in another agency's form, the code says one agency and the names say two.
    names_one = len({folded_name(returned.agency) for returned in returns}) == 1
    nobodys = any(one.counts == NOBODYS or (one.counts == OTHER_REVIEW and one.shown) for one in returns)
    agency = first.agency if names_one and not nobodys else ""
    parts = [
        one_line(f"Subject: Your return{f' for {first.review}' if first.review else ''}"),
        one_line(f"Dear colleague{f' at {agency}' if agency else ''},"),
        _thanks(returns, names, rubric),
    ]
    named: set[tuple[str, str, str]] = set()  # places about which the reply asks already
    for severity, opening in (
        (Severity.ERROR, "Before it goes to the board, please look at these and send the workbook back:"),
        (Severity.WARNING, "Please look at these too, and tell us if anything is not as you meant it:"),
        (Severity.NOTE, "For your information:"),
    ):
        points = [d for d in diagnostics if d.file in names and _weight(d) == severity and _place(d) not in named]
        named.update(map(_place, points if severity is Severity.ERROR else ()))
        if points:
            files = names if len(returns) > 1 else {}
            parts.append("\n".join([opening, *asked(points, rubric, names=files)]))
    if len(parts) == 3:
        parts.append("Nothing more is needed.")
    return "\n\n".join([*parts, "With thanks"])


def _weight(diagnostic: Diagnostic) -> Severity:
    """How much is asked of the agency: to take out what may be personal data, as much as to mend an error."""
    to_take_out = diagnostic.code == IN_FORM and diagnostic.severity is Severity.WARNING
    return Severity.ERROR if to_take_out else diagnostic.severity


def _place(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.file, diagnostic.sheet, diagnostic.cell


def file_names(returns: Sequence[Return]) -> Mapping[str, str]:
    """What to call each return's file in a letter: its name without folders, or all of it if two share a name."""
    short = {returned.file: one_line(PurePath(returned.file).name) for returned in returns}
    return short if len(set(short.values())) == len(short) else {file: one_line(file) for file in short}


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
