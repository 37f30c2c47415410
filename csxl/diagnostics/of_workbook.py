"""W: what can be said of a workbook’s parts and sheets."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class WorkbookCode(Code):
    """What can be said of a workbook’s parts and sheets."""

    # fmt: off
    BOOK_DAMAGED = "W001", ERROR, (
        "The workbook is damaged and could not be read, because {why}; "
        "please open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    BOOK_TOO_MUCH = "W002", ERROR, (
        "The workbook was not read, because {why}, far beyond any questionnaire; please ask the sender what it is, "
        "and for the questionnaire alone.")
    BOOK_UNSAFE = "W003", ERROR, (
        "The workbook was not read, because {why}; "
        "please ask the sender to open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    NO_SHEETS = "W004", ERROR, (
        "This has the shape of an Excel file, but no sheets are in it; please ask for the workbook again.")
    BOOK_CUT_SHORT = "W005", ERROR, (
        "The file is cut short or damaged at its end; what could be saved of it was read, and more may be lost: "
        "please send it again.")
    SHEET_DAMAGED = "W010", ERROR, (
        "Sheet “{sheet}” was left out, because {why}; "
        "please open the file in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    SHEET_BROKEN_OFF = "W024", ERROR, (
        "Sheet “{sheet}” was read only as far as it is whole, because {why}; what stood after that is lost: "
        "please open the file in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    SHEET_TOO_MUCH = "W011", ERROR, (
        "Sheet “{sheet}” was not read to its end, because {why}, far beyond any questionnaire; "
        "please look at it before you trust it.")
    SHEET_UNSAFE = "W012", ERROR, (
        "Sheet “{sheet}” was not read, because {why}; "
        "please ask the sender to open it in Excel, save it as a new Excel workbook (.xlsx) and send that.")
    SHEET_MISSING = "W013", ERROR, (
        "Sheet “{sheet}” is listed in the workbook, but its contents are not in the file; please send it again.")
    SHEETS_BY_ORDER = "W014", WARNING, (
        "The workbook's list does not say which contents belong to sheet “{sheet}”; they were taken in their order.")
    SHEET_TWICE = "W028", WARNING, (
        "The file holds the contents of sheet “{sheet}” more than once, and they differ; a cell that only one of them "
        "fills was read from that one, so please look at the sheet yourself.")
    TEXT_LOST = "W015", ERROR, (
        "Cell {cell} of sheet “{sheet}” held a text that is no longer in the file; please ask what it said.")
    TEXT_CUT = "W016", ERROR, (
        "Cell {cell} of sheet “{sheet}” holds more text than Excel can show; only its beginning was read.")
    OUTSIDE_GRID = "W017", ERROR, (
        "Sheet “{sheet}” holds “{detail}” at “{cell}”, which is no place on a sheet; please ask where it belongs.")
    STYLES_LOST = "W018", WARNING, (
        "The workbook's formats could not be read, because {why}: dates may show as numbers, and colours set by hand "
        "and crossed-out text cannot be seen.")
    NOTES_LOST = "W019", ERROR, (
        "The comments on sheet “{sheet}” could not all be read, because {why}; please ask what they said.")
    SHAPES_LOST = "W020", WARNING, (
        "The text boxes on sheet “{sheet}” could not all be read, because {why}; please look at them in the file.")
    MACROS = "W022", NOTE, "The workbook holds macros; they were not run and are not needed."
    MORE_ALIKE = "W025", ERROR, "The same as said in the lines {like} is wrong with {count} more cells of “{sheet}”."
    TABS_LOST = "W026", WARNING, (
        "The workbook's list of its sheets is damaged; the sheets were read all the same, some under the names of "
        "their parts, and it is not known which were hidden.")
    MARKS_UNSEEN = "W030", WARNING, (
        "On sheet “{sheet}”, formulas, comments, colours and hidden cells cannot be seen, as the file's records "
        "of them cannot be read; please look at the sheet yourself.")
    SECOND_OPINION = "W031", NOTE, (
        "The file's parts are too broken for the usual reader, so another one (openpyxl) read it; "
        "please look over what it made of the file.")
    EXTERNAL_LINKS = "W023", NOTE, (
        "The workbook has links to other files; they were not followed, and values that come from there may be old.")
    # fmt: on
