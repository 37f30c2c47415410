"""Workbooks with things that lie over their one sheet, made of the XML that programs write for them."""

from __future__ import annotations

from csxl.sheets.cells import Drawn, Sheet
from csxl.text.a1 import address
from tests.helpers.ooxml_packages import DRAWING, MAIN, OFFICE, SHEET, book, package, relations

RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
DRAWING_RELATIONS = "xl/drawings/_rels/drawing1.xml.rels"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SPACES = (
    f'xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main" xmlns:r="{OFFICE}" xmlns:mc="{COMPATIBLE}" '
    f'xmlns:c="{DRAWING}/chart" xmlns:dgm="{DRAWING}/diagram" '
    'xmlns:xdr14="http://schemas.microsoft.com/office/excel/2010/spreadsheetDrawing" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
)
OLD_SPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="office" xmlns:x="excel"'
RED = '<row r="1"><c r="A1" t="str"><v>Red</v></c></row>'
DRAWS, DRAWS_OLD = '<drawing r:id="d"/>', '<legacyDrawing r:id="v"/>'
OVER_F5 = "5, 5, 4, 5, 5, 60, 4, 15"
Changed = dict[str, str | bytes | None]


def corner(name: str, column: int, row: int, right: int = 0, down: int = 0) -> str:
    """One corner of an anchor, counted from 0, with how far beyond, in pixels."""
    return (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{right * 9525}</xdr:colOff><xdr:row>{row}</xdr:row>"
        f"<xdr:rowOff>{down * 9525}</xdr:rowOff></xdr:{name}>"
    )


def anchored(shape: str, start: str = "", end: str = "") -> str:
    """A shape over F5, or between other corners."""
    start, end = start or corner("from", 5, 4, 5, 5), end or corner("to", 5, 4, 60, 15)
    return f"<xdr:twoCellAnchor>{start}{end}{shape}<xdr:clientData/></xdr:twoCellAnchor>"


def paragraphs(*lines: str) -> str:
    """The text of a shape, a paragraph for each line."""
    return "<xdr:txBody>" + "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines) + "</xdr:txBody>"


def shape(preset: str = "ellipse", text: str = "", about: str = "", boxed: str = "", place: str = "") -> str:
    """A shape; `about` are attributes of its name, `place` what is in its xfrm."""
    body = paragraphs(text) if text else "<xdr:txBody><a:p/></xdr:txBody>"
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Oval 1" {about}/><xdr:cNvSpPr {boxed}/></xdr:nvSpPr><xdr:spPr>'
        f'<a:xfrm>{place}</a:xfrm><a:prstGeom prst="{preset}"/></xdr:spPr>{body}</xdr:sp>'
    )


def framed(uri: str, inner: str) -> str:
    """A graphic frame."""
    return (
        '<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Chart 1"/></xdr:nvGraphicFramePr><a:graphic>'
        f'<a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></xdr:graphicFrame>'
    )


def sheet_xml(after: str, rows: str = RED, before: str = "") -> str:
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}" {SPACES.partition("xmlns:r=")[0]} xmlns:mc="{COMPATIBLE}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        f"{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def with_sheet(
    after: str = "", rows: str = RED, before: str = "", related: str = "", more: Changed | None = None
) -> bytes:
    """A workbook whose sheet has something after its cells."""
    changed: Changed = {SHEET: sheet_xml(after, rows, before), RELATIONS: related or None, **(more or {})}
    return package("", changed)


def sheet(data: bytes) -> Sheet:
    """The first sheet of a workbook of which nothing is to be said."""
    return book(data).sheets[0]


def drawn_over(
    anchors: str, before: str = "", more: Changed | None = None, rows: str = RED, **related: str
) -> tuple[Drawn, ...]:
    """What a drawing of these anchors lays over its sheet, of which nothing is to be said."""
    parts: Changed = {
        "xl/drawings/drawing1.xml": f"<xdr:wsDr {SPACES}>{anchors}</xdr:wsDr>",
        DRAWING_RELATIONS: relations(**related),
        **(more or {}),
    }
    return sheet(with_sheet(DRAWS, rows, before, relations(d="drawing ../drawings/drawing1.xml"), parts)).drawn


def old_shape(number: int, inner: str, kind: str = "", anchor: str = OVER_F5, extra: str = "") -> str:
    """A shape of an old drawing, over F5 unless another anchor is given."""
    data = f'<x:ClientData ObjectType="{kind}"><x:Anchor>\n {anchor}</x:Anchor>{extra}</x:ClientData>' if kind else ""
    return f'<v:shape id="_x0000_s{number}" type="#t201">{inner}{data}</v:shape>'


def textbox(text: str) -> str:
    return f"<v:textbox style='mso'><div style='text-align:left'><font>{text}</font></div></v:textbox>"


def drawn_old(
    shapes: str, after: str = "", related: str = "", more: Changed | None = None, rows: str = RED, **others: str
) -> tuple[Drawn, ...]:
    """What an old drawing of these shapes lays over its sheet, of which nothing is to be said."""
    parts: Changed = {"xl/drawings/vml1.vml": f"<xml {OLD_SPACES}>{shapes}</xml>", **(more or {})}
    related = related or relations(v="vmlDrawing ../drawings/vml1.vml", **others)
    return sheet(with_sheet(DRAWS_OLD + after, rows, "", related, parts)).drawn


def lines(found: tuple[Drawn, ...]) -> list[str]:
    """Each thing as a line: its cells, its kind, whether it is ticked, what it says and what it is described as."""
    shown = []
    for drawn in found:
        top, left, bottom, right = drawn.area
        cells = address(top, left) + ("" if (top, left) == (bottom, right) else f":{address(bottom, right)}")
        ticked = "" if drawn.ticked is None else "on" if drawn.ticked else "off"
        about = f"[{drawn.described}]" if drawn.described else ""
        shown.append(" ".join(filter(None, (cells, drawn.kind.name, ticked, drawn.text, about))))
    return [line.replace("\n", "/") for line in shown]
