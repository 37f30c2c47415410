"""A: what can be said of an answer."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class AnswerCode(Code):
    """What can be said of an answer."""

    # fmt: off
    BLANK = "A001", NOTE, "Not rated ({count}): {refs}."
    NOT_A_RATING = "A002", ERROR, "{text} is not a rating; please choose {choices}."
    TWO_RATINGS = "A003", ERROR, "{text} names more than one rating; please choose one: {choices}."
    HEDGED = "A004", ERROR, "{text} says more than a rating; please choose plainly {choices}."
    COLOURED = "A005", ERROR, (
        "The rating's cell was coloured by hand and holds no word; please choose {choices}.")
    MARKED = "A006", ERROR, (
        "{text} marks the descriptor for {word} and no rating was chosen; please choose {choices}.")
    RATING_COMMENT = "A007", ERROR, (
        "There is a comment in place of a rating: {text}; please choose {choices} in the rating's cell.")
    RATING_FORMULA = "A008", ERROR, (
        "The rating is worked out by a formula ({formula}, last {text}), so it was left out; "
        "please choose {choices}.")
    RATING_FORMULA_UNCACHED = "A009", ERROR, (
        "The rating is a formula ({formula}) whose result is not stored; please choose {choices}.")
    RATING_ERROR_VALUE = "A010", ERROR, "The rating's cell holds the error {text}; please choose {choices}."
    RATING_NUMBER = "A011", ERROR, "The number {text} is not a rating; please choose {choices}."
    RATING_BOOLEAN = "A012", ERROR, "{text} (true or false) is not a rating; please choose {choices}."
    RATING_DATE = "A013", ERROR, "The date {text} is not a rating; please choose {choices}."
    RATING_UNDER_MERGE = "A014", ERROR, (
        "{text} is hidden under cells merged from {first}, so it was left out; please choose {choices}.")
    BLANK_UNDER_MERGE = "A015", ERROR, (
        "The rating's cell was merged into {first}, whose rating counts for its own row only; "
        "please choose {choices}.")
    RATING_STORED_TWICE = "A016", ERROR, (
        "The file stores the rating's cell more than once, as {text} and as {others}; "
        "please choose {choices}.")
    RATING_STRUCK = "A017", ERROR, "The rating {text} is crossed out; please choose {choices}."
    ELSEWHERE = "A018", ERROR, (
        "A rating seems to have been given here ({text}), while its own cell {rating} is blank; "
        "please choose {choices} there.")
    DESCRIPTOR_COLOURED = "A019", ERROR, (
        "The descriptor for {word} was coloured by hand and no rating was chosen; please choose {choices}.")
    DESCRIPTOR_STRUCK = "A020", ERROR, (
        "The descriptor for {word} was crossed out and no rating was chosen; please choose {choices}.")
    DESCRIPTOR_LEFT = "A033", ERROR, (
        "Only the descriptor for {word} was left and no rating was chosen; please choose {choices}.")
    RATING_CONTRADICTED = "A034", ERROR, (
        "The rating's cell says {text} and {where} {there}, as if cells of the row had been moved, so "
        "neither was used; please choose {choices}.")
    COLOUR_CONTRADICTS = "A021", WARNING, (
        "{text} was read, but its cell was coloured by hand as if it were {colour}; is the word right?")
    MARK_CONTRADICTS = "A022", WARNING, (
        "{text} was read, but there is a mark at the descriptor for {marked}; is the word right?")
    TEXT_WITHOUT_RATING = "A023", WARNING, "Something was written but no rating was chosen; was one meant?"
    TEXT_FORMULA = "A025", WARNING, "{heading} is a formula ({formula}); its last result was used: {text}."
    TEXT_FORMULA_UNCACHED = "A026", ERROR, (
        "{heading} is a formula ({formula}) whose result is not stored, so it was left out; "
        "please type the text.")
    TEXT_ERROR_VALUE = "A027", ERROR, "{heading} holds the error {text}; please type the text."
    TEXT_UNDER_MERGE = "A028", WARNING, (
        "{heading} is hidden under cells merged from {first}; it was kept, but is no part of the answer: "
        "{text}.")
    TEXT_STORED_TWICE = "A029", WARNING, (
        "The file stores {heading} more than once; {text} was used and {others} kept.")
    TEXT_STRUCK = "A030", WARNING, "{heading} is crossed out; it was used all the same: {text}."
    DATE_AS_NUMBER = "A031", WARNING, (
        "{heading} is the number {text}, which may be a date that lost its format: {date}.")
    DATE_LONG_PAST = "A032", WARNING, (
        "{heading} is the date {text}, long past, as Excel shows a year or a number that is typed alone where "
        "it expects a date; please check it.")
    NOTHING_ANSWERED = "A024", WARNING, "Nothing was filled in; was the blank form sent by mistake?"
    # fmt: on
