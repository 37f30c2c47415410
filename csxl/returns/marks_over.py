"""What a mark drawn over a row means: an answer where no rating was chosen, a doubt where it contradicts one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.diagnostics.of_answer import AnswerCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.returns.laid_over import (
    LONGEST_SAID,
    MOST_ROWS,
    NEARLY_ALL,
    is_wide,
    meant,
    over_answers,
    told,
    where,
    word_of,
)
from csxl.returns.lookup import Lookup
from csxl.returns.rows import NOTHING, Line
from csxl.returns.tabled_sheet import TabledSheet
from csxl.returns.words import is_mark
from csxl.sheets.cells import Drawn, DrawnKind
from csxl.text.a1 import address
from csxl.text.folding import fold, visible
from csxl.text.wording import listed_refs, quote, sentence

NO_MARKS = frozenset({DrawnKind.CHART, DrawnKind.OBJECT, DrawnKind.DIAGRAM, DrawnKind.LINE})  # of another rating
MOST_BOXES = 200  # texts over a sheet that are asked about a row
MOST_WIDE, MOST_BLANK = 100, 500  # things over many rows, and rows under them, that are compared on one sheet


def drawn_instead(line: Line, tabled: TabledSheet, lookup: Lookup) -> Iterator[Diagnostic]:
    """What lies over a row in place of a rating: over its descriptors or its rating, whatever it is and says; over
    other cells only a word or a mark in a text box."""
    things = tabled.laid_over.get(line.row, ())
    if found := over_answers(things, line.table, lookup):
        first = found[0]
        alike = [over for over in found if over.what == first.what]
        yield line.about(
            AnswerCode.DRAWN_INSTEAD,
            first.column,
            what=sentence(first.what),
            where=where(heading for over in alike for heading in over.headings),
            choices=lookup.choices,
        )
    for drawn in things:
        within = line.table.left <= drawn.area.left <= line.table.right and drawn.kind is not DrawnKind.CONTROL
        if within and (word_of(drawn, lookup) or is_mark(drawn.text)):
            yield line.about(
                AnswerCode.ELSEWHERE,
                drawn.area.left,
                text=quote(drawn.text),
                choices=lookup.choices,
                rating=line.address(line.table.rating),
            )


def said_of_row(line: Line, tabled: TabledSheet, lookup: Lookup) -> Iterator[Diagnostic]:
    """What a text box anywhere on the sheet says of a row without a rating, by its ref: "T1-R: Green"."""
    ref = fold(line.ref) if line.ref else ""
    for drawn in tabled.sheet.drawn[:MOST_BOXES] if ref else ():
        for said in drawn.text[:LONGEST_SAID].splitlines():
            before, named, after = fold(said).partition(ref)
            alone = not (before[-1:].isalnum() or after[:1].isalnum())
            if named and alone and lookup.said[after.strip(" :=-\u2013\u2014")].word:
                column = line.table.rating
                rating = line.address(column)
                yield line.about(AnswerCode.ELSEWHERE, column, text=quote(said), choices=lookup.choices, rating=rating)


def _on_one_row(line: Line, tabled: TabledSheet) -> Iterator[Drawn]:
    """The things over a row that are about no other."""
    for drawn in tabled.laid_over.get(line.row, ()):
        first, last = meant(drawn.area.top, drawn.area.bottom, drawn.kind)
        if first == last:
            yield drawn


def hides_rating(line: Line, column: int, word: str, tabled: TabledSheet, lookup: Lookup) -> Diagnostic | None:
    """The diagnostic about something that lies over a rating's cell and says another rating, if anything does."""
    for drawn in _on_one_row(line, tabled):
        said = word_of(drawn, lookup) if drawn.kind is not DrawnKind.CONTROL else None
        if said and said != word and drawn.area.left <= column <= drawn.area.right:
            return line.about(
                AnswerCode.DRAWN_OVER_RATING,
                column,
                text=quote(line.cells.get(column, NOTHING).text),
                what=told(drawn),
                choices=lookup.choices,
            )
    return None


def drawn_against(line: Line, column: int, word: str, tabled: TabledSheet, lookup: Lookup) -> Iterator[Diagnostic]:
    """The doubt about a rating beside a mark that lies over the descriptor for another, or words that lie over it."""
    found = over_answers(_on_one_row(line, tabled), line.table, lookup)
    on_one = [over for over in found if len(over.headings) == 1 and over.headings[0] in lookup.rubric.ratings]
    marked = [over for over in on_one if _is_mark(over.drawn, lookup)]
    if {over.headings[0] for over in marked} == {word}:
        marked = []
    words = [over for over in found if layout.RATING in over.headings and _says_else(over.drawn, word, lookup)]
    if doubted := next((over for over in (*marked, *words) if over.headings != (word,)), None):
        yield line.about(
            AnswerCode.DRAWN_CONTRADICTS,
            doubted.column,
            text=quote(line.cells.get(column, NOTHING).text),
            what=doubted.what,
            where=where(doubted.headings),
        )


def _says_else(drawn: Drawn, word: str, lookup: Lookup) -> bool:
    return bool(visible(drawn.text)) and word_of(drawn, lookup) != word


def _is_mark(drawn: Drawn, lookup: Lookup) -> bool:
    """Whether a thing over one descriptor marks it: words are a mark only if they are one, or are a rating."""
    words = is_mark(drawn.text) or bool(word_of(drawn, lookup)) or not drawn.text
    return drawn.kind not in NO_MARKS and (drawn.kind is DrawnKind.CONTROL or words)


def drawn_over_many(tabled: TabledSheet, blank: Sequence[Line], lookup: Lookup) -> Iterator[Diagnostic]:
    """The diagnostics about things that lie over so many rows without a rating that they are about no one of them."""
    if not blank:
        return
    many = [drawn for drawn in tabled.sheet.drawn if drawn.kind not in (DrawnKind.CONTROL, DrawnKind.CHART)]
    large = [drawn for drawn in many if drawn.area.bottom - drawn.area.top >= NEARLY_ALL - 1]
    for drawn in large[:MOST_WIDE]:
        tall = drawn.area.bottom - drawn.area.top >= MOST_ROWS
        under = [
            line.ref
            for line in blank[:MOST_BLANK]
            if line.ref
            and drawn.area.top <= line.row <= drawn.area.bottom
            and (is_wide(drawn.area, line.table, lookup) or (tall and over_answers([drawn], line.table, lookup)))
        ]
        if under:
            yield AnswerCode.DRAWN_OVER_MANY.about(
                tabled.file,
                tabled.sheet.name,
                address(*drawn.place),
                what=sentence(told(drawn)),
                refs=listed_refs(under),
                heading=layout.RATING,
            )
