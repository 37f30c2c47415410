"""Which descriptor of a row looks unlike the others: in bold, coloured, framed; and which of a row's other cells were
coloured by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from csxl.model import layout
from csxl.returns.answer_tables import AnswerTable
from csxl.returns.hand_colours import is_colourful
from csxl.returns.letter_looks import PLAIN, Features, features
from csxl.returns.lookup import Lookup
from csxl.returns.rows import NOTHING, Line
from csxl.returns.tabled_sheet import MOST_PEERS, TabledSheet
from csxl.returns.words import SHORT
from csxl.text.folding import visible

PUBLISHED = (layout.REF, layout.LEVEL, layout.STAGE)


SAID = {
    "stress": "its letters are {0}",
    "part": "a part of it is bold, italic, underlined or coloured",
    "ink": "its letters have another colour",
    "seen": "the others cannot be seen",
    "frame": "it has another frame",
    "font": "its letters are of another font or size",
}
HEAVY = frozenset({"medium", "mediumdashed", "mediumdashdot", "mediumdashdotdot", "double", "thick"})


def standing_out(line: Line, tabled: TabledSheet, lookup: Lookup) -> tuple[str, int, str] | None:
    """(word, column, how) of the one descriptor in a row that looks unlike all others there, unless its whole column
    does, ratings or not."""
    words = unlike(line, lookup)
    if not words:
        return None
    columns = tuple(words)
    mine = [features(line.cells[column]) for column in columns]
    for part, name in enumerate(Features._fields):
        odd = _odd([one[part] for one in mine], [usual[part] for usual in usual_of(line.table, tabled, columns)])
        if odd is not None and name == "frame" and _is_lighter([one.frame for one in mine], odd):
            continue  # of a block that has a frame, what is not at its edge
        if odd is not None and not _restyled(odd, part, line, tabled, columns):
            value = mine[odd][part]
            how = SAID[name] if value or name != "stress" else "its letters are plain"
            return words[columns[odd]], columns[odd], how.format(value)
    return None


def unlike(line: Line, lookup: Lookup) -> Mapping[int, str]:
    """The words of a row's descriptors by column, if all are there and they do not all look the same."""
    words = {column: word for word in lookup.told_of(line.ref) if (column := line.table.column(word))}
    if len(words) < 2 or not all(len(visible(line.cells.get(column, NOTHING).text)) > SHORT for column in words):
        return {}
    return words if len({features(line.cells[column]) for column in words}) > 1 else {}


def _odd(values: Sequence[str], usual: Sequence[str]) -> int | None:
    """Which one of several values differs from all the others, which are alike; of two, the one that is not usual."""
    kinds = set(values)
    if len(kinds) != 2:
        return None
    alone = [at for at, value in enumerate(values) if values.count(value) == 1]
    if len(values) == 2:
        alone = [at for at in alone if values[at] != usual[at]]
    return alone[0] if len(alone) == 1 else None


def _is_lighter(frames: Sequence[str], odd: int) -> bool:
    """Whether one descriptor's frame is plainly lighter than that of the others."""
    weights = [(frame.partition(" ")[0] in HEAVY) + bool(frame) for frame in frames]
    return weights[odd] < max(weights)


def usual_of(table: AnswerTable, tabled: TabledSheet, columns: Sequence[int]) -> list[Features]:
    """How most cells of each column look."""
    peers = peers_of(table, tabled, columns)
    found = []
    for at in range(len(columns)):
        looks = [row[at] for row in peers.values()]
        found.append(max(dict.fromkeys(looks), key=looks.count, default=PLAIN))
    return found


def peers_of(table: AnswerTable, tabled: TabledSheet, columns: Sequence[int]) -> Mapping[int, Sequence[Features]]:
    """How the descriptors of a table's first rows look, by row."""
    key = (table.header, table.left, *columns)
    if key not in tabled.looks_of_rows:
        rows = tabled.between(table.header + 1, table.last)
        tabled.looks_of_rows[key] = dict(_looks(rows, tabled, columns))
    return tabled.looks_of_rows[key]


def _looks(rows: Iterable[int], tabled: TabledSheet, columns: Sequence[int]) -> Iterator[tuple[int, list[Features]]]:
    taken = 0
    for row in rows:
        cells = tabled.rows[row]
        if taken < MOST_PEERS and all(column in cells and cells[column].text for column in columns):
            taken += 1
            yield row, [features(cells[column]) for column in columns]


def _restyled(odd: int, part: int, line: Line, tabled: TabledSheet, columns: Sequence[int]) -> bool:
    """Whether every other row whose other descriptors look the same shows the same oddity, and one of those rows is
    rated: then somebody, or a program, gave the whole column another look."""
    mine = [features(line.cells[column])[part] for column in columns]
    others = [at for at in range(len(columns)) if at != odd]
    peers = [
        (row, looks)
        for row, looks in peers_of(line.table, tabled, columns).items()
        if row != line.row and all(looks[at][part] == mine[at] for at in others)
    ]
    rated = any(visible(tabled.rows[row].get(line.table.rating, NOTHING).text) for row, _ in peers)
    return bool(peers) and all(looks[odd][part] == mine[odd] for _, looks in peers) and rated


def coloured_beside(line: Line, tabled: TabledSheet, lookup: Lookup) -> int:
    """The first column, besides the descriptors' and the rating's, whose cell in this row was coloured by hand, or
    whose published text has coloured letters, and not all cells of the column alike; 0 if there is none."""
    table = line.table
    answers = {found for word in (*lookup.rubric.ratings, layout.RATING) for found in table.columns.get(word, ())}
    published = {table.column(heading) for heading in PUBLISHED}
    for column, cell in line.cells.items():
        if column in answers or column in table.earlier or not table.left <= column <= table.right:
            continue
        if is_colourful(cell.fill) and tabled.by_hand(table, line.row, column):
            alike = tabled.all_alike(table, column)
        else:
            plain = column not in published or (line.row, column) in tabled.sheet.links
            alike = plain or not is_colourful(cell.look.ink) or tabled.all_alike(table, column, ink=True)
        if not alike:
            return column
    return 0
