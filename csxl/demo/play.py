"""The example review's two journeys: questionnaires out to the agencies, returns back from those that answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csxl.demo.filling import fill_return
from csxl.demo.libreoffice import saved_by_libreoffice
from csxl.demo.people import LIBREOFFICE, ExampleReview
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue
from csxl.text.naming import agency_codes, file_names


class Sent(NamedTuple):
    """A workbook on its way: whose it is, the file's name, and what is in it."""

    agency: str
    file: str
    data: bytes


def issue(review: ExampleReview, rubric: Rubric) -> Iterator[Sent]:
    """Each agency's questionnaire."""
    names = [agency.name for agency in review.agencies]
    for name, code, file in zip(names, agency_codes(names), file_names(names), strict=True):
        particulars = Issue(
            agency=name,
            agency_code=code,
            review=review.review,
            partnership=review.partnership,
            return_by=review.return_by,
            send_to=review.send_to,
        )
        yield Sent(name, file, write_questionnaire(rubric, particulars))


def complete(issued: Iterable[Sent], review: ExampleReview, rubric: Rubric) -> Iterator[Sent]:
    """The returns of the agencies that answer, in the order of their questionnaires."""
    people = {agency.name: agency.respondent for agency in review.agencies}
    for agency, file, data in issued:
        person = people[agency]
        if person:
            filled = fill_return(data, person, rubric)
            saved = saved_by_libreoffice(filled) if person.saved_by == LIBREOFFICE else None
            yield Sent(agency, person.file or file, saved or filled)
