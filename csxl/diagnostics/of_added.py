"""N: the codes about what was added."""

from __future__ import annotations

from csxl.diagnostics.code import WARNING, Code


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
    # fmt: on
