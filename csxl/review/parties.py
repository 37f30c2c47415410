"""Reading the table of agencies in a coordinator's workbook."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_review import ReviewCode
from csxl.model.diagnostic import Diagnostic
from csxl.model.review import Party
from csxl.returns.record_tables import NOTHING, Record, RecordTable, Spot
from csxl.review.labels import (
    AGENCY,
    CC,
    CODE,
    CONTACT,
    EMAIL,
    MORE_TIME,
    NOTE,
    PARTY_HEADINGS,
    SECTOR,
    SECTORS,
    SUBSTITUTE,
    SUBSTITUTE_EMAIL,
)
from csxl.review.return_days import SHORT, day_in
from csxl.sheets.cells import Flag
from csxl.text.a1 import address
from csxl.text.addresses import address_of, addresses_of
from csxl.text.code_words import LONGEST_CODE
from csxl.text.folding import fold
from csxl.text.naming import agency_codes, code_from
from csxl.text.records import dataclass
from csxl.text.same_agency import folded_name
from csxl.text.two_people import names_two_people
from csxl.text.wording import listed, quote, some

_CODE = re.compile(rf"[A-Z0-9-]{{1,{LONGEST_CODE}}}")
_SECTORS = {fold(sector): sector for sector in SECTORS}


@dataclass(frozen=True)
class Asked:
    """A row of the table that names an agency, and what can be used of it; a code that cannot be used is blank."""

    row: Record
    party: Party


def read_parties(
    table: RecordTable, return_by: datetime.date | None = None, made_on: datetime.date | None = None
) -> tuple[tuple[Party, ...], tuple[Diagnostic, ...]]:
    """The agencies, each with a code, and every fault in the table; if two rows name one agency, the first counts.

    `return_by` is the review's own date; `made_on` the day on which questionnaires are made, if they are."""
    rows = list(table.rows())
    asked = [Asked(row, _party(row)) for row in rows if _spot(row, AGENCY).line]
    first = _firsts(asked)
    diagnostics = (
        *(diagnostic for row in rows for diagnostic in _row_diagnostics(row)),
        *_more_time(asked, return_by, made_on),
        *_twice(asked),
        *_shared(first),
        *_whole(table, [one for one in asked if one in first]),
    )
    own = _own_codes(first)
    codes = agency_codes([one.party.name for one in first], own)
    parties = tuple(
        replace(one.party, code=code, made=not given) for one, code, given in zip(first, codes, own, strict=True)
    )
    return parties, diagnostics


def _spot(row: Record, heading: str) -> Spot:
    """The row's cell under a heading; where the table lacks that column, an empty one at the agency's place."""
    return row.spots[heading] if heading in row.spots else replace(row.spots[AGENCY], cell=NOTHING)


def _party(row: Record) -> Party:
    text = {heading: _spot(row, heading).line for heading in PARTY_HEADINGS}
    code = text[CODE].upper()
    return Party(
        name=text[AGENCY],
        code=code if _CODE.fullmatch(code) else "",
        sector=_SECTORS.get(fold(text[SECTOR]), text[SECTOR]),
        contact=text[CONTACT],
        email=address_of(_spot(row, EMAIL).text),
        substitute=text[SUBSTITUTE],
        substitute_email=address_of(_spot(row, SUBSTITUTE_EMAIL).text),
        cc=", ".join(addresses_of(_spot(row, CC).text)[0]),
        note=_spot(row, NOTE).text,
        return_by=day_in(_spot(row, MORE_TIME))[0],
    )


def _row_diagnostics(row: Record) -> Iterator[Diagnostic]:
    """The faults that one row shows on its own."""
    for spot in row.spots.values():
        yield from spot.broken()
    agency, code, sector = (_spot(row, heading) for heading in (AGENCY, CODE, SECTOR))
    if not agency.given:
        given = [spot.line for spot in row.spots.values() if spot.line]
        yield agency.about(ReviewCode.AGENCY_UNNAMED, text=quote(", ".join(given)))
    elif agency.cell.flags & Flag.STRUCK:
        yield agency.about(ReviewCode.AGENCY_STRUCK, text=quote(agency.line))
    if code.line and not _CODE.fullmatch(code.line.upper()):
        yield code.about(
            ReviewCode.CODE_MALFORMED, text=quote(code.text), limit=LONGEST_CODE, better=code_from(code.line)
        )
    if sector.line and fold(sector.line) not in _SECTORS:
        yield sector.about(ReviewCode.SECTOR_UNKNOWN, text=quote(sector.line))
    yield from _contacts(row)


