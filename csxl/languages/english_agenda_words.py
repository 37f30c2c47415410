"""What the agenda of the moderation meeting says in English."""

from __future__ import annotations

from csxl.languages.agenda_words import AgendaWords
from csxl.text.wording import either, many


def _criteria(number: int, differing: int) -> str:
    each = either(differing, "the one", "each")
    pages = f"; {each} on which agencies differ has a page below" if differing else ""
    return f"{many(number, 'criterion', 'criteria')}, the most divided first{pages}."


WORDS = AgendaWords(
    title="Moderation agenda",
    nothing="No two agencies chose different ratings, and nothing is {worst} to all: there is nothing to moderate.",
    meeting="The meeting",
    meeting_rows=("Date and place", "In the chair", "Present", "Apologies"),
    meeting_about="Room for when and where it was, and who was there.",
    listed="What is on the agenda",
    list_headings=("Criterion", "How divided", "Agreed rating", "Action, owner and by when"),
    list_about="A row for each criterion: how divided the agencies are, and room for what the meeting agrees.",
    criteria=_criteria,
    type_it_in="csxl does not read this document: once the meeting is over, type what it agreed into the sheet {sheet} "
    "of the summary.",
    how_divided="How divided: ",
    descriptors="What each rating means here",
    descriptor_headings=("Rating", "Descriptor"),
    descriptors_about="A row for each rating of the scale, with the descriptor that the tool gives for it.",
    says="Who says what",
    voice_headings=("Rating", "Agencies and their evidence"),
    voices_about="A row for each rating or status, with the agencies that gave it and the evidence they give.",
    agrees="What the meeting agrees",
    agrees_about="What is to be agreed on the left, room to write it on the right.",
    agreed_on=", agreed on {day}",
    in_summary="their evidence is in the summary.",
)
