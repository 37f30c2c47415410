"""Two versions of a rubric: what changed, in data and in words, and which criteria can still be compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from csxl.model.rubric import Domain, Rubric, Stage
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import shipped
from csxl.rubrics.versions_compared import compared_versions, is_same_scale
from csxl.rubrics.versions_in_words import differences, marked
from tests.helpers.command_line import csxl
from tests.helpers.rubric_versions import changed_places, renamed_words, reworded, with_criteria, with_letter

RUBRIC = load_rubric()


def lines(was: Rubric, now: Rubric) -> list[str]:
    return list(differences(compared_versions(was, now)))


def test_the_same_rubric_has_no_differences() -> None:
    found = compared_versions(RUBRIC, load_rubric())
    assert found.is_same
    assert len(found.same) == 32
    assert lines(RUBRIC, RUBRIC)[1:] == ["Nothing changed."]


def test_a_reworded_descriptor_is_shown_then_and_now_with_the_words_that_differ_marked() -> None:
    was = RUBRIC.criteria["T1-R"].descriptors["Red"]
    now = replace(reworded(RUBRIC, "T1-R", "Red", was.replace("not recorded", "seldom recorded")), version="1.1")
    assert lines(RUBRIC, now)[1:] == [
        "",
        "Rubric",
        "  version: “1.0” is now “1.1”.",
        "",
        "Criterion",
        "  Target, Level 1, Referral (T1-R): Red:",
        "    was: Contexts associated to experiences of harm or protection are «not» recorded when young people are "
        "referred into the system",
        "    now: Contexts associated to experiences of harm or protection are «seldom» recorded when young people are "
        "referred into the system",
        "",
        "31 of 32 criteria can be compared with a review on the version before.",
        "Cannot be compared, since the descriptors are others: T1-R.",
    ]


def test_white_space_and_composed_letters_are_no_rewording() -> None:
    text = RUBRIC.criteria["T1-R"].descriptors["Red"]
    assert compared_versions(RUBRIC, reworded(RUBRIC, "T1-R", "Red", f"{text} ".replace(" ", "\n", 1))).is_same


def test_criteria_added_and_taken_out() -> None:
    now = with_criteria(RUBRIC, lambda one: None if one.ref == "O2-S" else one)
    assert lines(RUBRIC, now)[2:] == [
        "Criterion",
        "  Outcomes, Level 2, Response (O2-S): taken out.",
        "",
        "All 31 criteria can be compared with a review on the version before.",
        "Asked no more: O2-S.",
    ]
    assert lines(now, RUBRIC)[2:] == [
        "Criterion",
        "  Outcomes, Level 2, Response (O2-S): added.",
        "",
        "31 of 32 criteria can be compared with a review on the version before.",
        "New, so asked for the first time: O2-S.",
    ]


def test_a_stage_with_another_letter_moves_its_criteria() -> None:
    found = compared_versions(RUBRIC, with_letter(RUBRIC, "R", "C"))
    assert [(then.ref, now.ref) for then, now in found.moved][:2] == [("T1-R", "T1-C"), ("T2-R", "T2-C")]
    assert (len(found.same), len(found.moved), found.reworded, found.new, found.gone) == (32, 8, (), (), ())
    said = list(differences(found))
    assert "  C (Referral): letter: “R” is now “C”." in said
    assert "  Target, Level 1, Referral (T1-C): moved, with the same descriptors: ref T1-R is now T1-C." in said
    assert said[-2:] == [
        "All 32 criteria can be compared with a review on the version before.",
        "Under another ref: T1-R is now T1-C, T2-R is now T2-C, L1-R is now L1-C, L2-R is now L2-C, P1-R is now P1-C, "
        "P2-R is now P2-C, O1-R is now O1-C and O2-R is now O2-C.",
    ]


def test_two_criteria_that_changed_places_are_followed_by_their_descriptors() -> None:
    found = compared_versions(RUBRIC, changed_places(RUBRIC, "T1-R", "T1-A"))
    assert {then.ref: since.ref for then, since in found.moved} == {"T1-R": "T1-A", "T1-A": "T1-R"}
    assert (len(found.same), found.reworded) == (32, ())


def test_a_word_of_the_scale_may_have_another_name_at_its_step() -> None:
    found = compared_versions(RUBRIC, renamed_words(RUBRIC, {"Amber": "Yellow"}))
    assert [line for line in differences(found) if line.startswith("  ")] == [
        "  Yellow: “Amber” is now called “Yellow”.",
    ]
    assert (found.same_scale, len(found.same)) == (True, 32)


def test_a_scale_with_another_step_compares_nothing() -> None:
    scale = (*RUBRIC.scale, replace(RUBRIC.scale[-1], word="Blue"))
    said = lines(RUBRIC, replace(RUBRIC, scale=scale))
    assert "  Blue: added." in said
    assert said[-1] == "The scale is another one, so no rating can be compared with a review on the version before."


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [
        (("Red", "Amber", "Green"), ("Red", "Yellow", "Green"), True),
        (("Red", "Amber", "Green"), ("Coch", "Ambr", "Gwyrdd"), True),
        (("Red", "Amber", "Green"), ("Green", "Amber", "Red"), False),
        (("Red", "Amber", "Green"), ("Amber", "Green", "Blue"), False),
        (("Red", "Green"), ("Red", "Amber", "Green"), False),
    ],
)
def test_a_scale_is_the_same_where_no_word_stands_at_another_step(
    was: tuple[str, ...], now: tuple[str, ...], same: bool
) -> None:
    assert is_same_scale(was, now) is same


def test_everything_else_that_a_rubric_says_is_compared() -> None:
    red, amber, green = RUBRIC.scale
    now = replace(
        RUBRIC,
        title="Traffic Light Tool",
        credit="",
        key=(*RUBRIC.key[1:], ("ASB", "Antisocial behaviour")),
        scale=(replace(red, fill="#AA0000", synonyms=("R",)), amber, green),
        abstentions=(replace(RUBRIC.abstentions[0], word="Don’t know"), *RUBRIC.abstentions[1:]),
        domains=(*RUBRIC.domains[1:], replace(RUBRIC.domains[0], name="Aim")),
    )
    said = lines(RUBRIC, now)
    for line in (
        "  Don’t know: “Cannot judge” is now called “Don’t know”.",
        "  EFH: taken out.",
        "  ASB: added.",
        "  Red: synonyms: “R, Coch” is now “R”.",
        "  Red: fill: “#BF242A” is now “#AA0000”.",
        "  T (Aim): “Target” is now called “Aim”.",
        "  T (Aim): stands elsewhere in the order.",
    ):
        assert line in said, line
    assert "  “Contextual Safeguarding System Review Traffic Light Tool” is now called “Traffic Light Tool”." in said
    assert said[said.index("  credit:") + 2] == "    now: nothing"


def welsh(rubric: Rubric, title: str) -> Rubric:
    """A rubric with a Welsh telling of which only the title and a stage are translated."""
    stages = (Stage("R", "Atgyfeirio", rubric.stages[0].definition), *rubric.stages[1:])
    texts = {one.definition for one in rubric.stages} | {rubric.credit}
    told = replace(
        rubric, title=title, language="cy", stages=stages, borrowed=frozenset(texts), original=rubric.language
    )
    return replace(rubric, translations=(told,))


def test_translations_are_compared_language_by_language() -> None:
    was, now = welsh(RUBRIC, "Offeryn goleuadau"), welsh(RUBRIC, "Offeryn y goleuadau")
    assert lines(was, now)[1:4] == ["", "In Welsh", "  “Offeryn goleuadau” is now called “Offeryn y goleuadau”."]
    assert lines(RUBRIC, now)[1:4] == ["", "Languages", "  Welsh was added."]
    assert lines(now, RUBRIC)[1:4] == ["", "Languages", "  Welsh was taken out."]
    assert len(compared_versions(was, now).same) == 32


def test_a_translation_that_stayed_while_its_original_changed_is_named() -> None:
    was = load_rubric(shipped("section-11"))
    now = replace(
        reworded(was, "L1-W", "Embedded", "Everybody knows it by heart"), title="Another audit", credit="Ours"
    )
    found = compared_versions(was, now)
    assert [(one.called, one.what, one.tag) for one in found.stayed] == [
        ("", "title", "cy"),
        ("", "credit", "cy"),
        ("Leadership & accountability, Written down (L1-W)", "Embedded", "cy"),
    ]
    assert lines(was, now)[-6:-2] == [
        "",
        "In Welsh",
        "  As it was, though the English is another: title; credit; "
        "Leadership & accountability, Written down (L1-W): Embedded.",
        "",
    ]
    assert compared_versions(was, replace(now, title=was.title)).stayed[0].what == "credit"


def test_a_rubric_of_which_a_translation_became_the_original_is_the_same_criteria() -> None:
    was = welsh(RUBRIC, "Offeryn")
    found = compared_versions(was, was.said_in("cy"))
    assert (found.is_same, found.changes, len(found.same)) == (False, (), 32)
    assert "  The original is in Welsh now, not in English." in differences(found)


def test_words_are_marked_where_they_differ() -> None:
    assert marked("Staff must ask", "Staff must always ask twice") == (
        "Staff must ask",
        "Staff must «always» ask «twice»",
    )
    assert marked("we ask often here", "they asked often here") == ("«we ask» often here", "«they asked» often here")
    assert marked("", "Now") == ("", "«Now»")
    assert marked("risks persists, so", "risks persist; so") == ("risks «persists,» so", "risks «persist;» so")
    assert marked("one (of all), then", "one (of some), then") == ("one (of «all»), then", "one (of «some»), then")
    assert marked("children’s plans", "childrens plans") == ("«children’s» plans", "«childrens» plans")


def test_every_rubric_can_be_compared_with_every_other() -> None:
    other = load_rubric(Path("tests/rubrics/welsh"))
    domains = (Domain("A", "A", "", ()),)
    for was in (RUBRIC, other, replace(RUBRIC, domains=domains)):
        for now in (RUBRIC, other, replace(RUBRIC, domains=domains)):
            assert compared_versions(was, now).is_same is (was == now)
            assert lines(was, now)


def test_the_command_says_it_and_ends_as_diff_does(tmp_path: Path) -> None:
    published = Path("rubric")
    for file in published.glob("*.toml"):
        text = file.read_text(encoding="utf-8").replace('version = "1.0"', 'version = "1.1"')
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    same, other = csxl("rubric", "diff", "rubric", "rubric"), csxl("rubric", "diff", "rubric", str(tmp_path))
    assert (same.exit_code, same.output.splitlines()[-1]) == (0, "Nothing changed.")
    assert other.exit_code == 1
    assert "  version: “1.0” is now “1.1”." in other.output
    faulty = csxl("rubric", "diff", "rubric", str(tmp_path / "nowhere"))
    assert faulty.exit_code == 2
