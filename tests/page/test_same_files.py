"""What the page makes is what the command line makes: thirty questionnaires, a summary, the board's page and papers."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.review import Party, Review
from csxl.review.review_book import write_review_book
from csxl.rubrics.loading import load_rubric
from csxl.text.naming import agency_codes
from tests.helpers.browsers import Browser, lacking
from tests.helpers.filled_forms import typed_into
from tests.helpers.folders import ROOT
from tests.page.a_review import rated
from tests.page.hands import Mouse

pytestmark = pytest.mark.browser

WHEELS = ROOT / "build" / "page" / "wheels"  # those in the page
KINDS = [
    "Police",
    "Health",
    "Education",
    "Housing",
    "Probation",
    "Youth justice",
    "Early help",
    "Ambulance",
    "Schools",
    "Fire",
]
NAMES = [f"{place} {kind}" for place in ("North", "South", "East") for kind in KINDS]
TITLE = "Autumn review 2026"


def csxl(folder: Path, *arguments: str) -> None:
    """The command line with the libraries that are in the page."""
    libraries = [str(path) for path in sorted(WHEELS.glob("*.whl"))] or lacking("build/page/wheels is empty: make page")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *libraries])}
    command = [sys.executable, "-m", "csxl", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr


def a_large_review() -> bytes:
    """The coordinator's workbook of thirty agencies."""
    parties = tuple(
        Party(name, code, email=f"{code.lower()}@northbrook.example")
        for name, code in zip(NAMES, agency_codes(NAMES), strict=True)
    )
    day = datetime.date(datetime.date.today().year + 1, 12, 12)
    review = Review(
        "Northbrook",
        TITLE,
        return_by=day,
        coordinator="Robin Vale",
        email="a@northbrook.example",
        parties=parties,
        messages=DEFAULT_LANGUAGE.messages,
    )
    return write_review_book(review)


def parts(path: Path) -> Mapping[str, Any]:
    """What a zip holds, inflated, in its order, with what it says of each member."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: (info.date_time, archive.read(info)) for info in archive.infolist()}


def differing(ours: Path, theirs: Path) -> list[str]:
    """How two workbooks differ: [] if byte for byte or, where another zlib packed them, in every part the same."""
    if ours.read_bytes() == theirs.read_bytes():
        return []
    mine, other = parts(ours), parts(theirs)
    if list(mine) != list(other):
        return [f"{ours.name}: {sorted(set(mine) ^ set(other))}"]
    return [f"{ours.name}: {name}" for name in mine if mine[name] != other[name]]


def test_thirty_agencies_get_the_same_files(chromium: Browser, tmp_path: Path) -> None:
    hand, rubric = Mouse(chromium), load_rubric()
    typed, page = tmp_path / "typed", tmp_path / "page"
    for folder in (typed, page):
        folder.mkdir()
        (folder / "review.xlsx").write_bytes(a_large_review())
    hand.give([page / "review.xlsx"])
    hand.done("Files read: 1")
    hand.press("#make")
    hand.done("review.zip", 20)
    with zipfile.ZipFile(hand.save("#save-made")) as archive:
        archive.extractall(page)
    csxl(typed, "generate", "review.xlsx", "-o", ".")
    issued = sorted((typed / "questionnaires").iterdir())
    assert len(issued) == len(NAMES)
    found = [line for path in issued for line in differing(page / "questionnaires" / path.name, path)]
    assert found == []

    refs = [criterion.ref for domain in rubric.domains for criterion in domain.criteria]
    for turn, path in enumerate(issued[:-2]):
        (typed / "returns").mkdir(exist_ok=True)
        (typed / "returns" / path.name).write_bytes(typed_into(path.read_bytes(), dict(rated(refs, turn)), rubric))
    csxl(typed, "consolidate", "--html", "board.html", "--docx", "board.docx", "--agenda", "agenda.docx")
    hand.give([typed / "returns"])
    hand.done("Files read: 28", 120)
    hand.press("#summarise")
    hand.done("summary.xlsx", 120)
    assert hand.save("#save-board").read_text(encoding="utf-8") == (typed / "board.html").read_text(encoding="utf-8")
    assert differing(hand.save("#save-summary"), typed / "summary.xlsx") == []
    for button, name in (("#save-paper", "board.docx"), ("#save-agenda", "agenda.docx")):
        saved = hand.save(button)
        assert saved.name == name
        assert differing(saved, typed / name) == []
