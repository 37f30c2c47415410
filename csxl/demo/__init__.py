"""An example review, played from nothing: six agencies in an invented borough, five of which answer, and what is
decided on their answers."""

from csxl.demo.deciding import Sitting, example_decisions
from csxl.demo.filling import fill_return
from csxl.demo.libreoffice import saved_by_libreoffice
from csxl.demo.next_year import next_year
from csxl.demo.people import ExampleAgency, ExampleReview, Given, Respondent, example_review
from csxl.demo.play import Sent, complete, first_sent, issue, respondents
from csxl.demo.typing_in import type_in

__all__ = [
    "ExampleAgency",
    "ExampleReview",
    "Given",
    "Respondent",
    "Sent",
    "Sitting",
    "complete",
    "example_decisions",
    "example_review",
    "fill_return",
    "first_sent",
    "issue",
    "next_year",
    "respondents",
    "saved_by_libreoffice",
    "type_in",
]
