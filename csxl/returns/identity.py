"""Whose return it is: every copy of the identity that survived, and where the copies contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model import layout
from csxl.model.answers import Shown
from csxl.model.diagnostic import Diagnostic
from csxl.returns.fields import as_date
from csxl.returns.form_labels import AGENCY, CODE, COMPLETED, IDENTITY, REVIEW, RUBRIC, VERSION
from csxl.returns.lookup import Lookup
from csxl.returns.made_for import other_form
from csxl.returns.tabled_sheet import TabledSheet
from csxl.returns.titles import titles_of
from csxl.sheets.cells import Book
from csxl.text.a1 import address
from csxl.text.folding import fold, fold_code, visible
from csxl.text.records import dataclass
from csxl.text.wording import quote

_PARTS = tuple(dict.fromkeys(IDENTITY.values()))
_ON_START = frozenset((*IDENTITY, *COMPLETED))
_IDENTITY = fold(layout.IDENTITY)
_PROPERTIES = {label: fold(layout.PROPERTY_PREFIX + label) for label in layout.IDENTITY_LABELS}
LONG = 200  # characters: only so much of longer values is compared, since document properties cut them off
HIDDEN, PROPERTIES, TITLES, START = "the hidden sheet", "the file's properties", "the sheets' titles", "the Start sheet"


class Copy(NamedTuple):
    """One copy of one part of the identity. `shown` copies are those that people see and can change by hand."""

    label: str
    value: str
    where: str
    sheet: str = ""
    cell: str = ""

    @property
    def shown(self) -> bool:
        return self.where in (TITLES, START)

    def agrees(self, value: str) -> bool:
        """Whether it says the same; a code is the same with spaces or a full stop in it."""
        return _agree(self.value, value) or (self.label == CODE and fold_code(self.value) == fold_code(value))


@dataclass(frozen=True)
class Identity:
    """Whose return a file says it is, and which form it is; "" for anything that no copy gives. `others` holds the
    titles of other agencies' tables in it, by sheet and cell, each with that agency's name or code; `shown` what the
    other copies that people see say in place of `agency` and `agency_code`."""

    agency: str = ""
    agency_code: str = ""
    review: str = ""
    rubric: str = ""
    version: str = ""
    partnership: str = ""
    completed_by: str = ""
    others: Mapping[tuple[str, str], str] = field(default_factory=dict)
    shown: tuple[Shown, ...] = ()
    signed: str = ""  # the name alone of who completed it
    form: str = ""  # what the form was made for, as a sentence says it, where that is not this version of this rubric
    in_doubt: bool = False  # whether it says that it was made for another, and not all of it bears that out


def identify_return(
    book: Book, tabled_sheets: Sequence[TabledSheet], file: str, lookup: Lookup
) -> tuple[Identity, tuple[Diagnostic, ...]]:
    """The identity that the surviving copies give, and the diagnostics about it."""
    copies = tuple(_copies(book, tabled_sheets, lookup))
    by_label = {label: [copy for copy in copies if copy.label == label] for label in _PARTS}
    chosen = {label: _chosen(found) for label, found in by_label.items()}
    chosen |= {label: _of_the_form(by_label[label]) for label in (AGENCY, CODE)}
    typed = _completed_by(tabled_sheets)
    others = _others(copies, chosen[AGENCY], chosen[CODE], len(lookup.rubric.domains))
    mine = [copy for copy in copies if (copy.sheet, copy.cell) not in others]
    form, another = _form(copies, chosen, tabled_sheets, lookup)
    identity = Identity(
        chosen[AGENCY],
        chosen[CODE],
        chosen[REVIEW],
        lookup.titles.get(fold(chosen[RUBRIC]), chosen[RUBRIC]),
        chosen[VERSION],
        chosen[layout.PARTNERSHIP],
        ", ".join(typed[label] for label in layout.COMPLETED_LABELS if label in typed),
        others,
        tuple(_shown(mine, chosen, tabled_sheets)),
        signed=typed.get(layout.COMPLETED_BY, ""),
        form=form,
        in_doubt=another and not form,
    )
    return identity, tuple(_oddities(identity, mine, file, lookup))


def _form(
    copies: Sequence[Copy], chosen: Mapping[str, str], tabled_sheets: Sequence[TabledSheet], lookup: Lookup
) -> tuple[str, bool]:
    """What the form was made for, "" where that is this version of this rubric or cannot be told; and whether it says
    that it was made for another."""
    title, version = chosen[RUBRIC], chosen[VERSION]
    todays = {"", fold(lookup.rubric.title), *lookup.titles}
    if fold(title) in todays and fold(version) in ("", fold(lookup.rubric.version)):
        return "", False
    titles, versions = (
        [copy.value for copy in copies if copy.label == label and not copy.shown] for label in (RUBRIC, VERSION)
    )
    others = [value for label, value in chosen.items() if label not in (RUBRIC, VERSION)]
    rows = [cells for tabled in tabled_sheets for cells in tabled.rows.values()]
    titles += [cell.text for cells in rows for cell in cells.values() if cell.text and fold(cell.text) in todays]
    return other_form(titles, versions, title, version, others, lookup), True


def _of_the_form(copies: Sequence[Copy]) -> str:
    """What the copies that nobody sees say or, where there are none, the others: who fills in a copy of another
    agency's form corrects what shows."""
    return _chosen([copy for copy in copies if not copy.shown] or copies)


