"""A book's texts in the bytes of other formats, and wrapped in mails, as plainly as can be."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from html import escape

from csxl.sheets.cells import Book, Sheet
from tests.helpers import xls_streams as xls
from tests.helpers import xlsb_workbooks as xlsb
from tests.helpers.compound_files import compound_file
from tests.helpers.wrapped_files import mail, zipped

INLINE_TEXT = 6  # the record of a cell with a text of its own
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {"office": "office", "table": "table", "text": "text"}.items()
)


def _rows(sheet: Sheet) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """The rows that hold texts, each with its texts by column."""
    for row in sorted({place.row for place in sheet.cells}):
        texts = sorted((place.column, cell.text) for place, cell in sheet.cells.items() if place.row == row)
        yield row, [(column, text) for column, text in texts if text]


def as_xls(book: Book) -> bytes:
    """An Excel 97 workbook."""
    sheets = [
        (sheet.name, b"".join(xls.label(row, column, text) for row, texts in _rows(sheet) for column, text in texts))
        for sheet in book.sheets
    ]
    return compound_file({"Workbook": xls.stream(sheets)})


def as_xlsb(book: Book) -> bytes:
    """An Excel binary workbook."""
    names = [f"worksheets/sheet{number}.bin" for number in range(1, len(book.sheets) + 1)]
    listed = (xlsb.listed(sheet.name, f"rId{number}") for number, sheet in enumerate(book.sheets, 1))
    parts: dict[str, bytes | None] = {
        "xl/workbook.bin": xlsb.book_part(*listed),
        "xl/_rels/workbook.bin.rels": xlsb.related(*(("worksheet", name) for name in names), ("styles", "styles.bin")),
    }
    for name, sheet in zip(names, book.sheets, strict=True):
        rows = b"".join(
            xlsb.row(row) + b"".join(xlsb.cell(INLINE_TEXT, column, xlsb.text(text)) for column, text in texts)
            for row, texts in _rows(sheet)
        )
        parts[f"xl/{name}"] = xlsb.worksheet(rows, before=xlsb.record(148, struct.pack("<4I", 0, 99, 0, 19)))
    return xlsb.package(parts)


def as_ods(book: Book) -> bytes:
    """An OpenDocument spreadsheet."""
    tables = "".join(
        f'<table:table table:name="{escape(sheet.name)}">{"".join(_ods_rows(sheet))}</table:table>'
        for sheet in book.sheets
    )
    content = f"<office:spreadsheet>{tables}</office:spreadsheet>"
    xml = f"<office:document-content {SPACES}><office:body>{content}</office:body></office:document-content>"
    return zipped({"mimetype": SPREADSHEET.encode(), "content.xml": xml.encode()})


def _ods_rows(sheet: Sheet) -> Iterator[str]:
    done = 0
    for row, texts in _rows(sheet):
        if row > done + 1:
            repeated = f'table:number-rows-repeated="{row - done - 1}"'
            yield f"<table:table-row {repeated}><table:table-cell/></table:table-row>"
        cells, before = "", 0
        for column, text in texts:
            if column > before + 1:
                cells += f'<table:table-cell table:number-columns-repeated="{column - before - 1}"/>'
            lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
            cells += f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
            before = column
        yield f"<table:table-row>{cells or '<table:table-cell/>'}</table:table-row>"
        done = row


def as_eml(book: Book) -> bytes:
    """A mail with the workbook attached."""
    return mail(("Police.xlsb", as_xlsb(book))).as_bytes()


def as_msg(book: Book) -> bytes:
    """An Outlook message with the workbook attached."""
    attached = "__attach_version1.0_#00000000/__substg1.0_"
    return compound_file(
        {
            "__properties_version1.0": bytes(48),
            "__substg1.0_0037001F": "RE: your form".encode("utf-16-le"),
            f"{attached}37010102": as_xlsb(book),
            f"{attached}3707001F": "Police.xlsb".encode("utf-16-le"),
        }
    )


OTHER_FORMATS: dict[str, Callable[[Book], bytes]] = {
    "xls": as_xls,
    "xlsb": as_xlsb,
    "ods": as_ods,
    "eml": as_eml,
    "msg": as_msg,
}
