"""The catalogue of codes: no code twice, each in the docs' table and each provoked by a test."""

from __future__ import annotations

import ast
import re
import runpy
from collections import Counter
from pathlib import Path

from csxl.cli.commands import COMMANDS
from csxl.diagnostics.codes import CODES
from tests.helpers import folders

DOCS, ENGINE = folders.ROOT / "docs", folders.ROOT / "csxl"


def test_no_code_stands_twice() -> None:
    assert [code for code, number in Counter(code.code for code in CODES).items() if number > 1] == []


def test_the_docs_list_every_code_as_the_catalogue_has_it() -> None:
    assert (DOCS / "codes.md").read_text(encoding="utf-8") == runpy.run_path(str(DOCS / "codes.py"))["table"]()


def test_every_code_is_named_in_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in folders.TESTS.glob("*.py"))
    assert sorted(code.code for code in CODES if code.code not in tests and code.name not in tests) == []


def of_command_line(text: str) -> bool:
    """Whether a text names a flag or a command of csxl."""
    return re.search(rf"(?<![\w-])--[a-z]|\bcsxl ({'|'.join(COMMANDS)})\b", text) is not None


def test_no_sentence_names_a_flag_or_a_command() -> None:
    """The page says them, too, where nothing can be typed."""
    assert [code.code for code in CODES if of_command_line(code.sentence)] == []
    assert of_command_line("give it with --password") and of_command_line("csxl new makes one")


def test_no_other_text_of_the_engine_names_one_but_those_that_are_about_the_command_line() -> None:
    found = {
        path.relative_to(ENGINE).with_suffix("").as_posix()
        for path in ENGINE.rglob("*.py")
        if path.relative_to(ENGINE).parts[0] not in ("cli", "demo")
        for text in texts(path)
        if of_command_line(text)
    }
    workbooks = {"review/guide_sheet", "rubrics/book_writing"}  # which say what to type next
    assert found == {*workbooks, "review/next_steps", "review/whereabouts", "compare/choices"}


def texts(path: Path) -> list[str]:
    """The texts in a module, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    expressions = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in expressions
    ]
