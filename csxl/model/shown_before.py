"""What a questionnaire's hidden sheet says of the texts that it shows of last time: a digest of each, by ref, so that
what somebody typed over them is told from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from csxl.text.digests import digest
from csxl.text.folding import fold

LENGTH = 8  # hexadecimal digits
NOTHING = "-" * LENGTH
ASKED = "?"
ON_START = "+"  # begins, with a number, the key of a promise that stands on the sheet Start; its ref follows
_ENTRY = re.compile(rf"([0-9a-f]{{{LENGTH}}}|{NOTHING})([0-9a-f]{{{LENGTH}}}|{NOTHING})(\??) ([^;]*)")


class ShownBefore(NamedTuple):
    """What is shown beside one criterion: the text, or a digest of it, of what was said and of what was promised, and
    whether it is asked how far that is."""

    said: str
    promised: str
    asked: bool


Marks = Mapping[str, ShownBefore]  # digests, by ref


def text_mark(text: str) -> str:
    """A text's digest, as every program gives the text back."""
    folded = fold(text)
    return digest(folded)[:LENGTH] if folded else NOTHING


def shown_mark(shown: Mapping[str, ShownBefore]) -> str:
    """The texts shown by ref, as the hidden sheet holds them."""
    return "; ".join(
        f"{text_mark(one.said)}{text_mark(one.promised)}{ASKED if one.asked else ''} {ref}"
        for ref, one in shown.items()
    )


def marks_in(mark: str) -> Marks:
    """The digests by ref in such a text."""
    return {
        ref.strip(): ShownBefore(said, promised, bool(asked)) for said, promised, asked, ref in _ENTRY.findall(mark)
    }
