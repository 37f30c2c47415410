"""An example review, played from nothing: six agencies of an invented borough, five of which answer."""
from csxl.demo.people import ExampleAgency, ExampleReview, Given, Respondent, example_agencies, example_review

__all__ = ["ExampleAgency", "ExampleReview", "Given", "Respondent", "example_agencies", "example_review"]
