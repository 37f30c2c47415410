"""What a mail says in its sender's own words: without earlier mails, signatures, disclaimers and banners.

Rather too much is left than a word lost: only what is surely not the sender's own goes."""

from __future__ import annotations

import re

LONGEST = 5_000  # characters of a letter that are kept
MOST = 200_000  # characters of a text that are looked at
MOST_LINES = 10_000
NEAR = 4  # lines below, of which one is marked where the whole of an earlier mail is
MOST_TRIES = 100  # lines that begin as "On ... wrote:" does
CLOSE = 6  # lines after a closing that may be a name, a role and a team
FEW = 6  # words in such a line
BANNER = 600  # characters of a warning that a mail system puts above

# fmt: off
DIVIDER = re.compile(
    r"\s*[-_*]{2,}\s*(original (message|appointment)|forwarded (message|by)|begin forwarded message|reply message|"
    r"neges wreiddiol|neges a anfonwyd ymlaen|neges wedi'i hanfon ymlaen|ymlaen neges|apwyntiad gwreiddiol)\b", re.I)
FORWARDED = re.compile(r"\s*(begin forwarded message|dechrau'r neges a anfonwyd ymlaen)\s*:?\s*", re.I)
WROTE = re.compile(
    r"\s*(on|ar|le|am) .{6,400}\b(wrote|writes|ysgrifenn?odd|a écrit|schrieb)\b.{0,200}:\s*", re.I | re.S)
WROTE_BEGINS = re.compile(r"\s*(on|ar|le|am)\b.*\d", re.I)
FROM = re.compile(r"[\s*>|]*(from|oddi wrth|o)\s*:\**\s*\S", re.I)
SENT = re.compile(r"[\s*>|]*(sent|date|anfonwyd|dyddiad)\s*:", re.I)
TO = re.compile(r"[\s*>|]*(to|cc|subject|at|i|pwnc|testun)\s*:", re.I)
DEVICE = re.compile(
    r"\s*(sent from (my|outlook|mail|yahoo|samsung|a mobile|an iphone|proton|the|windows)\b.{0,80}|"
    r"get outlook for .{0,80}|"
    r"(anfonwyd|wedi'i anfon) o(ddi ar)? .{0,80}|sent via .{0,60})", re.I)
BANNER_WORDS = re.compile(
    r"[\s*!\[(<⚠]*(external( e-?mail| sender| message)?[\])>*!:]|caution\s*[:!-]|"
    r"warning\s*[:!-]\s*this (e-?mail|message)|"
    r"\[?external\]?\s*$|this (e-?mail|message) (originated|came|was sent|is) from (outside|an external)|"
    r"you don't often get (e-?mail|mail) from|"
    r"rhybudd\s*[:!-]|daeth yr e-?bost hwn o'r tu allan)", re.I)
CLOSING = re.compile(
    r"\s*((kind|best|warm|kindest|warmest|many|with|very best|with kind|with best)?\s*(regards|wishes|thanks)"
    r"( and (best wishes|kind regards))?|"
    r"thanks|thank you|many thanks|yours (sincerely|faithfully|truly)|sincerely|cheers|kr|br|"
    r"cofion( cynnes| gorau)?|diolch( yn fawr)?|yn gywir|yn gynnes|gyda diolch|dymuniadau gorau)\s*[,.!]?\s*", re.I)
CONTACT = re.compile(
    r"\s*((tel|telephone|phone|mob|mobile|direct|ffôn|symudol|e-?mail|e-?bost|web|website|gwefan|fax|address|t|m|e|w)\s*[:.]|"
    r"(\+44|0)[\d ()]{8,16}$|https?://\S+$|www\.\S+$|\S+@\S+\.\S+$)", re.I)
