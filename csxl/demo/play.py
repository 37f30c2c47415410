"""The example review's journeys: questionnaires out to the agencies, returns back, and one of them corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from csxl.demo.filling import fill_return, shown_as
from csxl.demo.libreoffice import saved_by_libreoffice
from csxl.demo.people import LIBREOFFICE, ExampleReview, Respondent
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
    """The returns of the agencies that answer, in the order of their questionnaires; of a return that was corrected,
    the correction."""
    forms = {sent.agency: sent for sent in issued}
    for person in respondents(review):
        form = _form_of(person, forms, rubric)
        filled = fill_return(form, person, rubric)
        saved = saved_by_libreoffice(filled) if person.saved_by == LIBREOFFICE else None
        yield Sent(person.agency, person.file or forms[person.agency].file, saved or filled)


def first_sent(issued: Iterable[Sent], review: ExampleReview, rubric: Rubric) -> Iterator[Sent]:
    """The returns that were corrected later, as they came at first."""
    forms = {sent.agency: sent for sent in issued}
    for person in respondents(review):
        if person.before:
            own = forms[person.agency]
            yield Sent(person.agency, own.file, fill_return(own.data, person.at_first(), rubric))


def respondents(review: ExampleReview) -> tuple[Respondent, ...]:
    """The people who answer, in the order of their agencies."""
    return tuple(agency.respondent for agency in review.agencies if agency.respondent)


def _form_of(person: Respondent, forms: Mapping[str, Sent], rubric: Rubric) -> bytes:
    """The questionnaire that a person fills in: their agency's own, or a copy of another's with their name and code."""
    if not person.copied_from:
        return forms[person.agency].data
    codes = dict(zip(forms, agency_codes(list(forms)), strict=True))
    other = person.copied_from
    return shown_as(forms[other].data, rubric, (other, codes[other]), (person.agency, codes[person.agency]))
