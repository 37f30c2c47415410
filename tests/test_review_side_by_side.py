"""A review's folder as it really is: another agency's form filled in, last year's returns, files with the same name."""

from __future__ import annotations

import datetime
import io
import json
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csxl.model.answers import Reading
from csxl.model.comparison import NOT_RETURNED, Comparison
from csxl.model.diagnostic import Severity
from csxl.model.review import Party, Review
from csxl.review import asked, side_by_side
from csxl.review.asked import titles_beside
from csxl.review.review_book import write_review_book
from csxl.review.side_by_side import Told
from csxl.review.standing import Status, state, status_of
from tests.helpers import filled_forms
from tests.helpers.command_line import csxl
from tests.helpers.filled_forms import POLICE
from tests.helpers.readings_by_hand import published
from tests.helpers.review_folders import complete, planned

pytestmark = pytest.mark.usefixtures("with_codes")

TITLE, TODAY = POLICE.review, datetime.date(2026, 11, 25)
AGENCIES = {
    "NORTHMOOR-POLICE": "Northmoor Police",
    "NORTHMOOR-TRANSPORT": "Northmoor Transport Police",
    "EDUCATION": "Education",
    "HEALTH": "Health",
    "FIRE": "Fire and Rescue",
    "PROBATION": "Probation",
    "HOUSING": "Housing",
    "YOUTH-JUSTICE": "Youth Justice",
    "CARE": "Children's social care",
}
OWNER, WRITER = "EDUCATION", "HEALTH"  # whose form was copied, and who filled in the copy
OWN_CODES = ("education", " EDUCATION", "E D U C A T I O N", "EDUCATION.")  # as the owner may have typed them
DOMAINS = tuple(domain.name for domain in published().domains)
PLAN = Review(
    POLICE.partnership, TITLE, parties=tuple(Party(name, code) for code, name in AGENCIES.items()), return_by=TODAY
)


@cache
def issued(code: str, title: str = TITLE) -> bytes:
    return filled_forms.blank(agency=AGENCIES.get(code, code.title()), agency_code=code, review=title)


@cache
def returned(code: str, word: str = "Green", title: str = TITLE) -> bytes:
    """A whole return, in which every criterion has this rating and its evidence names the agency."""
    refs = published().criteria
    agency = AGENCIES.get(code, code.title())
    answers = {ref: {"Your rating": word, "Evidence": f"What {agency} saw of {ref}"} for ref in refs}
    return filled_forms.filled(answers, agency=agency, agency_code=code, review=title)


def typed_over(
    data: bytes,
    start: dict[str, str] | None = None,
    agency: str = "",
    code: str = "",
    titles: Sequence[str] = DOMAINS,
    without_lists: bool = False,
    **properties: None,
) -> bytes:
    """A return with cells of Start typed over by their label, and another agency or code in the titles."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book["Start"].iter_rows(max_col=2):
        for label, value in (start or {}).items():
            if row[0].value == label:
                row[1].value = value
    for name in titles:
        domain, own, own_code = str(book[name]["A1"].value).split(" · ")
        book[name]["A1"] = f"{domain} · {agency or own} · return code {code or own_code.split()[-1]}"
    if without_lists:
        del book["Lists"]
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def without_properties(book: openpyxl.Workbook) -> None:
    """Take the properties away that a program added under names of its own, as some programs do."""
    own: Any = vars(book)["custom_doc_props"]
    for name in [one.name for one in own.props]:
        del own[name]


def copied(word: str = "Red", writer: str = WRITER, **changes: Any) -> bytes:
    """The owner's form filled in by the writer, who corrected name and code wherever they show."""
    start = {"Agency": AGENCIES.get(writer, writer.title()), "Return code": writer}
    whole = {"start": start, "agency": AGENCIES.get(writer, writer.title()), "code": writer}
    return typed_over(returned(OWNER, word), **(changes or whole))


def folder(tmp_path: Path, files: dict[str, bytes], asked: Sequence[str] = (*AGENCIES,), title: str = TITLE) -> Path:
    """A review's folder with questionnaires for those asked, unless there is no title, and these returns."""
    for code in asked if title else ():
        (tmp_path / "questionnaires").mkdir(exist_ok=True)
        (tmp_path / "questionnaires" / f"{code}.xlsx").write_bytes(issued(code, title))
    (tmp_path / "returns").mkdir(exist_ok=True)
    for name, data in files.items():
        (tmp_path / "returns" / name).write_bytes(data)
    return tmp_path / "returns"


def good(*codes: str, title: str = TITLE) -> dict[str, bytes]:
    return {f"{code}.xlsx": returned(code, title=title) for code in codes}


