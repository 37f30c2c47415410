"""Returns on forms of an older or newer version of the rubric: what counts, what is asked about, and what is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from csxl.compare.consolidation import consolidate
from csxl.model.answers import OTHER_REVIEW, YES, Reading
from csxl.model.comparison import BLANK, RATED, TO_SETTLE
from csxl.model.diagnostic import Severity
from csxl.model.member import Kind
from csxl.model.rubric import Domain, Rubric
from csxl.returns.mangled_words import LETTERS, is_mangled
from csxl.review.check_report import lines as report
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from tests.helpers import filled_forms
from tests.helpers.made_up_welsh import told_twice
from tests.helpers.returned_cells import RUBRIC, filled, line, lines, moved, ratings, read
from tests.helpers.rubric_versions import changed_places, renamed_words, reworded, with_criteria, with_letter

NEXT = replace(RUBRIC, version="1.1")
RED = RUBRIC.criteria["T1-R"].descriptors["Red"]
AMBER = RUBRIC.criteria["T1-R"].descriptors["Amber"]
OTHER_RED = RED.replace("not recorded", "seldom recorded")
REWORDED = reworded(NEXT, "T1-R", "Red", OTHER_RED)
ANSWERED = filled({"Target!G5": "Green", "Target!H5": "Audit of June", "Target!G6": "Red"})


def said(book: Book, rubric: Rubric, code: str) -> list[str]:
    return [one.message for one in read(book, rubric)[1] if one.code == code]


def test_what_has_the_same_ref_and_descriptors_is_read_from_a_form_of_another_version() -> None:
    assert lines(ANSWERED, NEXT) == ["I007"]
    assert ratings(ANSWERED, NEXT) == {"T1-R": "Green", "T1-A": "Red"}


def test_an_answer_on_other_words_is_left_out_kept_and_named_with_both_wordings() -> None:
    returned, points = read(ANSWERED, REWORDED)
    assert ratings(ANSWERED, REWORDED) == {"T1-A": "Red"}
    (point,) = [one for one in points if one.code == "G028"]
    assert (line(point), point.ref, point.severity) == ("Target!G5 G028", "T1-R", Severity.ERROR)
    assert point.message == (
        "The form was made for version 1.0, whose words here were others, so the answer to those (“Green”) was left "
        "out; please say, on today’s form or in a reply, which of today’s descriptors fits. Red was "
        f"“{RED}”, and is now “{OTHER_RED}”."
    )
    answer = returned.answers[0]
    assert (answer.ref, answer.rating, answer.raw, answer.evidence) == ("T1-R", None, "Green", "Audit of June")
    assert [item.text for item in returned.kept] == [RED]
    assert returned.left_out == {"T1-R"}


def test_a_row_on_other_words_that_was_left_blank_is_blank() -> None:
    returned, points = read(filled({"Target!G6": "Red"}), REWORDED)
    assert [one.code for one in points] == ["I007", "A001", "A001", "A001", "A001"]
    assert returned.left_out == frozenset()


def test_a_newer_form_than_the_rubric_is_read_by_the_same_rule() -> None:
    older = reworded(replace(RUBRIC, version="0.9"), "T1-R", "Red", OTHER_RED)
    assert lines(ANSWERED, older) == ["I007", "Target!G5 G028"]
    assert ratings(ANSWERED, older) == {"T1-A": "Red"}


@pytest.mark.parametrize(
    "printed",
    [
        RED.replace("experiences", "experinces"),
        RED.replace("protection", "protetcion").replace("recorded", "recorrded"),
        RED.replace("young people", "youngpeople"),
        RED[:60] + "…",
        RED[:63],
        RED.upper().replace(" ", "  "),
    ],
)
def test_typing_errors_and_cuts_are_no_other_words(printed: str) -> None:
    book = filled({"Target!D5": printed}, ANSWERED)
    assert ratings(book, NEXT) == {"T1-R": "Green", "T1-A": "Red"}
    assert set(lines(book, NEXT)) <= {"I007", "Target!D5 G012"}
    assert ratings(book) == {"T1-R": "Green", "T1-A": "Red"}


@pytest.mark.parametrize("changed", [OTHER_RED, RED.replace("not ", ""), "Other words altogether", ""])
def test_on_a_form_of_the_same_version_an_edited_descriptor_does_not_take_the_answer(changed: str) -> None:
    book = filled({"Target!D5": changed}, ANSWERED)
    assert ratings(book) == {"T1-R": "Green", "T1-A": "Red"}
    assert lines(book) == (["Target!D5 G012"] if changed else [])
    assert lines(book, NEXT) == ["I007", "Target!G5 G028"]


@pytest.mark.parametrize(
    ("printed", "descriptor", "mangled"),
    [
        ("Staff consistently record", "Staff inconsistently record", False),
        ("Staff must record", "Staff must not record", False),
        ("Reviewed every 2 weeks", "Reviewed every 3 weeks", False),
        ("Practice is typical here", "Practice is atypical here", False),
        ("Plans are reviewed", "Plans are reviewed with partners", False),
        ("Plans are reviewed with partners and families…", "Plans are reviewed with partners and families often", True),
        ("Plans are reviewed with part", "Plans are reviewed with partners", True),
        ("Plans are revewed with partners", "Plans are reviewed with partners", True),
        ("Plans are reivewed with partners", "Plans are reviewed with partners", True),
        ("Plan are reviewed with partners", "Plans are reviewed with partners", True),
        ("", "Plans are reviewed with partners", False),
    ],
)
def test_what_is_a_typing_error_and_what_are_other_words(printed: str, descriptor: str, mangled: bool) -> None:
    assert is_mangled(printed, descriptor) is mangled


def test_a_criterion_whose_ref_is_another_now_is_read_by_its_descriptors() -> None:
    book = filled({"Target!G5": "Green", "Target!G9": "Amber", "Target!G6": "Red"})
    now = with_letter(NEXT, "R", "C")
    assert ratings(book, now) == {"T1-C": "Green", "T1-A": "Red", "T2-C": "Amber"}
    assert set(lines(book, now)) == {
        "I007",
        *(f"{domain.name}!A5, A9 G044" for domain in RUBRIC.domains),
    }
    assert said(book, now, "G044")[0] == (
        "The form was made for version 1.0, with other refs (“T1-R” and “T2-R”) for these rows; their descriptors are "
        "today’s, and by those they were read: T1-C and T2-C."
    )


def test_two_criteria_that_changed_their_refs_are_each_read_by_their_descriptors() -> None:
    now = changed_places(NEXT, "T1-R", "T1-A")
    assert ratings(ANSWERED, now) == {"T1-A": "Green", "T1-R": "Red"}
    assert lines(ANSWERED, now) == ["I007", "Target!A5, A6 G044"]
    found = read(ANSWERED, now)[0].answers
    assert {one.ref: (one.cell, one.found_by) for one in found if one.rating} == {
        "T1-R": ("G6", "descriptors"),
        "T1-A": ("G5", "descriptors"),
    }


def test_on_a_form_of_the_same_version_a_contradicted_ref_is_an_error_as_ever() -> None:
    now = replace(changed_places(RUBRIC, "T1-R", "T1-A"), version=RUBRIC.version)
    assert ratings(ANSWERED, now) == {}
    assert [said for said in lines(ANSWERED, now) if said.endswith("G009")]


def test_a_ref_that_moved_with_reworded_descriptors_is_not_taken_for_either_criterion() -> None:
    now = reworded(changed_places(NEXT, "T1-R", "T1-A"), "T1-A", "Red", OTHER_RED)
    assert "T1-R" not in {ref for ref, word in ratings(ANSWERED, now).items() if word == "Green"}
    assert "T1-A" not in ratings(ANSWERED, now)
    assert [one for one in read(ANSWERED, now)[1] if one.cell == "G5" and one.severity is Severity.ERROR] or [
        one for one in read(ANSWERED, now)[1] if one.ref == "T1-R" and one.severity is Severity.ERROR
    ]


def test_a_ref_that_is_nobodys_now_beside_a_reworded_descriptor_is_asked_about_under_todays_ref() -> None:
    now = reworded(with_letter(NEXT, "R", "C"), "T1-C", "Red", OTHER_RED)
    assert ratings(ANSWERED, now) == {"T1-A": "Red"}
    assert [said for said in lines(ANSWERED, now) if "Target" in said] == ["Target!G5 G028", "Target!A9 G044"]
    returned, points = read(ANSWERED, now)
    assert [one.ref for one in points if one.code == "G028"] == ["T1-C"]
    assert (returned.answers[0].ref, returned.answers[0].raw) == ("T1-C", "Green")
    assert [item.text for item in returned.kept] == [RED]
    noted = filled({"Target!A5": "Ask Jo first"}, ANSWERED)
    assert "Ask Jo first" in [item.text for item in read(noted, NEXT)[0].kept]
    assert "Ask Jo first" in [item.text for item in read(noted, now)[0].kept]


def test_criteria_that_are_new_are_blank_and_said_to_be_new() -> None:
    older = ANSWERED
    target = RUBRIC.domains[0]
    new = tuple(
        replace(one, ref=one.ref.replace("-S", "-V"), descriptors={w: f"{t} later" for w, t in one.descriptors.items()})
        for one in target.criteria
        if one.stage.letter == "S"
    )
    now = replace(NEXT, domains=(replace(target, criteria=(*target.criteria, *new)), *RUBRIC.domains[1:]))
    returned, points = read(older, now)
    assert [one.code for one in points if one.severity is not Severity.NOTE] == ["I007"]
    assert said(older, now, "G046") == [
        "The form was made for version 1.0 and has no row for T1-V and T2-V; please answer them on today’s form."
    ]
    assert (returned.missing, returned.partly_unread) == (frozenset(), False)
    views = {
        finding.criterion.ref: finding.views[0].status
        for finding in consolidate(Reading((returned,), points), now).findings
    }
    assert (views["T1-V"], views["T1-R"]) == (BLANK, RATED)


def test_a_domain_that_is_new_is_said_to_be_new() -> None:
    new = Domain(
        *("N", "Neglect", "Statement"),
        tuple(
            replace(
                one,
                ref=f"N{one.ref[1:]}",
                domain="Neglect",
                descriptors={word: f"{text} of neglect" for word, text in one.descriptors.items()},
            )
            for one in RUBRIC.domains[0].criteria
        ),
    )
    assert set(lines(ANSWERED, replace(NEXT, domains=(*NEXT.domains, new)))) == {"I007", "G046"}


def test_an_answer_to_what_is_asked_no_more_is_kept_and_named() -> None:
    now = with_criteria(NEXT, lambda one: None if one.ref == "T1-R" else one)
    returned, points = read(ANSWERED, now)
    (point,) = [one for one in points if one.code == "G045"]
    assert (line(point), point.severity) == ("Target!G5 G045", Severity.WARNING)
    assert point.message == (
        "The form was made for version 1.0, which asks “T1-R”; this review does not, so the answer (“Green”) is kept "
        "but does not count."
    )
    texts = [item.text for item in returned.kept]
    assert "Green" in texts
    assert "Audit of June" in texts
    assert ratings(ANSWERED, now) == {"T1-A": "Red"}


def test_a_domain_that_is_asked_no_more_is_named_row_by_row() -> None:
    now = replace(NEXT, domains=NEXT.domains[1:])
    assert [said for said in lines(ANSWERED, now) if not said.startswith("I")] == ["Target!G5 G045", "Target!G6 G045"]
    assert {"Green", "Red", "Audit of June"} <= {item.text for item in read(ANSWERED, now)[0].kept}


def test_a_stage_that_was_renamed_adds_nothing_to_what_agencies_added() -> None:
    stages = tuple(replace(one, name="Contact") if one.letter == "R" else one for one in NEXT.stages)
    now = replace(
        with_criteria(NEXT, lambda one: replace(one, stage=next(s for s in stages if s.letter == one.stage.letter))),
        stages=stages,
    )
    assert lines(ANSWERED, now) == ["I007"]
    assert [f"{item.sheet}!{item.cell}" for item in read(ANSWERED, now)[0].kept if item.sheet != "Start"] == []
    typed = filled({"Target!C5": "Referral, but only at night"}, ANSWERED)
    assert "Referral, but only at night" in [item.text for item in read(typed, now)[0].kept]


def test_a_form_in_another_language_of_the_rubric_counts_as_the_same() -> None:
    both = told_twice()
    other = replace(both.said_in("cy"), version="1.1")
    assert ratings(ANSWERED, replace(other, scale=other.scale)) == {"T1-R": "Gwyrdd", "T1-A": "Coch"}
    assert lines(ANSWERED, other) == ["I007"]


def test_rows_in_another_order_on_an_older_form_are_still_found_by_ref() -> None:
    swapped = {5: 6, 6: 5}
    book = moved(ANSWERED, "Target", lambda at: at._replace(row=swapped.get(at.row, at.row)))
    assert ratings(book, REWORDED) == {"T1-A": "Red"}
    assert lines(book, REWORDED) == ["I007", "Target!G6 G028"]


def test_what_was_left_out_is_to_settle_and_the_rest_counts() -> None:
    returned, points = read(ANSWERED, REWORDED)
    views = {
        finding.criterion.ref: finding.views[0].status
        for finding in consolidate(Reading((returned,), points), REWORDED).findings
    }
    assert (views["T1-R"], views["T1-A"], views["T1-P"]) == (TO_SETTLE, RATED, BLANK)


TEXTS = [text for one in RUBRIC.criteria.values() for text in one.descriptors.values()]


def with_a_typo(text: str, choice: Random) -> str:
    """A text with a letter of one of its longer words left out, doubled or wrong, or changed with the next."""
    words = [found for found in re.finditer(r"[^\W\d_]+", text) if len(found[0]) > LETTERS]
    word = choice.choice(words)
    at = choice.randrange(word.start() + 1, word.end() - 1)
    one, other = text[at], text[at + 1]
    wrong = {"left out": other, "doubled": one + one + other, "wrong": f"q{other}", "changed": other + one}
    return text[:at] + wrong[choice.choice(list(wrong))] + text[at + 2 :]


def test_every_published_descriptor_is_the_same_with_a_typing_error_and_another_with_another_word() -> None:
    choice = Random(16)
    for text in TEXTS:
        words = text.split(" ")
        at = choice.choice([place for place, word in enumerate(words) if word.isalnum() and place])
        assert all(is_mangled(with_a_typo(text, choice), text) for _ in range(20))
        assert not is_mangled(" ".join([*words[:at], "never", *words[at:]]), text)
        assert not is_mangled(" ".join([*words[:at], "never", *words[at + 1 :]]), text)
        assert not is_mangled(" ".join([*words[:at], *words[at + 1 :]]), text)


def test_no_published_descriptor_is_another_one_mangled() -> None:
    assert [(one, other) for one in TEXTS for other in TEXTS if one != other and is_mangled(one, other)] == []


def all_explained_otherwise() -> Rubric:
    """The next version, in which every text but names, words and descriptors is another."""
    stages = {one.letter: replace(one, definition=f"{one.definition} now") for one in NEXT.stages}
    made = with_criteria(NEXT, lambda one: replace(one, stage=stages[one.stage.letter]))
    return replace(
        made,
        title="Another title",
        credit="Ours",
        key=tuple((term, f"{meaning} now") for term, meaning in made.key),
        stages=tuple(stages.values()),
        abstentions=tuple(replace(one, meaning=f"{one.meaning} now") for one in made.abstentions),
        domains=tuple(replace(one, statement=f"{one.statement} And more.") for one in made.domains),
    )


def test_what_the_form_of_another_version_printed_was_added_by_nobody() -> None:
    now = all_explained_otherwise()
    assert ratings(ANSWERED, now) == {"T1-R": "Green", "T1-A": "Red"}
    assert lines(ANSWERED, now) == ["I006"]
    assert read(ANSWERED, now)[0].kept == ()


@pytest.mark.parametrize("cell", ["Start!A60", "Start!C44", "Target!A3", "Target!C5", "Target!L5", "Notes!A1"])
def test_what_somebody_typed_into_a_form_of_another_version_is_kept(cell: str) -> None:
    note = "Please ask Jo about the figures of June"
    returned, _ = read(filled({cell: note}, ANSWERED), all_explained_otherwise())
    found = [f"{item.sheet}!{item.cell} {item.text}" for item in returned.kept]
    assert found == [f"{cell} {note}"]


def issued(rubric: Rubric, ratings_typed: dict[str, str]) -> Book:
    """The police's form on a rubric, with ratings typed in by ref."""
    book, points = read_book(filled_forms.filled(ratings_typed, rubric), Kind.OOXML, "police.xlsx")
    assert book and not points
    return book


