"""Typing into a workbook, run under the Python that comes with LibreOffice, since only that can import uno:
`python3 uno_script.py PIPE FILE SAVED`, with {"Sheet!E6": "as typed"} on stdin; prints the cells that were locked."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def properties(**values: object) -> tuple[object, ...]:
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def main(pipe: str, file: str, saved: str) -> None:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.2)
    make = context.ServiceManager.createInstanceWithContext
    desktop, hands = make("com.sun.star.frame.Desktop", context), make("com.sun.star.frame.DispatchHelper", context)
    document = desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, properties(Hidden=True))
    frame = document.CurrentController.Frame
    for place, text in json.load(sys.stdin).items():
        name, _, cell = place.partition("!")
        sheet = document.Sheets.getByName(name)
        if sheet.isProtected() and sheet.getCellRangeByName(cell).CellProtection.IsLocked:
            print(place)  # to type here would put up a dialogue that nobody can answer
            continue
        document.CurrentController.setActiveSheet(sheet)
        hands.executeDispatch(frame, ".uno:GoToCell", "", 0, properties(ToPoint=cell))
        hands.executeDispatch(frame, ".uno:EnterString", "", 0, properties(StringName=text))
    document.calculateAll()
    document.storeToURL(Path(saved).as_uri(), properties(FilterName="Calc MS Excel 2007 XML"))
    document.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # pyuno now and then breaks down while Python takes its objects apart, long after all is saved
