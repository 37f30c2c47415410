"""Readings and comparisons made by hand: no workbook is written or read."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Answer, Reading, Return
from csxl.model.comparison import Comparison
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.layout import RATING, Grid
from csxl.model.review import Expected
from csxl.model.rubric import Rating, Rubric
from csxl.rubrics.loading import load_rubric
from csxl.text.a1 import address

POLICE = Expected("Police", "POL-1", "Policing")
EDUCATION = Expected("Education", "EDU-2", "Education")
CARE = Expected("Children’s social care", "CSC-3", "Local authority")
HEALTH = Expected("Health", "HEA-4", "Health")
VOLUNTARY = Expected("Voluntary sector", "VOL-5", "Voluntary")
YOUTH_JUSTICE = Expected("Youth justice", "YJS-6", "Local authority")
RETURNED = (POLICE, EDUCATION, CARE, HEALTH, VOLUNTARY)
ASKED = (*RETURNED, YOUTH_JUSTICE)

# One letter for each agency that returned, in the order of RETURNED: Red, Amber, Green, Cannot judge, Not applicable,
# "." left blank, "?" an answer that could not be read. A small letter is a rating without evidence.
SMALL = {
    "T1-R": "AAAAA",
    "T1-A": "AAGGA",
    "T1-P": "AGGGG",
    "T1-S": "RRAAA",
    "T2-R": "RAGAC",
    "T2-A": "RRRRR",
    "T2-P": "RRAAC",
    "T2-S": "RRRCC",
    "L1-R": "GGGGG",
    "L1-A": "GGGgA",
    "L1-P": "AAAAN",
    "L1-S": "AGGGN",
    "L2-R": "AAAAN",
    "L2-A": "RAAAN",
    "L2-P": "R...N",
    "L2-S": "....N",
    "P1-R": "RGGGG",
    "P1-A": "RAAGG",
    "P1-P": "AAGGG",
    "P1-S": "RGGGG",
    "P2-R": "RAGGg",
    "P2-A": "GGGGG",
    "P2-P": "AGGgR",
    "P2-S": "AAAAA",
    "O1-R": "A?AAA",
    "O1-A": "rAAAA",
    "O1-P": "CAAGC",
    "O1-S": "CCCCC",
    "O2-R": "CGgCC",
    "O2-A": "C.GCC",
    "O2-P": "AAGG?",
    "O2-S": "AGAgA",
}
WORDS = {"R": "Red", "A": "Amber", "G": "Green", "C": "Cannot judge", "N": "Not applicable"}

# (agency, ref): action, owner, by when
SMALL_ACTIONS = {
    ("Police", "T2-A"): ("Agree one form for assessing places", "Det Insp Shah", "2027-03-31"),
    ("Police", "P1-R"): ("Share the location log every week", "Sgt Bell", "2026-12-18"),
    ("Education", "T2-A"): ("Train designated leads", "A. Morgan", "30/01/2027"),
    ("Health", "O1-S"): ("Ask for a sample of closed cases", "", "when the audit is done"),
    ("Voluntary sector", "P2-P"): ("Put detached workers on the planning meeting", "J. Okoro", ""),
}


@cache
def published() -> Rubric:
    return load_rubric()


def with_scale(*words: str) -> Rubric:
    """The published rubric on a scale of other words, from worst to best."""
    rubric = published()
    scale = tuple(Rating(word, (), "#FFFFFF", "#000000") for word in words)
    domains = tuple(
        replace(
            domain,
            criteria=tuple(
                replace(criterion, descriptors={word: f"{criterion.ref} {word}" for word in words})
                for criterion in domain.criteria
            ),
        )
        for domain in rubric.domains
    )
    return replace(rubric, scale=scale, domains=domains)


def answer(rubric: Rubric, ref: str, rating: str | None, **parts: str) -> Answer:
    """One answer where the questionnaire puts it; `raw` is the rating unless given."""
    grid = Grid(rubric)
    domain = next(domain for domain in rubric.domains if any(row.ref == ref for row in domain.criteria))
    texts = {"evidence": "", "action": "", "owner": "", "by_when": "", "raw": rating or "", **parts}
    return Answer(
        ref=ref,
        rating=rating,
        sheet=domain.name,
        cell=address(grid.rows(domain)[ref], grid.columns[RATING]),
        interpreted=False,
        found_by="ref",
        **texts,
    )


def returned(agency: Expected, *answers: Answer, file: str = "", review: str = "Autumn 2026") -> Return:
    """One return of an agency with these answers."""
    file = file or f"{agency.name}.xlsx"
    rubric = published()
    return Return(
        file,
        agency.name,
        agency.code,
        review,
        rubric.title,
        rubric.version,
        answers,
        (),
        hashlib.sha256(file.encode()).hexdigest(),
        "2026-11-20T16:05:00",
        "Sam Reed, lead, 20/11/2026",
    )


def rated(agency: Expected, words: Mapping[str, str | None], file: str = "", rubric: Rubric | None = None) -> Return:
    """One return of an agency with these words by ref, and every other criterion of the rubric left blank."""
    rubric = rubric or published()
    return returned(agency, *(answer(rubric, ref, words.get(ref)) for ref in rubric.criteria), file=file)


def left_out(file: str, found: Answer) -> Diagnostic:
    """The reader's word that an answer was given and left out."""
    return Diagnostic(
        "A000", Severity.ERROR, file, f"“{found.raw}” is not one rating.", found.sheet, found.cell, found.ref
    )