def read(returns: Path) -> Reading:
    return asked.read_returns([returns], published())


def compared(returns: Path, **told: Any) -> Comparison:
    return side_by_side.compare(read(returns), [returns], published(), Told(**told))


def states(returns: Path, plan: Review = PLAN, **choices: Any) -> dict[str, str]:
    found: Status = status_of(plan, read(returns), published(), TODAY, titles=titles_beside([returns]), **choices)
    return {one.party.code: state(one).value for one in found.standings}


def errors(comparison: Comparison) -> list[tuple[str, str]]:
    return [(Path(one.file).name, one.code) for one in comparison.diagnostics if one.severity is Severity.ERROR]


def files_of(comparison: Comparison, code: str) -> list[str]:
    return [Path(one.file).name for agency in comparison.agencies if agency.code == code for one in agency.counting]


def uncounted(comparison: Comparison) -> dict[str, str]:
    return {Path(one.file).name: one.counts for one in comparison.uncounted}


OTHERS = [code for code in AGENCIES if code != WRITER]


# ---- another agency's form ---------------------------------------------------------------------------------------


def test_a_copy_of_anothers_form_is_nobodys_and_touches_neither(tmp_path: Path) -> None:
    returns = folder(tmp_path, {**good(*OTHERS), "copy.xlsx": copied()})
    comparison = compared(returns)
    assert uncounted(comparison) == {"copy.xlsx": "nobody's"}
    assert errors(comparison) == [("copy.xlsx", "I060")]
    [said] = comparison.undecided
    assert AGENCIES[OWNER] in said.message and AGENCIES[WRITER] in said.message and said.cell
    assert {one.severity for one in comparison.diagnostics if one.file == said.file and one is not said} == {
        Severity.NOTE
    }
    assert files_of(comparison, OWNER) == ["EDUCATION.xlsx"]
    assert files_of(comparison, WRITER) == []
    assert states(returns) == {code: "not returned" if code == WRITER else "complete" for code in AGENCIES}
    shown = {view.answer.evidence for finding in comparison.findings for view in finding.views if view.answer}
    assert len(shown) == 8 * 32  # the writer's texts stand nowhere under the owner's name
    assert {view.word for finding in comparison.findings for view in finding.views} == {"Green", NOT_RETURNED}


def test_whose_it_is_is_said_and_then_it_counts(tmp_path: Path) -> None:
    returns = folder(tmp_path, {**good(*OTHERS), "copy.xlsx": copied()})
    for whose in (WRITER, "health", "Health "):
        comparison = compared(returns, whose=(("copy", whose),), day=TODAY)
        assert (files_of(comparison, WRITER), errors(comparison)) == (["copy.xlsx"], [])
    assert files_of(comparison, OWNER) == ["EDUCATION.xlsx"]
    assert set(states(returns, whose=(("copy.xlsx", WRITER),)).values()) == {"complete"}
    [(key, entry)] = comparison.decisions.entries.items()
    assert (key.field, entry.value, entry.seen) == (
        "Whose is it?",
        WRITER,
        "first seen 25 Nov 2026, chosen as the returns were read",
    )


def test_the_writers_own_return_counts_beside_the_copy(tmp_path: Path) -> None:
    comparison = compared(folder(tmp_path, {**good(*AGENCIES), "copy.xlsx": copied()}))
    assert (files_of(comparison, WRITER), errors(comparison)) == (["HEALTH.xlsx"], [("copy.xlsx", "I060")])


VARIATIONS = {
    "only the name on Start": {"start": {"Agency": "Health"}},
    "only the code on Start": {"start": {"Return code": "HEALTH"}},
    "only the titles' codes": {"code": "HEALTH"},
    "only the titles' names": {"agency": "Health"},
    "three of four titles": {"agency": "Health", "code": "HEALTH", "titles": DOMAINS[:3]},
    "two of four titles": {"agency": "Health", "code": "HEALTH", "titles": DOMAINS[2:]},
    "half the titles and Start": {
        "start": {"Agency": "Health", "Return code": "HEALTH"},
        "agency": "Health",
        "code": "HEALTH",
        "titles": DOMAINS[:1],
    },
    "a code that nobody has": {"code": "HLTH-2"},
    "without the hidden sheet": {
        "start": {"Agency": "Health", "Return code": "HEALTH"},
        "agency": "Health",
        "code": "HEALTH",
        "without_lists": True,
    },
}


