"""Changing a workbook as a person may after unprotecting it, run under the Python that comes with LibreOffice:
`python3 moved_by_libreoffice.py PIPE FILE SAVED`, with [["sort", "Actions", "A6:O41", 1], …] on stdin."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField


def properties(**values: object) -> tuple[Any, ...]:
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def sort(sheet: Any, area: str, column: int) -> None:
    """Sort an area by its column, counted from 0, upside down."""
    by = TableSortField()
    by.Field, by.IsAscending = column, False
    fields = PropertyValue("SortFields", 0, uno.Any("[]com.sun.star.table.TableSortField", (by,)), 0)
    sheet.getCellRangeByName(area).sort((*properties(ContainsHeader=False), fields))


def box(sheet: Any, document: Any, text: str) -> None:
    """A text box in the upper left corner."""
    shape = document.createInstance("com.sun.star.drawing.TextShape")
    sheet.DrawPage.add(shape)
    shape.setString(text)
    size = shape.Size
    size.Width, size.Height = 5000, 1000
    shape.setSize(size)


def change(document: Any, what: str, name: str, *rest: Any) -> None:
    """One thing that a person does on one sheet."""
    sheet = document.Sheets.getByName(name)
    sheet.unprotect("")
    if what == "column":
        sheet.Columns.insertByIndex(rest[0], 1)
    elif what == "row":
        sheet.Rows.insertByIndex(rest[0], 1)
    elif what == "sort":
        sort(sheet, *rest)
    elif what == "type":
        sheet.getCellRangeByName(rest[0]).setString(rest[1])
    elif what == "rename":
        sheet.Name = rest[0]
    elif what == "note":
        sheet.Annotations.insertNew(sheet.getCellRangeByName(rest[0]).CellAddress, rest[1])
    elif what == "box":
        box(sheet, document, *rest)
    elif what == "new":
        document.Sheets.insertNewByName(rest[0], 99)
        document.Sheets.getByName(rest[0]).getCellRangeByName("B2").setString(rest[1])


def main(pipe: str, file: str, saved: str) -> None:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.2)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, properties(Hidden=True))
    for one in json.load(sys.stdin):
        change(document, *one)
    document.calculateAll()
    document.storeToURL(Path(saved).as_uri(), properties(FilterName="Calc MS Excel 2007 XML"))
    document.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)  # pyuno now and then breaks down while Python takes its objects apart, long after all is saved
