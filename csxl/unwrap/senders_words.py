"""What a mail says in its sender's own words: without earlier mails, signatures, disclaimers and banners.

The letter of a mail that was forwarded goes with the words above it, since it came with the file. Rather
too much is left than a word lost: only what is surely not the sender's own goes."""

from __future__ import annotations

import re

from csxl.unwrap.closings import CLOSING

LONGEST = 5_000  # characters of a letter that are kept
MOST = 200_000  # characters of a text that are looked at
MOST_LINES = 10_000
NEAR = 4  # lines below, of which one is marked where the whole of an earlier mail is
MOST_TRIES = 100  # lines that begin as "On ... wrote:" does
CLOSE = 6  # lines after a closing that may be a name, a role and a team
FEW = 6  # words in such a line
MOST_FORWARDED = 4  # mails forwarded within each other
BANNER = 600  # characters of a warning that a mail system puts above

# fmt: off
DIVIDER = re.compile(
    r"\s*[-_*]{2,}\s*(original (message|appointment)|forwarded (message|by)|begin forwarded message|reply message|"
    r"neges wreiddiol|neges a anfonwyd ymlaen|neges wedi'i hanfon ymlaen|ymlaen neges|apwyntiad gwreiddiol)\b|"
    r"\s*>>>[ \t].{2,200}\d[/.:-]\d.{0,100}>>>\s*$|"  # GroupWise
    r".{0,100}-{3}\d{1,2}[/.]\d{1,2}[/.]\d{4}.{0,20}-{3}", re.I)  # Notes
ABOVE_LINE = re.compile(
    r"[\s#=*_-]*(please )?(type your |write your )?(repl(y|ies)|ateb(wch)?) (above|uwchben) (this|the|y) (line|llinell)"
    r"( hon)?[\s.#=*_-]*", re.I)
FORWARDED = re.compile(r"\s*(begin forwarded message|dechrau'r neges a anfonwyd ymlaen)\s*:?\s*", re.I)
WROTE = re.compile(
    r"\s*(on|ar|le|am|dydd) .{6,400}\b(wrote|writes|ysgrifenn?odd|a écrit|schrieb)\b.{0,200}:\s*", re.I | re.S)
WROTE_BEGINS = re.compile(r"\s*(on|ar|le|am|dydd)\b.*\d", re.I)
FROM = re.compile(r"[\s*>|]*(from|oddi wrth|o)\s*:\**\s*\S", re.I)
SENT = re.compile(r"[\s*>|]*(sent|date|anfonwyd|dyddiad)\s*:", re.I)
TO = re.compile(r"[\s*>|]*(to|cc|subject|at|i|pwnc|testun)\s*:", re.I)
HEAD_LINE = re.compile(
    r"[\s*>|]*(from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments?|oddi wrth|o|anfonwyd|dyddiad|at|i|"
    r"pwnc|testun|atodiad(au)?)\s*:", re.I)
OF_FORWARDED = re.compile(r"\s*(fwd?|wg|tr|yml|ymlaen)\s*:", re.I)
SUBJECT = re.compile(r"[\s*>|]*(subject|pwnc|testun)\s*:\**\s*(re\s*:\s*)*(?P<subject>.*)", re.I)
ANSWERED_BELOW = re.compile(
    r"\b(below|in-?line|in ?between|underneath|isod|oddi tano|"
    r"in (red|blue|green|purple|bold|capitals|caps|italics|(a )?(different )?colou?r)|"
    r"mewn (coch|glas|gwyrdd|print trwm))\b", re.I)
DEVICE = re.compile(
    r"\s*(sent from (my|outlook|mail|yahoo|samsung|a mobile|an iphone|proton|the|windows)\b.{0,80}|"
    r"get outlook for .{0,80}|"
    r"(anfonwyd|wedi'i anfon) o(ddi ar)? .{0,80}|sent via .{0,60})", re.I)