@pytest.mark.parametrize("changes", VARIATIONS.values(), ids=VARIATIONS)
def test_one_corrected_copy_of_the_identity_is_enough(tmp_path: Path, changes: dict[str, Any]) -> None:
    returns = folder(tmp_path, {**good(*OTHERS), "copy.xlsx": copied(**changes)})
    comparison = compared(returns)
    assert uncounted(comparison) == {"copy.xlsx": "nobody's"}
    assert [error for error in errors(comparison) if error[1] != "G031"] == [("copy.xlsx", "I060")]
    assert (files_of(comparison, OWNER), files_of(comparison, WRITER)) == (["EDUCATION.xlsx"], [])


def test_a_copy_in_which_nothing_was_answered_is_nobodys_too(tmp_path: Path) -> None:
    blank = typed_over(issued(OWNER), {"Agency": "Health", "Return code": "HEALTH"}, "Health", "HEALTH")
    comparison = compared(folder(tmp_path, {**good(*OTHERS), "copy.xlsx": blank}))
    assert (uncounted(comparison), errors(comparison)) == ({"copy.xlsx": "nobody's"}, [("copy.xlsx", "I060")])


def test_a_writer_who_was_not_asked_is_taken_at_the_code_alone(tmp_path: Path) -> None:
    by_code = copied(writer="COASTGUARD")
    by_name = copied(start={"Agency": "Coastguard"})
    comparison = compared(folder(tmp_path, {**good(*OTHERS), "code.xlsx": by_code, "name.xlsx": by_name}))
    assert uncounted(comparison) == {"code.xlsx": "nobody's"}
    assert files_of(comparison, OWNER) == ["EDUCATION.xlsx", "name.xlsx"]  # a respelt name, so far as anybody knows
    theirs = compared(tmp_path / "returns", whose=(("code.xlsx", "COASTGUARD"),))
    assert (files_of(theirs, "COASTGUARD"), uncounted(theirs)) == (["code.xlsx"], {})


def test_without_any_hidden_copy_what_shows_is_believed(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(copied()))
    del book["Lists"]
    without_properties(book)
    returns = folder(tmp_path, good(*OTHERS))
    book.save(returns / "copy.xlsx")
    comparison = compared(returns)
    assert (files_of(comparison, WRITER), uncounted(comparison)) == (["copy.xlsx"], {})


def test_a_name_between_two_that_were_asked(tmp_path: Path) -> None:
    """The one force's form with the other's name typed on it, and a form with its own force's name respelt."""
    theirs = typed_over(returned("NORTHMOOR-POLICE"), {"Agency": "Northmoor transport police"})
    respelt = typed_over(returned("FIRE"), {"Agency": "Northmoor Fire & Rescue Service"})
    comparison = compared(folder(tmp_path, {"theirs.xlsx": theirs, "respelt.xlsx": respelt}))
    assert uncounted(comparison) == {"theirs.xlsx": "nobody's"}
    assert files_of(comparison, "FIRE") == ["respelt.xlsx"]
    assert ("I003", Severity.WARNING) in {
        (one.code, one.severity) for one in comparison.diagnostics if one.file.endswith("respelt.xlsx")
    }


def test_its_own_name_in_another_spelling_is_no_other_agencys(tmp_path: Path) -> None:
    data = typed_over(returned("FIRE"), {"Agency": "FIRE & RESCUE"}, agency="Fire and rescue ")
    comparison = compared(folder(tmp_path, {"f.xlsx": data}))
    assert (files_of(comparison, "FIRE"), errors(comparison)) == (["f.xlsx"], [])


def test_its_own_code_in_another_spelling_is_no_other_agencys(tmp_path: Path) -> None:
    files = {f"{number}.xlsx": copied(start={"Return code": code}) for number, code in enumerate(OWN_CODES)}
    comparison = compared(folder(tmp_path, files))
    assert (uncounted(comparison), errors(comparison)) == ({}, [])


def test_a_copy_of_last_years_form_is_answered_without_a_name(tmp_path: Path) -> None:
    data = typed_over(returned(OWNER, title=LAST), {"Agency": "Health"})
    assert "Dear colleague," in csxl("check", "--reply", folder(tmp_path, {"c.xlsx": data})).stdout


def test_a_code_that_nobody_has_is_named_as_one(tmp_path: Path) -> None:
    comparison = compared(folder(tmp_path, {"c.xlsx": copied(start={"Return code": "SCHOOLS"})}))
    [said] = comparison.undecided
    assert "(return code EDUCATION), but the return code SCHOOLS" in said.message


def test_who_returned_was_asked_even_if_nobody_says_who_was(tmp_path: Path) -> None:
    files = {**good(OWNER, WRITER), "name.xlsx": copied(start={"Agency": "Health"})}
    comparison = compared(folder(tmp_path, files, title=""))
    assert uncounted(comparison) == {"name.xlsx": "nobody's"}


