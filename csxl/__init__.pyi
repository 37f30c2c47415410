from csxl.api import agenda_document as agenda_document
from csxl.api import board_document as board_document
from csxl.api import board_page as board_page
from csxl.api import consolidate as consolidate
from csxl.api import load_rubric as load_rubric
from csxl.api import read_before as read_before
from csxl.api import read_returns as read_returns
from csxl.api import read_summary as read_summary
from csxl.api import write_questionnaire as write_questionnaire
from csxl.api import write_summary as write_summary
from csxl.model.review import Expected as Expected

__version__: str
__all__: list[str]
