"""I: what can be said of whose return it is, and of several returns of one agency."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class IdentityCode(Code):
    """What can be said of whose return it is, and of several returns of one agency."""

    # fmt: off
    NOT_A_QUESTIONNAIRE = "I001", ERROR, (
        "This workbook is not one of our questionnaires: none of the tool's refs (such as T1-R) and none of its "
        "descriptors are in it; is it the right file?")
    COPIES_CONTRADICT = "I002", WARNING, (
        "The file was read as one with {label} {value}, but {where} says {other}; please check whose it is.")
    OTHER_AGENCY_TYPED = "I003", WARNING, (
        "The file was made for {value}, but {where} says {other}: another agency's form may have been reused; "
        "please ask whose answers these are.")
    NO_AGENCY = "I004", WARNING, "Nothing in the file says whose return it is; please say which agency it is from."
    AGENCY_BY_CODE = "I005", WARNING, (
        "The agency's name is gone from the file; all that is left is the return code {code}.")
    OTHER_RUBRIC = "I006", WARNING, (
        "The file was made for another tool, {other}, not {value}; rows were read where ref and descriptors agree.")
    OTHER_VERSION = "I007", WARNING, (
        "The file was made for version {other} of the tool, not {value}; rows were read where ref and descriptors "
        "agree.")
    RETURNS_ALIKE = "I008", WARNING, "{agency} sent the same answers in {other}; they count once."
    RETURNS_OF_ONE_AGENCY = "I009", WARNING, (
        "{agency} is also the agency of {other}; if one of the two was filled in by somebody else on a copy of its "
        "form, please say so. Otherwise please choose which one counts.")
    RETURNS_DIFFER = "I010", ERROR, (
        "This return says {text} and the same agency's other one ({there}) says {other}; "
        "please choose which one counts.")
    RETURNS_TEXTS_DIFFER = "I011", WARNING, (
        "This return and the same agency's other one ({there}) differ in {headings}.")
    RETURNS_ONE_BLANK = "I012", WARNING, (
        "This return says {text} and the same agency's other one ({there}) says {other}.")
    NAMELESS_RETURN = "I050", WARNING, (
        "Since it is not known whose return this is, it stands as “{shown}” and counts as one more agency; "
        "that is one too many if its agency's own return came as well.")
    NOT_ASKED = "I051", WARNING, (
        "“{agency}” was not among the agencies asked; its return counts as one more agency. "
        "If it is one of those asked under another name, please put the name right on its Start sheet.")
    CODE_OF_ANOTHER = "I052", WARNING, (
        "This return says that it is from “{agency}”, but its code {code} was given to “{other}”, "
        "and so it counts as theirs; please check whose answers these are.")
    OTHER_REVIEW = "I053", WARNING, (
        "This form was issued for the review “{review}”, not for “{this}”; its answers count, so please check that "
        "they are meant for this round.")
    RETURN_CHOSEN = "I054", NOTE, "Of the returns from “{agency}” this is the one chosen to count."
    RETURN_PASSED_OVER = "I055", NOTE, (
        "This return from “{agency}” was read, but does not count, since another of theirs was chosen.")
    PREFERRED_NOT_FOUND = "I056", WARNING, "No return has this name, so nothing could be chosen by it."
    RETURN_BLANK = "I014", NOTE, "Nothing was filled in here; what {agency} filled in is {other}."
    RETURN_IN_PARTS = "I013", NOTE, "{agency}'s return came in parts: {other} holds the rest."
    # fmt: on
