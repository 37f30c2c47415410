"""csxl feedback: a page and a letter to each agency that answered, out of what the meeting typed into the summary."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csxl.letters.sent_log import NEWS
from csxl.model.letter import Letter
from csxl.review.folder import FEEDBACK
from csxl.text.own_pages import is_own_page
from tests.helpers.command_line import csxl
from tests.helpers.html_pages import PageReader
from tests.helpers.mail_server import Post
from tests.helpers.mail_texts import text_of
from tests.helpers.opened_summaries import HEADER
from tests.helpers.review_folders import ReviewFolder, complete, planned

HOLD, TRAIN = "Hold one meeting a month on places", "Train the leads of all schools"
REASON, WORDS = "Because one of them is new.", "Places are looked at once."
NAMES = {"POLICE": "Northbrook-Police - what came of it", "EDUCATION": "Education - what came of it"}


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> ReviewFolder:
    """A review of which two of three agencies have answered."""
    found = planned(tmp_path_factory.mktemp("review"))
    found.run("generate")
    found.run("email")
    found.reply("POLICE", complete("Red") | {"Target!I5": HOLD, "Target!J5": "A lead", "Target!K5": "2027-03-31"})
    found.reply("EDUCATION", complete("Green") | {"Target!I6": TRAIN})
    consolidated(found)
    return found


@pytest.fixture
def review(compared: ReviewFolder, tmp_path: Path) -> ReviewFolder:
    """A copy of it."""
    return compared.copied(tmp_path)


def consolidated(review: ReviewFolder) -> None:
    csxl("consolidate", review.workbook, review.output / "returns", "-o", review.output / "summary.xlsx")


def agree(review: ReviewFolder, **typed: Any) -> None:
    """Type what was agreed into the row of T1-R, as the meeting would."""
    path = review.output / "summary.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Disagreement"]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[HEADER], 1)}
    row = next(row for row in range(HEADER + 1, 100) if sheet.cell(row, columns["Ref"]).value == "T1-R")
    for heading, text in typed.items():
        sheet.cell(row, columns[heading.replace("_", " ")], text)
    book.save(path)


def after_the_meeting(review: ReviewFolder) -> None:
    agree(review, Agreed_rating="Amber", Reason=REASON, Words_for_agencies=WORDS)


def feedback_files(review: ReviewFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (review.output / FEEDBACK).iterdir() if path.is_file()}


def test_before_the_meeting_nobody_is_told_unless_that_is_meant(review: ReviewFolder) -> None:
    result = review.run("feedback")
    assert result.exit_code == 2
    assert "Nothing is agreed yet" in result.stderr
    assert "--early" in result.stderr
    assert (review.drafts("Feedback"), (review.output / FEEDBACK).exists()) == ([], False)
    assert review.run("feedback", "--early").exit_code == 0
    assert review.drafts("Feedback") == ["EDUCATION", "POLICE"]


def test_each_that_answered_gets_a_letter_with_its_own_page_as_workbook_and_html(review: ReviewFolder) -> None:
    after_the_meeting(review)
    result = review.run("feedback")
    assert (result.exit_code, result.stderr, review.drafts("Feedback")) == (0, "", ["EDUCATION", "POLICE"])
    files = feedback_files(review)
    assert sorted(files) == sorted(f"{name}{end}" for name in NAMES.values() for end in (".xlsx", ".html"))
    for code, name in NAMES.items():
        draft = review.draft(code, "Feedback")
        book, page = draft.iter_attachments()
        stem = name.replace(" - ", " ").replace(" ", "-")
        assert [one.get_filename() for one in (book, page)] == [f"{stem}.xlsx", f"{stem}.html"]
        assert book.get_content() == files[f"{name}.xlsx"]
        assert page.get_payload(decode=True) == files[f"{name}.html"]
        assert is_own_page(files[f"{name}.html"])
    said = text_of(review.draft("POLICE", "Feedback"))
    assert said.startswith("Dear Insp J. Shah,\n\nThank you again for what Northbrook Police said")
    shown = files["Northbrook-Police - what came of it.html"].decode()
    assert [one in shown for one in (HOLD, WORDS, "31 March 2027")] == [True] * 3
    assert [one in shown for one in (TRAIN, REASON, "Education")] == [False] * 3


def test_a_day_can_be_named_and_a_dry_run_writes_nothing(review: ReviewFolder) -> None:
    after_the_meeting(review)
    result = review.run("feedback", "--on", "2026-12-04", "--dry-run")
    assert "2 drafts would be written" in result.stdout
    assert not (review.output / FEEDBACK).exists()
    review.run("feedback", "--on", "2026-12-04")
    reader = PageReader(feedback_files(review)[f"{NAMES['POLICE']}.html"].decode())
    assert "as it stands on 4 December 2026" in "".join(reader.text("p"))


def test_a_page_that_somebody_changed_is_kept_and_one_that_is_the_same_stays(review: ReviewFolder) -> None:
    after_the_meeting(review)
    review.run("feedback")
    first, edited = feedback_files(review), review.output / FEEDBACK / f"{NAMES['POLICE']}.html"
    edited.write_bytes(b"her own words")
    assert review.run("feedback").exit_code == 0
    assert feedback_files(review) == first
    [kept] = (review.output / FEEDBACK / "earlier").iterdir()
    assert kept.read_bytes() == b"her own words"


def test_the_letters_page_names_both_files_with_the_way_to_them(review: ReviewFolder) -> None:
    after_the_meeting(review)
    review.run("feedback", "--page")
    reader = PageReader((review.output / "drafts" / "letters.html").read_text(encoding="utf-8"))
    ways = [way for link in reader.all("a") if (way := link["href"] or "").startswith("..")]
    assert ways[0] == "../feedback/Northbrook-Police%20-%20what%20came%20of%20it.xlsx"
    assert all((review.output / "drafts" / way.replace("%20", " ")).is_file() for way in ways)
    assert len(ways) == 4


def test_it_is_sent_once_as_it_stands_and_again_when_it_says_more(
    review: ReviewFolder, post: Post, sending: tuple[str, ...]
) -> None:
    assert Letter.FEEDBACK in NEWS
    after_the_meeting(review)
    assert "2 letters sent now" in review.run("feedback", *sending).stdout
    assert "0 letters sent now, 2 before" in review.run("feedback", *sending).stdout
    agree(review, Words_for_agencies="Places are looked at twice.")
    assert "2 letters sent now" in review.run("feedback", *sending).stdout
    assert len(post.arrived) == 4


def test_what_comes_back_is_no_return(review: ReviewFolder) -> None:
    after_the_meeting(review)
    review.run("feedback")
    for name, data in feedback_files(review).items():
        (review.output / "returns" / name).write_bytes(data)
        if name.endswith(".xlsx"):
            book = openpyxl.load_workbook(review.output / "returns" / name)
            own: Any = vars(book)["custom_doc_props"]
            for known in [one.name for one in own.props]:
                del own[known]
            book.save(review.output / "returns" / f"saved {name}")
    result = csxl("check", review.output / "returns")
    assert result.stdout.count("which csxl itself wrote, and not an agency's return") == 4
    assert "2 returns" in result.stdout


def test_with_the_review_before_it_says_what_moved(review: ReviewFolder, tmp_path: Path) -> None:
    old = tmp_path / "last year"
    old.mkdir()
    before = planned(old)
    before.run("generate")
    before.run("email")
    before.reply("POLICE", complete("Amber"))
    consolidated(before)
    after_the_meeting(review)
    result = review.run("feedback", "--before", before.output / "summary.xlsx")
    assert result.exit_code == 0, result.stderr
    files = feedback_files(review)
    assert "your ratings: 0 better, 32 worse, 0 the same." in files[f"{NAMES['POLICE']}.html"].decode()
    assert "worse" not in files[f"{NAMES['EDUCATION']}.html"].decode()


def test_the_day_of_a_page_is_today_where_none_is_named(review: ReviewFolder) -> None:
    after_the_meeting(review)
    review.run("feedback")
    today = datetime.date.today()
    assert f"as it stands on {today.day} {today:%B %Y}" in feedback_files(review)[f"{NAMES['POLICE']}.html"].decode()
