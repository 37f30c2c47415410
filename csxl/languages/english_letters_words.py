"""What the page says in English on which letters stand."""

from csxl.languages.letters_words import LettersWords
from csxl.text.wording import many


def _letters(number: int) -> str:
    return many(number, "letter")


WORDS = LettersWords(
    invitations="Invitations",
    reminders="Reminders",
    queries="Questions about returns",
    thanks="Thanks",
    actions="Actions due",
    feedback="What came of it",
    letters=_letters,
    how_to_open="Press “{open}”. A new mail opens with address, subject and text filled in.",
    how_to_attach="Attach what is named under “{attach}”: no link can do that for you.",
    how_to_send="Read the mail, press Send in your mail program, and tick “{sent}” here. This page forgets the "
    "ticks when you close it.",
    how_to_copy="If no mail opens, or a part is missing from it, start a new mail yourself and copy each part from "
    "here.",
    open="Open in my mail program",
    too_long="Too long for the link: {parts}. Copy it below and paste it into the new mail.",
    sent="Sent",
    to="To",
    cc="Cc",
    subject="Subject",
    text="Text",
    attach="Attach",
    copy="Copy",
    copied="Copied",
    not_copied="Press Ctrl+C",
)
