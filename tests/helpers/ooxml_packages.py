"""Small .xlsx packages made of the XML of the parts that a test is about, the rest being what Excel would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book, Cell
from csxl.sheets.places import place

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SHEET = "xl/worksheets/sheet1.xml"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def relations(**targets: str) -> str:
    """The XML of a part's relations: id="kind target", external where the target is a web address."""
    entries = ""
    for name, what in targets.items():
        kind, _, target = what.partition(" ")
        mode = ' TargetMode="External"' if "://" in target else ""
        entries += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{PACKAGE}">{entries}</Relationships>'


def workbook(*sheets: str, settings: str = "") -> str:
    """The XML of a workbook's part; a sheet is its attributes, as `name="Target" r:id="s1"`."""
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{settings}<sheets>'
        + "".join(f"<sheet {sheet}/>" for sheet in sheets)
        + "</sheets></workbook>"
    )


def worksheet(rows: str, before: str = "", after: str = "") -> str:
    """The XML of a worksheet with these rows."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(*items: str) -> str:
    """The XML of the table of shared texts; an item is what stands within <si>."""
    return f'<sst xmlns="{MAIN}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def styles(xfs: str, **parts: str) -> str:
    """The XML of the styles: cell formats, and numFmts, fonts, fills or colors."""
    inner = "".join(f"<{name}>{xml}</{name}>" for name, xml in parts.items())
    return f'<styleSheet xmlns="{MAIN}">{inner}<cellXfs>{xfs}</cellXfs></styleSheet>'


def parts(rows: str = "", changed: Mapping[str, str | bytes | None] | None = None) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet, "Target", of these rows; `changed` ones replaced, added, or left out
    where None."""
    usual: dict[str, str | bytes | None] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(w="officeDocument xl/workbook.xml"),
        "xl/workbook.xml": workbook('name="Target" sheetId="1" r:id="s1"'),
        "xl/_rels/workbook.xml.rels": relations(
            s1="worksheet worksheets/sheet1.xml", t="sharedStrings sharedStrings.xml", f="styles styles.xml"
        ),
        SHEET: worksheet(rows),
        **(changed or {}),
    }
    return {name: content for name, content in usual.items() if content is not None}


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def package(rows: str = "", changed: Mapping[str, str | bytes | None] | None = None) -> bytes:
    return zipped(parts(rows, changed))


def read(data: bytes) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    return read_book(data, Kind.OOXML, "Police.xlsx")


def book(data: bytes) -> Book:
    """The workbook, of which nothing is to be said."""
    found, said = read(data)
    assert found is not None
    assert said == ()
    return found


def cells(data: bytes, sheet: int = 0) -> dict[str, Cell]:
    """The cells of one sheet by address."""
    return by_address(book(data), sheet)


def by_address(found: Book | None, sheet: int = 0) -> dict[str, Cell]:
    assert found is not None
    columns = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return {
        f"{columns[where.column - 1] if where.column <= 26 else '?'}{where.row}": cell
        for where, cell in found.sheets[sheet].cells.items()
    }


def cell(rows: str, address: str = "A1", changed: Mapping[str, str | bytes | None] | None = None) -> Cell:
    """One cell of a workbook of which nothing is to be said."""
    where = place(address)
    assert where is not None
    return book(package(rows, changed)).sheets[0].cells[where]


def codes(data: bytes) -> list[str]:
    """The lines said of a workbook: severity, sheet and cell where there are any, and code."""
    return [" ".join(filter(None, (line.severity, line.sheet, line.cell, line.code))) for line in read(data)[1]]