def small_reading() -> Reading:
    """Five returns over the published rubric's 32 criteria, as SMALL says."""
    returns = tuple(
        returned(agency, *(_small_answer(agency, ref, row[place]) for ref, row in SMALL.items()))
        for place, agency in enumerate(RETURNED)
    )
    unread = tuple(
        left_out(form.file, found) for form in returns for found in form.answers if found.raw and found.rating is None
    )
    return Reading(returns, unread, tuple((form.file, form.sha256) for form in returns))


def small_review() -> Comparison:
    """SMALL compared: five of the six agencies asked have returned."""
    return consolidate(small_reading(), published(), ASKED, review="Autumn 2026", partnership="Eastshire Partnership")


def expected_spread(letters: str) -> tuple[str, str]:
    """Position and spread of one criterion from its letters, worked out without the product."""
    found = [letter for letter in "RAG" if letter in letters.upper()]
    raters = sum(letter in "RAG" for letter in letters.upper())
    position = "–".join(dict.fromkeys(WORDS[letter] for letter in (*found[:1], *found[-1:]))) or "none"
    if raters < 2:
        return position, "single view" if raters else "not rated"
    return position, {("R", "G"): "polarised"}.get((found[0], found[-1]), "agreed" if len(found) == 1 else "adjacent")


def many(count: int, rubric: Rubric, seed: int = 1) -> Reading:
    """Returns of so many agencies, each answered at random with every word and some blanks."""
    chance = random.Random(seed)
    words = (*rubric.words, None)
    return Reading(
        tuple(
            rated(
                Expected(f"Agency {number}", f"A-{number}"),
                {ref: chance.choice(words) for ref in rubric.criteria},
                rubric=rubric,
            )
            for number in range(1, count + 1)
        )
    )


def _small_answer(agency: Expected, ref: str, letter: str) -> Answer:
    action, owner, by_when = SMALL_ACTIONS.get((agency.name, ref), ("", "", ""))
    evidence = f"What {agency.name} sees on {ref}." if letter in "RAGC" else ""
    parts = {"evidence": evidence, "action": action, "owner": owner, "by_when": by_when}
    if letter == "?":
        return answer(published(), ref, None, raw="Amber/Green", **parts)
    return answer(published(), ref, WORDS.get(letter.upper()), **parts)
