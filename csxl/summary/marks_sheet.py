"""Marks, the hidden last sheet: each open cell's key and text, and digests of every text that csxl wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from csxl import __version__
from csxl.model import marks_layout as layout
from csxl.model.decisions import descriptors_digest
from csxl.model.summary_names import MARKS
from csxl.summary.late_rows import Rows
from csxl.summary.looks import style
from csxl.summary.open_cells import OpenCells
from csxl.summary.sheet_plan import FIRST_ROW, HEADER_ROW, SummaryPlan
from csxl.text.a1 import address
from csxl.text.formula_forms import exact_form, shape
from csxl.text.measures import PROPERTY_LIMIT, units
from csxl.writing.storable import storable
from csxl.writing.xlsx import Page, Workbook

NOTE = "csxl reads this when the summary is made anew, so that nothing typed is lost. Please leave it as it is."
WIDTHS, ROW_HEIGHT = (12, 30, 30, 22, 30, 30, 30, 12), 15.0


def write_marks(workbook: Workbook, plan: SummaryPlan) -> None:
    """The hidden sheet, and the same facts about the review as the workbook's own properties."""
    pages = list(workbook.pages)
    page = workbook.page(MARKS)
    page.text("A1", MARKS, style(workbook, "title"))
    page.text("A2", NOTE, style(workbook, "note"))
    for number, heading in enumerate(layout.HEADINGS, 1):
        page.text(address(HEADER_ROW, number), heading, style(workbook, "header"))
    page.widths(WIDTHS)
    rows, look = Rows(page), workbook.mark(style(workbook, "quiet"))
    records = [tuple(map(storable, record)) for record in _records(plan, pages)]
    for row, record in enumerate([*records, (layout.CHECK, layout.check_of(records))], FIRST_ROW):
        rows.add(row, ROW_HEIGHT, record, [look] * len(record))
    rows.finish()
    page.protect()
    page.ask("hide")
    for label, value in _facts(plan):
        if value and units(value) < PROPERTY_LIMIT:
            workbook.property(layout.PROPERTY + label, value)


def _records(plan: SummaryPlan, pages: Sequence[Page]) -> Iterator[tuple[str, ...]]:
    for label, value in _facts(plan):
        yield layout.FACT, label, value
    for ref, criterion in plan.comparison.rubric.criteria.items():
        yield layout.FACT, f"{layout.CRITERION}{ref}", descriptors_digest(criterion)
    for heading, agency in zip(plan.labels, plan.comparison.agencies, strict=True):
        yield layout.AGENCY, heading, agency.key
    for key, placed in plan.open_cells.all_carried().items():
        entry = plan.comparison.decisions.entries[key]
        yield layout.ENTRY, *key, entry.value, entry.seen, entry.ground, "" if placed else layout.UNPLACED
    for text in layout.lines(_rows(plan.open_cells)):
        yield layout.ROWS, text
    for page in pages:
        if page.texts.total() > layout.MOST_TEXTS:
            yield layout.TEXTS, page.name, layout.COUNTLESS
            continue
        for kind, counts in _digests(page):
            yield from ((kind, page.name, text) for text in layout.packed(counts))


def _facts(plan: SummaryPlan) -> Iterator[tuple[str, str]]:
    comparison = plan.comparison
    rubric = comparison.rubric
    values = (__version__, comparison.review, comparison.partnership, rubric.title, rubric.version)
    yield from zip(layout.FACTS, values, strict=True)


def _rows(cells: OpenCells) -> Iterator[Sequence[str]]:
    """The open cells by row: kind, subject, what they rest on now, and a digest of each as written."""
    for (kind, subject), shown in cells.rows.items():
        marks = map(layout.short_mark, map(storable, shown))
        yield [kind.value, subject, cells.grounds.get((kind, subject), ""), *marks]


def _digests(page: Page) -> Iterator[tuple[str, layout.Counts]]:
    """What the texts and the formulas of a sheet are known by, and how often each was written."""
    texts = page.texts
    plain: Counter[bytes] = Counter()
    formulas: Counter[bytes] = Counter()
    shapes: Counter[bytes] = Counter()
    for text, number in texts.items():
        if text.startswith("="):
            formulas[layout.mark(exact_form(text))] += number
        plain[layout.mark(storable(text))] += number
    for form in {exact_form(text): text for text in texts if text.startswith("=")}.values():
        shapes[layout.mark(shape(form))] += 1
    yield from ((layout.TEXTS, plain), (layout.FORMULAS, formulas), (layout.SHAPES, shapes))
    if page.late_rows:  # a sheet that is one table
        headings = (text for place, text in page.written.items() if place.strip(ascii_uppercase) == str(HEADER_ROW))
        yield layout.HEADED, Counter(layout.mark(storable(str(text))) for text in headings)
