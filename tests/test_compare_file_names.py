"""Which return a file's name means, as somebody types it, and which is proposed where none has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csxl.compare.file_names import named, nearest
from tests.helpers.readings_by_hand import POLICE, returned

FILES = (
    "output/returns/Police.xlsx",
    "output/returns/RE EDUCATION.eml/Education.xlsx",
    "output/returns/later.zip/Police (2).xlsx",
    "output/returns/older/Police.xlsx",
    "output/returns/Café v1.2.xlsx",
)
RETURNS = tuple(replace(returned(POLICE), file=file) for file in FILES)


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Police.xlsx", [0, 3]),
        ("police", [0, 3]),
        ("POLICE.XLSX", [0, 3]),
        ("returns/Police.xlsx", [0]),
        ("returns\\older\\police", [3]),
        ("./output/returns/Police.xlsx", [0]),
        ("C:\\Users\\r\\output\\returns\\Police.xlsx", [0]),
        ("re education", [1]),
        ("RE EDUCATION.eml", [1]),
        ("later.zip", [2]),
        ("later", [2]),
        ("Police (2)", [2]),
        ("Cafe\u0301 v1.2", [4]),
        ("Café v1", []),
        ("EDUCATION.eml", []),
        ("olic", []),
        ("Police.xls", []),
        ("", []),
        (".", []),
    ],
)
def test_a_name_with_or_without_folder_and_ending(name: str, places: list[int]) -> None:
    assert [FILES.index(one.file) for one in named(RETURNS, name)] == places


def test_the_whole_name_goes_before_one_without_its_ending() -> None:
    mail = replace(returned(POLICE), file="Police.xlsx.eml/a.xlsx")
    assert named((mail, RETURNS[0]), "police.xlsx") == (RETURNS[0],)


def test_bytes_are_named_by_their_digest() -> None:
    beside, inside = (replace(RETURNS[0], file=file, sha256=file[0] * 64) for file in ("Police.xlsx", "a/Police.xlsx"))
    assert named((inside, beside), "P" * 64) == (beside,)
    assert named((inside, beside), "Police.xlsx") == (inside, beside)


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("Polcie.xlsx", "Police.xlsx"),
        ("police 2", "Police (2).xlsx"),
        ("EDUCATION.eml", "RE EDUCATION.eml"),
        ("output/returns/educatoin", "Education.xlsx"),
    ],
)
def test_the_nearest_names_are_proposed(name: str, close: str) -> None:
    assert named(RETURNS, name) == ()
    assert close in nearest(RETURNS, name)


def test_nothing_is_proposed_that_is_not_like_it() -> None:
    assert nearest(RETURNS, "Weather forecast.pdf") == ()
    assert nearest(RETURNS, "") == ()
