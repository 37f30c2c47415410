"""G: what can be said of the grid: rows, columns, headings, refs."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class GridCode(Code):
    """What can be said of the grid: rows, columns, headings, refs."""

    # fmt: off
    DOMAIN_MISSING = "G001", ERROR, (
        "No table for “{domain}” was found, so {refs} could not be read; please send that sheet as well.")
    ROW_MISSING = "G002", ERROR, (
        "The row of {ref} (“{domain}”, {what}) is missing, and its answer with it; please answer it and send it again.")
    NO_HEADER = "G003", ERROR, (
        "The sheet “{sheet}” is about {refs}, but has no row of headings, so that nobody can tell which column is the "
        "rating; please put the headings back or fill in the questionnaire itself.")
    NO_RATING_COLUMN = "G004", ERROR, (
        "The sheet “{sheet}” is about {refs}, but no column is headed “{heading}”, so that no rating was read; "
        "please put that heading back over the ratings.")
    TURNED = "G005", ERROR, (
        "The table on the sheet “{sheet}” was turned on its side ({refs} stand in a row), so that nothing was read "
        "from it; please fill in the questionnaire as it was sent.")
    NO_CRITERIA = "G006", ERROR, (
        "On the sheet “{sheet}” there are ratings, but neither refs nor the tool's own descriptors beside them, so "
        "that nobody can tell what was rated; please fill in the questionnaire as it was sent.")
    REF_UNKNOWN = "G007", ERROR, (
        "{typed} is no ref of this questionnaire, so the answer in that row ({text}) was left out; "
        "please say which criterion it is for.")
    ROW_UNKNOWN = "G008", ERROR, (
        "The answer {text} stands in a row without a ref or descriptors, so it was left out; "
        "please say which criterion it is for.")
    REF_CONTRADICTED = "G009", ERROR, (
        "The row says {ref}, but {where} holds a descriptor of {other}, so its rating was left out; "
        "please say which of the two was rated.")
    REF_STORED_TWICE = "G030", ERROR, (
        "The file stores the ref of one row more than once, as {ref} and as {others}, so its rating was left out; "
        "please say which of them was rated.")
    REF_UNKNOWN_READ = "G010", WARNING, (
        "Found by descriptors, since something else stands in place of the ref ({typed}): {refs}.")
    FOUND_BY_DESCRIPTORS = "G011", NOTE, "Found by descriptors, since the refs are gone: {refs}."
    DESCRIPTOR_EDITED = "G012", WARNING, (
        "The descriptor in the row of {ref} was changed to {text}; the answer was read as one to {ref} as published.")
    DESCRIPTORS_GONE = "G013", WARNING, "Read by ref alone, since the descriptors are gone: {refs}."
    HEADING_ALIAS = "G014", WARNING, "The column headed {text} was read as “{heading}”."
    COLUMN_MISSING = "G015", WARNING, "There is no column headed {headings}; nothing was read for it."
    SHEET_HIDDEN = "G016", WARNING, "The sheet “{sheet}” is hidden; its answers ({refs}) were read all the same."
    ROWS_HIDDEN = "G017", NOTE, (
        "Rows or columns of {refs} are hidden, by a filter perhaps; they were read all the same.")
    ROWS_TWICE = "G018", WARNING, (
        "There is a second row without a rating, in {other}, which was passed over: {refs}.")
    ANSWERED_TWICE_ALIKE = "G019", WARNING, (
        "Answered twice and alike, here and in {other}, which counts once: {refs}.")
    ANSWERED_TWICE_DIFFERENTLY = "G020", ERROR, (
        "{ref} is answered twice and differently, here with {text} and in {other} with {theirs}, so that neither was "
        "used; please say which one counts.")
    TEXTS_DIFFER = "G021", WARNING, (
        "This row and the one in {other} differ in {headings}; this row's text was used, the other's kept.")
    SECOND_COLUMN_SAME = "G022", WARNING, (
        "There is a second column of ratings, under {other}; where it says the same as this one ({refs}), the rating "
        "was used.")
    SECOND_COLUMN_USED = "G023", WARNING, (
        "There are two columns of ratings; for {ref} {other} is blank, so {there} was used from this one.")
    SECOND_COLUMN_DIFFERS = "G024", ERROR, (
        "There are two columns of ratings; for {ref} this one says {text} and {other} says {there}, so that neither "
        "was used; please say which one counts.")
    DESCRIPTORS_EDITED = "G025", WARNING, (
        "{count} descriptors of {refs} were changed, by a translation perhaps; the answers were read as ones to the "
        "descriptors as published.")
    HEADER_BELOW = "G026", WARNING, (
        "The rows of {refs} stand above the row of headings, and were read by it, since their descriptors fit it.")
    SLIPPED = "G027", ERROR, (
        "A rating's cell stands alone below the table, {stray}, and one in the table is blank: from there on the "
        "ratings seem to have slipped down a row, so those of {refs} were left out; please put them right.")
    OTHER_WORDING = "G028", ERROR, (
        "The form was made for another version of the tool, whose wording differs here, so these ratings were left "
        "out: {refs}; please give them on the present form.")
    SLIPPED_SOMEWHERE = "G032", ERROR, (
        "By the looks of {where}, a cell was deleted from the column of ratings or inserted into it, so that ratings "
        "stand beside other criteria than their own; those of {refs} were left out: please check and put them right.")
    HEADINGS_SWAPPED = "G033", ERROR, (
        "There are ratings under “{heading}” ({others}), and other texts under “{rating}”, as if the two headings had "
        "changed places, so the ratings of {refs} were left out; please put the headings right.")
    SORTED_APART = "G034", ERROR, (
        "The cells {area} were sorted without the columns beside them, as the file says, so that answers stand beside "
        "other criteria than their own; the ratings of {refs} were left out: please check and put them right.")
    SHEET_OF_PAST = "G035", WARNING, (
        "The sheet “{sheet}” is named as one of an earlier review, so what it says of {refs} was kept, but not used.")
    SHEETS_ALIKE = "G036", WARNING, (
        "The sheet “{sheet}” says the same, cell by cell, as {others}, as happens when one types while several sheets "
        "are selected; please check that every answer is meant.")
    OTHERS_TABLE = "G031", ERROR, (
        "This table's title says that it is from {other}, while the file is {agency}'s, so its answers ({refs}) were "
        "left out; please have each agency send its own workbook.")
    IN_OTHER_FILE = "G029", NOTE, "{what} is not in this file, but in the same agency's {other}."
    # fmt: on
