"""The workbooks that csxl writes for the coordinator, and what they are known by wherever they lie."""

from __future__ import annotations

PROPERTY = "csxl workbook"  # a custom document property, which says which of them it is
SUMMARY, STATUS, REVIEW = KINDS = ("a summary", "a status", "the coordinator's workbook")
