"""Sentences that follow the workbook: formulas of plain texts and live numbers, each with its text as computed here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan
from csxl.writing import theme
from csxl.writing.text_fit import line_count

SPARING = 0.95  # of the digits that fit a line: a text of as many letters fits it
STOP = "\u241f"  # stands in no text that people type
LEAST = 24  # characters that are shown however little room there is
LONGEST = 9999  # characters of a text, which is more than fits a page


class Figure(NamedTuple):
    """A number within a sentence, with what stands before and after it; it is left out while it is 0."""

    number: Formula
    before: str = ""
    after: str = ""


def figure(number: Formula, template: str, **said: object) -> Figure:
    """A number in a sentence that has "{n}" for it and other {braces} for what is said."""
    before, _, after = template.partition("{n}")
    return Figure(number, before.format(**said), after.format(**said))


def sentence_of(number: Formula, template: str, end: str = ".", **said: object) -> Formula:
    """A sentence around one number; "" while that is 0."""
    start, _, after = template.partition("{n}")
    return joined(start.format(**said), [Figure(number, after=after.format(**said))], end=end)


def filled(template: str, number: Formula, names: Formula, **said: object) -> tuple[str, str]:
    """What a formula, without "=", and csxl make of a template with "{n}" and then "{names}"."""
    start, _, rest = template.partition("{n}")
    middle, _, end = rest.partition("{names}")
    start, middle, end = (part.format(**said) for part in (start, middle, end))
    told = f"{literal(start)}&{number.text[1:]}&{literal(middle)}&{names.text[1:]}&{literal(end)}"
    return told, f"{start}{number.value}{middle}{names.value}{end}"


def as_shown(plan: SummaryPlan, cell: str, words: Iterable[str]) -> str:
    """A cell that holds one of these words of the data, as page one shows it; a formula without "="."""
    text = cell
    for word in words:
        if plan.said.show(word) != plan.in_cell(word):
            text = f"IF({cell}={literal(plan.in_cell(word))},{literal(plan.said.show(word))},{text})"
    return text


def joined(start: str, parts: Sequence[Figure], between: str = " · ", end: str = ".", none: str = "") -> Formula:
    """The parts whose number is not 0, one after the other; `none` while all are."""
    cases = [part.number.text[1:] for part in parts]
    pieces = [
        f'IF({case}>0,{literal(between + part.before)}&{case}&{literal(part.after)},"")'
        for case, part in zip(cases, parts, strict=True)
    ]
    told = [f"{part.before}{part.number.value}{part.after}" for part in parts if part.number.value]
    some = f"{literal(start)}&MID({'&'.join(pieces)},{len(between) + 1},{LONGEST})&{literal(end)}"
    return Formula(
        f"=IF({'+'.join(cases)}=0,{literal(none)},{some})", f"{start}{between.join(told)}{end}" if told else none
    )


def static(text: str) -> Formula:
    """A text that never changes, as a formula: LibreOffice breaks no lines in a link whose text is one."""
    return Formula(f"={literal(text)}", text)


def guarded(plan: SummaryPlan, ref: str, text: str) -> Formula:
    """A text that holds as long as the criterion's row of the matrix is as it was written."""
    return Formula(f"=IF({plan.as_written(ref)},{literal(text)},{literal(plan.says.corrected)})", text)


def minus(one: Formula, other: Formula) -> Formula:
    """The difference of two whole numbers."""
    return Formula(f"=({one.text[1:]}-{other.text[1:]})", int(one.value) - int(other.value))


def cut_live(cell: str, text: str, width: float, lines: int, before: str = "", after: str = "") -> Formula:
    """What a cell holds on one line, cut between words with "…" where it and what stands around it need more than so
    many lines of a column of that width; `text` is what it holds as written."""
    text = " ".join(text.split("\n"))
    most = max(LEAST, int(width * lines * SPARING) - len(before) - len(after))
    if line_count(f"{before}{text}{after}", width, theme.SMALL) <= lines:
        most = max(most, len(text))
    while most > LEAST and line_count(f"{before}{_cut(text, most)}{after}", width, theme.SMALL) > lines:
        most -= 5
    plain = f'SUBSTITUTE({cell},CHAR(10)," ")'
    head = f"LEFT({plain},{most})"
    spaces = f'LEN({head})-LEN(SUBSTITUTE({head}," ",""))'
    last = f'FIND({literal(STOP)},SUBSTITUTE({head}," ",{literal(STOP)},{spaces}))'
    told = f'IF({spaces}=0,{head},LEFT({head},{last}-1))&" …"'
    return Formula(f"=IF(LEN({plain})<={most},{plain},{told})", _cut(text, most))


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    head = text[:most]
    return f"{head.rpartition(' ')[0] or head} …"
