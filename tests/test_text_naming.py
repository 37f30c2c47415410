"""Return codes and file names from names that may hold anything."""

from __future__ import annotations

import random
import re

import pytest

from csxl.text.naming import agency_codes, file_names, telling_code

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


CHOSEN = {  # sixty names of agencies, and the code that somebody who knows them would choose
    "Borsetshire Police": "POLICE",
    "Avon and Somerset Constabulary": "POLICE",
    "Police Service of Northern Ireland": "POLICE",
    "British Transport Police": "BTP",
    "Heddlu Gwent": "HEDDLU",
    "Office of the Police and Crime Commissioner for Gwent": "PCC",
    "Crown Prosecution Service": "CPS",
    "West Midlands Fire and Rescue Service": "FIRE",
    "Gwasanaeth Tân ac Achub Canolbarth a Gorllewin Cymru": "TAN",
    "Welsh Ambulance Services University NHS Trust": "AMBULANCE",
    "Probation Service": "PROBATION",
    "The Probation Service – South West": "PROBATION",
    "Gwasanaeth Prawf": "PRAWF",
    "Northbrook Youth Justice Service": "YOUTH-JUSTICE",
    "Youth Offending Team": "YOUTH-OFFENDING",
    "Gwasanaeth Cyfiawnder Ieuenctid Gwynedd": "CYFIAWNDER-IEUENCTID",
    "Cafcass Cymru": "CAFCASS",
    "NHS Kent and Medway Integrated Care Board": "ICB",
    "NHS Norfolk and Waveney ICB": "ICB",
    "Ambridge NHS Foundation Trust": "AMBRIDGE-NHS",
    "Royal Free London NHS Foundation Trust": "ROYAL-FREE-NHS",
    "South London and Maudsley NHS Foundation Trust": "SOUTH-LONDON-NHS",
    "Oxford Health NHS Foundation Trust": "OXFORD-NHS",
    "Hywel Dda University Health Board": "HYWEL-DDA",
    "Bwrdd Iechyd Prifysgol Betsi Cadwaladr": "BETSI-CADWALADR",
    "Public Health Wales": "PUBLIC-HEALTH",
    "Public health nursing": "NURSING",
    "School nursing": "SCHOOL-NURSING",
    "Child and Adolescent Mental Health Service": "CAMHS",
    "Kingsmere Council Housing": "HOUSING",
    "Felpersham Borough Council Housing": "HOUSING",
    "Housing, Kingsmere Borough Council": "HOUSING",
    "Kingsmere City Council": "KINGSMERE",
    "London Borough of Camden": "CAMDEN",
    "London Borough of Camden Children's Services": "CHILDRENS-SERVICES",
    "Cyngor Sir Ceredigion": "CEREDIGION",
    "Kingsmere County Council – Education and Skills": "EDUCATION-AND-SKILLS",
    "Kingsmere Council Adult Social Care": "ADULT-SOCIAL-CARE",
    "Children’s social care": "SOCIAL-CARE",
    "Gwasanaethau Cymdeithasol Plant": "CYMDEITHASOL",
    "Kingsmere Early Help": "EARLY-HELP",
    "Community Safety Team": "COMMUNITY-SAFETY",
    "Education": "EDUCATION",
    "Adran Addysg": "ADDYSG",
    "Oakfield Academy": "OAKFIELD-ACADEMY",
    "Oakfield Academies Trust": "OAKFIELD-ACADEMIES",
    "St Mary's Church of England Primary School": "ST-MARYS-SCHOOL",
    "Kingsmere College": "KINGSMERE-COLLEGE",
    "Barnardo's": "BARNARDOS",
    "NSPCC": "NSPCC",
    "The Children's Society": "CHILDRENS-SOCIETY",
    "Action for Children": "ACTION-FOR-CHILDREN",
    "St Giles Trust": "ST-GILES",
    "Harbour Youth Project": "HARBOUR-YOUTH",
    "Women's Aid": "WOMENS-AID",
    "Harbour House Refuge CIC": "HARBOUR-HOUSE-REFUGE",
    "Kingsmere Housing Association": "KINGSMERE-HOUSING",
    "Clarion Housing Group": "CLARION-HOUSING",
    "Tai Ceredigion": "TAI-CEREDIGION",
    "Multi-Agency Safeguarding Hub": "MASH",
}


@pytest.mark.parametrize(("name", "code"), CHOSEN.items())
def test_the_code_of_an_agency_is_the_one_that_a_coordinator_would_choose(name: str, code: str) -> None:
    assert agency_codes([name]) == (code,)


def test_sixty_agencies_of_one_review_have_codes_of_their_own_whatever_their_order() -> None:
    assert len(CHOSEN) == 60
    codes = dict(zip(CHOSEN, agency_codes(list(CHOSEN)), strict=True))
    assert len(set(codes.values())) == 60
    assert all(re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)*", code) and len(code) <= 20 for code in codes.values())
    for seed in range(5):
        mixed = random.Random(seed).sample(list(CHOSEN), 60)
        assert dict(zip(mixed, agency_codes(mixed), strict=True)) == codes


def test_two_agencies_that_do_the_same_are_told_apart_by_their_places() -> None:
    assert agency_codes(["Borsetshire Police", "West Mercia Police", "Heddlu Gwent", "Heddlu De Cymru"]) == (
        "BORSETSHIRE-POLICE",
        "WEST-MERCIA-POLICE",
        "HEDDLU-GWENT",
        "HEDDLU-DE-CYMRU",
    )
    assert agency_codes(["Kingsmere Council", "Kingsmere Council Housing", "Felpersham Council Housing"]) == (
        "KINGSMERE",
        "KINGSMERE-HOUSING",
        "FELPERSHAM-HOUSING",
    )


def test_the_code_of_an_agency_by_itself_tells_where_it_is() -> None:
    names = ["Borsetshire Police", "Kingsmere Council Housing", "Police", "Barnardo's", "..."]
    assert [telling_code(name) for name in names] == [
        "BORSETSHIRE-POLICE",
        "KINGSMERE-HOUSING",
        "POLICE",
        "BARNARDOS",
        "AGENCY",
    ]


def test_codes_can_be_read() -> None:
    assert agency_codes(["O'Brien & Sons", "Cyngor Sir Ŵŷ", "警察"]) == ("OBRIEN-AND-SONS", "WY", "AGENCY")


def test_names_that_make_one_code_are_numbered_whatever_their_order() -> None:
    assert agency_codes(["Police", "POLICE", "Police!"]) == ("POLICE-2", "POLICE", "POLICE-3")
    assert agency_codes(["Police!", "Police", "POLICE"]) == ("POLICE-3", "POLICE-2", "POLICE")


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
