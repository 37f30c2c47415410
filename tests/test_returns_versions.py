"""Several returns of one agency: which is a later version of which, and what counts cell by cell."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison, View
from csxl.model.diagnostic import Severity
from csxl.model.member import Parcel
from csxl.model.review import Expected
from csxl.returns.conflicts import versions_weighed
from csxl.returns.reading import read_files
from csxl.rubrics.loading import load_rubric
from tests.helpers.command_line import csxl
from tests.helpers.filled_forms import saved_at, sent_back
from tests.helpers.wrapped_files import mail

pytestmark = pytest.mark.usefixtures("with_codes")

RUBRIC = load_rubric()
POLICE = Expected("Police", "POLICE")
REFS = tuple(RUBRIC.criteria)
MONDAY, TUESDAY, FRIDAY = "2026-11-02T10:00:00Z", "2026-11-03T10:00:00Z", "2026-11-06T10:00:00Z"
NINE = REFS[:9]
Answers = dict[str, Mapping[str, Any]]


def rated(word: str = "Amber", **changes: str) -> Answers:
    """Every criterion rated, with evidence; `T1_R="Red"` rates one otherwise."""
    words = {ref: changes.get(ref.replace("-", "_"), word) for ref in REFS}
    return {ref: {"Your rating": given, "Evidence": f"What our audit found on {ref}."} for ref, given in words.items()}


def bare(word: str = "Amber", **changes: str) -> Answers:
    """The same without any text."""
    return {ref: {"Your rating": answer["Your rating"]} for ref, answer in rated(word, **changes).items()}


UNREAD = dict.fromkeys((ref.replace("-", "_") for ref in NINE), "Amber/Green")
FIRST, CORRECTED = rated(**UNREAD), rated()


def read(files: Mapping[str, bytes]) -> Reading:
    return read_files([Parcel(name, data) for name, data in files.items()], RUBRIC)


def compared(files: Mapping[str, bytes], **options: Any) -> Comparison:
    return consolidate(read(files), RUBRIC, [POLICE], **options)


def without(data: bytes, sheet: str) -> bytes:
    """A workbook without one of its sheets, saved as late."""
    book, out = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    del book[sheet]
    book.save(out)
    return saved_at(out.getvalue(), FRIDAY)


def view(comparison: Comparison, ref: str = "T1-R") -> View:
    return next(finding.views[0] for finding in comparison.findings if finding.criterion.ref == ref)


def counted(comparison: Comparison) -> dict[str, tuple[str, str]]:
    return {one.file: (one.counts, one.replaced_by) for one in comparison.agencies[0].returns}


def points(found: Comparison | Reading, *severities: Severity) -> list[str]:
    """ "file Sheet!cell code" of the errors and warnings."""
    return [
        f"{one.file} {f'{one.sheet}!{one.cell} ' if one.cell else ''}{one.code}"
        for one in found.diagnostics
        if one.severity in (severities or (Severity.ERROR, Severity.WARNING))
    ]


def replaced(*files: tuple[str, bytes]) -> set[str]:
    """The files that were replaced, whatever order they come in, both in a review and in `check`."""
    found = set()
    for order in permutations(files):
        for returns in (compared(dict(order)).agencies[0].returns, versions_weighed(read(dict(order))).returns):
            found.add(frozenset(one.file for one in returns if one.counts == "replaced"))
    [same] = found
    return set(same)


def test_nine_cells_that_were_asked_about_and_corrected_leave_nothing_to_settle() -> None:
    first, second = sent_back(FIRST, MONDAY), sent_back(CORRECTED, FRIDAY)
    assert compared({"1.xlsx": first}).agencies[0].coverage["to settle"] == 9
    comparison = compared({"1.xlsx": first, "2.xlsx": second})
    assert comparison.agencies[0].coverage["rated"] == 32
    assert counted(comparison) == {"2.xlsx": ("yes", ""), "1.xlsx": ("replaced", "2.xlsx")}
    assert [one.file for one in comparison.agencies[0].counting] == ["2.xlsx"]
    assert points(comparison) == []
    notes = points(comparison, Severity.NOTE)
    assert notes[-1] == "1.xlsx I015"
    assert {f"1.xlsx Target!G{row}" for row in range(5, 13)} < {note.rpartition(" ")[0] for note in notes}


def test_three_versions_chain() -> None:
    files = {
        "a.xlsx": sent_back(rated(T1_R="Red", T1_A="Amber/Green"), MONDAY),
        "b.xlsx": sent_back(rated(T1_R="Green"), TUESDAY),
        "c.xlsx": sent_back(rated(T1_R=""), FRIDAY),
    }
    for order in permutations(files.items()):
        comparison = compared(dict(order))
        assert {file: by for file, (_, by) in counted(comparison).items()} == {
            "a.xlsx": "b.xlsx",
            "b.xlsx": "c.xlsx",
            "c.xlsx": "",
        }
        assert (view(comparison).rating, view(comparison).file) == ("Green", "b.xlsx")
        assert points(comparison) == [
            "c.xlsx Target!G5 A023",
            "c.xlsx Target!G5 I017",
        ]  # what b.xlsx changed is for information


def test_a_changed_rating_is_a_warning_with_both_words_and_places() -> None:
    comparison = compared({"1.xlsx": sent_back(rated(T1_R="Red"), MONDAY), "2.xlsx": sent_back(rated(), FRIDAY)})
    assert view(comparison).rating == "Amber"
    [warning] = [one for one in comparison.diagnostics if one.severity is Severity.WARNING]
    assert (warning.code, warning.file, warning.sheet, warning.cell, warning.ref) == (
        "I016",
        "2.xlsx",
        "Target",
        "G5",
        "T1-R",
    )
    assert all(part in warning.message for part in ("Red", "Amber", "1.xlsx", "Target, cell G5"))


def test_what_a_version_leaves_blank_keeps_the_earlier_answer_and_says_so() -> None:
    later = {**rated(), "T1-R": {"Evidence": "Now we have found more cases of it."}, "T1-A": {"Your rating": "Green"}}
    comparison = compared({"1.xlsx": sent_back(rated(), MONDAY), "2.xlsx": sent_back(later, FRIDAY)})
    kept, words = view(comparison), view(comparison, "T1-A")
    assert kept.answer and words.answer
    assert (kept.rating, kept.file, kept.answer.cell) == ("Amber", "1.xlsx", "G5")
    assert kept.answer.evidence == "Now we have found more cases of it."
    assert (words.rating, words.file, words.answer.evidence) == (
        "Green",
        "2.xlsx",
        "What our audit found on T1-A.",
    )
    assert points(comparison) == [
        "2.xlsx Target!G5 A023",
        *(f"2.xlsx Target!{point}" for point in ("G5 I017", "G6 I016", "G6 I017")),
    ]
    assert "2.xlsx I020" in points(comparison, Severity.NOTE)


def test_a_mark_in_a_version_that_cannot_be_read_is_an_error_and_nothing_is_used() -> None:
    comparison = compared(
        {"1.xlsx": sent_back(rated(), MONDAY), "2.xlsx": sent_back(rated(T1_R="Amber/Green"), FRIDAY)}
    )
    assert (view(comparison).status, view(comparison).rating, view(comparison).file) == ("to settle", None, "2.xlsx")
    assert points(comparison)[0].startswith("2.xlsx Target!G5 A")
    assert len(points(comparison)) == 1


def test_a_mark_that_could_not_be_read_and_is_gone_leaves_a_blank() -> None:
    comparison = compared({"1.xlsx": sent_back(FIRST, MONDAY), "2.xlsx": sent_back(rated(T1_R=""), FRIDAY)})
    assert view(comparison).status == "blank"
    assert points(comparison) == ["2.xlsx Target!G5 A023"]  # evidence without a rating


@pytest.mark.parametrize(
    ("signed", "again", "version"),
    [
        ("Sam Reed", "sam  reed", True),
        ("Sam Reed", "Jo Bell", False),
        ("", "", False),
        ("Sam Reed", "", False),
    ],
)
def test_without_texts_it_is_a_version_if_the_same_person_signed_it(signed: str, again: str, version: bool) -> None:
    files = ("1.xlsx", sent_back(bare(**UNREAD), MONDAY, signed)), ("2.xlsx", sent_back(bare(), FRIDAY, again))
    assert replaced(*files) == ({"1.xlsx"} if version else set())
    assert compared(dict(files)).agencies[0].coverage["to settle"] == (0 if version else 9)


def test_without_texts_a_changed_rating_may_be_another_person_s() -> None:
    first, second = sent_back(bare(), MONDAY, "Sam Reed"), sent_back(bare(T1_R="Red"), FRIDAY, "Sam Reed")
    files = ("1.xlsx", first), ("2.xlsx", second)
    assert replaced(*files) == set()
    assert "2.xlsx Target!G5 I010" in points(compared(dict(files)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("", ""),  # a program that keeps no time
        (MONDAY, ""),
        ("", FRIDAY),
        (MONDAY, MONDAY),
        ("2000-01-01T00:00:00Z", FRIDAY),  # as issued
        (MONDAY, "2999-01-01T00:00:00Z"),
        ("2026-11-02T10:00:00", "2026-11-02T20:00:00"),  # without a zone, and under a day apart
        ("2026-11-02T10:00:00Z", "2026-11-02T20:00:00"),
        ("soon", "later"),
    ],
)
def test_an_order_that_is_not_known_is_a_conflict(first: str, second: str) -> None:
    files = ("1.xlsx", sent_back(FIRST, first)), ("2.xlsx", sent_back(CORRECTED, second))
    assert replaced(*files) == set()
    comparison = compared(dict(files))
    assert comparison.agencies[0].coverage["to settle"] == 9
    assert [one.counts for one in comparison.agencies[0].returns] == ["yes", "yes"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-11-02T10:00:00", "2026-11-03T10:00:00"),  # without a zone, but a day apart
        ("2026-11-02T10:00:00+00:00", "2026-11-02T10:30:00+00:00"),
        ("2026-11-02T11:00:00+02:00", "2026-11-02T09:30:00Z"),
        ("2026-11-02T10:00:00.123456789Z", "2026-11-02T10:00:02Z"),
    ],
)
def test_an_order_that_is_known(first: str, second: str) -> None:
    assert replaced(("b.xlsx", sent_back(FIRST, first)), ("a.xlsx", sent_back(CORRECTED, second))) == {"b.xlsx"}


def mailed(data: bytes, day: int, hour: int = 12, name: str = "form.xlsx") -> bytes:
    message = mail((name, data))
    del message["Date"]
    message["Date"] = f"{day:02} Nov 2026 {hour:02}:00:00 +0000"
    return message.as_bytes()


def test_by_the_dates_of_the_mails_alone() -> None:
    first, second = sent_back(FIRST, ""), sent_back(CORRECTED, "")
    assert replaced(("1.eml", mailed(first, 2)), ("2.eml", mailed(second, 6))) == {"1.eml/form.xlsx"}
    assert replaced(("1.eml", mailed(first, 2)), ("2.eml", mailed(second, 2))) == set()
    assert read({"1.eml": mailed(first, 2)}).returns[0].saved == "2026-11-02T12:00:00Z"


@pytest.mark.parametrize(
    ("days", "version"),
    [
        ((3, 6), True),
        ((2, 6), True),
        ((6, 7), True),  # the first was sent when the second had been saved; still in order
        ((7, 6), False),  # the one saved first was sent last
        ((1, 6), False),  # saved after it had been sent
        ((3, 5), False),
    ],
)
def test_a_mail_that_contradicts_makes_the_order_unknown(days: tuple[int, int], version: bool) -> None:
    files = (
        ("1.eml", mailed(sent_back(FIRST, MONDAY), days[0])),
        ("2.eml", mailed(sent_back(CORRECTED, FRIDAY), days[1])),
    )
    assert replaced(*files) == ({"1.eml/form.xlsx"} if version else set())


def test_two_people_s_returns_conflict_as_before() -> None:
    theirs = {ref: {**answer, "Evidence": f"Somebody else's words on {ref}."} for ref, answer in rated("Green").items()}
    files = ("1.xlsx", sent_back(rated(), MONDAY)), ("2.xlsx", sent_back(theirs, FRIDAY))
    assert replaced(*files) == set()
    assert compared(dict(files)).agencies[0].coverage["to settle"] == 32


def test_half_of_the_texts_is_not_more_than_half() -> None:
    for same, version in ((16, False), (17, True)):
        later = rated()
        for ref in REFS[same:]:
            later[ref] = {"Your rating": "Amber", "Evidence": f"All written anew for {ref}."}
        assert bool(replaced(("1.xlsx", sent_back(rated(), MONDAY)), ("2.xlsx", sent_back(later, FRIDAY)))) is version


def test_a_chain_has_a_rival() -> None:
    theirs = {ref: {**answer, "Evidence": f"Somebody else's words on {ref}."} for ref, answer in rated().items()}
    files = {
        "1.xlsx": sent_back(FIRST, MONDAY),
        "2.xlsx": sent_back(rated(T1_R="Red"), FRIDAY),
        "other.xlsx": sent_back(theirs, TUESDAY),
    }
    assert replaced(*files.items()) == {"1.xlsx"}
    comparison = compared(files)
    assert [one.file for one in comparison.agencies[0].counting] == ["2.xlsx", "other.xlsx"]
    assert view(comparison).status == "to settle"
    assert points(comparison, Severity.ERROR) == ["other.xlsx Target!G5 I010"]


def test_versions_in_parts_contradict_each_other_where_the_last_is_blank() -> None:
    """Two that are not in order, and one that takes the place of both."""
    files = {
        "1.xlsx": sent_back(rated(T1_R="Red"), "2026-11-02T10:00:00"),
        "2.xlsx": sent_back(rated(T1_R="Green"), "2026-11-02T12:00:00"),
        "3.xlsx": sent_back(rated(T1_R=""), FRIDAY),
    }
    assert replaced(*files.items()) == {"1.xlsx", "2.xlsx"}
    comparison = compared(files)
    assert view(comparison).status == "to settle"
    assert points(comparison) == ["3.xlsx Target!G5 A023", "3.xlsx Target!G5 I019"]


def test_the_same_file_twice_is_one_return() -> None:
    data = sent_back(rated(), MONDAY)
    assert points(compared({"1.xlsx": data, "2.xlsx": data})) == ["2.xlsx I008"]


def test_what_is_wrong_in_a_return_that_came_twice_is_asked_once() -> None:
    """Also if it was packed anew on its way, which changes its bytes and nothing in it."""
    data = sent_back(FIRST, MONDAY)
    packed = io.BytesIO(data)
    with zipfile.ZipFile(packed, "a") as archive:
        archive.comment = b"packed anew"
    for second in (data, packed.getvalue()):
        files = {"1.xlsx": data, "2.xlsx": second}
        for found in (compared(files), versions_weighed(read(files))):
            asked = points(found, Severity.ERROR)
            assert (len(asked), {point.partition(" ")[0] for point in asked}) == (9, {"1.xlsx"})
            assert points(found, Severity.WARNING) == ["2.xlsx I008"]


def test_what_only_one_of_two_like_returns_has_is_asked() -> None:
    added = openpyxl.load_workbook(io.BytesIO(sent_back(rated(), MONDAY)))
    added["Target"]["H5"].comment = Comment("Ring Ann on 07700 900123 at home.", "Ann")
    out = io.BytesIO()
    added.save(out)
    files = {"1.xlsx": sent_back(rated(), MONDAY), "2.xlsx": saved_at(out.getvalue(), MONDAY)}
    alone = points(compared({"2.xlsx": files["2.xlsx"]}))
    assert set(alone) < set(points(compared(files)))


def test_a_preferred_file_goes_before_the_rule() -> None:
    files = {"1.xlsx": sent_back(rated(T1_R="Red"), MONDAY), "2.xlsx": sent_back(rated(), FRIDAY)}
    assert view(compared(files, prefer=["1.xlsx"])).rating == "Red"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "1.xlsx").write_bytes(sent_back(FIRST, MONDAY, "Sam Reed"))
    (tmp_path / "2.xlsx").write_bytes(sent_back(rated(T1_S="Red"), FRIDAY, "Sam Reed"))
    return tmp_path


def test_check_says_what_counts(folder: Path) -> None:
    result = csxl("check", "--json", folder / "2.xlsx", folder / "1.xlsx")
    second, first = json.loads(result.stdout)["returns"]
    assert result.exit_code == 0
    assert (second["counts"], second["replaced_by"], second["saved"]) == ("yes", "", FRIDAY)
    assert (first["counts"], first["replaced_by"], first["saved"]) == ("replaced", str(folder / "2.xlsx"), MONDAY)
    assert first["answers"][0]["raw"] == "Amber/Green"  # always the file's own reading
    assert (first["promises"], first["overall"]) == ([], [])
    assert set(first) == {
        *("file", "agency", "agency_code", "review", "rubric", "answers", "kept", "saved", "counts", "replaced_by"),
        *("promises", "overall", "rubric_version", "sha256", "completed_by", "partnership"),
    }
    assert csxl("check", "--json", folder / "1.xlsx").exit_code == 1


def test_a_reply_is_about_the_version_that_counts(folder: Path) -> None:
    said = csxl("check", "--reply", folder).stdout
    assert "1.xlsx" not in said.split("Please look")[0]
    assert "We could read 32 of 32 answers." in said


def test_a_sheet_that_the_later_version_lacks_is_kept_from_the_earlier_one() -> None:
    later = without(sent_back(rated(), FRIDAY), RUBRIC.domains[-1].name)
    files = {"1.xlsx": sent_back(rated(), MONDAY), "2.xlsx": later}
    comparison = compared(files)
    assert comparison.agencies[0].coverage["rated"] == 32
    assert points(comparison) == ["2.xlsx I018"]
    assert view(comparison, "O1-R").file == "1.xlsx"


@pytest.mark.office
@pytest.mark.parametrize(("ending", "saved"), [("ods", "2026-11-06T10:00:00"), ("xls", FRIDAY)])
def test_a_version_in_another_format(
    tmp_path: Path, office: Callable[[Path, str], Path], ending: str, saved: str
) -> None:
    (tmp_path / "2.xlsx").write_bytes(sent_back(CORRECTED, FRIDAY))
    later = office(tmp_path / "2.xlsx", ending).read_bytes()
    assert read({f"2.{ending}": later}).returns[0].saved == saved
    files = {"1.xlsx": sent_back(FIRST, MONDAY), f"2.{ending}": later}
    assert compared(files).agencies[0].coverage["rated"] == 32
    assert points(compared(files)) == []


def test_many_returns_of_one_agency_take_their_time_but_no_more() -> None:
    [one] = read({"1.xlsx": sent_back(rated(), MONDAY)}).returns
    rivals = tuple(
        replace(
            one,
            file=f"{number}.xlsx",
            saved=f"2026-10-02T{number // 60:02}:{number % 60:02}:00Z",
            answers=tuple(replace(answer, evidence=f"Person {number} on {answer.ref}.") for answer in one.answers),
        )
        for number in range(600)
    )
    start = time.process_time()
    assert len(versions_weighed(Reading(rivals)).diagnostics) < 600 * 40
    assert time.process_time() - start < 8


def test_a_later_version_of_a_chosen_return_is_named_by_every_command(folder: Path) -> None:
    """It may have come since; that nobody looks at it would be the worst that can become of a correction."""
    result = csxl("consolidate", folder, "-o", folder / "out.xlsx", "--prefer", "1")
    assert (result.exit_code, result.stderr.count("WARNING I070")) == (0, 1)
    files = {"1.xlsx": sent_back(FIRST, MONDAY), "2.xlsx": sent_back(rated(T1_S="Red"), FRIDAY)}
    assert "2.xlsx I070" in points(compared(files, prefer=["1.xlsx"]))
    for prefer in ([], ["2.xlsx"], ["1.xlsx", "2.xlsx"]):
        assert "I070" not in " ".join(points(compared(files, prefer=prefer)))


def test_a_later_version_that_came_twice_is_no_conflict() -> None:
    """Not even where it leaves blank what the earlier one has."""
    later = sent_back(rated(T1_R=""), FRIDAY)
    files = {"1.xlsx": sent_back(rated(), MONDAY), "2.xlsx": later, "3.xlsx": later}
    assert points(compared(files)) == ["2.xlsx Target!G5 A023", "2.xlsx Target!G5 I017", "3.xlsx I008"]
    assert view(compared(files)).rating == "Amber"
