"""The names of the summary workbook's sheets, in order; a domain's sheet may be called none of them."""

BOARD, DISAGREEMENT, MATRIX, ACTIONS, RETURNS, ISSUES, ADDED, ANSWERS, METHOD = SHEETS = (
    "Board summary",
    "Disagreement",
    "Matrix",
    "Actions",
    "Returns",
    "Issues",
    "Added by agencies",
    "Answers",
    "Method",
)
