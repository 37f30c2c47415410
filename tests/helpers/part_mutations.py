"""Whole parts of a filled questionnaire changed or exchanged, by a seed: what is remembered of a part must be known by
all that it depends on, such as a style's colour by the theme too, or a sheet by the texts that are shared."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.helpers.blind_mutations import Mutation, Parts, zipped

WORKBOOK, STYLES, THEME = "xl/workbook.xml", "xl/styles.xml", "xl/theme/theme1.xml"
PACKAGES = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "xl/worksheets/_rels/sheet2.xml.rels"
NOTED = (
    f'<comments xmlns="{MAIN}"><commentList><comment ref="{{0}}" authorId="0"><text><t>{{1}}</t></text></comment>'
    "</commentList></comments>"
)
Exchange = Callable[[Parts, Parts, random.Random], Parts]


def _changed(parts: Parts, name: str, pattern: str, new: Callable[[re.Match[str]], str]) -> Parts:
    """The parts with all that matches in one of them changed."""
    return {**parts, name: re.sub(pattern, new, parts[name].decode()).encode()}


def exchanged(parts: Parts, others: Parts, rng: random.Random) -> Parts:
    """A part or two taken from another questionnaire."""
    names = rng.sample(sorted(parts.keys() & others.keys()), rng.choice((1, 1, 2, 3)))
    return {**parts, **{name: others[name] for name in names}}


def other_theme(parts: Parts, others: Parts, rng: random.Random) -> Parts:
    """Fills in the theme's colours, the same ones each time, in a theme that has others each time."""
    styled = _changed(
        parts, STYLES, r'(?<=fgColor )rgb="FF([0-9A-F])[^"]*"', lambda fill: f'theme="{int(fill[1], 16) % 8}"'
    )
    return _changed(styled, THEME, r'(?<=val=")[0-9A-F]{6}', lambda _: f"{rng.randrange(1 << 24):06X}")


def other_dates(parts: Parts, others: Parts, rng: random.Random) -> Parts:
    """Days counted from another year."""
    return _changed(parts, WORKBOOK, "<workbookPr", lambda tag: tag[0] + ' date1904="1"')


def other_sheets(parts: Parts, others: Parts, rng: random.Random) -> Parts:
    """Sheets in another order, hidden, named otherwise, or standing for each other."""
    tags = re.findall(r"<sheet [^>]*>", parts[WORKBOOK].decode())
    ids = rng.sample([re.findall(r'\bid="([^"]*)"', tag)[0] for tag in tags], len(tags))
    turned = iter(rng.sample(tags, len(tags)))
    how: Callable[[re.Match[str]], str] = rng.choice(
        (
            lambda tag: next(turned),
            lambda tag: tag[0] if rng.random() < 0.5 else tag[0].replace(" name=", ' state="hidden" name='),
            lambda tag: tag[0] if rng.random() < 0.5 else re.sub(r'(?<= name=")[^"]*', "Sheet", tag[0]),
            lambda tag: re.sub(r'(?<=\bid=")[^"]*', ids.pop(), tag[0]),
        )
    )
    return _changed(parts, WORKBOOK, r"<sheet [^>]*>", how)


def with_note(parts: Parts, others: Parts, rng: random.Random) -> Parts:
    """A note on a cell of the first domain's sheet."""
    note = NOTED.format(rng.choice(("G5", "G6", "H5", "g7")), rng.choice(("Amber?", "ask Sam", "")))
    relation = f'<Relationship Id="rIdN" Type="{OFFICE}/comments" Target="../comments9.xml"/>'
    relations = f'<Relationships xmlns="{PACKAGES}">{relation}</Relationships>'
    return {**parts, RELATIONS: relations.encode(), "xl/comments9.xml": note.encode()}


def without_part(parts: Parts, others: Parts, rng: random.Random) -> Parts:
    gone = rng.choice(list(parts))
    return {name: part for name, part in parts.items() if name != gone}


EXCHANGES: tuple[Exchange, ...] = (
    exchanged,
    exchanged,
    other_theme,
    other_dates,
    other_sheets,
    with_note,
    without_part,
)


def mutated_parts(parts: Parts, others: Parts, rng: random.Random) -> Mutation:
    """One or two such changes; `others` are the parts of another questionnaire."""
    changes = rng.choices(EXCHANGES, k=rng.choice((1, 1, 2)))
    for change in changes:
        if {WORKBOOK, STYLES, THEME} <= parts.keys():
            parts = change(parts, others, rng)
    return Mutation(" ".join(change.__name__ for change in changes), zipped(parts))
