"""A filled questionnaire's rows and cells mutated so that it is known what becomes of each answer.

A sheet is changed as people change it: as a whole perhaps, and then a few of its rows each in one way.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

from csxl.model.rubric import Rubric
from tests.helpers.blind_mutations import Mutation, Parts, zipped
from tests.helpers.mutated_grid import (
    ACTION,
    DESCRIPTORS,
    EVIDENCE,
    FILLS,
    FIRST,
    RATING,
    REF,
    STAGE,
    Grid,
    count_of,
    with_styles,
)
from tests.helpers.sheet_mutations import LAST, WHOLE

NUMBER = re.compile(r'r="(\d+)"')
ROW = re.compile(r"<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.S)
CELL = re.compile(r'<c r="([A-Z]+)\d+"([^>]*?)(?:/>|>(.*?)</c>)', re.S)
HEIGHT = re.compile(r' (?:ht|customHeight)="[^"]*"')
DOUBTFUL = (
    "{0}/{1}",
    "{0} or {1}",
    "{0}?",
    "{0} - see notes",
    "between {0} and {1}",
    "not {0}",
    "nearly {0}",
    "Purple",
    "?",
    "TBC",
    "x",
    "✓",
    "3",
    "{0} {1}",
    "{0} → {1}",
    "getting to {0}",
    "=",
    "-",
    "{0} (was {1})",
    "RAG",
)
FOLDED = ("{0} ", "{1}", "{2}", "{0}.", "\u00a0{0}\u200b", "({0})", "{0}!", "'{0}", "{0}\n", "\u202a{0}\u202c", '"{0}"')
EVIDENCES = (
    "=1+1",
    "Red",
    "A" * 32_767,
    "\n\n",
    "<b>&amp;</b>",
    "_x000D_",
    "N/A",
    "\U0001f600",
    "'quoted",
    "2026-01-01",
    "G5",
)
STORED = (
    "<v>2</v>|",
    '<v>1</v>| t="b"',
    '<v>#N/A</v>| t="e"',
    '<f>A1</f><v>{0}</v>| t="str"',
    '<f>"{0}"</f>|',
    '<f>IF(1,"{0}")</f><v>{0}</v>| t="str"',
    '<f>#REF!</f><v>#REF!</v>| t="e"',
)


# ---- one row -----------------------------------------------------------------------------------------------------


def another_word(grid: Grid, row: int) -> None:
    grid.write(row, RATING, word := grid.other(row))
    grid.answer(row, word)


def folded(grid: Grid, row: int) -> None:
    word = grid.rng.choice(list(grid.rubric.ratings))
    grid.write(row, RATING, grid.rng.choice(FOLDED).format(word, word.upper(), word.casefold()))
    grid.answer(row, word)


def cleared(grid: Grid, row: int) -> None:
    grid.put(row, RATING, "")
    grid.answer(row, None)


def no_rating(grid: Grid, row: int) -> None:
    word = grid.other(row)
    other = grid.rng.choice([one for one in grid.rubric.ratings if one != word])
    grid.write(row, RATING, grid.rng.choice(DOUBTFUL).format(word, other))
    grid.doubt(row)


def other_type(grid: Grid, row: int) -> None:
    inner, _, kind = grid.rng.choice(STORED).format(grid.other(row)).partition("|")
    grid.put(row, RATING, inner, kind)
    grid.doubt(row)


def stored_twice(grid: Grid, row: int) -> None:
    word = grid.given(row) or grid.other(row)
    grid.answer(row, word)
    again = f'</c><c r="{RATING}{row}" t="inlineStr"><is><t>{grid.other(row)}</t></is>'
    grid.put(row, RATING, f"<is><t>{word}</t></is>{again}", ' t="inlineStr"')
    grid.doubt(row)


def coloured(grid: Grid, row: int) -> None:
    grid.put(row, RATING, "", style=grid.styles + grid.rng.randrange(len(FILLS)))
    grid.doubt(row)


def struck(grid: Grid, row: int) -> None:
    grid.write(row, RATING, grid.other(row), grid.styles + len(FILLS))
    grid.doubt(row)


def marked(grid: Grid, row: int) -> None:
    grid.put(row, RATING, "")
    grid.write(row, grid.rng.choice(DESCRIPTORS), grid.rng.choice("xX✓✔●"))
    grid.doubt(row)


def as_evidence(grid: Grid, row: int) -> None:
    grid.put(row, RATING, "")
    grid.write(row, grid.rng.choice((EVIDENCE, ACTION, STAGE)), grid.other(row))
    grid.doubt(row)


def ref_spelt(grid: Grid, row: int) -> None:
    ref = grid.refs[row]
    spelt = (ref.lower(), ref.replace("-", " – "), ref.replace("-", ""), "", "7", f" {ref}.", "?")
    grid.write(row, REF, grid.rng.choice(spelt))


def evidence(grid: Grid, row: int) -> None:
    text = grid.rng.choice(EVIDENCES)
    grid.write(row, EVIDENCE, text)


def evidence_stored(grid: Grid, row: int) -> None:
    inner, _, kind = grid.rng.choice(STORED).format("said").partition("|")
    grid.put(row, EVIDENCE, inner, kind)


def descriptor_edited(grid: Grid, row: int) -> None:
    column = grid.rng.choice(DESCRIPTORS)
    word = "DEF".index(column)
    text = list(grid.rubric.criteria[grid.refs[row]].descriptors.values())[word]
    grid.write(row, column, text + " (ours)")


def row_gone(grid: Grid, row: int) -> None:
    del grid.rows[row]
    grid.answer(row, None)


# ---- two rows ----------------------------------------------------------------------------------------------------


def rows_swapped(grid: Grid, row: int, other: int) -> None:
    grid.renumber({row: other, other: row})


def refs_swapped(grid: Grid, row: int, other: int) -> None:
    mine, theirs = grid.refs[row], grid.refs[other]
    grid.write(row, REF, theirs)
    grid.write(other, REF, mine)
    grid.doubt(row, other)


def descriptors_swapped(grid: Grid, row: int, other: int) -> None:
    for column in DESCRIPTORS:
        grid.rows[row][column], grid.rows[other][column] = grid.rows[other][column], grid.rows[row][column]
    grid.doubt(row, other)


def merged(grid: Grid, row: int, other: int) -> None:
    first, last = sorted((row, other))
    grid.merges.append(f"{RATING}{first}:{RATING}{last}")
    grid.doubt(*(between for between in grid.refs if first < between <= last))


def row_again(grid: Grid, row: int, other: int) -> None:
    """A second row for a criterion at the end, with the same rating or another."""
    last = max(grid.rows) + 1
    grid.rows[last] = dict(grid.rows[row])
    if grid.rng.random() < 0.5:
        same = grid.given(row)
        grid.write(last, RATING, word := grid.other(row))
        grid.doubt(row) if same else grid.answer(row, word)


ONE = (
    another_word,
    folded,
    cleared,
    no_rating,
    other_type,
    stored_twice,
    coloured,
    struck,
    marked,
    as_evidence,
    ref_spelt,
    evidence,
    evidence_stored,
    descriptor_edited,
    row_gone,
)
TWO = (rows_swapped, refs_swapped, descriptors_swapped, merged, row_again)


def mutated_cells(
    parts: Parts, sheet: str, truth: Mapping[str, str | None], rubric: Rubric, rng: random.Random
) -> Mutation:
    """The file with a few changes to the cells of the first domain's sheet part."""
    before, data, after = re.split(r"<sheetData>(.*)</sheetData>", parts[sheet].decode(), flags=re.S)
    rows = {int(NUMBER.findall(tag)[0]): (tag, body) for tag, body in ROW.findall(data)}
    styles = parts["xl/styles.xml"].decode()
    cells = {n: {c: (a, inner) for c, a, inner in CELL.findall(body)} for n, (_, body) in rows.items()}
    refs = {row: criterion.ref for row, criterion in enumerate(rubric.domains[0].criteria, FIRST)}
    grid = Grid(rubric, rng, cells, refs, dict(truth), count_of(styles, "cellXfs"))
    grid.heights = {n: "".join(HEIGHT.findall(tag)) for n, (tag, _) in rows.items()}
    done = _mangle(grid)
    styles = with_styles(styles)
    data = zipped({**parts, "xl/styles.xml": styles.encode(), sheet: grid.xml(before, after)})
    return Mutation("cells " + " ".join(done), data, grid.expected, frozenset(grid.doubtful))


def _mangle(grid: Grid) -> list[str]:
    rng = grid.rng
    if rng.random() < 0.06:
        (change := rng.choice(LAST))(grid)
        return [change.__name__]
    done = []
    if rng.random() < 0.5:
        (change := rng.choice(WHOLE))(grid)
        done.append(change.__name__)
    free = rng.sample(list(grid.refs), len(grid.refs))
    for _ in range(rng.choice((1, 1, 2, 3))):
        if rng.random() < 0.3 and len(free) > 1 and not grid.merges:
            (two := rng.choice(TWO))(grid, free.pop(), free.pop())
            done.append(two.__name__)
            if two is merged:  # which may reach over rows in between
                break
        elif free:
            (one := rng.choice(ONE))(grid, free.pop())
            done.append(one.__name__)
    return done
