"""Questionnaires: the blank workbook that is sent to one agency."""
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue, LastTime

__all__ = ["Issue", "LastTime", "write_questionnaire"]
