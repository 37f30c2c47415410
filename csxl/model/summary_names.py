"""The names of the summary workbook's sheets, in order; a domain's sheet may be called none of them."""

BOARD, DISAGREEMENT, MATRIX, MOVEMENT, PROMISES, ACTIONS, RETURNS, ISSUES, ADDED, DECISIONS, ANSWERS, METHOD = (
    SHEETS
) = (
    "Board summary",
    "Disagreement",
    "Matrix",
    "Movement",  # where there is a review before, as the next
    "Promises",
    "Actions",
    "Returns",
    "Issues",
    "Added by agencies",
    "Decisions",
    "Answers",
    "Method",
)
MARKS = "Marks"  # hidden: the key and text of each open cell, and digests of every text that csxl wrote
KEY = "Key"  # the hidden last column of each sheet with open cells: its row's kind and subject
