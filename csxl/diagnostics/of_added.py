"""N: the codes about what was added."""

from __future__ import annotations

from csxl.diagnostics.code import WARNING, Code
from csxl.model.personal import IN_FORM, IN_LETTER


class AddedCode(Code):
    """The codes about what was added."""

    # fmt: off
    TOO_MUCH_ADDED = "N001", WARNING, (
        "The file holds {count} texts that are not part of the questionnaire; the first {most} are listed.")
    NAMED_IN_LETTER = "N010", WARNING, (
        "The letter that came with the workbook says something about {refs} ({words}); what it says was not used, so "
        "please see whether an answer has to be changed.")
    RATING_IN_LETTER = "N011", WARNING, (
        "The letter that came with the workbook names a rating ({words}); what it says was not used, so please see "
        "whether an answer has to be changed.")
    PERSONAL_DATA = IN_FORM, WARNING, (
        "What is written here may hold {kinds}; please take out what tells who a person is, and send the workbook "
        "again.")
    PERSONAL_IN_LETTER = IN_LETTER, WARNING, (
        "The letter that came with the workbook may hold {kinds}; please see that it is not passed on.")
    PERSONAL_LEFT_OUT = "N022", WARNING, (
        "{headings} of an earlier version may hold personal data and is blank in this one, so it was not kept; it "
        "stands in {there}.")
    TOO_MUCH_TO_READ = "N023", WARNING, (
        "The workbook holds too much text to look through all of it for personal data; please look yourself.")
    # fmt: on
