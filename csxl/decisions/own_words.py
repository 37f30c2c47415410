"""Which texts of a former summary are csxl's own: by the digests that it carries, sheet by sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from csxl.decisions.former_marks import FormerMarks, Known
from csxl.model import marks_layout as layout
from csxl.returns.fields import as_date
from csxl.sheets.cells import Book, Cell, Flag, Sheet
from csxl.text.days import serial_day
from csxl.text.formula_forms import exact_form, shape
from csxl.text.records import dataclass

FORMULA, ERROR = Flag.FORMULA, Flag.ERROR
SAME_NAME, OTHER_NAME = 0.3, 0.6  # of the texts there or of those written, whichever are fewer, that must agree


def plain_text(cell: Cell) -> str:
    """A cell's text in the form in which marks know it."""
    value = cell.value
    if isinstance(value, (str, bool)) or value is None:
        return cell.text
    return f"{value:.15g}" if isinstance(value, (int, float)) else as_date(cell)


def marks_of(cell: Cell) -> tuple[bytes, ...]:
    """What a cell's text may be known by: a date that lost its format is a number."""
    if isinstance(cell.value, str):
        return (layout.mark(cell.text),)
    day = serial_day(cell.value)
    return (layout.mark(plain_text(cell)), layout.mark(day.isoformat())) if day else (layout.mark(plain_text(cell)),)


@dataclass(frozen=True)
class OwnWords:
    """What csxl wrote on one sheet, or on all of them."""

    known: Known
    moved: frozenset[bytes] = frozenset()  # the shapes that no more formulas have than were written

    def is_text(self, cell: Cell) -> bool:
        return any(mark in self.known.texts for mark in marks_of(cell))

    def is_own(self, cell: Cell) -> bool:
        return self.is_formula(cell.formula) if is_formula(cell) else self.is_text(cell)

    def is_formula(self, formula: str) -> bool:
        """Whether a formula is one of ours, as written or as its rows moved; one that is not shown is."""
        if not formula:
            return True
        return layout.mark(exact_form(formula)) in self.known.formulas or layout.mark(shape(formula)) in self.moved

    def times(self, cell: Cell) -> int:
        """How often a text was written, which may be more than is counted."""
        found = [self.known.texts[mark] for mark in marks_of(cell) if mark in self.known.texts]
        return found[0] if found and found[0] < layout.MANY else len(self.known.texts) + layout.MANY**3


def is_formula(cell: Cell) -> bool:
    return bool(cell.flags & FORMULA)


def own_words(known: Known, sheet: Sheet) -> OwnWords:
    """What is csxl's own on a sheet. A formula in another place than it was written is ours as long as there are no
    more of its shape than we wrote."""
    forms = {exact_form(cell.formula): cell.formula for cell in sheet.standing if cell.formula}
    met = Counter(layout.mark(shape(formula)) for formula in forms.values())
    return OwnWords(known, frozenset(one for one, number in met.items() if _most(known.shapes, one) >= number))


def _most(shapes: Mapping[bytes, int], one: bytes) -> int:
    number = shapes.get(one, 0)
    return number if number < layout.MANY else 1 << 30


def ours_at_all(marks: FormerMarks) -> OwnWords:
    """What is csxl's own on any sheet: what a copied or added sheet is compared with."""
    whole = Known()
    for known in marks.sheets.values():
        whole.texts.update(dict.fromkeys(known.texts, layout.MANY))
        whole.formulas.update(known.formulas)
        whole.shapes.update(known.shapes)
    return OwnWords(whole, frozenset(whole.shapes))


def matched(book: Book, marks: FormerMarks) -> Mapping[str, str]:
    """The name that each sheet was written under, by its name now; an added sheet or a copy is not there."""
    sheets = [sheet for sheet in book.sheets if sheet.name != marks.sheet]
    texts = {sheet.name: _texts(sheet) for sheet in sheets}
    found: dict[str, str] = {}
    for sheet in sheets:
        known = marks.sheets.get(sheet.name)
        if known and _share(texts[sheet.name], known) >= SAME_NAME:
            found[sheet.name] = sheet.name
    for sheet in sheets:
        left = [name for name in marks.sheets if name not in found.values()]
        if sheet.name not in found and left:
            best = max(left, key=lambda name: _share(texts[sheet.name], marks.sheets[name]))
            if _share(texts[sheet.name], marks.sheets[best]) >= OTHER_NAME:
                found[sheet.name] = best
    return found


def is_copy(sheet: Sheet, marks: FormerMarks) -> bool:
    """Whether a sheet that was added is a copy of one of ours: most of what was written on that stands on it."""
    texts = _texts(sheet)
    return any(
        len(texts & known.texts.keys()) > (len(known.texts) - len(known.formulas)) * OTHER_NAME  # those are texts too
        for known in marks.sheets.values()
    )


def _texts(sheet: Sheet) -> frozenset[bytes]:
    return frozenset(layout.mark(plain_text(cell)) for cell in sheet.standing if cell.text and not is_formula(cell))


def _share(texts: frozenset[bytes], known: Known) -> float:
    if not known.counted:
        return 0.0 if not texts else SAME_NAME
    return len(texts & known.texts.keys()) / max(1, min(len(texts), len(known.texts)))


def more_than_written(
    cells: Mapping[Cell, int], ours: OwnWords, open_texts: Mapping[bytes, int]
) -> Mapping[bytes, int]:
    """Texts of ours that stand on a sheet outside its open cells more often than they were written there, and how many
    times more; of each cell it is known how often it stands there."""
    met: Counter[bytes] = Counter()
    most: dict[bytes, int] = {}
    for cell, number in cells.items():
        mark = next((one for one in marks_of(cell) if one in ours.known.texts), None)
        if mark is not None and not is_formula(cell):
            met[mark] += number
            if mark not in most:
                most[mark] = ours.times(cell) - open_texts.get(mark, 0)
    return {mark: number - most[mark] for mark, number in met.items() if number > most[mark]}
