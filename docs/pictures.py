"""Make the pictures of README.md and the guides from the demo's own review: `make pictures`.

Needs LibreOffice and poppler-utils; each picture is one printed page of a workbook.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from csxl.demo import example_review
from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.review import Party, Review
from csxl.review.review_book import write_review_book
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.loading import load_rubric
from csxl.text.naming import agency_codes

REVIEW, STATUS = "review.xlsx", "status.xlsx"  # the coordinator's, made here of the demo's review
RUBRIC = "rubric.xlsx"  # the published one as a workbook
ON = "2026-11-16"
PICTURES = {  # picture: (workbook, sheet's first page by a word on it)
    "board-summary": ("summary.xlsx", "What does everyone see as Red?"),
    "disagreement": ("summary.xlsx", "agenda for moderation"),
    "questionnaire-start": ("questionnaires/Police.xlsx", "How to fill this in"),
    "questionnaire-domain": ("returns/Police.xlsx", "Back to Start"),
    "questionnaire-next-year": ("next-year/questionnaires/Police.xlsx", "Back to Start"),
    "movement": ("next-year/summary.xlsx", "Compared by what was agreed (one time"),
    "promises": ("next-year/summary.xlsx", "What was promised in the review before"),
    "review": (REVIEW, "What it is for"),
    "agencies": (REVIEW, "Substitute contact"),
    "letters": (REVIEW, "Whatever is in {braces}"),
    "status": (STATUS, "status on"),
    "rubric-scale": (RUBRIC, "Sample"),
    "rubric-domain": (RUBRIC, "A domain: what it is called"),
}
DPI = 80


def run(*command: object) -> str:
    """The command's standard output; raises if it fails."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def as_pdf(workbook: Path, folder: Path) -> Path:
    """The workbook printed by LibreOffice."""
    profile = (folder / "profile").as_uri()
    run(
        "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, workbook
    )
    return folder / f"{workbook.stem}.pdf"


def page_with(pdf: Path, words: str) -> int:
    """The number of the first page that shows these words, from 1."""
    pages = run("pdftotext", "-raw", pdf, "-").split("\f")
    return next(number for number, page in enumerate(pages, 1) if words in page.replace("\n", " "))


def write_round(review: Path, folder: Path) -> None:
    """Put the coordinator's workbook of the demo's review, and its status, into a folder."""
    example = example_review()
    names = [agency.name for agency in example.agencies]
    parties = tuple(
        Party(agency.name, code, agency.sector, "", f"{code.split('-')[0].lower()}@northbrook.example")
        for agency, code in zip(example.agencies, agency_codes(names), strict=True)
    )
    plan = Review(
        example.partnership,
        example.review,
        "September 2025 to August 2026",
        example.return_by,
        "Rhian Ellis",
        example.send_to,
        parties=parties,
        messages=DEFAULT_LANGUAGE.messages,
    )
    (folder / REVIEW).write_bytes(write_review_book(plan))
    run(
        Path(sys.executable).with_name("csxl"),
        "status",
        folder / REVIEW,
        review / "returns",
        "--on",
        ON,
        "-o",
        folder / STATUS,
    )


def main(review: Path, target: Path) -> None:
    """Draw every picture of `PICTURES` from a review's folder into another."""
    with tempfile.TemporaryDirectory() as made:
        write_round(review, Path(made))
        (Path(made) / RUBRIC).write_bytes(write_rubric_book(load_rubric()))
        draw(review, Path(made), target)


def draw(review: Path, made: Path, target: Path) -> None:
    """Each picture, from the workbooks just made or else from the review's folder. Raises ValueError if two would show
    the same page, since then one of them has words that have moved."""
    drawn: set[tuple[str, int]] = set()
    for name, (workbook, words) in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            pdf = as_pdf((made if (made / workbook).exists() else review) / workbook, Path(folder))
            page = page_with(pdf, words)
            if (workbook, page) in drawn:
                raise ValueError(f"{name}: “{words}” is on a page that is drawn already; name words of its own.")
            drawn.add((workbook, page))
            run("pdftoppm", "-r", DPI, "-f", page, "-l", page, "-singlefile", "-png", pdf, Path(folder) / name)
            shutil.copy(Path(folder) / f"{name}.png", target / f"{name}.png")
        print(target / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