def test_without_knowing_who_was_asked_a_code_still_tells(tmp_path: Path) -> None:
    files = {**good(OWNER), "code.xlsx": copied(code="HEALTH"), "name.xlsx": copied(start={"Agency": "Health"})}
    comparison = compared(folder(tmp_path, files, title=""))
    assert uncounted(comparison) == {"code.xlsx": "nobody's"}
    assert files_of(comparison, OWNER) == ["EDUCATION.xlsx", "name.xlsx"]


def test_a_list_of_agencies_that_somebody_added_says_nothing_of_whose_it_is(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(returned("FIRE")))
    sheet = book.create_sheet("Who we work with")
    sheet.append(["Agency", "Health"])
    returns = folder(tmp_path, {})
    book.save(returns / "f.xlsx")
    assert files_of(compared(returns), "FIRE") == ["f.xlsx"]


def test_what_the_owners_return_lacks_is_not_sought_in_the_copy(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(returned(OWNER)))
    del book["Outcomes"]
    for name, copy in (("a", copied()), ("b", copied(start={"Agency": "Health"}))):
        (tmp_path / name).mkdir()
        returns = folder(tmp_path / name, {"copy.xlsx": copy})
        book.save(returns / "own.xlsx")
        said = [one.code for one in compared(returns).diagnostics if one.file.endswith("own.xlsx")]
        assert ("G001" in said, "G029" in said) == (True, False)


def test_check_says_it_of_each_file_and_compares_it_with_nobodys(tmp_path: Path) -> None:
    returns = folder(tmp_path, {**good(OWNER), "copy.xlsx": copied(start={"Agency": "Health"})})
    result = csxl("check", returns)
    assert (result.exit_code, result.stdout.count("ERROR"), result.stdout.count("ERROR I060")) == (1, 1, 1)
    to_owner, to_nobody = csxl("check", "--reply", returns).stdout.split("----")
    assert [text.count("Dear colleague at Education,") for text in (to_owner, to_nobody)] == [1, 0]
    assert ("Nothing more is needed." in to_owner, "Health" in to_owner) == (True, False)


def test_no_letter_goes_out_with_another_agencys_words(tmp_path: Path) -> None:
    review = planned(tmp_path)
    assert [review.run(command).exit_code for command in ("generate", "email")] == [0, 0]
    review.reply("POLICE", complete("Green"))
    theirs = {"Target!H5": "What schools saw", "Target!G6": "Amber/Green"}
    places = {"Northbrook Police": "Education", "POLICE": "EDUCATION"}
    book = openpyxl.load_workbook(review.completed("POLICE", {}))
    typed = {
        f"Start!{cell.coordinate}": places[str(cell.value)]
        for row in book["Start"]
        for cell in row
        if cell.value in places
    }
    assert len(typed) == 2
    copy = review.completed("POLICE", complete("Red") | theirs | typed)
    review.arrived("RE Education.xlsx", copy.read_bytes())
    for command in ("chase", "query", "thank"):
        assert "I060" in review.run(command).stderr
    assert [review.drafts(letter) for letter in ("Reminder", "Query", "Thanks")] == [
        ["SOCIAL-CARE"],  # the copy may be Education's return, so it is not told that nothing came
        [],
        ["POLICE"],
    ]
    whose = ("--whose", "re education=education")
    for command in ("chase", "query", "thank"):
        assert "I060" not in review.run(command, "--force", *whose).stderr
    assert (review.drafts("Query"), review.drafts("Thanks")) == (["EDUCATION"], ["POLICE"])


# ---- which review ------------------------------------------------------------------------------------------------

LAST = "Autumn 2025"


def test_last_years_returns_in_the_folder_do_not_count(tmp_path: Path) -> None:
    old, new = [*AGENCIES][:7], [*AGENCIES][7:]
    returns = folder(tmp_path, {**good(*old, title=LAST), **good(*new)})
    comparison = compared(returns)
    assert errors(comparison) == [(f"{code}.xlsx", "I053") for code in sorted(old)]
    assert all(TITLE in one.message and LAST in one.message for one in comparison.undecided)
    assert (comparison.review, set(uncounted(comparison).values())) == (TITLE, {"other review"})
    assert states(returns) == {code: "complete" if code in new else "not returned" for code in AGENCIES}


