"""Questionnaires: the blank workbook that is sent to one agency."""

from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue, LastTime, issued_for

__all__ = ["Issue", "LastTime", "issued_for", "write_questionnaire"]