def on_a_scale_with(blue: str = "") -> Rubric:
    """The next version on a scale with one step more."""
    scale = (*NEXT.scale, replace(NEXT.scale[-1], word="Blue", synonyms=()))
    made = with_criteria(NEXT, lambda one: replace(one, descriptors={**one.descriptors, "Blue": f"{one.ref} {blue}"}))
    return replace(made if blue else NEXT, scale=scale)


def test_a_word_that_has_another_name_today_is_read_by_the_descriptors_below_it() -> None:
    book = filled({"Target!G5": "Amber", "Target!G6": "amber.", "Target!G7": "Red"})
    now = renamed_words(NEXT, {"Amber": "Yellow"})
    assert ratings(book, now) == {"T1-R": "Yellow", "T1-A": "Yellow", "T1-P": "Red"}
    assert lines(book, now) == ["I007"]
    answer = read(book, now)[0].answers[0]
    assert (answer.raw, answer.interpreted) == ("Amber", True)
    assert ratings(book, replace(now, version=RUBRIC.version)) == {"T1-P": "Red"}


def test_a_word_that_has_another_name_is_not_read_in_a_row_of_other_words() -> None:
    book = filled({"Target!G5": "Amber", "Target!G6": "Amber"})
    now = reworded(renamed_words(NEXT, {"Amber": "Yellow"}), "T1-R", "Red", OTHER_RED)
    assert ratings(book, now) == {"T1-A": "Yellow"}
    assert lines(book, now) == ["I007", "Target!G5 G028"]


