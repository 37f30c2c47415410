"""The sheet How to: a review step by step, with the exact commands."""

from __future__ import annotations

from csxl.questionnaire.draft import CENTRED, EDGE
from csxl.review.labels import HOW_TO, REVIEW
from csxl.review.sheet_parts import finish, height_of, write_header, write_title, write_way_back
from csxl.writing import theme
from csxl.writing.xlsx import Workbook

WIDTHS = (21.0, 66.0, 86.0)
COMMAND_FONT = "Consolas"
STEPS = (  # step, what to do, the command
    (
        "1   Plan",
        "Fill in Review and Agencies, and read through Messages; then save this workbook as review.xlsx and close it.",
        "",
    ),
    (
        "2   Issue",
        "Write one questionnaire for each agency into output/questionnaires. If anything in this workbook "
        "is wrong, every fault is named with its cell and nothing is written.",
        "csxl generate review.xlsx",
    ),
    (
        "3   Invite",
        "Write an email to each agency, with its questionnaire attached, into output/drafts. Open each in "
        "Outlook, check it and press Send.",
        "csxl email review.xlsx",
    ),
    (
        "4   Collect",
        "Save what comes back into the folder output/returns: workbooks, zips, or the emails themselves "
        "(drag them out of Outlook). Their names do not matter. Do not correct anything in them.",
        "",
    ),
    (
        "5   Look",
        "See who has answered, how completely, and what still needs settling.",
        "csxl status review.xlsx output/returns",
    ),
    (
        "6   Chase",
        "Remind agencies whose return is missing or incomplete. If one has asked for more time, first type its own "
        "date on the sheet Agencies.",
        "csxl chase review.xlsx output/returns",
    ),
    (
        "7   Ask",
        "Ask agencies about the points to settle in their returns, by sheet and cell. Never decide for them.",
        "csxl query review.xlsx output/returns",
    ),
    ("8   Thank", "Thank agencies whose return is complete.", "csxl thank review.xlsx output/returns"),
    (
        "9   Bring together",
        "Write the summary workbook for the board. You can do this as often as you like.",
        "csxl consolidate review.xlsx output/returns -o output/summary.xlsx",
    ),
    (
        "10  Next time",
        "Copy this workbook, change the title and dates, and show each agency what it said last time.",
        "csxl generate review-2027.xlsx --from output/summary.xlsx -o 2027",
    ),
)


def write_guide(workbook: Workbook) -> None:
    """Add the sheet."""
    page = workbook.page(HOW_TO)
    header = write_title(
        page,
        "A review, step by step",
        "Type the commands in a terminal, in the folder that holds "
        "this workbook. Nothing is overwritten or sent unless you say so.",
        WIDTHS,
    )
    write_way_back(page, header, REVIEW)
    header += 1
    write_header(page, header, ("Step", "What to do", "Command"))
    for row, (step, text, command) in enumerate(STEPS, header + 1):
        page.text(f"A{row}", step, workbook.look(bold=True, **CENTRED, **EDGE))
        page.text(f"B{row}", text, workbook.look(**CENTRED, **EDGE))
        panel = {"bg_color": theme.PANEL, "font_name": COMMAND_FONT} if command else {}
        page.text(f"C{row}", command, workbook.look(**(CENTRED | EDGE | panel)))
        page.height(row, height_of([(text, WIDTHS[1]), (command, WIDTHS[2] / 1.3)], 30))
    end = header + len(STEPS)
    page.table_region(f"A{header}:C{end}")
    page.protect()
    finish(page, "Coordinator’s workbook · how to", f"A1:C{end}", f"A{header + 1}", header)
