"""Opening a rubric's workbook, and finding what stands where in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from csxl.diagnostics.of_file import LOCKED
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Kind, Member, Parcel
from csxl.rubrics.book_cells import BookTab
from csxl.rubrics.book_layout import DOMAIN_FACTS, FACTS, PLACE_HEADINGS, RUBRIC
from csxl.rubrics.book_tables import DOMAIN, BookLabels, Known, Table, labels_in, list_headings, rank, tables_in
from csxl.rubrics.flaws import RubricFault
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.unwrap.unwrapping import one_workbook

LIST_KINDS = list_headings()
PLACED = {fold(heading): key for heading, key in zip(PLACE_HEADINGS, ("ref", "level", "stage"), strict=True)}
FACT_LABELS = {fold(fact.label): fact.key for fact in FACTS}
DOMAIN_LABELS = {fold(fact.label): fact.key for fact in DOMAIN_FACTS}
MOST_TABS, MOST_CELLS = 100, 50_000  # the largest rubric has 26 domains of 104 criteria: 35,000 cells in two languages
TELLING = ("scale", "levels", "stages")  # the lists by which a workbook is known as a rubric's


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a workbook: its tabs, the labels of the first, its lists by their keys, and the second
    ones of any, each with the one that is used."""

    file: str
    tabs: Sequence[BookTab]
    facts: BookLabels | None
    lists: Mapping[str, Table]
    seconds: Sequence[tuple[Table, Table]]

    @property
    def signs(self) -> int:
        """By how many of its lists the workbook is known as a rubric's."""
        return sum(key in self.lists and self.lists[key].sure for key in TELLING)


def holds_rubric(book: Book) -> bool:
    """Whether a workbook holds a rubric; one that is larger than any rubric is not looked through."""
    if len(book.sheets) > MOST_TABS or sum(len(sheet.cells) for sheet in book.sheets) > MOST_CELLS:
        return False
    return laid_out("", book).signs == len(TELLING)


def opened_book(file: str, data: bytes) -> tuple[Book, list[str], Kind]:
    """The workbook in a file, the cells that could not be read, and its kind. Raises RubricFault if it is damaged."""
    member = one_workbook(Parcel(file, data))
    if member is None:
        raise RubricFault([f"{file}: is no workbook; give an Excel workbook (.xlsx), or a folder of TOML files."])
    if isinstance(member, Diagnostic) and member.code in LOCKED:
        raise RubricFault([f"{file}: is protected by a password; take that off in Excel, save it and try again."])
    book, said = read_book(member.data, member.kind, file) if isinstance(member, Member) else (None, ())
    if book is None or not isinstance(member, Member):
        raise RubricFault([f"{file}: cannot be read as a workbook; open it in Excel, save it as .xlsx and try again."])
    errors = [one for one in said if one.severity is Severity.ERROR]
    if damaged := [f"{file}: {one.message}" for one in errors if not one.cell]:
        raise RubricFault(damaged[:1])  # what is wrong with the rest of it may be only that
    return book, [f"{file}, {one.sheet}, {one.cell}: {one.message}" for one in errors], member.kind


def laid_out(file: str, book: Book) -> Layout:
    """Where everything stands in a workbook."""
    tabs = [BookTab(file, sheet) for sheet in book.sheets]
    found = [table for tab in tabs for table in tables_in(tab, {**LIST_KINDS, DOMAIN: PLACED})]
    lists: dict[str, Table] = {}
    seconds: list[tuple[Table, Table]] = []
    for kind in LIST_KINDS:
        mine = sorted((table for table in found if table.kind == kind), key=rank, reverse=True)
        if mine:
            lists[kind] = ended(mine[0], found)
            seconds += [(table, mine[0]) for table in mine[1:] if table.sure]
    return Layout(file, tabs, best_labels(tabs, FACT_LABELS), lists, seconds)


def best_labels(tabs: Iterable[BookTab], known: Known) -> BookLabels | None:
    """The labels of the tab that has most of them."""
    found = [labels for tab in tabs if (labels := labels_in(tab, known))]
    return max(found, key=lambda one: (len(one.places), fold(one.tab.name) == fold(RUBRIC)), default=None)


def ended(table: Table, found: Iterable[Table]) -> Table:
    """A table that ends where the next on its tab begins."""
    later = [one.header for one in found if one.tab is table.tab and one.header > table.header]
    return replace(table, until=min(later, default=table.until))