BANNER_WORDS = re.compile(
    r"[\s*!\[(<⚠]*(external( e-?mail| sender| message)?[\])>*!:]|caution\s*[:!-]|"
    r"warning\s*[:!-]\s*this (e-?mail|message)|"
    r"\[?external\]?\s*$|(classification|protective marking|sensitivity|dosbarthiad)\s*:|"
    r"\[?[a-z]{0,12}:? ?this e?-?mail has been scanned by|"
    r"this (e-?mail|message) (originated|came|was sent|is) from (outside|an external)|"
    r"you don't often get (e-?mail|mail) from|"
    r"rhybudd\s*[:!-]|daeth yr e-?bost hwn o'r tu allan)", re.I)
CONTACT = re.compile(
    r"\s*((tel|telephone|phone|mob|mobile|direct|ffôn|symudol|e-?mail|e-?bost|web|website|gwefan|fax|address|t|m|e|w)\s*[:.]|"
    r"(\+44|0)[\d ()]{8,16}$|[^\n]{0,120}\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\W*$|"
    r"https?://\S+$|www\.\S+$|\S+@\S+\.\S+$)", re.I)
PARTED = re.compile(r"\w ?[|•·] ?\w")  # "Ann Other | Manager | Team"
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
OUTSIDE = re.compile(
    r"\boutside (of )?(the|your|our|this)\b|\bexternal (source|sender)|\boften get e?-?mail|\bthe sender\b", re.I
)
PERSONAL = re.compile(r"\b(I|I'm|I've|we|we've|my)\b|\b(please find|attached)\b", re.I)
UNSUBSCRIBE = re.compile(r"listinfo/|\bunsubscribe\b|dad-?danysgrifio", re.I)
PAPER = re.compile(r"\b(before|need to|really|rhaid) (you )?print|\bsave paper|\bthink green\b|\bcyn argraffu", re.I)
DISCLAIMER = ("disclaimer", "confidentiality notice", "ymwadiad", "please consider the environment")
REF_LIKE = re.compile(r"\b[A-Za-z]{1,3}\d{1,2}\s?[-–—]\s?[A-Za-z0-9]{1,2}\b")


def own_words(text: str, subject: str = "") -> str:
    """A letter's own words, at most so many characters of them; `subject` is that of its mail."""
    return "\n\n".join(filter(None, map(_own, _letters(text, subject))))[:LONGEST]


def later(text: str, subject: str = "") -> str:
    """A letter without the earlier mails that it quotes."""
    return "\n\n".join(_letters(text, subject))


def passes_on(text: str, subject: str = "") -> bool:
    """Whether a mail forwards another below its own words, so that those may be anybody's."""
    _, rest = _before_earlier(_lines(text))
    return bool(rest) and (OF_FORWARDED.match(subject) is not None or _says_forwarded(rest[0]))


def _own(letter: str) -> str:
    """One letter without what was put there by programs, and its sender's name and address."""
    lines = [line.rstrip() for line in letter.split("\n") if not DEVICE.fullmatch(line)]
    lines = _without_signature(lines)
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines))
    kept = [one.strip("\n") for number, one in enumerate(paragraphs) if one.strip() and not _is_foreign(one, number)]
    return "\n\n".join(kept).strip()


def _letters(text: str, subject: str) -> list[str]:
    """The letter at the top of a mail, and those of the mails that are forwarded below it."""
    lines, found, forwards = _lines(text), list[str](), OF_FORWARDED.match(subject) is not None
    for _ in range(MOST_FORWARDED):
        before, rest = _before_earlier(lines)
        found.append("\n".join(line for line in before if not line.lstrip().startswith(">")))
        if not rest:
            break
        if not forwards and not _says_forwarded(rest[0]):
            if ANSWERED_BELOW.search(found[-1]):  # perhaps within the earlier mail, as people do in Outlook
                found.append("\n".join(rest))
            break
        lines, forwards = _forwarded(rest)
    return found


def _lines(text: str) -> list[str]:
    return text[:MOST].replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n", MOST_LINES)


def _says_forwarded(line: str) -> bool:
    """Whether a line says that the mail below it is forwarded, not answered."""
    divides = FORWARDED.fullmatch(line) or DIVIDER.match(line)
    return divides is not None and re.search("forward|ymlaen", line, re.I) is not None


