"""W: the codes about a workbook’s parts and sheets."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class WorkbookCode(Code):
    """The codes about a workbook’s parts and sheets."""

    # fmt: off
    BOOK_DAMAGED = "W001", ERROR, (
        "The workbook is damaged and could not be read, because {why}; "
        "please open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    BOOK_TOO_MUCH = "W002", ERROR, (
        "The workbook was not read, because {why}, far more than any questionnaire; please ask the sender what it is, "
        "and ask for the questionnaire alone.")
    BOOK_UNSAFE = "W003", ERROR, (
        "The workbook was not read, because {why}; "
        "please ask the sender to open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    NO_SHEETS = "W004", ERROR, (
        "This looks like an Excel file, but there are no sheets in it; please ask for the workbook again.")
    BOOK_CUT_SHORT = "W005", ERROR, (
        "The file is cut short or damaged at the end; what could be recovered was read, but more may be lost, so "
        "please send it again.")
    SHEET_DAMAGED = "W010", ERROR, (
        "Sheet “{sheet}” was left out, because {why}; "
        "please open the file in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    SHEET_BROKEN_OFF = "W024", ERROR, (
        "Sheet “{sheet}” was read only in part, because {why}; anything after that is lost, so please open the file in "
        "Excel, save it as a new Excel workbook (.xlsx) and send that.")
    SHEET_TOO_MUCH = "W011", ERROR, (
        "Sheet “{sheet}” was not read to the end, because {why}, far more than any questionnaire; please check it "
        "before you rely on it.")
    SHEET_UNSAFE = "W012", ERROR, (
        "Sheet “{sheet}” was not read, because {why}; "
        "please ask the sender to open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    SHEET_MISSING = "W013", ERROR, (
        "Sheet “{sheet}” is listed in the workbook, but its contents are not in the file; please send it again.")
    SHEETS_BY_ORDER = "W014", WARNING, (
        "The workbook's list does not say which contents belong to sheet “{sheet}”, so they were matched by their "
        "order.")
    SHEET_TWICE = "W028", WARNING, (
        "The file holds sheet “{sheet}” more than once, with different contents; a cell filled in only one of them was "
        "read from that one, so please check the sheet yourself.")
    TEXT_LOST = "W015", ERROR, (
        "Cell {cell} on sheet “{sheet}” held text that is no longer in the file; please ask what it said.")
    TEXT_CUT = "W016", ERROR, (
        "Cell {cell} on sheet “{sheet}” holds more text than Excel can show; only the beginning was read.")
    OUTSIDE_GRID = "W017", ERROR, (
        "Sheet “{sheet}” holds “{detail}” at “{cell}”, and no sheet has such a cell; please ask where it belongs.")
    STYLES_LOST = "W018", WARNING, (
        "How the cells look could not be read, because {why}; dates may appear as numbers, and colours set by hand "
        "and crossed-out text cannot be seen.")
    NOTES_LOST = "W019", ERROR, (
        "The comments on sheet “{sheet}” could not all be read, because {why}; please ask what they said.")
    SHAPES_LOST = "W020", WARNING, (
        "The pictures, shapes and text boxes over sheet “{sheet}” could not all be read, because {why}; please look at "
        "them in the file.")
    MACROS = "W022", NOTE, "The workbook contains macros; they were not run and are not needed."
    MORE_ALIKE = "W025", ERROR, (
        "{count} more cells on sheet “{sheet}” have the same fault as those listed under {like}.")
    TABS_LOST = "W026", WARNING, (
        "The workbook's list of sheets is damaged; the sheets were read, some under numbers in place of their names, "
        "but it is not known which were hidden.")
    SECOND_OPINION = "W031", NOTE, (
        "The file is damaged and had to be read in another way than usual; please check what was read.")
    SHEET_HARMED = "W055", ERROR, (
        "Some of what sheet “{sheet}” holds is damaged in the file and was left out ({count} pieces); please open the "
        "file in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    OLD_SHEET = "W059", WARNING, (
        "The workbook is of a kind that Excel gave up in 1993; its texts, numbers, dates and comments were read, but "
        "colours and crossed-out words cannot be seen, so please look at it yourself.")
    TEXTS_DAMAGED = "W058", ERROR, (
        "The workbook's list of texts is damaged, so texts may be missing or stand in the wrong cells; please do not "
        "rely on what was read, and ask for the file again.")
    SHEETS_BEYOND = "W056", ERROR, (
        "The workbook has more than {limit} sheets, far more than any questionnaire, and those after that were not "
        "read; please ask the sender what they are.")
    SHEETS_IN_ONE_PLACE = "W057", ERROR, (
        "The workbook is damaged: sheet “{sheet}” has no contents of its own in the file, and {count} in all do not; "
        "please open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    EXTERNAL_LINKS = "W023", NOTE, (
        "The workbook takes values from other files. Those were not opened, so such values may be out of date.")
    SHAPES_GONE = "W035", WARNING, (
        "Sheet “{sheet}” says that pictures, shapes or text boxes lie over it, but the program that saved the file "
        "left them out; if there were any, please send the workbook as it was before.")
    NOTES_NOT_THERE = "W036", ERROR, (
        "Sheet “{sheet}” says that it has comments, but the program that saved the file left them out; please ask what "
        "they said, or for the workbook as it was before.")
    SHAPES_BEYOND = "W037", WARNING, (
        "So many pictures, shapes and text boxes lie over sheet “{sheet}” that {count} of them were not read; please "
        "look at the sheet yourself.")
    LINKS_BEYOND = "W038", WARNING, (
        "Sheet “{sheet}” has more links than can be listed, so where some of them lead was not read; please look at "
        "the sheet yourself.")
    CELL_DAMAGED = "W060", ERROR, (
        "Cell {cell} on sheet “{sheet}” is damaged in the file, and what stood there or just after it may be lost; "
        "please ask what it said.")
    CELL_UNKNOWN = "W061", WARNING, (
        "At cell {cell} on sheet “{sheet}” the file holds something of a kind that cannot be read here; please look at "
        "that row in the file.")
    OUT_OF_ORDER = "W063", WARNING, (
        "The file is damaged at cell {cell} on sheet “{sheet}”: the contents of two rows may have run together there, "
        "so please check that row and those next to it.")
    AROUND_LOST = "W062", WARNING, (
        "Sheet “{sheet}” is damaged: which of its cells are merged, hidden or filled by a formula, and its links and "
        "headers, could not all be read; please look at the sheet yourself.")
    # fmt: on
