"""A rubric as a workbook: there and back without loss, whatever people and programs did to it that changes no text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest

from csxl.model.rubric import Rubric
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.rubric_reading import rubric_in_book
from csxl.rubrics.shipped import shipped
from csxl.rubrics.toml_writing import toml_files
from tests.helpers.folders import ROOT, WELSH

PUBLISHED = load_rubric()
FILE = "my.xlsx"
Change = Callable[[openpyxl.Workbook], object]


def read(book: openpyxl.Workbook) -> Rubric:
    held = io.BytesIO()
    book.save(held)
    return rubric_in_book(FILE, held.getvalue())


def workbook(rubric: Rubric = PUBLISHED, more: Iterable[str] = ()) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_rubric_book(rubric, tuple(more))))


@pytest.mark.parametrize("more", [(), ("cy",)])
@pytest.mark.parametrize("place", [None, WELSH, shipped("section-11")], ids=["published", "welsh", "section-11"])
def test_a_rubric_comes_back_from_its_workbook_whole(place: Path | None, more: tuple[str, ...]) -> None:
    rubric = load_rubric(place)
    back = rubric_in_book(FILE, write_rubric_book(rubric, more))
    assert back == rubric
    assert toml_files(back) == toml_files(rubric)


def test_the_published_rubric_comes_back_byte_for_byte() -> None:
    back = rubric_in_book(FILE, write_rubric_book(PUBLISHED))
    assert toml_files(back) == {path.name: path.read_bytes() for path in (ROOT / "rubric").glob("*.toml")}


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_it_comes_back_after_libreoffice_saved_it(
    kind: str, tmp_path: Path, office: Callable[[Path, str], Path]
) -> None:
    (tmp_path / FILE).write_bytes(write_rubric_book(PUBLISHED))
    saved = office(tmp_path / FILE, kind)
    assert toml_files(load_rubric(saved)) == toml_files(PUBLISHED)
