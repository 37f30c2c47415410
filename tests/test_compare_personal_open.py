"""Likely personal data until it is seen to: asked of the agency, listed on Issues, and answered there once for all."""

from __future__ import annotations

import datetime
from dataclasses import replace

from csxl.board.banner import banner
from csxl.compare.consolidation import consolidate
from csxl.compare.personal_open import MAY_BE_SHOWN, TO_TAKE_OUT, open_personal, personal_points
from csxl.languages import SINGLE
from csxl.letters import asks
from csxl.letters.points import asked
from csxl.letters.reply import reply
from csxl.model.answers import Kept, Reading
from csxl.model.comparison import Comparison
from csxl.model.decisions import ANSWER, HOW_KNOWN, NOTHING_DECIDED, DecisionKind, Decisions, Key
from csxl.model.letter import Letter
from csxl.model.review import Expected, Party, Review
from csxl.review.standing import Standing, State, state, status_of
from csxl.summary.issues_sheet import open_personal_data
from csxl.summary.sheet_plan import SummaryPlan
from tests.helpers import typed_summaries
from tests.helpers.opened_summaries import opened, table
from tests.helpers.returned_cells import RUBRIC, filled, read

DAY = datetime.date(2026, 11, 26)
PERSONAL = "Jack (14) lives at 12 Elm Road."
ALL = {f"{sheet}!G{row}": "Green" for sheet in [one.name for one in RUBRIC.domains] for row in range(5, 13)}


def reading(**cells: str) -> Reading:
    """The police's return, whole, with these texts on its first sheet."""
    found, said = read(filled({**ALL, **{f"Target!{cell}": text for cell, text in cells.items()}}), file="police.xlsx")
    return Reading((found,), said)


def compared(texts: Reading, decisions: Decisions = NOTHING_DECIDED) -> Comparison:
    [police] = texts.returns
    return consolidate(texts, RUBRIC, (Expected(police.agency, police.agency_code),), decisions=decisions)


def standing(texts: Reading, decisions: Decisions = NOTHING_DECIDED) -> Standing:
    [police] = texts.returns
    review = Review("", police.review, parties=(Party(police.agency, police.agency_code),))
    return status_of(review, texts, RUBRIC, DAY, decisions=decisions).standings[0]


def test_a_query_is_due_and_no_thanks_until_it_is_taken_out() -> None:
    found = standing(reading(H5=PERSONAL))
    assert (state(found), asks.due(found), len(found.questions)) == (State.TO_SETTLE, Letter.QUERY, 1)
    assert asks.due(standing(reading(H5="Minutes of May 2026"))) is Letter.THANKS


def test_a_query_asks_to_take_it_out_in_every_language_and_repeats_nothing() -> None:
    found = standing(reading(H5=PERSONAL, I6=PERSONAL))
    for language in SINGLE:
        [line] = asked(found.diagnostics, RUBRIC, language)
        assert "H5" in line
        assert "I6" in line
        assert "Jack" not in line
        kinds = [language.asks.personal[name] for name in ("HOME", "AGED")]
        assert all(kind in line for kind in kinds)
        [line] = asked(found.diagnostics[:1], RUBRIC, language)
        assert all(kind in line for kind in kinds)
    assert len({language.asks.personal["HOME"] for language in SINGLE}) == len(SINGLE)


def test_a_reply_asks_to_take_it_out_before_it_goes_to_the_board() -> None:
    texts = reading(H5=PERSONAL)
    before, _, after = reply(texts.returns, texts.diagnostics, RUBRIC).partition("take out what tells who a person is")
    assert "Before it goes to the board" in before
    assert "Elm Road" not in before + after


def test_issues_lists_it_first_among_the_warnings_with_a_cell_for_the_answer() -> None:
    book = opened(compared(reading(H5=PERSONAL, K5="31 June 2027")))
    [row] = [row for row in table(book["Issues"]) if row["Code"] == "N020"]
    assert (row["To do"], row["Where"], row["Agency"]) == ("personal data?", "Target, cell H5", "Police")
    assert str(row["Key"]).startswith("personal | ")
    assert "Jack" not in str(row)


