"""An example review, played from nothing: six agencies in an invented borough, five of which answer."""

from csxl.demo.filling import fill_return
from csxl.demo.libreoffice import saved_by_libreoffice
from csxl.demo.people import ExampleAgency, ExampleReview, Given, Respondent, example_review
from csxl.demo.play import Sent, complete, first_sent, issue

__all__ = [
    "ExampleAgency",
    "ExampleReview",
    "Given",
    "Respondent",
    "Sent",
    "complete",
    "example_review",
    "fill_return",
    "first_sent",
    "issue",
    "saved_by_libreoffice",
]