def test_a_mended_title_loses_no_return(tmp_path: Path) -> None:
    returns = folder(tmp_path, good(*AGENCIES))
    mended = Review(PLAN.partnership, "Autumn review 2026", parties=PLAN.parties)
    assert set(states(returns, mended).values()) == {"complete"}
    comparison = compared(returns, title="Autumn review 2026", titles=("Autumn review 2026",))
    assert (comparison.review, comparison.uncounted) == ("Autumn review 2026", ())
    # It may be the folder of the review before, so it is said.
    assert [one.code for one in comparison.of_choices] == ["I069"]
    assert [one.code for one in compared(returns, titles=(TITLE.upper(),)).of_choices] == []
    (tmp_path / "review.xlsx").write_bytes(write_review_book(mended))
    said = csxl("status", tmp_path / "review.xlsx", returns)
    assert (said.exit_code, said.stderr.count("WARNING I069")) == (0, 1)


@pytest.mark.parametrize("title", ["Autumn, again", ""])
@pytest.mark.parametrize("named", [True, False])
def test_check_goes_by_the_workbook_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool, title: str
) -> None:
    """Whose title was mended before the questionnaires were written anew, say; or the questionnaires are elsewhere."""
    place = tmp_path / "output"
    place.mkdir()
    returns = folder(place, {**good("FIRE"), **good("HEALTH", "CARE", title=LAST)}, title=title)
    (tmp_path / "review.xlsx").write_bytes(write_review_book(PLAN))
    monkeypatch.chdir(tmp_path)
    result = csxl("check", "--json", *([returns] if named else []))
    counts = {Path(one["file"]).name: one["counts"] for one in json.loads(result.stdout)["returns"]}
    assert counts == {"CARE.xlsx": "other review", "FIRE.xlsx": "yes", "HEALTH.xlsx": "other review"}


def test_the_workbook_alone_names_the_review(tmp_path: Path) -> None:
    returns = folder(tmp_path, {**good("FIRE", title=LAST), **good("HEALTH")}, title="")
    told = Told().with_review(PLAN)
    comparison = side_by_side.compare(read(returns), [returns], published(), told)
    assert (uncounted(comparison), errors(comparison)) == ({"FIRE.xlsx": "other review"}, [("FIRE.xlsx", "I053")])


def test_without_either_the_most_returns_say_which_review_and_the_others_are_asked_about(tmp_path: Path) -> None:
    returns = folder(tmp_path, {**good("FIRE", "HEALTH", title=LAST), **good("CARE", "HOUSING", "EDUCATION")}, title="")
    comparison = compared(returns, title="A label")
    assert errors(comparison) == [("FIRE.xlsx", "I061"), ("HEALTH.xlsx", "I061")]
    assert (comparison.review, compared(returns).review) == ("A label", TITLE)
    checked = csxl("check", "--json", returns)
    assert checked.stdout.count('"I061"') == 2


def test_a_title_beyond_a_propertys_length_is_one_review(tmp_path: Path) -> None:
    long = "Review of how our partnership responds to harm outside the home " * 5
    comparison = compared(folder(tmp_path, {"f.xlsx": returned("FIRE", title=long)}, ("FIRE",), long))
    assert comparison.uncounted == ()


def test_a_file_of_another_review_that_is_chosen_counts(tmp_path: Path) -> None:
    returns = folder(tmp_path, {**good("FIRE", title=LAST), **good("CARE")})
    comparison = compared(returns, prefer=("fire",), day=TODAY)
    assert (files_of(comparison, "FIRE"), comparison.uncounted) == (["FIRE.xlsx"], ())


# ---- csxl's own workbooks ----------------------------------------------------------------------------------------


def test_csxls_own_workbooks_among_the_returns_are_named_and_not_read(tmp_path: Path) -> None:
    review = planned(tmp_path)
    assert review.run("generate").exit_code == 0
    returns = review.output / "returns"
    returns.mkdir(exist_ok=True)
    shutil.copy(review.output / "questionnaires" / "Education.xlsx", returns)
    csxl("consolidate", review.workbook, returns, "-o", tmp_path / "summary.xlsx")
    csxl("status", review.workbook, returns, "-o", tmp_path / "status.xlsx")
    for name in ("summary", "status", "review"):
        shutil.copy(tmp_path / f"{name}.xlsx", returns / f"{name}.xlsx")
        book = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")
        without_properties(book)
        book.save(returns / f"{name} saved.xlsx")
    reading = read(returns)
    assert [Path(one.file).name for one in reading.returns] == ["Education.xlsx"]
    assert sorted(Path(one.file).name for one in reading.diagnostics if one.code == "I068") == sorted(
        f"{name}{more}.xlsx" for name in ("summary", "status", "review") for more in ("", " saved")
    )
    assert {one.severity for one in reading.diagnostics if one.code == "I068"} == {Severity.WARNING}
