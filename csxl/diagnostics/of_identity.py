"""I: the codes about whose return it is, and about several returns from one agency."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class IdentityCode(Code):
    """The codes about whose return it is, and about several returns from one agency."""

    # fmt: off
    NOT_A_QUESTIONNAIRE = "I001", ERROR, (
        "This workbook is not one of our questionnaires: it has none of the tool's refs (such as T1-R) and none of its "
        "descriptors. Is it the right file?")
    COPIES_CONTRADICT = "I002", WARNING, (
        "{label} was read as {value}, but {other} appears in {where}; please check whose return it is.")
    OTHER_AGENCY_TYPED = "I003", WARNING, (
        "The form was made for {value}, but {other} appears in {where}, so another agency's form may have been reused; "
        "please ask whose answers these are.")
    NO_AGENCY = "I004", WARNING, "Nothing in the file says whose return it is; please say which agency it is from."
    AGENCY_BY_CODE = "I005", WARNING, "The agency's name is missing from the file; only the return code {code} is left."
    OTHER_RUBRIC = "I006", WARNING, (
        "The form was made for another tool, {other}, not {value}; ratings in rows with other descriptors were left "
        "out.")
    OTHER_VERSION = "I007", WARNING, (
        "The form was made for version {other} of the tool, not {value}; ratings in rows with other descriptors were "
        "left out.")
    RETURNS_ALIKE = "I008", WARNING, "{agency} sent the same answers in {other}; they count once."
    RETURNS_OF_ONE_AGENCY = "I009", WARNING, (
        "{other} is also from {agency}; if somebody else filled in one of the two on a copy of its form, please say "
        "so. Otherwise please choose which one counts.")
    RETURNS_DIFFER = "I010", ERROR, (
        "This return says {text}, but another return from the same agency ({there}) says {other}; please choose which "
        "one counts.")
    RETURNS_TEXTS_DIFFER = "I011", WARNING, (
        "This return and another one from the same agency ({there}) differ in {headings}.")
    RETURNS_ONE_BLANK = "I012", WARNING, (
        "This return says {text}, but another one from the same agency ({there}) says {other}.")
    NAMELESS_RETURN = "I050", WARNING, (
        "It is not known whose return this is, so it is listed as “{shown}” and counts as one more agency; that is one "
        "too many if the agency also sent another return.")
    NOT_ASKED = "I051", WARNING, (
        "“{agency}” was not one of the agencies asked, so its return counts as one more agency. If it was asked under "
        "another name, please correct the name on its Start sheet.")
    OTHER_REVIEW = "I053", ERROR, (
        "This form was issued for the review {review}, not for {this}, so nothing in it is counted.")
    RETURN_CHOSEN = "I054", NOTE, "This is the return from “{agency}” that was chosen to count."
    RETURN_PASSED_OVER = "I055", NOTE, (
        "This return from “{agency}” was read, but does not count, because another of theirs was chosen.")
    PREFERRED_NOT_FOUND = "I056", WARNING, "No return has this name, so {undecided}.{nearest}"
    REPLACED = "I015", NOTE, (
        "{other} is a later version of this return and counts in its place; what is said about this file is for "
        "information.")
    RATING_CHANGED = "I016", WARNING, (
        "This later version says {text}; the earlier one ({there}) says {other}. The later rating counts.")
    ANSWER_KEPT = "I017", WARNING, (
        "This later version leaves {headings} blank; what the earlier one says ({there}) still counts. If it was taken "
        "back, please say so.")
    ROWS_KEPT = "I018", WARNING, (
        "This later version has no rows for {refs}; what the earlier one ({other}) says there still counts. If it was "
        "taken back, please say so.")
    VERSIONS_CONTRADICT = "I019", ERROR, (
        "This later version is blank here, and the earlier ones say {said}; please choose which one counts.")
    TEXTS_CHANGED = "I020", NOTE, (
        "For {refs} this later version has different words from the earlier one; its own count.")
    RETURN_BLANK = "I014", NOTE, "Nothing was filled in here; {agency} filled in {other} instead."
    RETURN_IN_PARTS = "I013", NOTE, "{agency}'s return came in parts: {other} holds the rest."
    NOBODYS = "I060", ERROR, (
        "This form was made for {own}, but {other} appears on it: somebody may have filled in a copy of another "
        "agency's form. Nothing in it is counted until it is known whose answers these are.")
    WHICH_REVIEW = "I061", ERROR, (
        "This form was issued for the review {review}, and others for {this}. Which review is meant? Until that is "
        "known, only the returns for {this} are counted.")
    WHOSE_DECIDED = "I062", NOTE, "It was decided that this return is from “{agency}”."
    WHOSE_UNKNOWN = "I063", ERROR, (
        "It was decided that this return is from {text}, but no agency that was asked or has returned has this code or "
        "name; please give one of theirs.")
    COUNTS_UNKNOWN = "I064", WARNING, (
        "“Does it count?” says {text}, which is neither “{counts}” nor “{out}”, so it decides nothing.")
    RETURN_TAKEN_OUT = "I065", NOTE, "It was decided that this return from “{agency}” does not count."
    CHOICE_STANDS = "I066", WARNING, (
        "The choice made now is {asked}, but {typed} was decided on the sheet {sheet}, and that stands; to change it, "
        "please type it there.")
    WHOSE_SEVERAL = "I067", WARNING, (
        "Several returns are called {name}: {files}. Please say, with its folder, which one is from {text}.")
    TITLE_MENDED = "I069", WARNING, (
        "This form was issued for the review {review}, and so were the questionnaires beside the returns, but the "
        "review is called {this}. It is counted, as if only the title had been mended; if {review} is another review, "
        "please use the folder of {this}.")
    OUR_OWN = "I068", WARNING, (
        "This is {what}, which csxl itself wrote, and not an agency's return, so it was not read.")
    LATER_THAN_CHOSEN = "I070", WARNING, (
        "This is a later version of {other}, which was chosen to count, so nothing in it counts. If it should, please "
        "choose it instead; if not, please say “{out}” of it.")
    # fmt: on