def _forwarded(lines: list[str]) -> tuple[list[str], bool]:
    """The letter of a mail that is forwarded, without its head, and whether that says that it forwards one itself."""
    lines = lines[1:] if DIVIDER.match(lines[0]) or FORWARDED.fullmatch(lines[0]) else lines
    if next(filter(str.strip, lines), "").startswith(">"):
        lines = [re.sub("^> ?", "", line) for line in lines]
    start, forwards = 0, False
    while start < len(lines) and (not lines[start].strip() or HEAD_LINE.match(lines[start])):
        about = SUBJECT.match(lines[start])
        forwards = forwards or bool(about and OF_FORWARDED.match(about["subject"]))
        start += 1
    return lines[start:], forwards


def _before_earlier(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines before the first earlier mail that is quoted below, and that mail with the line that divides it."""
    tries, number = MOST_TRIES, 0
    while number < len(lines):
        line = lines[number]
        if DIVIDER.match(line) or FORWARDED.fullmatch(line) or _quotes_behind(line):
            return lines[:number], lines[number:]
        if ABOVE_LINE.fullmatch(line[:200]):
            if _own("\n".join(lines[:number])).strip(" -–—_=*#\n"):  # the reply; else what stands below is the letter
                return lines[:number], lines[number:]
            lines = lines[number + 1 :]
            number = 0
            continue
        if tries and WROTE_BEGINS.match(line):
            tries -= 1
            if more := _wrote(lines, number):
                if not any(after.lstrip().startswith(">") for after in lines[number + more : number + more + NEAR]):
                    return lines[:number], lines[number:]
                lines = [*lines[:number], *lines[number + more :]]  # answered between the lines that are quoted
                continue
        if FROM.match(line) and _is_head(lines[number + 1 : number + 8]):
            before = lines[:number]
            while before and not before[-1].strip(" _-*\t"):
                before.pop()
            return before, lines[number:]
        number += 1
    return lines, []


def _quotes_behind(line: str) -> bool:
    """Whether a line says who wrote an earlier mail, and that begins on the same line, as Yahoo's do."""
    who, wrote, earlier = line[:700].partition("wrote:")
    return bool(wrote and earlier.strip() and "@" in who and WROTE_BEGINS.match(who))


def _wrote(lines: list[str], number: int) -> int:
    """How many lines say who wrote what is quoted below, 0 if those at a place do not."""
    joined = ("\n".join(lines[number : number + more])[:700] for more in (1, 2, 3, 4))
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
        elif closing and (CONTACT.match(line[:200]) or PARTED.search(line[:200])) and not REF_LIKE.search(line):
            continue
        elif closing and line.strip():
            closing -= 1
            if len(line.split()) <= FEW and not REF_LIKE.search(line) and not line.rstrip().endswith(("?", ":")):
                continue
            closing = 0
        kept.append(line)
    return kept


def _is_foreign(paragraph: str, number: int) -> bool:
    """Whether a paragraph was put there by a mail system: a banner above, or a disclaimer."""
    if len(paragraph) < BANNER and BANNER_WORDS.match(paragraph) and not REF_LIKE.search(paragraph):
        return True
    short = len(paragraph) < BANNER and not REF_LIKE.search(paragraph)
    if short and number < NEAR and _is_warning(paragraph):
        return True
    if short and (UNSUBSCRIBE.search(paragraph) or (PAPER.search(paragraph) and len(paragraph) < BANNER // 2)):
        return True
    folded = paragraph[:4_000].lower()
    if folded.lstrip(" *").startswith(DISCLAIMER):
        return True
    return ABOUT_MAIL.search(folded) is not None and sum(word in folded for word in DISCLAIMS) >= 2


def _is_warning(paragraph: str) -> bool:
    """Whether a paragraph above a letter warns that it came from elsewhere, in the words of some gateway."""
    about = ABOUT_MAIL.search(paragraph.lower())
    return about is not None and OUTSIDE.search(paragraph) is not None and not PERSONAL.search(paragraph)
