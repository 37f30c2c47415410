"""A: the codes about an answer."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class AnswerCode(Code):
    """The codes about an answer."""

    # fmt: off
    BLANK = "A001", NOTE, "Not rated ({count}): {refs}."
    NOT_A_RATING = "A002", ERROR, "{text} is not a rating; please choose {choices}."
    TWO_RATINGS = "A003", ERROR, "{text} names more than one rating; please choose one: {choices}."
    HEDGED = "A004", ERROR, "{text} is more than a plain rating; please choose {choices}."
    COLOURED = "A005", ERROR, "The rating cell was coloured by hand but has no word in it; please choose {choices}."
    MARKED = "A006", ERROR, (
        "The descriptor for {word} was marked ({text}), but no rating was chosen; please choose {choices}.")
    RATING_COMMENT = "A007", ERROR, (
        "There is a comment instead of a rating: {text}; please choose {choices} in the rating cell.")
    RATING_FORMULA = "A008", ERROR, (
        "The rating comes from a formula ({formula}, which last gave {text}), so it was left out; please choose "
        "{choices}.")
    RATING_FORMULA_UNCACHED = "A009", ERROR, (
        "The rating is a formula ({formula}) whose result was not saved; please choose {choices}.")
    RATING_ERROR_VALUE = "A010", ERROR, "The rating cell contains the error {text}; please choose {choices}."
    RATING_NUMBER = "A011", ERROR, "The number {text} is not a rating; please choose {choices}."
    RATING_BOOLEAN = "A012", ERROR, "{text} (true or false) is not a rating; please choose {choices}."
    RATING_DATE = "A013", ERROR, "The date {text} is not a rating; please choose {choices}."
    RATING_UNDER_MERGE = "A014", ERROR, (
        "This cell was merged into {first}, which hides {text}, so the rating was left out; please choose {choices}.")
    BLANK_UNDER_MERGE = "A015", ERROR, (
        "The rating cell was merged into {first}, and the rating there counts only for its own row; please choose "
        "{choices}.")
    RATING_STORED_TWICE = "A016", ERROR, (
        "The file holds this rating more than once, as {text} and as {others}; please choose {choices}.")
    RATING_STRUCK = "A017", ERROR, "The rating {text} is crossed out; please choose {choices}."
    ELSEWHERE = "A018", ERROR, (
        "A rating seems to have been given here ({text}), but the rating cell {rating} is blank; please choose "
        "{choices} there.")
    DESCRIPTOR_COLOURED = "A019", ERROR, (
        "The descriptor for {word} was coloured by hand, but no rating was chosen; please choose {choices}.")
    DESCRIPTOR_STRUCK = "A020", ERROR, (
        "The descriptor for {word} was crossed out, but no rating was chosen; please choose {choices}.")
    DESCRIPTOR_LEFT = "A033", ERROR, (
        "Only the descriptor for {word} is left in the row, and no rating was chosen; please choose {choices}.")
    RATING_CONTRADICTED = "A034", ERROR, (
        "The rating cell says {text} but {where} says {there}, as if cells in the row had been moved, so neither was "
        "used; please choose {choices}.")
    COLOUR_CONTRADICTS = "A021", WARNING, (
        "The rating was read as {text}, but its cell was coloured by hand as if for {colour}; is the word right?")
    MARK_CONTRADICTS = "A022", WARNING, (
        "The rating was read as {text}, but there is a mark on the descriptor for {marked}; is the word right?")
    DRAWN_INSTEAD = "A045", ERROR, "{what} lies over {where}, but no rating was chosen; please choose {choices}."
    DRAWN_OVER_RATING = "A046", ERROR, (
        "The rating cell says {text}, but {what} lies over it, so neither was used; please choose {choices}.")
    DESCRIPTOR_STANDS_OUT = "A047", ERROR, (
        "The descriptor for {word} looks unlike the others in its row ({how}), but no rating was chosen; please choose "
        "{choices}.")
    ROW_COLOURED = "A048", ERROR, (
        "This cell was coloured by hand, but the rating cell {rating} is blank; please choose {choices} there.")
    COLOURED_BY_RULE = "A049", ERROR, (
        "A rule (conditional formatting) colours this cell, but the rating cell {rating} is blank; please choose "
        "{choices} there.")
    RATING_PICTURE = "A050", ERROR, "The rating cell holds a picture and no word; please choose {choices}."
    DRAWN_CONTRADICTS = "A051", WARNING, (
        "The rating was read as {text}, but {what} lies over {where}; is the word right?")
    DRAWN_OVER_MANY = "A052", WARNING, (
        "{what} lies over the rows for {refs}, which have no rating; if it gives them, please choose them under "
        "“{heading}”.")
    TEXT_PICTURE = "A053", WARNING, (
        "“{heading}” is a picture, whose words cannot be read; please type what matters in it.")
    TEXT_WITHOUT_RATING = "A023", WARNING, "Something was written in this row, but no rating was chosen; was one meant?"
    TEXT_FORMULA = "A025", WARNING, "“{heading}” is a formula ({formula}); its last result was used: {text}."
    TEXT_FORMULA_UNCACHED = "A026", ERROR, (
        "“{heading}” is a formula ({formula}) whose result was not saved, so it was left out; please type the text.")
    TEXT_ERROR_VALUE = "A027", ERROR, "“{heading}” contains the error {text}; please type the text."
    TEXT_UNDER_MERGE = "A028", WARNING, (
        "“{heading}” is hidden because its cell was merged into {first}; the text was kept, but not as part of the "
        "answer: {text}.")
    TEXT_STORED_TWICE = "A029", WARNING, (
        "The file holds more than one text for “{heading}”; {text} was used and {others} kept.")
    TEXT_STRUCK = "A030", WARNING, "“{heading}” is crossed out, but it was used: {text}."
    DATE_AS_NUMBER = "A031", WARNING, (
        "“{heading}” is the number {text}, which may be a date that has lost its format: {date}.")
    DATE_LONG_PAST = "A032", WARNING, (
        "“{heading}” is the date {text}, long past; Excel shows such a date when only a year or a number is typed. "
        "Please check it.")
    RATING_SIGN = "A035", ERROR, (
        "The rating cell holds {text} in the font {font}, which shows a sign in place of each letter, so it was left "
        "out; please choose {choices}.")
    RATING_SHOWN = "A036", ERROR, (
        "The rating cell shows {shown}, but what is stored in it is {text}, so neither was used; please choose "
        "{choices}.")
    RATING_UNSEEN = "A037", ERROR, (
        "The rating {text} cannot be seen: {why}. It was left out; please choose {choices}.")
    RATING_BY_COLOUR = "A038", WARNING, (
        "The word {text} cannot be seen: {why}. The cell's colour says the same, so it was used; is it right?")
    TEXT_UNSEEN = "A039", WARNING, "“{heading}” cannot be seen: {why}. It was used: {text}."
    TEXT_SIGN = "A040", WARNING, (
        "“{heading}” is in the font {font}, which shows a sign in place of each letter; the letters were used: {text}.")
    TEXT_FORMAT = "A041", WARNING, (
        "“{heading}” has a number format that cannot show it, or that is not known here ({format}); what is stored was "
        "used: {text}.")
    PROGRESS_UNREAD = "A054", WARNING, (
        "“{heading}” says {text}, which is none of its answers, so it was kept and nothing was taken from it; please "
        "choose {words}.")
    PROGRESS_NOT_ASKED = "A055", WARNING, (
        "“{heading}” says {text}, but nothing is asked there; it was kept and nothing was taken from it.")
    PROGRESS_COLOURED = "A058", WARNING, (
        "“{heading}” was coloured by hand but has no word in it; please choose {words}.")
    PROGRESS_DIFFERS = "A056", WARNING, (
        "“{heading}” says {text} here and {there} in {other}, so neither was used; please choose one.")
    PROGRESS_BLANK = "A057", NOTE, "Not said how far it is ({count}): {refs}."
    NOTHING_ANSWERED = "A024", WARNING, "Nothing was filled in; was the blank form sent by mistake?"
    # fmt: on
