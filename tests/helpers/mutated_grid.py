"""One sheet of a filled questionnaire while it is mangled: its rows, and what becomes of each answer."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from csxl.model.rubric import Rubric

REF, STAGE, DESCRIPTORS, RATING, EVIDENCE, ACTION, SPARE = "A", "C", "DEF", "G", "H", "I", "N"
HEADER, FIRST = 4, 5
FILLS = ("FFFF0000", "FFFFC000", "FF00B050", "FFFFFF00")
Row = dict[str, tuple[str, str]]  # column → attributes without the address, what is within


@dataclass
class Grid:
    """One sheet's rows while it is mangled, with what becomes of each answer; `styles` are the formats of the fills
    in their order and of crossed-out text after them."""

    rubric: Rubric
    rng: random.Random
    rows: dict[int, Row]
    refs: dict[int, str]  # as issued, by row
    expected: dict[str, str | None]
    styles: int
    doubtful: set[str] = field(default_factory=set)
    merges: list[str] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    heights: dict[int, str] = field(default_factory=dict)

    def put(self, row: int, column: str, inner: str, kind: str = "", style: int | None = None) -> None:
        old = re.search(r' s="\d+"', self.rows[row].get(column, ("", ""))[0])
        look = f' s="{style}"' if style is not None else old[0] if old else ""
        self.rows[row][column] = (look + kind, inner)

    def write(self, row: int, column: str, text: str, style: int | None = None) -> None:
        self.put(row, column, f'<is><t xml:space="preserve">{escape(text)}</t></is>', ' t="inlineStr"', style)

    def given(self, row: int) -> str | None:
        return self.expected[self.refs[row]]

    def answer(self, row: int, word: str | None) -> None:
        self.expected[self.refs[row]] = word

    def doubt(self, *rows: int) -> None:
        """No rating of these rows can be used."""
        for row in rows:
            self.answer(row, None)
            self.doubtful.add(self.refs[row])

    def other(self, row: int) -> str:
        """A word of the scale that is not the row's."""
        return self.rng.choice([word for word in self.rubric.ratings if word != self.given(row)])

    def renumber(self, rows: Mapping[int, int]) -> None:
        self.rows = {rows.get(row, row): cells for row, cells in self.rows.items()}
        self.refs = {rows.get(row, row): ref for row, ref in self.refs.items()}

    def xml(self, before: str, after: str) -> bytes:
        rows = "".join(self._row(number) for number in sorted(self.rows))
        merges = "".join(f'<mergeCell ref="{area}"/>' for area in self.merges)
        return f"{before}<sheetData>{rows}</sheetData>{merges and f'<mergeCells>{merges}</mergeCells>'}{after}".encode()

    def _row(self, number: int) -> str:
        hidden = ' hidden="1"' if number in self.hidden else ""
        cells = "".join(
            f'<c r="{column}{number}"{attributes}>{inner}</c>'
            for column, (attributes, inner) in sorted(self.rows[number].items())
        )
        return f'<row r="{number}"{self.heights.get(number, "")}{hidden}>{cells}</row>'


def with_styles(styles: str) -> str:
    """The styles with formats of their own for the fills and for crossed-out text."""
    fonts, fills = count_of(styles, "fonts"), count_of(styles, "fills")
    more = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{fill}"/></patternFill></fill>' for fill in FILLS
    )
    xfs = "".join(f'<xf numFmtId="0" fontId="0" fillId="{fills + n}" borderId="0"/>' for n in range(len(FILLS)))
    return (
        styles.replace("</fills>", more + "</fills>")
        .replace("</fonts>", "<font><strike/></font></fonts>")
        .replace("</cellXfs>", f'{xfs}<xf numFmtId="0" fontId="{fonts}" fillId="0" borderId="0"/></cellXfs>')
    )


def count_of(styles: str, name: str) -> int:
    """How many formats, fonts or fills there are."""
    return int(re.findall(rf'<{name} count="(\d+)"', styles)[0])
