"""Questionnaires: the blank workbook that is sent to one agency."""
