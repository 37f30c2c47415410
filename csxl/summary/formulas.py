"""Formulas over the matrix, each with the value that Python computed; classic functions and plain ranges only, so that
every spreadsheet program agrees."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from csxl.compare.division import OTHERS, SPLIT_SHARE, division_of
from csxl.compare.spread import steps_of_opposites
from csxl.model.comparison import Division, Finding, Spread
from csxl.text.records import dataclass

NO_POSITION = "none"
Shown = Callable[[str], str]  # a word of the data as cells hold it
PART = 120  # characters: at most 255 in UTF-16, quotes not doubled


@dataclass(frozen=True)
class Formula:
    """A formula and its value as computed here."""

    text: str
    value: str | float


def literal(text: str) -> str:
    """A text as a formula writes it; Excel takes one of 255 characters, so a longer one is joined from parts."""
    parts = [text[start : start + PART] for start in range(0, len(text), PART)] or [""]
    return "&".join('"' + part.replace('"', '""') + '"' for part in parts)


def count_if(cells: str, word: str, value: int) -> Formula:
    return Formula(f"=COUNTIF({cells},{literal(word)})", value)


def total(cells: str, value: int) -> Formula:
    return Formula(f"=SUM({cells})", value)


def answered_elsewhere(keys: str, answers: str, key: str, ours: str, value: str, as_returned: str) -> Formula:
    """What stands beside a key in another sheet's table, however that is sorted; `ours` where nothing or AS_RETURNED
    does, as it is shown there."""
    place = f"MATCH({literal(key)},{keys},0)"
    found = f"INDEX({answers},{place})"
    text = (
        f'=IF(ISNA({place}),{literal(ours)},IF(OR({found}="",{found}={literal(as_returned)}),{literal(ours)},{found}))'
    )
    return Formula(text, value)


def as_written(cells: Mapping[str, str | float]) -> Formula:
    """1 while each of the cells shows the text or number that was written there, else 0."""
    same = [f"{cell}={literal(value) if isinstance(value, str) else value}" for cell, value in cells.items()]
    return Formula(f"=IF(AND({','.join(same)}),1,0)" if same else "=1", 1)


def spread(counts: Sequence[str], finding: Finding, shown: Shown) -> Formula:
    """The spread from the cells that count each word of the scale, worst first."""
    said = {one: literal(shown(one)) for one in Spread}
    rated = ",".join(counts)
    apart = steps_of_opposites(len(counts))
    pairs = [f"AND({low}>0,{high}>0)" for place, low in enumerate(counts) for high in counts[place + apart :]]
    text = (
        f"=IF(SUM({rated})=0,{said[Spread.NOT_RATED]},IF(SUM({rated})=1,{said[Spread.SINGLE]},"
        f"IF(MAX({rated})=SUM({rated}),{said[Spread.AGREED]},"
        f"IF(OR({','.join(pairs)}),{said[Spread.POLARISED]},{said[Spread.ADJACENT]}))))"
    )
    return Formula(text, shown(finding.spread))


def division(counts: Sequence[str], spread_cell: str, finding: Finding, shown: Shown) -> Formula:
    """How divided the agencies are, from the cells that count each word of the scale, worst first, and the spread's."""
    said = {one: literal(shown(one)) for one in Division}
    apart, ends = steps_of_opposites(len(counts)), len(counts)
    cuts = [(counts[:cut], counts[cut + apart - 1 :]) for cut in range(1, ends - apart + 1)]
    camps = [f"MIN(SUM({','.join(low)}),SUM({','.join(high)}))" for low, high in cuts]
    fewer = f"MAX({','.join(camps)})"
    rated = ",".join(counts)
    opposites = (
        f"IF(AND({fewer}=1,MAX({rated})>1),{said[Division.LONE]},"
        f"IF({fewer}*{SPLIT_SHARE}>=SUM({rated}),{said[Division.SPLIT]},{said[Division.FEW]}))"
    )
    text = opposites
    for spread, other in OTHERS.items():
        text = f"IF({spread_cell}={literal(shown(spread))},{said[other]},{text})"
    return Formula(f"={text}", shown(division_of(finding)))


def position(counts: Mapping[str, str], finding: Finding, none: str = NO_POSITION) -> Formula:
    """The position from the cells that count each word, worst first: the lowest word, and the highest if it differs."""
    rated = ",".join(counts.values())
    text = (
        f'=IF(SUM({rated})=0,{literal(none)},{_first(counts)}&IF(MAX({rated})=SUM({rated}),"",'
        f'"–"&{_first(dict(reversed(list(counts.items()))))}))'
    )
    return Formula(text, finding.position or none)


def _first(counts: Mapping[str, str]) -> str:
    """The first word whose count is not 0, given that there is one."""
    words = list(counts)
    text = literal(words[-1])
    for word in reversed(words[:-1]):
        text = f"IF({counts[word]}>0,{literal(word)},{text})"
    return text


def counts_text(counts: Mapping[str, str], names: Mapping[str, str], finding_counts: Mapping[str, int]) -> Formula:
    """The counts that are not 0 in one text, "2 R · 3 G", without the leading "="."""
    parts, cells = [], list(counts.items())
    for place, (word, cell) in enumerate(cells):
        after = [f"{other}>0" for _, other in cells[place + 1 :]]
        more = f'&IF(OR({",".join(after)})," · ","")' if after else ""
        parts.append(f'IF({cell}>0,{cell}&{literal(" " + names[word])}{more},"")')
    value = " · ".join(f"{finding_counts[word]} {names[word]}" for word in counts if finding_counts[word])
    return Formula("&".join(parts), value)
