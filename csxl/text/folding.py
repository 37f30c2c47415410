"""Texts made comparable, without what people, programs and keyboards change by accident."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from csxl.text.memo import Memo

# Zero-width, directional and soft-hyphen characters, the selectors that follow an emoji, and the fillers of Korean,
# Khmer and Braille: all invisible.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0100-\U000e01ef"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_JOINS = re.compile(  # what makes one sign of several, and one form of a sign or of a letter out of two
    f"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])|(?<=[{_EMOJI}#*0-9])\ufe0f|(?<=[\u0600-\u0dff])[\u200c\u200d]"
)
_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-"),
}
_UNEVEN = re.compile(f"[{''.join(_ALIKE)}{_UNSEEN}]")
MOST_REMEMBERED = 4_096  # texts
LONGEST_REMEMBERED = 1_000  # characters: enough for the questionnaire's own texts, but not for the longest evidence
MOST_NORMALISED, MOST_SWELLING = 2_000, 2  # characters: nothing that is looked up is longer; and of those that swell
_SWELLING = re.compile("[\u2057\u2a0c\u3200-\u33ff\ufbea-\ufdff]")  # one of them becomes up to eighteen
_ENDS = " .,;:!"
_NOT_REF = re.compile(r"[\W_]+")
_NOT_CODE = re.compile(r"[^\w-]+|_")


def _visible(text: str) -> str:
    """The text without invisible characters and outer white space, with line ends as \\n."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return _trimmed(text)


def _trimmed(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


def as_typed(text: str) -> str:
    """The text as `visible` gives it, but with what holds an emoji of several parts together (a woman and a staff make
    a doctor), and the joiners of Arabic and Indian letters."""
    plain = text.isascii() or text.replace("’", "").replace("–", "").isascii()  # as most often
    if plain or not _INVISIBLE.search(text):  # all joiners are invisible
        return _trimmed(text)
    pieces = (_INVISIBLE.sub("", piece) for piece in _JOINS.split(text))
    joins = (*_JOINS.findall(text), "")
    return _trimmed("".join(piece + join for piece, join in zip(pieces, joins, strict=True)))


def _fold(text: str) -> str:
    """The text for comparing: Unicode NFKC, one kind of quote, dash and space, no case, no full stop at the end. What
    is beyond the length of any text of the questionnaire, and letters that become many, stay as they are."""
    return " ".join(evened(text).split()).casefold().rstrip(_ENDS)


def evened(text: str) -> str:
    """The text with its letters made comparable as `fold` does, but with its case and its lines."""
    if text.isascii():
        return text
    text = text.replace("’", "'").replace("–", "-")  # most often it is only these, which programs put in by themselves
    if text.isascii():
        return text
    text = _UNEVEN.sub(_even, text)
    short, rest = text[:MOST_NORMALISED], text[MOST_NORMALISED:]
    if len(_SWELLING.findall(short)) <= MOST_SWELLING and (normal := unicodedata.normalize("NFKC", short)) != short:
        text = _UNEVEN.sub(_even, normal) + rest
    return text


def _even(found: re.Match[str]) -> str:
    return _ALIKE.get(found[0], "")


def fold_code(text: str) -> str:
    """A return code for comparing: letters, digits and hyphens only, so that "p o l." is "POL"."""
    return _NOT_CODE.sub("", fold(text)).upper()


def _fold_ref(text: str) -> str:
    """A ref for comparing: letters and digits only, so that "t1 – r" is "T1-R"."""
    return _NOT_REF.sub("", fold(text)).upper()


# The questionnaire's own texts recur in every return.
visible: Callable[[str], str] = Memo(_visible, MOST_REMEMBERED, LONGEST_REMEMBERED).__getitem__
fold: Callable[[str], str] = Memo(_fold, MOST_REMEMBERED, LONGEST_REMEMBERED).__getitem__
fold_ref: Callable[[str], str] = Memo(_fold_ref, MOST_REMEMBERED, LONGEST_REMEMBERED).__getitem__
