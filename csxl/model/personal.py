"""The kinds of personal data that a return is warned of, in the words of its warning."""

from __future__ import annotations

from enum import StrEnum

IN_FORM, IN_LETTER = "N020", "N021"  # the codes of the warnings
KINDS, DIGEST = (
    "kinds",
    "digest",
)  # what a warning's details hold beside its sentence: names of kinds, the text's digest


class PersonalKind(StrEnum):
    """What a text is likely to tell of a person."""

    BORN = "a date of birth"
    HOME = "a home address or postcode"
    TELEPHONE = "a personal telephone number"
    NHS_NUMBER = "an NHS number"
    MAILBOX = "a personal email address"
    AGED = "a name with an age"