def test_what_may_be_shown_is_asked_no_more_and_known_by_its_text() -> None:
    before = compared(reading(H5=PERSONAL))
    [point] = open_personal(before)
    answer, how = (Key(DecisionKind.PERSONAL, point.subject, heading) for heading in (ANSWER, HOW_KNOWN))
    data = typed_summaries.typed(typed_summaries.summary(before), {answer: MAY_BE_SHOWN, how: "made up, says Ann"})
    former, said = typed_summaries.read(data)
    assert not said
    assert typed_summaries.values(former) == {answer: MAY_BE_SHOWN, how: "made up, says Ann"}
    after = compared(reading(H9=PERSONAL), former.decisions)
    assert open_personal(after) == ()
    assert len(personal_points(after)) == 1
    assert standing(reading(H9=PERSONAL), former.decisions).diagnostics == ()
    [row] = [row for row in table(opened(after)["Issues"]) if row["Code"] == "N020"]
    assert (row["To do"], row["Answer"], row["How it is known"]) == ("settled", MAY_BE_SHOWN, "made up, says Ann")
    [decided] = table(opened(after)["Decisions"])
    assert (decided["What"], decided["Agency"], decided["Ref"]) == ("Personal data: Target, cell H9", "Police", "T2-R")
    assert len(open_personal(compared(reading(H5=f"{PERSONAL} And Ann (15)."), former.decisions))) == 1


def test_it_can_be_asked_for_again() -> None:
    before = compared(reading(H5=PERSONAL))
    [point] = open_personal(before)
    key = Key(DecisionKind.PERSONAL, point.subject, ANSWER)
    former, _ = typed_summaries.read(typed_summaries.typed(typed_summaries.summary(before), {key: TO_TAKE_OUT}))
    assert len(open_personal(compared(reading(H5=PERSONAL), former.decisions))) == 1


def test_the_same_text_in_two_cells_has_one_answer() -> None:
    found = compared(reading(H5=PERSONAL, H6=PERSONAL))
    rows = [row for row in table(opened(found)["Issues"]) if row["Code"] == "N020"]
    assert [(row["To do"], bool(row["Key"])) for row in rows] == [("personal data?", True), ("same question", False)]


def test_how_many_are_open_is_live() -> None:
    none, one = (SummaryPlan(compared(texts), DAY) for texts in (reading(H5="Yes"), reading(H5=PERSONAL)))
    assert open_personal_data(none).value == 0
    assert open_personal_data(one).value == 1
    assert "~?" in open_personal_data(one).text


def test_what_was_added_to_a_replaced_file_is_shown_no_more() -> None:
    texts = {f"H{row}": f"Minutes of the panel, item {row}" for row in (6, 7, 8, 9)}
    forms = [reading(**texts).returns[0] for _ in range(2)]
    kept = Kept("Notes", "A1", PERSONAL)
    first, last = (
        replace(form, file=f"{day}.xlsx", sha256=day, saved=f"2026-11-{day}T10:00:00Z")
        for form, day in zip(forms, ("02", "03"), strict=True)
    )
    found = consolidate(Reading((replace(first, kept=(kept,)), last)), RUBRIC)
    [(file, now)] = found.kept
    assert (file, now.cell, "Jack" in now.text) == ("02.xlsx", "A1", False)


def test_a_line_above_page_one_says_so_and_is_not_printed() -> None:
    plain, warned = (compared(texts) for texts in (reading(H5="Yes"), reading(H5=PERSONAL)))
    page, other = opened(warned)["Board summary"], opened(plain)["Board summary"]
    assert (other["A1"].value, other["A2"].value) == (page["A2"].value, page["A3"].value)
    assert page.print_area.startswith("'Board summary'!$A$2:")
    assert page.print_title_rows == "$2:$2"
    told = banner(SummaryPlan(warned, DAY))
    assert str(told.value).startswith("1 text may hold personal data: see Issues")
    assert page["A1"].value == told.value
    assert "COUNTIF(Issues!" in told.text
    assert "$B$3" in SummaryPlan(warned, DAY).as_at
