"""The workbooks that csxl writes for the coordinator, and for agencies to keep: what they are known by anywhere."""

from __future__ import annotations

PROPERTY = "csxl workbook"  # a custom document property, which says which of them it is
SUMMARY, STATUS, REVIEW, FEEDBACK, RUBRIC = KINDS = (
    *("a summary", "a status", "the coordinator's workbook", "feedback", "a rubric"),
)
