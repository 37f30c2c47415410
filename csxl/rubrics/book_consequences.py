"""What would be said of a rubric's workbook a second time, since it follows from what its reader says anyhow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csxl.rubrics.book_domain_read import CriterionRow, DomainTab
from csxl.rubrics.book_entries import BookEntry
from csxl.rubrics.book_faults import has_unlabelled, headless_lists
from csxl.rubrics.book_finding import Layout
from csxl.rubrics.book_places import CRITERIA, EACH
from csxl.rubrics.flaws import Path


def unclear_paths(layout: Layout, domains: Sequence[DomainTab], rows: Sequence[Sequence[CriterionRow]]) -> set[Path]:
    """The paths below which a missing text or criterion follows from what is said of their tabs anyhow."""
    found: set[Path] = {()} if layout.facts and has_unlabelled(layout.facts) else set()
    found |= {(one.key,) for _, one in headless_lists(layout.tabs, layout.lists)}
    found |= {(kind, EACH, key) for kind, table in layout.lists.items() for key in table.keys if not table.column(key)}
    for domain, mine in zip(domains, rows, strict=True):
        if domain.labels and has_unlabelled(domain.labels, domain.label_end):
            found.add(domain.path)
        if not domain.tables or mine:
            found.add((*domain.path, CRITERIA))
        found |= {(*domain.path, EACH, key) for one in domain.tables for key in one.keys if not one.column(key)}
    return found


def unreadable_places(entries: Iterable[BookEntry]) -> set[str]:
    """The cells, as sentences name them, that hold something that is no text, such as an error."""
    return {one.tab.at(one.place) for one in entries if one.text == "" and one.tab.odd(one.place)}
