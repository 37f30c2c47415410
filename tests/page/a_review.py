"""One small review as its coordinator types it, and what its agencies send back."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from csxl.rubrics.loading import load_rubric
from tests.helpers.filled_forms import typed_into
from tests.page.hands import Hand

AGENCIES = ("Police", "Children's social care", "Health", "Education")
FIELDS = {
    "title": "Autumn review 2026",
    "partnership": "Northbrook Safeguarding Children Partnership",
    "return_by": f"1212{datetime.date.today().year + 1}",  # the same whether the browser puts day or month first
    "coordinator": "Robin Vale",
    "email": "robin.vale@northbrook.example",
}
SCALE = ("Red", "Amber", "Green")
MADE = {"review.xlsx", "drafts/letters.html", "questionnaires/Police.xlsx", "questionnaires/Childrens-social-care.xlsx"}


def type_review(hand: Hand) -> None:
    """The review and its agencies, in the page's own form."""
    for name, text in FIELDS.items():
        hand.put(f"#plan [name={name}]", text)
    for row, agency in enumerate(AGENCIES, 1):
        hand.put(f'#agencies [data-row="{row}"][data-part=name]', agency)
        hand.put(f'#agencies [data-row="{row}"][data-part=email]', f"{agency[:6].lower()}@northbrook.example")


def unpacked(packed: Path, folder: Path) -> Path:
    """The zip's files in a folder."""
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return folder


def send_back(folder: Path) -> Path:
    """Three of the four agencies answer: one all of it, one with a word that is no rating, one half of it."""
    returns = folder / "returns"
    returns.mkdir(exist_ok=True)
    refs = [criterion.ref for domain in load_rubric().domains for criterion in domain.criteria]
    for turn, agency in enumerate(("Police", "Childrens-social-care", "Health")):
        answers: dict[str, str | Mapping[str, Any]] = dict(rated(refs, turn))
        if agency == "Health":
            answers["T2-R"] = "Purple"
        if agency == "Childrens-social-care":
            answers = {ref: answers[ref] for ref in refs[:20]}
        blank = (folder / "questionnaires" / f"{agency}.xlsx").read_bytes()
        (returns / f"{agency}.xlsx").write_bytes(typed_into(blank, answers))
    return returns


def rated(refs: list[str], turn: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Ratings that differ from agency to agency, and from sheet to sheet."""
    for number, ref in enumerate(refs):
        rating = SCALE[(number * (turn + 2) + number // 8) % 3]
        yield ref, {"Your rating": rating, "Evidence": f"Seen in the audit of week {number + turn}"}