@pytest.mark.parametrize("now", [on_a_scale_with("is better than good, every time"), on_a_scale_with()])
def test_answers_on_a_scale_with_a_step_fewer_are_left_out_and_named_once(now: Rubric) -> None:
    assert ratings(ANSWERED, now) == {}
    assert lines(ANSWERED, now) == ["I007", "Target!G5, G6 G047"]
    returned, points = read(ANSWERED, now)
    assert said(ANSWERED, now, "G047") == [
        "The form was made for version 1.0, whose scale was another one (“Red”, “Amber” and “Green”), so the answers "
        "for T1-R and T1-A were left out; please give them again, on today’s form or in a reply."
    ]
    assert [answer.raw for answer in returned.answers[:2]] == ["Green", "Red"]
    assert returned.left_out == {"T1-R", "T1-A"}
    assert points


def test_answers_on_a_scale_with_a_step_more_are_left_out() -> None:
    book = issued(on_a_scale_with("is better than good, every time"), {"T1-R": "Green", "T1-A": "Blue"})
    assert ratings(book) == {}
    assert lines(book) == ["I007", "Target!H5, H6 G047", "Target!H6 A002"]  # no word of today's
    assert "“Red”, “Amber”, “Green” and “Blue”" in said(book, RUBRIC, "G047")[0]


