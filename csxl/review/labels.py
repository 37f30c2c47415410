"""The one description of the coordinator's workbook, which its writer and reader share: sheets, labels, headings."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.languages import LANGUAGES

WHAT_IT_IS = "A review from invitation to summary"  # the workbook's own subject, which every program keeps
REVIEW, AGENCIES, MESSAGES, HOW_TO = SHEETS = ("Review", "Agencies", "Messages", "How to")
REVIEW_HEADINGS = ("What", "Your entry", "State", "What it is for")
ENTRY = REVIEW_HEADINGS[1]

PARTNERSHIP, TITLE, PERIOD, RETURN_BY = "Partnership", "Title of the review", "Period", "Return by"
COORDINATOR, EMAIL, REPLY_TO, RUBRIC, LANGUAGE = "Coordinator", "Email", "Reply-to", "Rubric", "Language"
BEFORE = "Summary of the review before"
NEEDED = (PARTNERSHIP, TITLE, RETURN_BY, COORDINATOR, EMAIL)

AGENCY, CODE, SECTOR, CONTACT = "Agency", "Code", "Sector", "Contact"
SUBSTITUTE, SUBSTITUTE_EMAIL, CC, NOTE = "Substitute contact", "Substitute email", "Cc", "Note"
MORE_TIME = "More time until"  # the last column, so that rows pasted from an older workbook still fit
PARTY_HEADINGS = (AGENCY, CODE, SECTOR, CONTACT, EMAIL, SUBSTITUTE, SUBSTITUTE_EMAIL, CC, NOTE, MORE_TIME)

LETTER, SUBJECT, BODY = MESSAGE_HEADINGS = ("Letter", "Subject", "Body")

SECTORS = (
    "Police",
    "Education",
    "Children’s social care",
    "Health",
    "Youth justice",
    "Probation",
    "Housing",
    "Community safety",
    "Local authority",
    "Voluntary sector",
    "Other",
)


def _in_all_languages(aliases: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The aliases, with those of every language that csxl knows."""
    return {
        label: (*names, *(other for language in LANGUAGES for other in language.also_labelled.get(label, ())))
        for label, names in aliases.items()
    }


# Other labels that people use for the same thing; all are compared after folding.
FACT_ALIASES = _in_all_languages(
    {
        PARTNERSHIP: ("Safeguarding partnership", "Name of the partnership"),
        TITLE: ("Title", "Review", "Review title", "Name of the review"),
        PERIOD: ("Period of the review", "Period covered", "Review period"),
        RETURN_BY: ("Return-by date", "Return by date", "Please return by", "Deadline", "Due date", "Due", "Due by"),
        COORDINATOR: ("Coordinator’s name", "Name of the coordinator", "Co-ordinator", "Coordinator name", "Your name"),
        EMAIL: ("Coordinator’s email", "Email address", "E-mail", "Your email", "Coordinator email", "Mail"),
        REPLY_TO: ("Reply to", "Replies to", "Send returns to", "Return to", "Reply-to address", "Send to"),
        RUBRIC: ("Rubric folder", "Tool"),
        LANGUAGE: ("Labels", "Language of the labels"),
        BEFORE: (
            "Summary of the previous review",
            "Summary of the last review",
            "Previous summary",
            "Last summary",
            "Last year’s summary",
        ),
    }
)
PARTY_ALIASES = _in_all_languages(
    {
        AGENCY: (
            "Agency name",
            "Name of agency",
            "Organisation",
            "Organization",
            "Partner",
            "Partner agency",
        ),
        CODE: ("Agency code", "Return code", "Short code"),
        SECTOR: ("Type", "Type of agency"),
        CONTACT: ("Contact name", "Named contact", "Lead contact", "Lead", "Contact person"),
        EMAIL: ("Contact email", "Email address", "E-mail", "E-mail address", "Contact’s email", "Mail"),
        SUBSTITUTE: ("Substitute", "Deputy", "Second contact", "Deputy contact", "Substitute name"),
        SUBSTITUTE_EMAIL: (
            "Deputy email",
            "Second email",
            "Substitute’s email",
            "Substitute contact email",
            "Deputy’s email",
        ),
        CC: ("Copy to", "Copies to", "Copy"),
        MORE_TIME: (
            "More time",
            "Extension until",
            "Extension to",
            "Extended until",
            "Extended to",
            "Own return by",
            "Own return-by date",
            "Own deadline",
            "New deadline",
        ),
        NOTE: ("Notes", "Comment", "Comments", "Remarks"),
    }
)
MESSAGE_ALIASES = _in_all_languages(
    {
        LETTER: ("Message", "Kind", "Which letter"),
        SUBJECT: ("Subject line", "Title"),
        BODY: ("Text", "Words", "Message text", "Body text"),
    }
)
