from csxl.api.public import agenda_document as agenda_document
from csxl.api.public import board_document as board_document
from csxl.api.public import board_page as board_page
from csxl.api.public import consolidate as consolidate
from csxl.api.public import load_rubric as load_rubric
from csxl.api.public import read_before as read_before
from csxl.api.public import read_returns as read_returns
from csxl.api.public import read_summary as read_summary
from csxl.api.public import write_questionnaire as write_questionnaire
from csxl.api.public import write_summary as write_summary
from csxl.model.review import Expected as Expected

__version__: str
__all__: list[str]
