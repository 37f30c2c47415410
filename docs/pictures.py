"""Make the pictures of README.md and the guides from the demo's own workbooks: `make pictures`.

Needs LibreOffice and poppler-utils; each picture is one printed page of a workbook that the demo wrote.
"""
from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURES = {  # picture: (workbook, sheet's first page by a word on it)
    "board-summary": ("summary.xlsx", "Where the agencies stand"),
    "disagreement": ("summary.xlsx", "agenda for moderation"),
    "questionnaire-start": ("questionnaires/Police.xlsx", "How to fill this in"),
    "questionnaire-domain": ("returns/Police.xlsx", "return code POLICE"),
}
DPI = 80

def run(*command: object) -> str:
    """The command's standard output; raises if it fails."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout

def as_pdf(workbook: Path, folder: Path) -> Path:
    """The workbook printed by LibreOffice."""
    profile = (folder / "profile").as_uri()
    run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder,
        workbook)
    return folder / f"{workbook.stem}.pdf"

def page_with(pdf: Path, words: str) -> int:
    """The number of the first page that shows these words, from 1."""
    pages = run("pdftotext", "-raw", pdf, "-").split("\f")
    return next(number for number, page in enumerate(pages, 1) if words in page.replace("\n", " "))

def main(review: Path, target: Path) -> None:
    """Draw every picture of `PICTURES` from a review's folder into another."""
    for name, (workbook, words) in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            pdf = as_pdf(review / workbook, Path(folder))
            page = page_with(pdf, words)
            run("pdftoppm", "-r", DPI, "-f", page, "-l", page, "-singlefile", "-png", pdf, Path(folder) / name)
            shutil.copy(Path(folder) / f"{name}.png", target / f"{name}.png")
        print(target / f"{name}.png")

if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
