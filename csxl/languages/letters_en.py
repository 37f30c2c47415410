"""The words of the letters as they stand before a coordinator changes them, and what may be merged into them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from csxl.model.letter import Letter, Message

DEFAULT_MESSAGES: Mapping[Letter, Message] = {
    Letter.INVITATION: Message(
        "{title}: your agency’s self-assessment, by {return_by}",
        "Dear {contact},\n\n"
        "{partnership} is asking every partner agency how our system responds to harm outside the home. "
        "The questionnaire for {agency} is attached; its return code is {code}.\n\n"
        "Please complete it with the colleagues who know the work, and send it back to {reply_to} by {return_by}. "
        "The sheet Start says how. Agencies may see things differently: that is useful, so please say what you see. "
        "Please do not name or identify any child.\n\n"
        "If you are not the right person, or the date is difficult, please tell me.\n\n"
        "With thanks\n{coordinator}\n{partnership}",
    ),
    Letter.REMINDER: Message(
        "Reminder: {title}, wanted by {return_by}",
        "Dear {contact},\n\n"
        "We do not have everything from {agency} yet for {title}, which is wanted by {return_by}. Still missing:\n\n"
        "{missing}\n\n"
        "If you have sent it in the meantime, please forgive this note. If something stands in the way, please tell "
        "me, and we will find a way. Returns go to {reply_to}.\n\n"
        "With thanks\n{coordinator}\n{partnership}",
    ),
    Letter.QUERY: Message(
        "{title}: a few questions about your return",
        "Dear {contact},\n\n"
        "Thank you for the return from {agency}. We could not read some answers with certainty, and we do not guess. "
        "Please look at these, put them right in your workbook, and send it to {reply_to}:\n\n"
        "{questions}\n\n"
        "With thanks\n{coordinator}\n{partnership}",
    ),
    Letter.THANKS: Message(
        "{title}: thank you for your return",
        "Dear {contact},\n\n"
        "Thank you for the return from {agency} for {title}. It has been read in full, and nothing more is needed.\n\n"
        "You will hear from us when the views of all agencies have been brought together.\n\n"
        "With best wishes\n{coordinator}\n{partnership}",
    ),
}


def in_words(day: datetime.date) -> str:
    """A day as letters say it: "Friday 11 December 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"
