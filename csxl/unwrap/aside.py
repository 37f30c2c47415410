"""What came in a mail and is no workbook: how much is said of it depends on whether a workbook came too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Member
from csxl.unwrap.came_along import CameAlong, LetterAlone
from csxl.unwrap.source import Source

LEFT_OUT, LINKS = "csxl.unwrap.left_out", "csxl.unwrap.links"  # loaded where a mail asks for them
HEAD = 10_000  # bytes of a link's file that are looked at


class Leaflet(NamedTuple):
    """A letter or leaflet, which is an error only if no workbook came with it."""

    file: str
    code: Code


def leaflets_last(
    found: Iterator[Member | Diagnostic | Leaflet | CameAlong], mail: Source, unread: Sequence[str] = ()
) -> Iterator[Member | Diagnostic | Leaflet | CameAlong]:
    """What was found in a mail, with its leaflets last, and less said of them if a workbook came with them; in a mail
    within a mail, what is said depends on the outer one. That no workbook came is not said where something is `unread`.
    """
    aside: list[Leaflet | CameAlong] = []
    workbooks, told = list[str](), False
    for item in found:
        workbooks += [item.file] if isinstance(item, Member) else []
        told = told or (isinstance(item, Diagnostic) and item.severity is Severity.ERROR)
        if isinstance(item, (Leaflet, CameAlong)):
            aside.append(item)
        else:
            yield item
    told = told or bool(unread)
    for item in aside:
        if workbooks:
            yield from beside_workbook(item, mail, workbooks)
        elif mail.within == "mail":
            yield item
        elif isinstance(item, Leaflet):
            told = True
            yield item
        elif not isinstance(item.alone, LetterAlone) or not told:
            told = True
            yield item.alone
        elif item.beside is not None:
            yield item.beside


def beside_workbook(item: Leaflet | CameAlong, mail: Source, workbooks: Sequence[str]) -> Iterator[Diagnostic]:
    """What is said of a leaflet that came in a mail with these workbooks; a letter goes with those in its own mail."""
    if isinstance(item, Leaflet):
        scan = import_module(LEFT_OUT).may_be_scan(item.file)
        yield (FileCode.CAME_BESIDE if scan else FileCode.LEFT_ASIDE).about(item.file)
    elif item.beside is not None and not (isinstance(item.alone, LetterAlone) and _is_with(item, mail, workbooks)):
        yield item.beside


def _is_with(letter: CameAlong, mail: Source, workbooks: Sequence[str]) -> bool:
    return letter.file == mail.file or any(file.startswith(f"{letter.file}/") for file in workbooks)


def pointer(source: Source, code: Code) -> CameAlong:
    """What is said of a file in a mail that is only a link to another one."""
    link = next(iter(import_module(LINKS).shares(source.data[:HEAD].decode("utf-8", "replace"))), "")
    said = FileCode.POINTER_BESIDE.about(source.file, link=f" ({link})" if link else "")
    return CameAlong(source.file, code.about(source.file), said)
