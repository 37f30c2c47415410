"""What people read is said as people say it: no programmer's word, and no place as a formula spells it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path

import pytest

from csxl.board.blocks import shown
from csxl.board.content import PageOne
from csxl.compare.consolidation import consolidate
from csxl.diagnostics.codes import CODES
from csxl.diagnostics.printed import line
from csxl.languages import LANGUAGES
from csxl.letters.points import asked
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Kind
from csxl.review.review_book import write_review_book
from csxl.sheets.books import read_book
from csxl.summary.formulas import Formula
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.opened_summaries import MADE
from tests.helpers.readings_by_hand import published, small_reading
from tests.test_languages_welsh import leaves

ROOT = Path(__file__).parents[1]
# A word to be kept from people is one more line here, as a regular expression.
NEVER = (
    r"SHA-?256",
    r"merge fields?",
    r"exit (status|code)",
    r"'[^'\n]+'!\$?[A-Z]+\$?\d",  # 'Sheet'!A1
    r"\b[A-Z]\w+![A-Z]+\d",  # Sheet!A1
    r"pars(e|es|ed|ing|er)",
    r"null",
    r"strings?",
    r"boolean",
    r"traceback",
    r"stderr|stdout",
    r"regex|regular expression",
    r"diagnostics?",
    r"checksum",
    r"openpyxl|calamine|pandas|xlsxwriter",
    r"(UTF|utf)-?8",
    r"None|\w+Error",
)
NEVER_FOR_THE_BOARD = (r"polari[sz]ed", r"adjacent", r"single view", r"spread")
FOR_PEOPLE = ("agency.md", "coordinator.md", "decisions.md", "page.md")
TECHNICAL = "## For IT colleagues"  # what follows is theirs
SAYING = ("cli", "review", "letters", "page", "compare", "decisions", "unwrap", "sheets", "returns")
WORD, OF_PROGRAMS = re.compile(r"\b[a-z’']{2,}\b"), re.compile(r"[\\<>]|\(\?|=[A-Z]")


def found_in(text: str, banned: tuple[str, ...] = NEVER) -> list[str]:
    """The banned words in a text, as they stand there; a word in capitals is banned as it is spelt."""
    hits = (re.search(rf"(?<![\w-]){word}(?![\w-])", text, 0 if word[:1].isupper() else re.I) for word in banned)
    return [hit.group() for hit in hits if hit]


def sentences(room: str) -> Iterator[tuple[str, str]]:
    """Each text of three words or more that stands in the modules of a room, without what explains the code."""
    for path in sorted((ROOT / "csxl" / room).glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        explains = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in explains)
        found = (node.value for node in texts if isinstance(node.value, str))
        yield from ((path.name, one) for one in found if len(WORD.findall(one)) >= 3 and not OF_PROGRAMS.search(one))


@pytest.mark.parametrize(
    "banned", ["its SHA-256 is", "a merge field", "Exit status 1", "see 'Review'!B8", "see Review!B8"]
)
def test_a_banned_word_is_found(banned: str) -> None:
    assert found_in(banned) != []


def test_no_sentence_of_the_catalogue_holds_one() -> None:
    assert {one.code: hits for one in CODES if (hits := found_in(one.sentence))} == {}


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.tag for language in LANGUAGES])
def test_no_word_of_a_language_holds_one(language: object) -> None:
    assert [(text, hits) for text in leaves(asdict(language)) if (hits := found_in(text))] == []  # type: ignore[call-overload]


@pytest.mark.parametrize("room", SAYING)
def test_no_sentence_of_a_room_holds_one(room: str) -> None:
    assert [(name, text, hits) for name, text in sentences(room) if (hits := found_in(text))] == []


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_no_guide_holds_one(name: str) -> None:
    guide = (ROOT / "docs" / name).read_text(encoding="utf-8").partition(TECHNICAL)[0]
    assert [(text, hits) for text in guide.splitlines() if (hits := found_in(text))] == []


def test_no_cell_of_the_coordinators_workbook_holds_one() -> None:
    book, _ = read_book(write_review_book(PLAN), Kind.OOXML, "")
    assert book
    texts = {cell.text for sheet in book.sheets for cell in sheet.cells.values() if not sheet.hidden}
    assert [(text, hits) for text in texts if (hits := found_in(text))] == []


def read_by_the_board(block: object) -> Iterator[str]:
    """Every text of page one as it stands there."""
    if isinstance(block, (str, Formula)):
        yield shown(block)
    elif isinstance(block, (tuple, list)):
        for one in block:
            yield from read_by_the_board(one)
    elif is_dataclass(block):
        for part in fields(block):
            if part.name not in ("link", "widths"):
                yield from read_by_the_board(getattr(block, part.name))


def test_the_board_reads_none_of_the_analysts_words() -> None:
    one = PageOne(consolidate(small_reading(), published()), MADE)
    texts = [text for section in one.sections for text in read_by_the_board(section)]
    assert len(texts) > 30
    assert [(text, hits) for text in texts if (hits := found_in(text, (*NEVER, *NEVER_FOR_THE_BOARD)))] == []


def test_a_place_is_said_in_a_line_and_in_a_letter_alike() -> None:
    point = Diagnostic("A005", Severity.ERROR, "a.xlsx", "It is so; please choose.", "Partnerships", "G7", "P1-P")
    assert line(point) == "ERROR: a.xlsx, Partnerships, cell G7 (P1-P): It is so; please choose."
    assert line(point, codes=True).startswith("ERROR A005: a.xlsx, Partnerships, cell G7 (P1-P): ")
    assert line(point, within=True) == "ERROR: Partnerships, cell G7 (P1-P): It is so; please choose."
    assert asked([point], published()) == [
        "  1. Partnerships, Level 1, Planning (P1-P, cell G7): It is so; please choose."
    ]
