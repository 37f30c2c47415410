"""The sheet How to: a review step by step, with the exact commands."""

from __future__ import annotations

from csxl.questionnaire.draft import CENTRED, EDGE
from csxl.questionnaire.sheet_parts import finish, height_of, write_header, write_title, write_way_back
from csxl.review.labels import HOW_TO, MORE_TIME, REVIEW
from csxl.writing import theme
from csxl.writing.xlsx import Workbook

WIDTHS = (21.0, 88.0, 64.0)
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
        "csxl generate",
    ),
    (
        "3   Invite",
        "Write an email to each agency, with its questionnaire attached, into output/drafts. Open each in "
        "Outlook, check it and press Send.",
        "csxl email",
    ),
    (
        "4   Collect",
        "Save what comes back into the folder output/returns: workbooks, zips, or the emails themselves "
        "(drag them out of Outlook). Their names do not matter. Do not correct anything in them.",
        "",
    ),
    (
        "5   Look",
        "See who has answered, how completely, and what still needs settling. To see what to do next, type csxl alone.",
        "csxl status",
    ),
    (
        "6   Chase",
        "Remind agencies whose return is missing or incomplete. If one has asked for more time, first type its own "
        f"date on the sheet Agencies, under “{MORE_TIME}”.",
        "csxl chase",
    ),
    (
        "7   Ask",
        "Ask agencies about answers that could not be read with certainty. Never decide for them.",
        "csxl query",
    ),
    ("8   Thank", "Thank agencies whose return is complete.", "csxl thank"),
    (
        "9   Bring together",
        "Write the summary workbook for the board, output/summary.xlsx. You can do this as often as you like: what you "
        "have typed into the summary stays.",
        "csxl consolidate",
    ),
    (
        "10  Settle",
        "Type into the summary what agencies tell you by telephone (sheet Issues), and which file counts and whose it "
        "is (sheet Returns). Save and close it.",
        "csxl consolidate",
    ),
    (
        "11  Meet",
        "Type what the meeting agrees on the sheet Disagreement, and how actions go on into Actions. Save and close "
        "the summary.",
        "csxl consolidate",
    ),
    (
        "12  Tell",
        "Tell each agency that answered what came of it: one page with its own answers, how many others said what, and "
        "what was agreed. Look at the pages in output/feedback before you send the letters.",
        "csxl feedback",
    ),
    (
        "13  Follow up",
        "Once a month, write to agencies whose actions are overdue or soon due. What they answer goes into Actions.",
        "csxl remind",
    ),
    (
        "14  Next time",
        "Copy this workbook into a new folder, change the title and dates and, on Review, say where this summary is. "
        "Each agency then sees what it said and promised; the next summary shows what has moved.",
        "csxl generate",
    ),
)


def write_guide(workbook: Workbook) -> None:
    """Add the sheet."""
    page = workbook.page(HOW_TO)
    header = write_title(
        page,
        "A review, step by step",
        "Type the commands in a terminal, in the folder that holds this workbook. Nothing is sent unless you say so, "
        "and nothing but the summary is overwritten.",
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