def test_a_word_of_todays_over_another_ones_descriptors_is_another_scale() -> None:
    book = issued(renamed_words(NEXT, {"Red": "Green", "Green": "Red"}), {"T1-R": "Green", "T1-A": "Amber"})
    assert ratings(book) == {}
    assert lines(book) == ["I007", "Target!G5, G6 G047"]


def test_columns_that_somebody_moved_or_added_make_no_other_scale() -> None:
    swapped = {4: 6, 6: 4}
    book = moved(ANSWERED, "Target", lambda at: at._replace(column=swapped.get(at.column, at.column)))
    assert ratings(book, NEXT) == {"T1-R": "Green", "T1-A": "Red"}
    wider = moved(ANSWERED, "Target", lambda at: at._replace(column=at.column + (at.column > 5)))
    noted = filled({"Target!F4": "Notes", "Target!F5": "Please see our letter of last week"}, wider)
    assert ratings(noted, NEXT) == {"T1-R": "Green", "T1-A": "Red"}


def says(title: str = RUBRIC.title, version: str = RUBRIC.version, properties: bool = True) -> Book:
    """The form with other copies of what it was made for on its hidden sheet and, with `properties`, there too."""
    book = filled({"Lists!B1": title, "Lists!B2": version}, ANSWERED)
    told = {"csxl Rubric": title, "csxl Rubric version": version} if properties else {}
    return replace(book, properties={**book.properties, **told})


