"""Returns: every file has a row that says in words whether it counts, and cells that decide it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from csxl.compare.consolidation import consolidate
from csxl.model.answers import NOBODYS, OTHER_REVIEW, REPLACED, Reading
from csxl.model.comparison import Comparison
from csxl.text.a1 import column_letter
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.opened_summaries import opened, table
from tests.helpers.readings_by_hand import EDUCATION, POLICE, published, rated, small_reading


def register() -> Comparison:
    """An agency with a replaced return, one with two rivals, one return of another review and one that is nobody's."""
    first, later, rival, other = (
        rated(agency, {"T1-R": word}, file=f"{name}.xlsx")
        for agency, word, name in (
            (POLICE, "Red", "first"),
            (POLICE, "Red", "later"),
            (EDUCATION, "Red", "one"),
            (EDUCATION, "Green", "other"),
        )
    )
    found = consolidate(Reading((later, rival, other)), published(), (POLICE, EDUCATION))
    police, education = found.agencies
    replaced = replace(first, counts=REPLACED, replaced_by="later.xlsx")
    last_year = replace(first, file="old.xlsx", sha256="a", counts=OTHER_REVIEW, review="Autumn 2025")
    nobodys = replace(first, file="copy.xlsx", sha256="b", counts=NOBODYS)
    agencies = (replace(police, returns=(*police.returns, replaced)), education)
    return replace(found, agencies=agencies, uncounted=(last_year, nobodys))


def test_each_return_says_in_words_whether_it_counts() -> None:
    rows = table(opened(register())["Returns"])
    assert [(row["File"], row["Agency"], row["State"]) for row in rows] == [
        ("later.xlsx", "Police", "counts"),
        ("first.xlsx", "Police", "replaced by later.xlsx"),
        ("one.xlsx", "Education", "one of 2 that were sent; where they differ, neither counts yet"),
        ("other.xlsx", "Education", "one of 2 that were sent; where they differ, neither counts yet"),
        ("old.xlsx", "Police", "another review: Autumn 2025"),
        ("copy.xlsx", "not known", "nobody’s yet: choose whose it is"),
    ]
    assert [row["Rated"] for row in rows] == [1, None, 0, None, None, None]


def test_each_file_is_open_under_its_content_and_an_agency_without_one_is_not() -> None:
    sheet = opened(register(), values=False)["Returns"]
    rows = table(sheet)
    assert [row["Key"] for row in rows] == [f"file | {row['SHA-256']}" for row in rows]
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {f"{column}{row}" for column in "DE" for row in range(6, 12)}
    missing = next(row for row in table(opened(decided_review())["Returns"]) if row["State"] == "not returned")
    assert missing["Key"] is None


def test_when_it_was_saved_is_a_date_and_no_digest_is_among_what_people_read() -> None:
    form = replace(rated(POLICE, {"T1-R": "Red"}, file="/srv/returns/Police.xlsx"), saved="2026-11-30T14:05:59Z")
    sheet = opened(consolidate(Reading((form,)), published()))["Returns"]
    (row,) = table(sheet)
    assert (row["File"], row["Last saved"]) == ("Police.xlsx", datetime.datetime(2026, 11, 30, 14, 5))
    headings = [str(cell.value) for cell in sheet[5]]
    digest, printed = (column_letter(headings.index(heading) + 1) for heading in ("SHA-256", "Blank"))
    assert sheet.column_dimensions[digest].hidden
    assert sheet.print_area == f"'Returns'!$A$1:${printed}$6"


def test_a_decision_typed_before_stands_in_its_place() -> None:
    rows = {row["Agency"]: row for row in table(opened(decided_review())["Returns"])}
    assert rows["Police"]["Does it count?"] == "counts"
    assert rows["Education"]["Does it count?"] is None


def test_the_agencies_names_are_offered_and_codes_where_two_are_alike() -> None:
    twins = [replace(POLICE, code=code) for code in ("POL-1", "POL-2")]
    sheet = opened(consolidate(small_reading(), published(), (*twins, EDUCATION)), False)["Returns"]
    rule = next(rule for rule in sheet.data_validations.dataValidation if rule.promptTitle == "Whose is it?")
    offered = [cell.value for row in sheet[rule.formula1.strip("=").replace("$", "")] for cell in row]
    assert offered[:3] == ["POL-1", "POL-2", "Education"]


def test_the_same_content_twice_is_asked_about_once() -> None:
    forms = [rated(POLICE, {"T1-R": "Red"}, file=f"{name}.xlsx") for name in ("one", "two")]
    same = Reading(tuple(replace(form, sha256="f" * 64) for form in forms))
    keys = [row["Key"] for row in table(opened(consolidate(same, published()))["Returns"])]
    assert keys == [f"file | {'f' * 64}", None]
