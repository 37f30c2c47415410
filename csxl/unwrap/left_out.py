"""What a mail had and has no longer, or never had: notices of what was taken out, secure envelopes, scans beside a
workbook."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from csxl.diagnostics.of_file import FileCode
from csxl.model.mailed import Sender
from csxl.unwrap.came_along import CameAlong, LetterAlone
from csxl.unwrap.links import shares
from csxl.unwrap.picture_sizes import is_page_like
from csxl.unwrap.senders_words import REF_LIKE

LONGEST_NOTICE = 20_000  # characters of a text that may be one
QUOTED = 300  # characters of it that are quoted
LARGE = 20_000  # bytes: few logos are larger

# fmt: off
TAKEN_OUT = re.compile(
    r"\b(attachments?|files?|atodiad(au)?|ffeil(iau)?)\b[^\n]{0,160}?"
    r"\b(was|were|has been|have been|wedi('i)?( ei| eu)?)\s+(also )?"
    r"(removed|deleted|stripped|blocked|quarantined|withheld|taken out|[dt]h?ynnu|dileu|rwystro|blocio|"
    r"replaced (with|by) (a|this) (link|text|notice|message|safe|secure|pdf))\b|"
    r"\b(removed|deleted|stripped|blocked|quarantined|unsafe) (the |an? )?(following )?(e-?mail )?attachments?\b|"
    r"\battachments? (removed|deleted|blocked|quarantined|stripped)\b|"
    r"(?<!\bno )(malware|virus) (was )?(found|detected)|\b(tynnwyd|dilëwyd|rhwystrwyd)\b[^\n]{0,60}\b(atodiad|ffeil)|"
    r"attachment[^\n]{0,80}\bnot (allowed|permitted)\b|safe attachments scan in progress", re.I)
NOTICE_NAME = re.compile(
    r"(\bwarning\d*\.(txt|html?)|\bdeleted\d*\.txt|removed|quarantin|malware alert|virus|blocked|unsafe|replaced|"
    r"^deleted:)", re.I)
PERSONAL = re.compile(r"\b(I|I've|I have|we've|my)\b")
ENVELOPE = re.compile(
    r"secure ?(doc|message|mail|e-?mail)|encrypted (message|e-?mail|mail)|registered envelope|message encryption|"
    r"securemail|secure-?envelope|egress (switch|secure)|switch\.egress|egress\.com|zixmail|zixcorp|"
    r"securemessageatt|\bpostx\b|mimecast secure|proofpoint encrypt|office365\.com/encryption|"
    r"message\.html.{0,40}encrypt|neges (ddiogel|wedi'i hamgryptio)", re.I)
SENT_SECURE = re.compile(
    r"\b(received|sent you|have|got) an? (new )?(secure|encrypted|protected) (e-?mail|message)|registered envelope|"
    r"\b(read|open|view) (your |the )?(secure|encrypted|protected) (e-?mail|message)|neges ddiogel", re.I)
TO_OPEN = re.compile(r"\b(open|read|view|access|click|sign in|log ?in|decrypt|download|agor|darllen)\b", re.I)
LIKE_RETURN = re.compile(
    r"\b(returns?|returned|questionnaire|self.?assess\w*|assessment|scan(ned|s)?\d*|photo\w*|img|dsc|pxl|completed|"
    r"ratings?|answers?|responses?|whatsapp|screen.?shots?|page|form|sheet|traffic.?light|"
    r"holiadur|ffurflen|asesiad|atebion|sgan)(?=\b|\d|_)", re.I)
BE_A_RETURN = re.compile(
    r"\b(returns?|returned|questionnaire|self.?assess\w*|scan(ned|s)?\d*|completed|ratings?|answers?|traffic.?light|"
    r"holiadur|atebion|sgan)(?=\b|\d|_)", re.I)
NAMED_BY_PROGRAM = re.compile(
    r"^((image|img|inline|outlook|oledata|clip_image|pastedgraphic|att)[-_ ]?\d{0,3}\.|outlook-[\w-]{4,20}\.)", re.I)
LIKE_LOGO = re.compile(
    r"logo|crest|banner|icon|signature|footer|header|badge|"
    r"facebook|twitter|linkedin|instagram|youtube|award|stonewall|\bspacer|pixel", re.I)
PICTURES = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|\0\0\0.ftyp(heic|heix|mif1|avif)", re.S)
# fmt: on
ROW_LIKE = re.compile(r"^[^:\n]{1,60}(?::|[ \t][-–=][ \t])[ \t]*\w{1,20}(?:[ \t]\w{1,20})?[ \t.]*$", re.M)


def on_one_line(text: str) -> str:
    """The beginning of a text as a sentence quotes it, without unprintable characters."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text[: QUOTED * 4]).split())[:QUOTED]