def _contacts(row: Record) -> Iterator[Diagnostic]:
    """The faults in who is written to: two people in a cell for one, and addresses that are none."""
    for spot in (_spot(row, CONTACT), _spot(row, SUBSTITUTE)):
        if names_two_people(spot.text):
            yield spot.about(ReviewCode.TWO_PEOPLE, text=quote(spot.text))
    for spot in (_spot(row, EMAIL), _spot(row, SUBSTITUTE_EMAIL)):
        if spot.text and not address_of(spot.text):
            yield spot.about(ReviewCode.ADDRESS_MALFORMED, text=quote(spot.text))
    copies = _spot(row, CC)
    for piece in addresses_of(copies.text)[1]:
        yield copies.about(ReviewCode.CC_MALFORMED, text=quote(piece))


def _more_time(
    asked: Sequence[Asked], return_by: datetime.date | None, made_on: datetime.date | None
) -> Iterator[Diagnostic]:
    """What is odd about the dates of agencies that have one of their own."""
    for one in asked:
        spot = _spot(one.row, MORE_TIME)
        day, said = day_in(spot, made_on)
        yield from said
        if day and return_by and day < return_by:
            days = {"day": f"{day:{SHORT}}", "other": f"{return_by:{SHORT}}"}
            yield spot.about(ReviewCode.OWN_DATE_EARLIER, agency=one.party.name, **days)


def _shared(asked: Sequence[Asked]) -> Iterator[Diagnostic]:
    """A diagnostic for each address of the contacts of two agencies; a copy may well go to one address for all."""
    found: dict[str, list[tuple[Asked, Spot]]] = {}
    for one in asked:
        for spot in (_spot(one.row, EMAIL), _spot(one.row, SUBSTITUTE_EMAIL)):
            if holder := address_of(spot.text).casefold():
                found.setdefault(holder, []).append((one, spot))
    for holders in found.values():
        agencies = [f"{one.party.name} ({spot.place})" for one, spot in holders]
        if len({one.row.number for one, _ in holders}) > 1:
            first = holders[0][1]
            cells = some([spot.place for _, spot in holders])
            yield replace(first, place=cells).about(
                ReviewCode.ADDRESS_SHARED, text=quote(address_of(first.text)), agencies=listed(agencies)
            )


def _firsts(asked: Sequence[Asked]) -> list[Asked]:
    """The rows that count: the first for each agency."""
    first: dict[str, Asked] = {}
    for one in asked:
        first.setdefault(folded_name(one.party.name), one)
    return list(first.values())


def _own_codes(asked: Sequence[Asked]) -> list[str]:
    """The codes that were given, with "" for one that an earlier row has, so that a new one is made."""
    codes: list[str] = []
    for one in asked:
        codes.append("" if one.party.code in codes else one.party.code)
    return codes


def _twice(asked: Sequence[Asked]) -> Iterator[Diagnostic]:
    """A diagnostic for each row that repeats an agency or a code."""
    names: dict[str, Spot] = {}
    codes: dict[str, Spot] = {}
    for one in asked:
        agency, code = _spot(one.row, AGENCY), _spot(one.row, CODE)
        name = names.setdefault(folded_name(one.party.name), agency)
        if name is not agency:
            yield agency.about(ReviewCode.AGENCY_TWICE, text=quote(agency.line), other=name.place)
        elif one.party.code:
            holder = codes.setdefault(one.party.code, code)
            if holder is not code:
                yield code.about(ReviewCode.CODE_TWICE, text=quote(code.line), other=holder.place)


def _whole(table: RecordTable, asked: Sequence[Asked]) -> Iterator[Diagnostic]:
    """The faults of the table as a whole, one diagnostic for each cause."""
    if not asked:
        yield ReviewCode.NO_AGENCIES.about(
            table.file, table.sheet.name, address(table.header + 1, table.columns[AGENCY])
        )
    silent = [one for one in asked if not _spot(one.row, EMAIL).given and not one.party.substitute_email]
    unseen = [one for one in asked if _spot(one.row, AGENCY).cell.flags & Flag.HIDDEN]
    grouped: Mapping[Code, Sequence[Asked]] = {ReviewCode.ADDRESS_MISSING: silent, ReviewCode.AGENCIES_HIDDEN: unseen}
    for code, ones in grouped.items():
        if ones:
            spot = _spot(ones[0].row, EMAIL if code is ReviewCode.ADDRESS_MISSING else AGENCY)
            yield spot.about(code, agencies=listed([one.party.name for one in ones]))
