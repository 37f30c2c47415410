"""The letter of an Outlook message that is kept as rich text alone: unpacked, and its words without their looks."""

from __future__ import annotations

import re

MOST = 1 << 20  # bytes that are unpacked
MOST_WORDS = 200_000  # characters
PACKED, PLAIN = b"LZFu", b"MELA"
KNOWN = (  # what every packed letter may refer to
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
WINDOW = 4096
TOKEN = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]{1,4000})", re.S
)
NOT_WORDS = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "generator", "listtable"),
        *("htmltag", "mhtmltag", "listoverridetable", "rsidtbl", "themedata", "xmlnstbl", "fldinst", "bkmkstart"),
    )
)
BREAKS = {"par": "\n", "line": "\n", "row": "\n", "tab": "\t", "cell": "\t", "emdash": "—", "endash": "–"}
QUOTES = {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}


def words_of(packed: bytes) -> str:
    """The words of a letter as its message holds it, "" where it cannot be unpacked."""
    kind, data = packed[8:12], packed[16 : 16 + MOST]
    rich = data if kind == PLAIN else _unpacked(data) if kind == PACKED else b""
    return _words(rich.decode("latin-1")) if rich.startswith(b"{\\rtf") else ""


def _unpacked(data: bytes) -> bytes:
    out, at = bytearray(KNOWN), 0
    while at < len(data) and len(out) < MOST:
        flags, at = data[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += data[at : at + 1]
                at += 1
                continue
            pair = int.from_bytes(data[at : at + 2], "big")
            at += 2
            back = (len(out) - (pair >> 4)) % WINDOW
            if not back or back > len(out):
                return bytes(out[len(KNOWN) :])
            for _ in range((pair & 15) + 2):
                out.append(out[-back])
    return bytes(out[len(KNOWN) :])


def _words(rich: str) -> str:
    """What is written in rich text."""
    out, length = list[str](), 0
    groups, unseen, looks, skip = list[bool](), False, False, 0
    for code, word, number, sign, brace, text in TOKEN.findall(rich):
        said = ""
        if brace:
            if brace == "{":
                groups.append(unseen)
            elif groups:
                unseen = groups.pop()
        elif word == "htmlrtf":
            looks = number != "0"
        elif word in NOT_WORDS or sign == "*":
            unseen = True
        elif word == "u" and number:
            said, skip = chr(int(number) % 0x10000), 1
        elif word:
            said = BREAKS.get(word) or QUOTES.get(word, "")
        else:
            said = bytes.fromhex(code).decode("cp1252", "replace") if code else text or _sign(sign)
            said, skip = said[skip:], 0 if said else skip
        if not unseen and not looks and length < MOST_WORDS:
            out.append(said)
            length += len(said)
    return "".join(out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()


def _sign(sign: str) -> str:
    return {"~": "\xa0", "_": "-", "\n": "\n", "\r": "\n"}.get(sign, sign if sign in "\\{}" else "")
