"""Marks: hidden, last, and small enough whatever the review."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from csxl.compare.consolidation import consolidate
from csxl.model import marks_layout as layout
from csxl.model.decisions import AGREED_RATING, Decisions, TypedText
from csxl.model.member import Kind
from csxl.model.summary_names import ANSWERS, MARKS
from csxl.sheets.books import read_properties
from csxl.text.formula_forms import exact_form, shape
from tests.helpers.opened_summaries import opened
from tests.helpers.readings_by_hand import ASKED, published, small_reading
from tests.helpers.typed_summaries import SEEN, agreed, read, review, summary


def test_it_is_hidden_and_last() -> None:
    book = opened(review())
    assert book.sheetnames[-1] == MARKS
    assert book[MARKS].sheet_state == "hidden"


def test_the_workbook_itself_says_whose_it_is() -> None:
    found = read_properties(summary(), Kind.OOXML, "summary.xlsx")
    assert found[layout.PROPERTY + layout.REVIEW] == "Autumn 2026"


def test_an_entry_keeps_its_words_its_ground_and_when_it_was_seen() -> None:
    entry = TypedText("  Amber\nor so ", SEEN, "1 Red · 2 Amber")
    key = agreed("T2-R", AGREED_RATING)
    former, _ = read(summary(review(Decisions({key: entry}))))
    found = former.decisions.entries[key]
    assert (found.value, found.seen, found.ground) == (entry.value, entry.seen, entry.ground)


def test_marks_are_packed_into_texts_that_fit_a_cell() -> None:
    counts = {layout.mark(str(number)): number % 300 + 1 for number in range(10_000)}
    texts = list(layout.packed(counts))
    assert max(map(len, texts)) <= layout.LONGEST
    found = {mark: number for text in texts for mark, number in layout.unpacked(text).items()}
    assert found == {mark: min(number, layout.MANY) for mark, number in counts.items()}


def test_lines_hold_whatever_is_in_them() -> None:
    records = [["agreed", f"T1-R | “{number}”\n\u2028\x85", 'a "b", [c]'] for number in range(2_000)]
    texts = list(layout.lines(records))
    assert max(map(len, texts)) <= layout.LONGEST
    assert [record for text in texts for record in layout.records(text)] == records


def test_damaged_texts_are_refused() -> None:
    for text in ("x", "AAAA", "ä"):
        with pytest.raises(ValueError):
            layout.unpacked(text)
    for text in ("[" * layout.LONGEST, "{}", "[1]"):
        with pytest.raises(ValueError):
            list(layout.records(text))


def test_brackets_within_brackets_are_not_read_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a browser, that ends Python."""

    def read(line: str) -> None:
        raise AssertionError(line)

    monkeypatch.setattr("json.loads", read)
    for text in ("[" * layout.LONGEST, '["a",' + "[" * 30_000, '["a", ["b"]]', '["a"]]', '["a"'):
        with pytest.raises(ValueError):
            list(layout.records(text))


def test_texts_of_any_length_and_kind_leave_the_marks_whole() -> None:
    odd = replace(small_reading().returns[0], agency_code='"\\' * 20_000, file="odd.xlsx", sha256="f" * 64)
    odd = replace(odd, answers=tuple(replace(one, rating=None, raw="Red\u2028or\x85Green") for one in odd.answers))
    reading = replace(small_reading(), returns=(*small_reading().returns, odd))
    former, diagnostics = read(summary(consolidate(reading, published(), ASKED, titles=["Autumn 2026"])))
    assert (former.marked, diagnostics) == (True, ())


@pytest.mark.parametrize(
    ("formula", "exact", "shaped"),
    [
        ('=COUNTIF($G$6:K6, "Red $A$1")', 'COUNTIF(G6:K6,"Red $A$1")', 'COUNTIF(@,"Red $A$1")'),
        ("=SUM('Board summary'!A1,Matrix!$B:$C)", "SUM(Board summary!A1,Matrix!B:C)", "SUM(@,@)"),
        ('of:=COUNTIF([.G6:.K6];"Red; x")', 'COUNTIF(@,"Red; x")', 'COUNTIF(@,"Red; x")'),
        ("COUNTIF([.G6:.K6];[$'Board summary'.$A$1])", "COUNTIF(@,@)", "COUNTIF(@,@)"),
        ("=LOG10(A1)+#REF!", "LOG10(A1)+#REF!", "LOG10(@)+@"),
    ],
)
def test_a_formula_is_known_however_programs_write_it(formula: str, exact: str, shaped: str) -> None:
    assert (exact_form(formula), shape(formula)) == (exact, shaped)


@pytest.mark.parametrize("piece", ["'", "''!", "'x'", '"', "a.", "$A$", "[", "of:=[", "A1:"])
def test_a_formula_made_to_take_long_has_a_form_too(piece: str) -> None:
    formula = piece * (8_000 // len(piece))
    assert len(exact_form(formula)) <= len(formula) >= len(shape(formula))


def test_of_a_sheet_with_too_many_texts_marks_say_only_that(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = texts_by_sheet()
    assert layout.COUNTLESS not in usual.values()
    monkeypatch.setattr(layout, "MOST_TEXTS", 3_000)
    assert texts_by_sheet() == usual | {ANSWERS: layout.COUNTLESS}


def texts_by_sheet() -> dict[object, object]:
    """What Marks says of the texts of each sheet."""
    book = openpyxl.load_workbook(io.BytesIO(summary(review())))
    rows = book[MARKS].iter_rows(max_col=3, values_only=True)
    return {sheet: texts for kind, sheet, texts in rows if kind == layout.TEXTS}
