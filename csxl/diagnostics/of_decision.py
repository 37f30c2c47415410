"""D: the codes about what people typed into a summary."""

from __future__ import annotations

from csxl.diagnostics.code import ERROR, NOTE, WARNING, Code


class DecisionCode(Code):
    """The codes about what people typed into a summary."""

    # fmt: off
    NOT_THIS_SUMMARY = "D001", ERROR, "This is not a summary that csxl made."
    CELL_EMPTIED = "D002", WARNING, (
        "“{heading}” was emptied, which decides nothing, so {text} was put back; {instead}.")
    TWO_ROWS = "D003", WARNING, (
        "Two rows are about the same thing and “{heading}” differs: {text} here was used, and {other} ({there}) is "
        "listed on the sheet Decisions.")
    ROWS_GONE = "D004", WARNING, (
        "The rows of cells with a decision ({count}) are no longer there; what was decided was kept: {what}.")
    TYPED_ELSEWHERE = "D005", NOTE, (
        "Texts were typed outside the cells for decisions ({count}): {where}. They are listed on the sheet Decisions.")
    TOO_MUCH_TYPED = "D006", WARNING, (
        "The sheet holds {count} texts that csxl did not write; the first {most} are listed on the sheet Decisions, "
        "and all are in the copy of this file.")
    CANNOT_BE_TOLD = "D007", WARNING, (
        "The hidden sheet by which csxl knows its own words is missing or damaged, so it cannot be told whether "
        "somebody typed {count} of the texts ({where}); what stands in the columns for decisions was kept, and {kept}.")
    FORMULA_TYPED = "D008", WARNING, (
        "“{heading}” is a formula ({formula}); {used}.")
    ANSWERS_DISPUTED = "D010", ERROR, (
        "{agency} at {ref}: {text} is typed on {sheet}, but {other} on {there}, so neither was used; please settle on "
        "one of them.")
    NOT_A_WORD = "D011", ERROR, (
        "{text} is not one of the ratings or other answers, so it was kept but not used; please choose {choices}.")
    GROUND_MOVED = "D012", WARNING, (
        "This was decided when {text} stood beside it; now {other} does. It was kept; please look at it again.")
    SHEET_GONE = "D013", WARNING, (
        "The sheet “{sheet}” is no longer there. What was decided on it before was kept, but what was typed on it "
        "since this summary was made is not in the file.")
    CROSSED_OUT = "D014", WARNING, (
        "“{heading}” is crossed out, which decides nothing, so {text} still stands; {instead}.")
    HEADINGS_GONE = "D015", ERROR, (
        "The row of headings on the sheet “{sheet}” is no longer there, so what is typed below it cannot be read; "
        "please put it back as it was.")
    # fmt: on
