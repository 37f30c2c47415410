"""What an agency wrote: with its returns, and in mails without a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model.answers import Return
from csxl.model.comparison import Comparison
from csxl.model.diagnostic import Diagnostic


def received_letters(returns: Sequence[Return], place: int, comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """What an agency wrote with its returns, and without a workbook: each text once, with its file."""
    covering = ((kept.text, one.file) for one in returns for kept in one.kept if not kept.sheet and not kept.cell)
    alone = ((one.letter.text, one.letter.file) for one in comparison.letters if one.place == place)
    once: dict[str, str] = {}
    for text, file in (*covering, *alone):
        once.setdefault(text, file)
    return tuple((file, text) for text, file in once.items())


def unrecorded_mails(place: int, comparison: Comparison, still_open: Sequence[Diagnostic]) -> tuple[str, ...]:
    """The mails in which an agency gives answers that are not recorded yet."""
    unsettled = {one.file for one in still_open}
    letters = (one.letter.file for one in comparison.letters if one.place == place and one.answers)
    return tuple(file for file in letters if file in unsettled)
