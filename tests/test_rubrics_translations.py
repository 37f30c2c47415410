"""A rubric in its other languages."""

from __future__ import annotations

from dataclasses import replace

from csxl.rubrics.loading import load_rubric


def test_a_rubric_is_told_in_a_language_with_all_others_as_translations() -> None:
    english = load_rubric()
    welsh = replace(
        english, title="Offeryn", language="cy-GB", borrowed=frozenset({english.credit}), original=english.language
    )
    both = replace(english, translations=(welsh,))
    told = both.said_in("cy")
    assert (told.title, [one.title for one in told.translations]) == ("Offeryn", [english.title])
    assert told.said_in("en").title == english.title
    assert told.said_in("en").translations == (welsh,)
    assert [one.translations for one in told.translations] == [()]
    assert (told.language_of(english.credit), told.language_of("Offeryn")) == ("en-GB", "cy-GB")


def test_a_rubric_is_itself_in_a_language_that_it_is_not_told_in() -> None:
    rubric = load_rubric()
    assert rubric.said_in("cy") is rubric
    assert rubric.said_in("en") is rubric
