"""An example review to try the page with: an invented borough, as `csxl demo` plays it."""

from __future__ import annotations

from importlib import import_module

from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.review.folder import QUESTIONNAIRES, RETURNS, REVIEW_BOOK
from csxl.review.review_book import write_review_book
from csxl.text.naming import agency_codes

DEMO = "csxl.demo"  # loaded when it is played: it takes openpyxl to fill forms in
COORDINATOR = "Robin Vale"


def example_files(rubric: Rubric) -> dict[str, bytes]:
    """The coordinator's workbook, the questionnaires and what came back, by their paths in a review's folder."""
    demo = import_module(DEMO)
    played = demo.example_review()
    issued = tuple(demo.issue(played, rubric))
    came = (*demo.first_sent(issued, played, rubric), *demo.complete(issued, played, rubric))
    names = [agency.name for agency in played.agencies]
    parties = tuple(
        Party(agency.name, code, agency.sector, email=f"{code.lower()}@northbrook.example")
        for agency, code in zip(played.agencies, agency_codes(names), strict=True)
    )
    review = Review(
        played.partnership,
        played.review,
        return_by=played.return_by,
        coordinator=COORDINATOR,
        email=played.send_to,
        parties=parties,
        messages=DEFAULT_LANGUAGE.messages,
    )
    files = {REVIEW_BOOK: write_review_book(review)}
    files |= {f"{QUESTIONNAIRES}/{sent.file}": sent.data for sent in issued}
    return files | {f"{RETURNS}/{sent.file}": sent.data for sent in came}