def may_answer(letter: str) -> bool:
    """Whether a letter may hold answers: it names what looks like a ref, or has lines like those of a table."""
    return REF_LIKE.search(letter) is not None or "\t" in letter or len(ROW_LIKE.findall(letter)) > 1


def letter_alone(
    file: str, letter: str, sender: Sender | None, code: FileCode = FileCode.NO_WORKBOOK_IN_MAIL
) -> LetterAlone:
    """The diagnostic about such a mail."""
    said = code.about(file, words=f"“{on_one_line(letter)}”")
    return LetterAlone(said.code, said.severity, said.file, said.message, letter=letter, sender=sender)


def notice(file: str, name: str, text: str) -> CameAlong | None:
    """A notice that a mail system left in place of an attachment, or None; `name` is that of the part with it."""
    if len(text) > LONGEST_NOTICE:
        return None
    found = TAKEN_OUT.search(text)
    if found is None and not (name and NOTICE_NAME.search(name) and len(text) < LONGEST_NOTICE // 4):
        return None
    sentence = _around(text, found.start() if found else 0)
    if not name and PERSONAL.search(sentence):
        return None
    said = f"“{on_one_line(f'{name}: {sentence}' if name else sentence)}”"
    return CameAlong(file, FileCode.REMOVED.about(file, words=said), FileCode.REMOVED_BESIDE.about(file, words=said))


def named_as_notice(file: str, name: str) -> CameAlong | None:
    """The same for a mail that says by its name what was done, such as “Safe Attachments Scan In Progress”."""
    return notice(file, "", name.replace("_", " "))


def _around(text: str, at: int) -> str:
    """The lines about a place in a text, as far as they are quoted."""
    start = text.rfind("\n\n", 0, at) + 1
    start = max(start, at - QUOTED // 2)
    stop = text.find("\n\n", at)
    return text[start : stop if stop >= 0 else len(text)][: QUOTED * 2]


def is_envelope(name: str, page: str) -> bool:
    """Whether a web page is what a secure mail service sends in place of a mail."""
    said = f"{name}\n{page[:LONGEST_NOTICE]}"
    return ENVELOPE.search(said) is not None and TO_OPEN.search(said) is not None


def is_sent_secure(letter: str) -> bool:
    """Whether a letter says only that a mail waits elsewhere."""
    return (
        SENT_SECURE.search(letter[:LONGEST_NOTICE]) is not None and TO_OPEN.search(letter[:LONGEST_NOTICE]) is not None
    )


def linked(file: str, letter: str, whole: str) -> list[CameAlong]:
    """The files kept elsewhere that a letter links to; what only an earlier mail links to is named where no workbook
    came."""
    own = set(shares(letter))
    return [
        CameAlong(
            file,
            FileCode.LINKED.about(file, link=link),
            FileCode.LINKED_BESIDE.about(file, link=link) if link in own else None,
        )
        for link in dict.fromkeys((*own, *shares(whole)))
    ]


def is_picture(data: bytes) -> bool:
    """Whether bytes are a picture, as scanners and telephones make them."""
    return PICTURES.match(data) is not None


def picture(file: str, name: str, data: bytes, inline: bool) -> CameAlong | None:
    """A picture that may be a scan of a return, or None for a logo."""
    stem = PurePosixPath(name.replace("\\", "/")).name
    logo = LIKE_LOGO.search(stem) is not None
    unnamed = inline or NAMED_BY_PROGRAM.match(stem) is not None
    if unnamed and not logo and is_page_like(data):  # such as a screenshot that was pasted into the letter
        return CameAlong(file, FileCode.PICTURE.about(file), FileCode.CAME_BESIDE.about(file))
    named = LIKE_RETURN.search(stem) is not None and not NAMED_BY_PROGRAM.match(stem)
    if logo or (unnamed and not named) or (not named and len(data) < LARGE):
        return None
    return CameAlong(file, FileCode.PICTURE.about(file), FileCode.CAME_BESIDE.about(file))


def may_be_scan(file: str) -> bool:
    """Whether a document beside a workbook is named as a return would be."""
    return BE_A_RETURN.search(PurePosixPath(file).stem) is not None