def cut_short(book: Book) -> Book:
    """The form without the last row of a domain."""
    return moved(book, "Target", lambda at: None if at.row == 12 else at)


@pytest.mark.parametrize(
    "book",
    [
        says(version="1.1", properties=False),
        says(title="Another tool", properties=False),
        says(version="#REF!"),
        says(version=RED),
        says(version="POLICE"),
        says(version="T1-R"),
        says(version="0" * 41),
        says(title="#NAME?"),
        says(title=RED),
        says(title="Target"),
        says(title="Police"),
        says(title=f"{RED} {RED}"),
        filled({"Start!A1": RUBRIC.title}, says(title="Another tool")),
    ],
)
def test_a_damaged_identity_is_not_that_of_another_version(book: Book) -> None:
    returned, points = read(cut_short(book))
    assert returned.missing == {"T2-S"}
    assert [one.code for one in points if one.code in ("G002", "G028", "G046")] == ["G002"]
    assert ratings(book) == ratings(ANSWERED)


def test_on_a_form_of_which_it_is_in_doubt_for_what_it_was_made_other_words_are_left_out() -> None:
    book = filled({"Target!D5": OTHER_RED}, says(version="1.1", properties=False))
    assert ratings(book) == {"T1-A": "Red"}
    assert said(book, RUBRIC, "G049") == [
        "It is not clear for which version of the tool the form was made, and descriptors in these rows are not "
        "today’s, so the ratings for T1-R were left out; please give them on today’s form."
    ]


