"""The Word documents that csxl writes, and what they are known by wherever they lie."""

from __future__ import annotations

PROPERTY, REVIEW = "csxl document", "csxl review"  # custom document properties: which of them, and of what review
BOARD_PAPER, AGENDA = DOCUMENTS = ("a board paper", "a moderation agenda")
