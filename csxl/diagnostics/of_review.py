"""P: the codes about the coordinator’s workbook, and about the summary of an earlier review."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class ReviewCode(Code):
    """The codes about the coordinator’s workbook, and about the summary of an earlier review."""

    # fmt: off
    NOT_A_REVIEW = "P001", ERROR, (
        "This is not a coordinator's workbook, because it has no table of agencies; please fill in a blank one.")
    FACT_MISSING = "P002", ERROR, "“{label}” is blank; please fill it in."
    FACT_TWICE = "P003", ERROR, "“{label}” is {text} here but {theirs} in {other}; please keep only one of them."
    DATE_UNREADABLE = "P004", ERROR, "{text} is not a date; please type the day as 11/12/2026 (day first)."
    DATE_AS_TEXT = "P005", WARNING, (
        "{text} is text rather than a date; it was read as {day}, day first. Please check it.")
    DATE_BY_FORMULA = "P006", WARNING, (
        "The date comes from a formula, so it may change from day to day; {day} was used.")
    LANGUAGE_UNKNOWN = "P007", WARNING, "{text} is not one of the languages available ({choices}), so {used} was used."
    VALUE_ERROR = "P009", ERROR, "The cell contains the error {text}; please type what it should say."
    NO_AGENCIES = "P010", ERROR, (
        "There are no agencies in the table yet; please put each agency to be asked in a row of its own.")
    AGENCY_UNNAMED = "P011", ERROR, "The row has {text} but no agency; please name the agency."
    AGENCY_TWICE = "P012", ERROR, (
        "{text} is also the agency in {other}, and each agency is asked only once; please delete one of the rows.")
    CODE_MALFORMED = "P013", ERROR, (
        "{text} cannot be a code: please use only the letters A to Z, digits and hyphens, at most {limit} of them, "
        "such as {better}, or leave it blank.")
    CODE_TWICE = "P014", ERROR, "The code {text} is also in {other}; please give each agency its own."
    ADDRESS_MALFORMED = "P015", ERROR, (
        "{text} is not a single email address, such as name@example.org; please correct it.")
    CC_MALFORMED = "P016", ERROR, (
        "{text} is not an email address; please put only addresses here, with semicolons between them.")
    ADDRESS_MISSING = "P017", WARNING, "No email address is given for {agencies}, so nothing can be emailed to them."
    SECTOR_UNKNOWN = "P018", WARNING, "The sector {text} is not in the list; it was used as typed."
    AGENCY_STRUCK = "P019", WARNING, (
        "{text} is crossed out, but still counts as asked; please delete the row if it should not.")
    AGENCIES_HIDDEN = "P020", WARNING, (
        "Agencies in hidden rows, perhaps hidden by a filter, still count as asked: {agencies}.")
    SECOND_TABLE = "P021", WARNING, (
        "There is a second table of {what} on sheet “{sheet}”, which was ignored; the one on “{other}” was used.")
    RETURN_BY_PAST = "P022", WARNING, (
        "The return-by date {day} is in the past; it was used all the same, but please check it.")
    OWN_DATE_EARLIER = "P023", WARNING, (
        "{agency} has until {day}, which is before the return-by date of the review, {other}; {day} was used for it.")
    ADDRESS_SHARED = "P024", WARNING, (
        "{text} is given for {agencies}, so each of them would get the letters meant for the other; please check it.")
    TWO_PEOPLE = "P025", WARNING, (
        "{text} looks like two people; please keep one of them here, and put the other under Substitute contact.")
    FIELD_UNKNOWN = "P030", ERROR, (
        "{text} is not something that csxl can fill in, so it would be sent as it stands; please use one of "
        "{choices}.")
    LETTER_MISSING = "P031", WARNING, "There are no words of your own for “{letter}”, so csxl's own are used."
    LETTER_UNKNOWN = "P032", WARNING, "{text} is not one of the letters ({choices}), so it was ignored."
    LETTER_TWICE = "P033", ERROR, "“{letter}” is also written in {other}; please keep only one of them."
    NOT_A_SUMMARY = "P040", ERROR, (
        "This is not a summary of an earlier review: it has no table of answers (Agency, Ref, Rating, Evidence). "
        "Please use a copy that still has the sheet Answers; the folder earlier beside a summary keeps former ones.")
    SUMMARY_OF_ANOTHER = "P042", WARNING, (
        "This is the summary of the review “{review}”, not of “{this}”, so no decision in it was used.")
    BOOK_PASSED_OVER = "P043", WARNING, (
        "This coordinator's workbook was not used, but {used}, which was saved later; please remove the one that you "
        "do not mean.")
    NOTHING_LAST_TIME = "P041", NOTE, "The earlier review has no answers from {agencies}."
    AGENCIES_GONE = "P044", NOTE, "The earlier review had answers from agencies that are not asked now: {agencies}."
    CRITERIA_CHANGED = "P045", WARNING, (
        "These criteria had other descriptors in the earlier review, so nothing is compared there: {criteria}.")
    CRITERIA_UNTOLD = "P046", WARNING, (
        "It cannot be told whether these criteria had the same descriptors in the earlier review, so nothing is "
        "compared there: {criteria}.")
    CRITERIA_GONE = "P047", NOTE, "The earlier review had criteria that this rubric does not have: {criteria}."
    SCALE_CHANGED = "P048", WARNING, (
        "The earlier review was rated in other words ({words}), so nothing is compared with it.")
    CRITERIA_MOVED = "P055", NOTE, (
        "These criteria had other refs in the earlier review, and are compared by their descriptors, which are the "
        "same: {criteria}.")
    WORD_RENAMED = "P056", NOTE, (
        "A word of the scale is another one now: {then} then is {now} today, at the same step and with the same "
        "descriptors.")
    BEFORE_NOT_THERE = "P050", WARNING, (
        "There is no summary of the review before at {text}, so nothing is compared with it; please correct this, or "
        "clear the cell.")
    RENAMED_SINCE = "P054", WARNING, (
        "{agency} has the code {code} that {then} had in the earlier review, so it counts as the same agency: it is "
        "shown what that one said, and is compared with it. If it is another agency, please give it another code.")
    CHOICES_NOT_FOLLOWED = "P053", WARNING, (
        "Which file counts, or whose one is, was typed here after this summary of the review before was made, so its "
        "answers do not follow that yet; please make it anew first.")
    BEFORE_NOT_DROPPED = "P052", WARNING, (
        "This names the summary of the review before, {text}; drop that file too, or nothing is said of what it held.")
    BEFORE_GONE = "P051", WARNING, (
        "The summary of the review before is no longer at {text}, so nothing is compared with it; please put it back, "
        "or write in this file where it is.")
    OTHER_RUBRIC = "P049", WARNING, (
        "The earlier review has no criterion of this rubric, so nothing is compared with it.")
    # fmt: on
