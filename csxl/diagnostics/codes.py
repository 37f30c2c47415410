"""The whole catalogue: every code, grouped by what it is about."""

from __future__ import annotations

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_added import AddedCode
from csxl.diagnostics.of_answer import AnswerCode
from csxl.diagnostics.of_decision import DecisionCode
from csxl.diagnostics.of_file import FileCode
from csxl.diagnostics.of_grid import GridCode
from csxl.diagnostics.of_identity import IdentityCode
from csxl.diagnostics.of_review import ReviewCode
from csxl.diagnostics.of_workbook import WorkbookCode

KINDS: tuple[type[Code], ...] = (
    FileCode,
    WorkbookCode,
    GridCode,
    AnswerCode,
    IdentityCode,
    AddedCode,
    ReviewCode,
    DecisionCode,
)
CODES: tuple[Code, ...] = tuple(code for kind in KINDS for code in kind)