def _others(copies: Sequence[Copy], agency: str, code: str, domains: int) -> dict[tuple[str, str], str]:
    """The titles that name another agency and another code, by sheet and cell, if further titles name this agency's
    code: two agencies' tables in one workbook. If none does, or in one form only the fewer do, it is one form used
    again by somebody who did not correct all of it."""
    codes = [copy for copy in copies if copy.label == CODE and copy.where == TITLES]
    named = {(copy.sheet, copy.cell): copy.value for copy in copies if copy.label == AGENCY and copy.where == TITLES}
    places = {(copy.sheet, copy.cell): copy.value for copy in codes if not copy.agrees(code)}
    one_form = len(codes) <= domains
    if len(places) == len(codes) or (one_form and 2 * len(places) >= len(codes)):
        return {}
    return {
        place: named.get(place, value)
        for place, value in places.items()
        if place not in named or not _agree(named[place], agency)
    }


def _shown(copies: Sequence[Copy], chosen: Mapping[str, str], tabled_sheets: Sequence[TabledSheet]) -> Iterator[Shown]:
    """The names and codes that contradict the form's own where people see them: in its tables' titles and on Start."""
    odd = [
        copy for copy in copies if copy.label in (AGENCY, CODE) and copy.shown and not copy.agrees(chosen[copy.label])
    ]
    start = _start(tabled_sheets) if odd else frozenset()
    once = {
        (copy.label, fold(copy.value)): copy for copy in reversed(odd) if copy.where == TITLES or copy.sheet in start
    }
    for copy in reversed(once.values()):
        yield Shown(copy.value, copy.label == CODE, copy.sheet, copy.cell)


def _start(tabled_sheets: Sequence[TabledSheet]) -> frozenset[str]:
    """The sheets that give two or more of the labels on Start: a list of agencies that somebody added gives one."""
    return frozenset(
        tabled.sheet.name
        for tabled in tabled_sheets
        if len({one.label for one in tabled.labelled if one.label in _ON_START}) > 1
    )


