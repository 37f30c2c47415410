"""P: what can be said of the coordinator’s workbook, and of the summary of an earlier review."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class ReviewCode(Code):
    """What can be said of the coordinator’s workbook, and of the summary of an earlier review."""

    # fmt: off
    NOT_A_REVIEW = "P001", ERROR, (
        "This is not a coordinator's workbook: it holds no table of agencies; "
        "`csxl new review.xlsx` writes one to be filled in.")
    FACT_MISSING = "P002", ERROR, "“{label}” is blank; please fill it in."
    FACT_TWICE = "P003", ERROR, (
        "“{label}” is given here as {text} and in {other} as {theirs}; please leave one of them.")
    DATE_UNREADABLE = "P004", ERROR, "{text} is not a date; please type the day as 11/12/2026 (day first)."
    DATE_AS_TEXT = "P005", WARNING, (
        "{text} is a text and not a date; it was read as {day}, day first. Please check.")
    DATE_BY_FORMULA = "P006", WARNING, (
        "The date is worked out by a formula, so it may change from day to day; {day} was used.")
    LANGUAGE_UNKNOWN = "P007", WARNING, "{text} is none of the languages on offer ({choices}); {used} was used."
    VALUE_ERROR = "P009", ERROR, "The cell holds the error {text}; please type what it should say."
    NO_AGENCIES = "P010", ERROR, "No agency is in the table yet; please put each agency to be asked into a row."
    AGENCY_UNNAMED = "P011", ERROR, "The row holds {text}, but no agency; please name the agency."
    AGENCY_TWICE = "P012", ERROR, (
        "{text} is also the agency in {other}; each agency is asked once. Please take one of the rows away.")
    CODE_MALFORMED = "P013", ERROR, (
        "The code {text} may hold the letters A to Z, digits and hyphens alone, at most {limit} of them; "
        "{better} would do, or leave it blank.")
    CODE_TWICE = "P014", ERROR, "The code {text} is also that of {other}; please give each agency its own."
    ADDRESS_MALFORMED = "P015", ERROR, (
        "{text} is not one email address, such as name@example.org; please put it right (further ones go under Cc).")
    CC_MALFORMED = "P016", ERROR, (
        "{text} is not an email address; please put addresses alone here, with a semicolon between them.")
    ADDRESS_MISSING = "P017", WARNING, (
        "No email is given for {agencies}, so nothing can be emailed there.")
    SECTOR_UNKNOWN = "P018", WARNING, "The sector {text} is not in the list; it was used as typed."
    AGENCY_STRUCK = "P019", WARNING, (
        "{text} is crossed out, but counts as asked; please delete the row if it is not.")
    AGENCIES_HIDDEN = "P020", WARNING, "Agencies in hidden rows, by a filter perhaps, count as asked: {agencies}."
    SECOND_TABLE = "P021", WARNING, (
        "There is a second table of {what} on sheet “{sheet}”, which was left aside; the one on “{other}” was used.")
    FIELD_UNKNOWN = "P030", ERROR, (
        "{text} is no merge field, so it would be sent as it stands; please use one of {choices}.")
    LETTER_MISSING = "P031", WARNING, "There are no words of your own for “{letter}”; csxl's own are used."
    LETTER_UNKNOWN = "P032", WARNING, "{text} is none of the letters ({choices}), so it was left aside."
    LETTER_TWICE = "P033", ERROR, "“{letter}” is also written in {other}; please leave one of them."
    NOT_A_SUMMARY = "P040", ERROR, (
        "This is not a summary of an earlier round: it has no table of answers (Agency, Ref, Rating, Evidence).")
    NOTHING_LAST_TIME = "P041", NOTE, "The earlier round has no answers from {agencies}."
    # fmt: on