AUTOMATIC = re.compile(
    r"\s*(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|ateb awtomatig|allan o'r swyddfa|"
    r"autoreply|i am away)\b",
    re.I,
)
# fmt: on
ABOUT_MAIL = re.compile(r"\b(e-?mails?|messages?|communication|transmission|e-?bost|neges)\b")
DISCLAIMS = (
    *(
        "confidential",
        "intended recipient",
        "intended only",
        "intended solely",
        "intended for",
        "addressee",
        "in error",
    ),
    *("notify the sender", "unauthori", "disclos", "virus", "monitored", "liability", "views expressed", "privileged"),
    *("before printing", "delete it", "freedom of information", "data protection", "registered in england", "copying"),
    *("cyfrinach", "derbyn", "gwall", "datgel", "feirws", "monitro", "bwriad", "awdurdod"),
)
DISCLAIMER = ("disclaimer", "confidentiality notice", "ymwadiad", "please consider the environment")
REF_LIKE = re.compile(r"\b[A-Za-z]{1,3}\d{1,2}\s?[-–—]\s?[A-Za-z0-9]{1,2}\b")


def own_words(text: str) -> str:
    """A letter's own words, at most so many characters of them."""
    lines = [line.rstrip() for line in later(text).split("\n") if not DEVICE.fullmatch(line)]
    lines = _without_signature(lines)
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines))
    kept = [one.strip("\n") for number, one in enumerate(paragraphs) if one.strip() and not _is_foreign(one, number)]
    return "\n\n".join(kept).strip()[:LONGEST]


def later(text: str) -> str:
    """A letter without the earlier mails that it quotes."""
    lines = text[:MOST].replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n", MOST_LINES)
    return "\n".join(line for line in _before_earlier(lines) if not line.lstrip().startswith(">"))


def _before_earlier(lines: list[str]) -> list[str]:
    """The lines before the first earlier mail that is quoted below."""
    tries, number = MOST_TRIES, 0
    while number < len(lines):
        line = lines[number]
        if DIVIDER.match(line) or FORWARDED.fullmatch(line):
            return lines[:number]
        if tries and WROTE_BEGINS.match(line):
            tries -= 1
            if more := _wrote(lines, number):
                if not any(after.lstrip().startswith(">") for after in lines[number + more : number + more + NEAR]):
                    return lines[:number]
                lines = [*lines[:number], *lines[number + more :]]  # answered between the lines that are quoted
                continue
        if FROM.match(line) and _is_head(lines[number + 1 : number + 8]):
            before = lines[:number]
            while before and not before[-1].strip(" _-*\t"):
                before.pop()
            return before
        number += 1
    return lines


def _wrote(lines: list[str], number: int) -> int:
    """How many lines say who wrote what is quoted below, 0 if those at a place do not."""
    joined = ("\n".join(lines[number : number + more])[:700] for more in (1, 2, 3))
    return next((more for more, text in enumerate(joined, 1) if WROTE.fullmatch(text)), 0)


def _is_head(lines: list[str]) -> bool:
    """Whether lines go on as the head of a mail does."""
    return any(SENT.match(line) for line in lines) and any(TO.match(line) for line in lines)


def _without_signature(lines: list[str]) -> list[str]:
    """The lines without what follows "-- ", without names below a closing, and without telephone numbers and such."""
    for number, line in enumerate(lines):
        if line in ("--", "-- ") and number:
            lines = lines[:number]
            break
    kept: list[str] = []
    closing = 0
    for line in lines:
        if CLOSING.fullmatch(line[:80]):
            closing = CLOSE
        elif closing and line.strip():
            closing -= 1
            if len(line.split()) <= FEW and not REF_LIKE.search(line) and not line.rstrip().endswith(("?", ":")):
                continue
            closing = 0
        if closing and CONTACT.match(line[:200]) and not REF_LIKE.search(line):
            continue
        kept.append(line)
    return kept


def _is_foreign(paragraph: str, number: int) -> bool:
    """Whether a paragraph was put there by a mail system: a banner above, or a disclaimer."""
    if len(paragraph) < BANNER and BANNER_WORDS.match(paragraph) and not REF_LIKE.search(paragraph):
        return True
    folded = paragraph[:4_000].lower()
    if folded.lstrip(" *").startswith(DISCLAIMER):
        return True
    return ABOUT_MAIL.search(folded) is not None and sum(word in folded for word in DISCLAIMS) >= 2


def is_automatic(subject: str, submitted: str, auto_reply: str = "") -> bool:
    """Whether a mail was written by a program, by its subject and by what its head says of that."""
    said = submitted.strip().lower()
    return bool(said and said != "no") or bool(auto_reply.strip()) or AUTOMATIC.match(subject) is not None
