"""Paragraphs and tables as a Word document holds them (WordprocessingML), each with its parts in the schema's order.

Whatever people typed becomes plain runs: no field, no link, no markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from csxl.text.records import dataclass

SIDES = ("top", "left", "bottom", "right")
_REF = re.compile(r"\(([A-Z]+\d+)-([A-Z]+)\)")  # a line must not end at its hyphen
_TEXT = '<w:t xml:space="preserve">'
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNFIT = re.compile(  # what XML cannot hold, and what turns the direction of the text after it
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look; colours are "#RRGGBB" or "" for the style's own, and `to` is a bookmark that it
    leads to."""

    text: str
    bold: bool = False
    ink: str = ""
    fill: str = ""
    to: str = ""


@dataclass(frozen=True)
class WordCell:
    """A cell of a table: paragraphs as XML, on a colour or none, in a heavy frame of a colour or in none."""

    paragraphs: tuple[str, ...]
    fill: str = ""
    frame: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table. A `heading` is repeated on every page; `least` is the height in twentieths of a point that it
    has at least, as room to write in."""

    cells: tuple[WordCell, ...]
    heading: bool = False
    least: int = 0


def clean(text: object) -> str:
    """The text as XML holds it: no control characters, line breaks as they were."""
    return html.escape(_UNFIT.sub("", _BREAKS.sub("\n", str(text))).replace("\t", " "), quote=True)


def flat(text: object) -> str:
    """The same on one line, as an attribute or a property holds it."""
    return " ".join(clean(text).split())


def paragraph(
    content: str | Sequence[Run], style: str = "", mark: tuple[int, str] | None = None, begins_page: bool = False
) -> str:
    """A paragraph of a text or of several runs; `mark` is a bookmark's number and name."""
    runs = [Run(content)] if isinstance(content, str) else content
    looks = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:pageBreakBefore/>" if begins_page else "")
    inner = "".join(map(_run, runs))
    if mark:
        number, name = mark
        inner = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    return f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{inner}</w:p>"


def _run(run: Run) -> str:
    looks = [
        f'<w:rStyle w:val="{"Hyperlink" if run.to else "Strong"}"/>' if run.to or run.bold else "",
        f'<w:color w:val="{_colour(run.ink)}"/>' if run.ink else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_colour(run.fill)}"/>' if run.fill else "",
    ]
    look = f"<w:rPr>{''.join(looks)}</w:rPr>" if any(looks) else ""
    lines = [_line(line) if line else "" for line in clean(run.text).split("\n")]
    shown = f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"
    return f'<w:hyperlink w:anchor="{run.to}" w:history="1">{shown}</w:hyperlink>' if run.to else shown


def _line(text: str) -> str:
    whole = _REF.sub(rf"(\1</w:t><w:noBreakHyphen/>{_TEXT}\2)", text)
    return f"{_TEXT}{whole}</w:t>"


def table(widths: Sequence[int], rows: Iterable[Row], caption: str, description: str, row_headings: bool = True) -> str:
    """A table with its columns' widths in twentieths of a point, its alternative text, and after it a small gap."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"06A0" if row_headings else "0620"}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{int(row_headings)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{flat(caption)}"/><w:tblDescription w:val="{flat(description)}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(_row(row, widths) for row in rows)}</w:tbl>"
        f"{GAP}"
    )


GAP = (  # without it Word would make one table of two
    '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
    "</w:pPr></w:p>"
)


def _row(row: Row, widths: Sequence[int]) -> str:
    height = f'<w:trHeight w:val="{row.least}" w:hRule="atLeast"/>' if row.least else ""
    heading = "<w:tblHeader/>" if row.heading else ""
    cells = "".join(_cell(cell, width) for cell, width in zip(row.cells, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{heading}</w:trPr>{cells}</w:tr>"


def _cell(cell: WordCell, width: int) -> str:
    sides = (f'<w:{side} w:val="single" w:sz="12" w:space="0" w:color="{_colour(cell.frame)}"/>' for side in SIDES)
    frame = f"<w:tcBorders>{''.join(sides)}</w:tcBorders>" if cell.frame else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{_colour(cell.fill)}"/>' if cell.fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{frame}{fill}</w:tcPr>{"".join(cell.paragraphs)}</w:tc>'


def _colour(colour: str) -> str:
    return colour.lstrip("#").upper()
