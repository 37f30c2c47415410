"""Which cells for one person name two."""

from __future__ import annotations

import pytest

from csxl.text.two_people import names_two_people

TWO = [
    "Jane Smith and Raj Patel",
    "J Smith / R Patel",
    "Jane Smith; Raj Patel",
    "Jane Smith, Raj Patel",
    "J. Smith & R. Patel",
    "Insp Shah / Sgt Bell",
    "Dr Patel and Dr Jones",
    "Jane Smith\nRaj Patel",
    "Jane Smith (Mon–Wed) / Raj Patel (Thu–Fri)",
    "Siân O’Brien and Mary-Ann Smith-Jones",
    "JANE SMITH/RAJ PATEL",
    "Jane Smith, Head of Safeguarding; Raj Patel, Service Manager",
    "Jan van der Berg and Mr Jones",
    "Ann Lee, Bo Ray and Cy Day",
]
ONE = [
    "",
    "Jane Smith",
    "Smith, Jane",
    "van der Berg, Jan Willem",
    "Smith-Jones, Mary Ann",
    "Jane Smith, Head of Safeguarding",
    "Jane Smith, Designated Nurse",
    "Jane Smith / Head of Safeguarding",
    "Jane Smith, BA Hons",
    "Jane Smith (for Raj Patel)",
    "Jane Smith c/o Raj Patel",
    "Mr and Mrs Smith",
    "Public Protection / Criminal Justice",
    "Health and Safety",
    "Smith and Jones",
    "Sgt Bell and team",
    "Det/Sgt Jane Smith",
    "Jane Smith, Early Help",
    "Jane Smith / 01234 567890",
    "Jane Smith, jane@northbrook.example",
]


@pytest.mark.parametrize("text", TWO)
def test_two_names_are_two_people(text: str) -> None:
    assert names_two_people(text)


@pytest.mark.parametrize("text", ONE)
def test_a_name_and_what_else_stands_beside_it_is_one_person(text: str) -> None:
    assert not names_two_people(text)
