"""G: the codes about the grid: rows, columns, headings, refs."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class GridCode(Code):
    """The codes about the grid: rows, columns, headings, refs."""

    # fmt: off
    DOMAIN_MISSING = "G001", ERROR, (
        "No table for “{domain}” was found, so {refs} could not be read; please send that sheet as well.")
    ROW_MISSING = "G002", ERROR, (
        "The row for {ref} (“{domain}”, {what}) is missing, and so is its answer; please answer it and send the "
        "workbook again.")
    NO_HEADER = "G003", ERROR, (
        "The sheet “{sheet}” has no row of headings above {refs}, so it is not clear which column holds the ratings; "
        "please put the headings back or fill in the original questionnaire.")
    NO_RATING_COLUMN = "G004", ERROR, (
        "The sheet “{sheet}” covers {refs}, but no column is headed “{heading}”, so no ratings were read; please put "
        "that heading back above the ratings.")
    TURNED = "G005", ERROR, (
        "The table on the sheet “{sheet}” was turned on its side ({refs} run across it), so nothing was read from it; "
        "please fill in the questionnaire as it was sent.")
    NO_CRITERIA = "G006", ERROR, (
        "The sheet “{sheet}” has ratings with no refs or descriptors beside them, so it is not clear what was rated; "
        "please fill in the questionnaire as it was sent.")
    REF_UNKNOWN = "G007", ERROR, (
        "{typed} is not a ref in this questionnaire, so the answer in that row ({text}) was left out; please say which "
        "criterion it is for.")
    ROW_UNKNOWN = "G008", ERROR, (
        "The answer {text} is in a row with no ref or descriptors, so it was left out; please say which criterion it "
        "is for.")
    REF_CONTRADICTED = "G009", ERROR, (
        "The row says {ref}, but {where} holds a descriptor for {other}, so the rating was left out; please say which "
        "of the two was rated.")
    REF_STORED_TWICE = "G030", ERROR, (
        "The file gives this row more than one ref, {ref} and {others}, so its rating was left out; please say which "
        "one was rated.")
    REF_UNKNOWN_READ = "G010", WARNING, (
        "Something else was typed in place of the ref ({typed}), so these rows were found by their descriptors: "
        "{refs}.")
    FOUND_BY_DESCRIPTORS = "G011", NOTE, "The refs are missing, so these rows were found by their descriptors: {refs}."
    DESCRIPTOR_EDITED = "G012", WARNING, (
        "The descriptor in the row for {ref} was changed to {text}; the answer was read as if the published descriptor "
        "were still there.")
    DESCRIPTORS_GONE = "G013", WARNING, (
        "The descriptors are missing, so these rows were found by their refs alone: {refs}.")
    HEADING_ALIAS = "G014", WARNING, "The column headed {text} was read as “{heading}”."
    COLUMN_MISSING = "G015", WARNING, "No column was found for {headings}, so nothing was read there."
    SHEET_HIDDEN = "G016", WARNING, "The sheet “{sheet}” is hidden, but its answers ({refs}) were read."
    ROWS_HIDDEN = "G017", NOTE, "Rows or columns for {refs} are hidden, perhaps by a filter, but they were read."
    ROWS_TWICE = "G018", WARNING, "A second row with no rating, at {other}, was skipped: {refs}."
    ANSWERED_TWICE_ALIKE = "G019", WARNING, (
        "Answered twice with the same rating, here and in {other}, which counts once: {refs}.")
    ANSWERED_TWICE_DIFFERENTLY = "G020", ERROR, (
        "{ref} has two different answers, {text} here and {theirs} in {other}, so neither was used; please say which "
        "one counts.")
    TEXTS_DIFFER = "G021", WARNING, (
        "This row and the one in {other} differ in {headings}; the text in this row was used and the other kept.")
    SECOND_COLUMN_SAME = "G022", WARNING, (
        "There is a second column of ratings, in {other}; where the two agree ({refs}), the rating was used.")
    SECOND_COLUMN_USED = "G023", WARNING, (
        "There are two columns of ratings; {other} is blank for {ref}, so {there} was used from this one.")
    SECOND_COLUMN_DIFFERS = "G024", ERROR, (
        "There are two columns of ratings; for {ref} this one says {text} and {other} says {there}, so neither was "
        "used; please say which one counts.")
    DESCRIPTORS_EDITED = "G025", WARNING, (
        "{count} descriptors of {refs} were changed, perhaps by a translation; the answers were read as if the "
        "published descriptors were still there.")
    HEADER_BELOW = "G026", WARNING, (
        "The rows for {refs} are above the row of headings; they were read under those headings, because their "
        "descriptors match.")
    SLIPPED = "G027", ERROR, (
        "A rating cell stands alone below the table, in {stray}, and one in the table is blank, as if ratings had "
        "slipped down a row; those for {refs} were left out, so please put them right.")
    OTHER_WORDING = "G028", ERROR, (
        "The form was made for {form}, whose words here were others, so the answer to those ({text}) was left out; "
        "please say, on today’s form or in a reply, which of today’s descriptors fits. {word} was {words}, and is now "
        "{now}.")
    SLIPPED_SOMEWHERE = "G032", ERROR, (
        "The cell {where} suggests that one was deleted from the column of ratings or inserted into it, so ratings may "
        "be beside the wrong criteria; those for {refs} were left out. Please check them and put them right.")
    HEADINGS_SWAPPED = "G033", ERROR, (
        "There are ratings under “{heading}” ({others}) and other texts under “{rating}”, as if the two headings had "
        "been swapped, so the ratings for {refs} were left out; please put the headings right.")
    SORTED_APART = "G034", ERROR, (
        "The file shows that cells {area} were sorted without the columns beside them, so answers may be beside the "
        "wrong criteria; the ratings for {refs} were left out. Please check them and put them right.")
    SHEET_OF_PAST = "G035", WARNING, (
        "The name of the sheet “{sheet}” suggests an earlier review, so what it says about {refs} was kept but not "
        "used.")
    SHEETS_ALIKE = "G036", WARNING, (
        "The sheet “{sheet}” is the same, cell by cell, as {others}, which happens when people type with several "
        "sheets selected; please check that every answer is meant.")
    OTHERS_TABLE = "G031", ERROR, (
        "This table's title says it is from {other}, but the file is from {agency}, so its answers ({refs}) were left "
        "out; please ask each agency to send its own workbook.")
    PART_OF_ROW = "G040", ERROR, (
        "{typed} seems to be a part of {ref}, which has one rating for the whole, so the answer in this row ({text}) "
        "was left out; please choose one rating for {ref}.")
    PART_OF_RATED_ROW = "G041", WARNING, (
        "{typed} seems to be a part of {ref}, whose own row has a rating; that counts, and the answer in this row "
        "({text}) was kept beside it.")
    TOO_MANY_ROWS = "G042", ERROR, (
        "The workbook has more than {most} rows that name a criterion, so nothing from here on was read on this sheet; "
        "please fill in the questionnaire as it was sent.")
    REF_MOVED = "G044", WARNING, (
        "The form was made for {form}, with other refs ({typed}) for these rows; their descriptors are today’s, and by "
        "those they were read: {refs}.")
    ASKED_NO_MORE = "G045", WARNING, (
        "The form was made for {form}, which asks {typed}; this review does not, so the answer ({text}) is kept but "
        "does not count.")
    NEW_SINCE = "G046", NOTE, (
        "The form was made for {form} and has no row for {refs}; please answer them on today’s form.")
    OTHER_SCALE = "G047", ERROR, (
        "The form was made for {form}, whose scale was another one ({words}), so the answers for {refs} were left out; "
        "please give them again, on today’s form or in a reply.")
    MOST_NOT_ASKED = "G048", ERROR, (
        "The form was made for {form} and has no row for most of what this review asks, so these have no answer: "
        "{refs}; please answer them on today’s form.")
    WORDS_IN_DOUBT = "G049", ERROR, (
        "It is not clear for which version of the tool the form was made, and descriptors in these rows are not "
        "today’s, so the ratings for {refs} were left out; please give them on today’s form.")
    TOO_MANY_TEXTS = "G043", WARNING, (
        "The workbook has too many texts that are nearly, but not quite, those of the questionnaire, so it "
        "is not known which criterion some rows without a ref are about; please check them yourself.")
    IN_OTHER_FILE = "G029", NOTE, "{what} is not in this file, but it is in the same agency's {other}."
    # fmt: on
