"""The warnings of likely personal data: which kinds stand in which cell, and never what they say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from csxl.diagnostics.of_added import AddedCode
from csxl.model import layout
from csxl.model.answers import Kept
from csxl.model.diagnostic import Diagnostic
from csxl.model.personal import DIGEST, KINDS, PersonalKind
from csxl.returns.effort import Effort
from csxl.returns.personal_data import personal_kinds
from csxl.text.a1 import letters_of
from csxl.text.digests import digest
from csxl.text.wording import listed, some

FEW = 6  # cells of a sheet that get a line each; a pasted list gets one
OF_OWNERS = f"{layout.OWNER}: "  # before what a row of a former review says of its owner
# A heading or a label of a list of people, without which a cell of the list says nothing.
_HEADING = re.compile(
    r"\W*(?:d\.?o\.?b\.?|dates? of birth|dyddiad geni|nhs (?:no\.?|number|num|#)|home address)\W*", re.I
)


def kinds_in(text: str, effort: Effort, of_sender: bool = False) -> tuple[PersonalKind, ...]:
    """The kinds of personal data that a text is likely to hold, as far as the effort for its workbook lasts."""
    return personal_kinds(text, of_sender) if effort.reads(text) else ()


def personal_in_letter(text: str, file: str) -> tuple[Diagnostic, ...]:
    """The warning about the letter of a mail without a workbook, if there is one."""
    kinds = kinds_in(text, Effort(), of_sender=True)
    return (about_kinds(kinds, text, file, "", ""),) if kinds else ()


def said_of_added(kept: Iterable[Kept], effort: Effort, file: str, fronts: Collection[str]) -> Iterator[Diagnostic]:
    """The warnings about what a person added: cell by cell, or one for a sheet with many. The sheets called as one of
    `fronts` hold what whoever completed the form says of themselves, and so does a letter."""
    sheets: dict[str, list[tuple[Kept, tuple[PersonalKind, ...]]]] = {}
    for one, text in _in_lists(kept):
        if kinds := kinds_in(text, effort, one.sheet in fronts or not one.sheet):
            sheets.setdefault(one.sheet, []).append((one, kinds))
    for sheet, found in sheets.items():
        if len(found) > FEW:
            cells = some(list(dict.fromkeys(one.cell for one, _ in found)))
            kinds = tuple(kind for kind in PersonalKind if any(kind in several for _, several in found))
            yield about_kinds(kinds, "\n".join(one.text for one, _ in found), file, sheet, cells)
        else:
            yield from (about_kinds(kinds, one.text, file, sheet, one.cell) for one, kinds in found)


def _in_lists(kept: Iterable[Kept]) -> Iterator[tuple[Kept, str]]:
    """What was added, each with its text as it reads: in a list of people, behind the heading above or the label to
    its left."""
    above: dict[tuple[str, str], str] = {}
    label = ("", 0, "")
    for one in kept:
        if one.text.startswith(OF_OWNERS):
            continue
        column, row = letters_of(one.cell)
        if _HEADING.fullmatch(one.text):
            above[one.sheet, column] = one.text
            label = (one.sheet, row, one.text)
            continue
        beside = label[2] if label[:2] == (one.sheet, row) else ""
        heading = above.get((one.sheet, column), "") or beside
        yield one, f"{heading}: {one.text}" if heading else one.text
        label = ("", 0, "")


def about_kinds(
    kinds: tuple[PersonalKind, ...], text: str, file: str, sheet: str, cell: str, ref: str = ""
) -> Diagnostic:
    """The warning about what one text, or those of a list, are likely to hold."""
    code = AddedCode.PERSONAL_DATA if sheet else AddedCode.PERSONAL_IN_LETTER
    said = code.about(file, sheet, cell, ref, kinds=listed(kinds))
    return replace(said, details=((KINDS, ", ".join(kind.name for kind in kinds)), (DIGEST, digest(text))))
