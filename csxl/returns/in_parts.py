"""A return that came in parts: what is missing in one file and stands in another of the same agency is not missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from csxl.diagnostics.of_grid import GridCode
from csxl.model.answers import Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Rubric
from csxl.returns.conflicts import by_agency
from csxl.returns.gaps import no_domain


def together(returns: Sequence[Return], diagnostics: Iterable[Diagnostic], rubric: Rubric) -> tuple[Diagnostic, ...]:
    """The diagnostics, with a note in place of each missing row or domain that another file of the agency has."""
    found = dict(_elsewhere(returns, rubric))
    return tuple(
        found.get((diagnostic.file, diagnostic.code, diagnostic.ref or diagnostic.message), diagnostic)
        for diagnostic in diagnostics
    )


def _elsewhere(returns: Sequence[Return], rubric: Rubric) -> Iterator[tuple[tuple[str, str, str], Diagnostic]]:
    """A note for each row or domain that one file lacks and another has, by (file, code, ref or message)."""
    for group in by_agency(returns):
        if len(group) < 2:
            continue
        refs: Mapping[str, set[str]] = {
            returned.file: {answer.ref for answer in returned.answers} for returned in group
        }
        for returned, domain in product(group, rubric.domains):
            lacking = {criterion.ref for criterion in domain.criteria} - refs[returned.file]
            if not lacking:  # as it mostly is: only what is missing is looked for in the others
                continue
            for other in (other for other in group if other is not returned):
                if len(lacking) == len(domain.criteria) and lacking <= refs[other.file]:
                    yield (
                        (returned.file, GridCode.DOMAIN_MISSING.code, no_domain(domain, returned.file).message),
                        (GridCode.IN_OTHER_FILE.about(returned.file, what=f"“{domain.name}”", other=other.file)),
                    )
                for ref in lacking & refs[other.file]:
                    yield (
                        (returned.file, GridCode.ROW_MISSING.code, ref),
                        GridCode.IN_OTHER_FILE.about(returned.file, ref=ref, what=ref, other=other.file),
                    )
