"""csxl: a safeguarding partnership's traffic-light self-assessment, from questionnaires to one summary workbook."""

__version__ = "0.1.0"
