"""Where the files lie that tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
DATA = TESTS / "data"  # files from the field and from other programs
GOLDEN = TESTS / "golden"  # dumps that `make golden` writes
WELSH = TESTS / "rubrics" / "welsh"  # the published rubric in Welsh
BILINGUAL = TESTS / "rubrics" / "bilingual"  # a small one in English, most of it in Welsh too
CORPUS = ROOT.parent / "shared" / "corpus"  # spreadsheets that nobody here made, where there are any
FIELD = (
    ROOT.parent / "shared" / "field" / "inputs"
)  # returns to which people and programs did something, where they are
