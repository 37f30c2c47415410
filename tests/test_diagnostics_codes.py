"""The catalogue of codes: no code twice, each in the docs' table and each provoked by a test."""

from __future__ import annotations

import runpy
from collections import Counter

from csxl.diagnostics.codes import CODES
from tests.helpers import folders

DOCS = folders.ROOT / "docs"


def test_no_code_stands_twice() -> None:
    assert [code for code, number in Counter(code.code for code in CODES).items() if number > 1] == []


def test_the_docs_list_every_code_as_the_catalogue_has_it() -> None:
    assert (DOCS / "codes.md").read_text(encoding="utf-8") == runpy.run_path(str(DOCS / "codes.py"))["table"]()


def test_every_code_is_named_in_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in folders.TESTS.glob("*.py"))
    assert sorted(code.code for code in CODES if code.code not in tests and code.name not in tests) == []