def _copies(book: Book, tabled_sheets: Sequence[TabledSheet], lookup: Lookup) -> Iterator[Copy]:
    """Every copy of the identity, with the copies that people do not see first."""
    unseen = [
        tabled
        for tabled in tabled_sheets
        if not tabled.tables and (tabled.sheet.hidden or fold(tabled.sheet.name) == _IDENTITY)
    ]
    for tabled in unseen:
        yield from _labelled(tabled, HIDDEN)
    properties = {fold(name): value for name, value in book.properties.items()}
    for label in layout.IDENTITY_LABELS:
        if value := visible(properties.get(_PROPERTIES[label], "")):
            yield Copy(label, value, PROPERTIES)
    for tabled in tabled_sheets:
        if tabled.tables:
            yield from _titled(tabled, lookup)
        elif tabled not in unseen:
            yield from _labelled(tabled, START)


def _labelled(tabled: TabledSheet, where: str) -> Iterator[Copy]:
    """The parts of the identity that a sheet gives as label and value."""
    for label, cell, place in tabled.labelled:
        if label in IDENTITY and fold(value := as_date(cell)) not in IDENTITY:
            yield Copy(IDENTITY[label], value, where, tabled.sheet.name, address(*place))


def _titled(tabled: TabledSheet, lookup: Lookup) -> Iterator[Copy]:
    """The agency and code that the titles of a sheet's tables name."""
    for title in titles_of(tabled, lookup):
        place = address(*title.place)
        if title.agency:
            yield Copy(AGENCY, title.agency, TITLES, tabled.sheet.name, place)
        yield Copy(CODE, title.code, TITLES, tabled.sheet.name, place)


def _chosen(copies: Sequence[Copy]) -> str:
    """The value found in most places; in a tie the first, which people do not see or change."""
    places: dict[str, dict[str, str]] = {}
    for copy in copies:
        if not layout.is_cut(copy.value):
            places.setdefault(fold(copy.value), {}).setdefault(copy.where, copy.value)
    best = max(places.values(), key=len, default={})  # the first of the longest: copies come in order of trust
    return next(iter(best.values()), copies[0].value if copies else "")


def _agree(one: str, other: str) -> bool:
    """Whether two copies say the same; one may be cut short, as titles and properties are."""
    if fold(one) == fold(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= LONG:
        return fold(long[:LONG]) == fold(short[:LONG])
    return short.endswith("…") and fold(long).startswith(fold(short.removesuffix("…")))


def _oddities(identity: Identity, copies: Sequence[Copy], file: str, lookup: Lookup) -> Iterator[Diagnostic]:
    for label, value in ((AGENCY, identity.agency), (CODE, identity.agency_code), (REVIEW, identity.review)):
        others = {fold(copy.value): copy for copy in copies if copy.label == label and not copy.agrees(value)}
        for copy in others.values():
            code = IdentityCode.OTHER_AGENCY_TYPED if label == AGENCY and copy.shown else IdentityCode.COPIES_CONTRADICT
            yield code.about(
                file, copy.sheet, copy.cell, label=label, where=copy.where, other=quote(copy.value), value=quote(value)
            )
    if not identity.agency:
        yield (IdentityCode.AGENCY_BY_CODE if identity.agency_code else IdentityCode.NO_AGENCY).about(
            file, code=identity.agency_code
        )
    if identity.rubric and fold(identity.rubric) != fold(lookup.rubric.title):
        yield IdentityCode.OTHER_RUBRIC.about(file, other=quote(identity.rubric), value=quote(lookup.rubric.title))
    elif identity.version and fold(identity.version) != fold(lookup.rubric.version):
        yield IdentityCode.OTHER_VERSION.about(file, other=identity.version, value=lookup.rubric.version)


def _completed_by(tabled_sheets: Sequence[TabledSheet]) -> Mapping[str, str]:
    """Name, role and date as typed on the Start sheet, by label."""
    typed: dict[str, str] = {}
    for tabled in tabled_sheets:
        for label, cell, _ in tabled.labelled if not tabled.sheet.hidden else ():
            if label in COMPLETED and fold(value := as_date(cell)) not in COMPLETED:
                typed.setdefault(COMPLETED[label], value)
    return typed
