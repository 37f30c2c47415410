"""Elements deep within each other, in a Python that frees no deep tree, as in a browser."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element

import pytest

from csxl.model.member import Kind
from csxl.sheets import limits
from csxl.sheets.books import read_book
from csxl.sheets.elements import Elements, pieces
from csxl.sheets.faults import PartFault
from csxl.sheets.second_opinion import read_with_openpyxl
from tests.helpers.filled_forms import filled
from tests.helpers.ooxml_packages import codes, package, strings, worksheet

RED = '<row r="1"><c r="A1" t="str"><v>Red</v></c></row>'
SAFE = 1_100  # elements within each other that can be freed with a stack of a quarter of a megabyte


def deep(count: int, closed: bool = True) -> str:
    return "<a>" * count + "</a>" * count * closed


def depth(element: Element) -> int:
    """How many elements lie within each other, at most."""
    most, level = 0, [element]
    while level:
        most, level = most + 1, [child for one in level for child in one]
    return most


@pytest.fixture
def frees_no_deep_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FREES_DEEP_TREES", False)


def chunks(text: str) -> Iterator[bytes]:
    data = text.encode()
    return (data[at : at + limits.CHUNK_BYTES] for at in range(0, len(data), limits.CHUNK_BYTES))


@pytest.mark.usefixtures("frees_no_deep_trees")
@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("where", ["<row>|</row>", "<other>|</other>", "<skipped>|</skipped>"])
def test_no_tree_grows_deeper_than_can_be_freed(where: str, closed: bool) -> None:
    before, after = where.split("|")
    elements = Elements({"row": lambda _: None}, {"row"}, {"skipped"})
    grown: list[int] = []

    def watched() -> Iterator[bytes]:
        for chunk in chunks(f"<sheet>{before}{deep(200_000, closed)}{after}</sheet>"):
            yield chunk
            grown.append(depth(elements.document))

    with suppress(PartFault):
        elements.read(watched())
    assert max([*grown, depth(elements.document)]) < SAFE


def test_deep_trees_are_made_where_they_can_be_freed() -> None:
    elements = Elements({"row": lambda _: None}, {"row"}, ())
    grown: list[int] = []
    elements.wanted = {"row": lambda row: grown.append(depth(row))}
    elements.read(chunks(f"<sheet><row>{deep(5_000)}</row></sheet>"))
    assert grown == [5_001]


@pytest.mark.usefixtures("frees_no_deep_trees")
def test_pieces_open_no_more_elements_than_are_looked_at() -> None:
    for text in (deep(5_000), '<c r="A1"/>' * 5_000, "x" * 9_000, "<" * 3_000, ""):
        found = list(pieces(text.encode()))
        assert b"".join(found) == text.encode()
        assert max((piece.count(b"<a>") + piece.count(b"<c ") for piece in found), default=0) <= limits.OPENED_AT_ONCE


@pytest.mark.usefixtures("frees_no_deep_trees")
def test_a_form_reads_the_same_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    form = filled({"T1-R": "Red", "L1-A": {"Your rating": "Amber", "Evidence": "Seen & <checked>"}})
    monkeypatch.setattr(limits, "OPENED_AT_ONCE", 3)
    in_pieces = read_book(form, Kind.OOXML, "form.xlsx")
    monkeypatch.setattr(limits, "FREES_DEEP_TREES", True)
    assert read_book(form, Kind.OOXML, "form.xlsx") == in_pieces


@pytest.mark.usefixtures("frees_no_deep_trees")
def test_what_is_too_deep_is_named() -> None:
    row = f'<row r="2"><c r="A2" t="inlineStr"><is>{deep(2_000)}</is></c></row>'
    assert codes(package(RED + row)) == ["ERROR Target W011"]
    assert codes(package(RED, {"xl/worksheets/sheet1.xml": worksheet(RED, before=deep(2_000))})) == [
        "ERROR Target W011"
    ]
    assert codes(package(RED, {"xl/sharedStrings.xml": strings(deep(2_000))})) == ["ERROR W002"]


@pytest.mark.parametrize(("count", "is_read"), [(limits.DEPTH_IN_TREE, True), (limits.DEPTH_IN_TREE + 1, False)])
def test_openpyxl_is_given_nothing_deep(count: int, is_read: bool) -> None:
    form = io.BytesIO(filled({"T1-R": "Red"}))
    with zipfile.ZipFile(form, "a") as parts:
        parts.writestr("extra.bin", b"no XML")
        parts.writestr("extra.xml", deep(count))
    assert (read_with_openpyxl(form.getvalue(), "form.xlsx")[0] is not None) is is_read