def test_a_form_says_that_it_is_of_another_version_where_every_copy_does() -> None:
    assert "G046" in [one.code for one in read(cut_short(says(version="1.1")))[1]]
    other = filled({"Start!A1": "Another tool"}, says(title="Another tool"))
    assert "G046" in [one.code for one in read(cut_short(other))[1]]


def test_the_form_of_another_rubric_answers_nothing_and_that_is_to_settle() -> None:
    book = issued(load_rubric(rubric_place("section-11")), {"R1-W": "Embedded"})
    returned, points = read(book)
    (point,) = [one for one in points if one.code == "G048"]
    assert point.severity is Severity.ERROR
    assert point.message.startswith("The form was made for “")
    assert returned.missing == set(RUBRIC.criteria) - {answer.ref for answer in returned.answers}
    assert returned.partly_unread
    assert [one.code for one in points if one.code in ("G001", "G002", "G046")] == []
    views = {
        one.criterion.ref: one.views[0].status for one in consolidate(Reading((returned,), points), RUBRIC).findings
    }
    assert {views[ref] for ref in returned.missing} == {TO_SETTLE}


def test_of_a_return_of_another_review_the_check_does_not_say_what_is_answered() -> None:
    returned, points = read(ANSWERED)
    said_of = [
        list(report(Reading((replace(returned, counts=counts),), points), RUBRIC)) for counts in (YES, OTHER_REVIEW)
    ]
    assert [any(line.startswith("  answered: ") for line in one) for one in said_of] == [True, False]
