"""Return codes and file names from names that may hold anything."""

from __future__ import annotations

import re

import pytest

from csxl.text.naming import agency_codes, file_names

ODD = [
    "Police",
    "POLICE",
    "police ",
    "警察",
    "",
    "nul",
    "Con",
    "COM1",
    "x" * 300,
    "x" * 300,
    "...",
    "😀",
    "a/b\\c:d",
    'O\'Brien & Sons [NHS] "Trust"/Ltd: <b>',
    "Iechyd Cyhoeddus Ŵŷ",
    "Police-2",
    "../../etc/passwd",
    "=cmd|'A'!1",
]


def test_codes_can_be_read() -> None:
    assert agency_codes(["Police", "Children’s social care", "O'Brien & Sons", "Cyngor Sir Ŵŷ", "警察"]) == (
        "POLICE",
        "CHILDRENS-SOCIAL",
        "OBRIEN-AND-SONS",
        "CYNGOR-SIR-WY",
        "AGENCY",
    )


def test_names_that_make_one_code_are_numbered() -> None:
    assert agency_codes(["Police", "POLICE", "Police!"]) == ("POLICE", "POLICE-2", "POLICE-3")


def test_a_code_that_was_given_is_kept_and_made_ones_keep_clear_of_it() -> None:
    assert agency_codes(["Police", "Health", "Police North"], ["", "police", ""]) == (
        "POLICE-2",
        "POLICE",
        "POLICE-NORTH",
    )


def test_codes_of_odd_names() -> None:
    codes = agency_codes(ODD)
    assert len(set(codes)) == len(ODD)
    assert all(re.fullmatch(r"[A-Z0-9-]{1,20}", code) for code in codes)
    assert agency_codes(ODD) == codes


def test_file_names_can_be_read() -> None:
    assert file_names(["Police", "Children's social care"]) == ("Police.xlsx", "Childrens-social-care.xlsx")


def test_file_names_of_odd_names_are_safe_everywhere() -> None:
    names = file_names(ODD)
    assert len({name.casefold() for name in names}) == len(ODD)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*\.xlsx", name) and len(name) <= 80 for name in names)


@pytest.mark.parametrize("name", ["CON", "nul", "Aux", "COM1", "lpt9", "PRN"])
def test_names_of_devices_are_avoided(name: str) -> None:
    assert file_names([name]) == (f"{name}-agency.xlsx",)
