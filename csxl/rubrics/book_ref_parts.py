"""Of which level and stage a row of a domain's table is, by the names on their tabs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from csxl.rubrics.book_tables import Table
from csxl.rubrics.shape import likely, shown
from csxl.sheets.cells import Place
from csxl.text.folding import fold
from csxl.text.records import dataclass

MOST_LISTED = 12  # names in one sentence


@dataclass(frozen=True)
class RefParts:
    """The levels or the stages: what each is called in a ref, by its names and refs folded; `named` are their names as
    people read them, `all_names` those in every language, `called` are the names by their refs, which `mark` is a word
    for, and `tab` is where they stand."""

    tab: str
    by_name: Mapping[str, str]
    named: Sequence[str]
    all_names: Sequence[str]
    called: Mapping[str, str]
    mark: str

    @property
    def only(self) -> str:
        """The one that there is, "" where there are several."""
        refs = {*self.by_name.values()}
        return next(iter(refs)) if len(refs) == 1 else ""

    @property
    def twice(self) -> set[str]:
        """The names, folded, that two of them have: which of the two is meant nobody can say."""
        return {name for name, number in Counter(map(fold, self.named)).items() if number > 1}

    @property
    def is_unclear(self) -> bool:
        """Whether their tab must be put right before it can be said that a name is not on it."""
        return not self.by_name or bool(self.twice) or any(len(one) != 1 for one in self.called)


@dataclass(frozen=True)
class RowPart:
    """A row's level or stage: as refs have it, and as people read it; "" with what to say of it where it has none,
    which is nothing where that follows from what is said elsewhere. `lacks_column` is whether no column tells it."""

    ref: str = ""
    name: str = ""
    faults: tuple[str, ...] = ()
    lacks_column: bool = False


def parts_of(tab: str, mark: str, entries: Sequence[Mapping[str, Any]], refs: Sequence[str]) -> RefParts:
    """The levels or stages, from their tables."""
    by_name: dict[str, str] = {}
    own, all_names, called = [], [], {}
    for entry, one in zip(entries, refs, strict=True):
        name = entry.get("name", "")
        names = [text for text in (name.values() if isinstance(name, dict) else [name]) if text]
        own += names[:1]
        called[one] = (*names, one)[0]
        all_names += names
        for text in names:
            by_name.setdefault(fold(text), one)
    for one in refs:  # after every name: a level may be called as another's ref is
        by_name.setdefault(fold(one), one)
    return RefParts(tab, by_name, own, all_names, called, mark)


def part_of_row(table: Table, number: int, key: str, parts: RefParts, typed: str) -> RowPart:
    """A row's level or stage; `typed` is what its typed ref says."""
    column = table.column(key)
    place = Place(number, column or 0)
    sought = table.tab.sought(place) if column else ""
    text = (sought if fold(sought) in parts.by_name else "") or (table.tab.text(place) if column else "")
    if found := parts.by_name.get(fold(text), ""):
        return RowPart(found, parts.called[found])
    if text or (column and table.tab.odd(place)):
        said = _unknown(text or table.tab.cell(place).text, "" if text else sought, key, parts)
        return RowPart(faults=(f"{table.tab.at(place)}: {said}",) if said else ())
    if by_rule := typed if fold(typed) in parts.by_name else parts.only:
        return RowPart(by_rule, parts.called.get(by_rule, ""))
    if not column or not parts.by_name:
        return RowPart(lacks_column=not column)
    said = f"the row has no {key}; choose one of the tab {parts.tab}, or delete the row."
    return RowPart(faults=(f"{table.tab.at(place)}: {said}",))


def _unknown(text: str, sought: str, key: str, parts: RefParts) -> str:
    """What to say of a name that is not on the tab, or a formula that looks there for what is not there any more."""
    meant = likely(text, parts.all_names)
    is_like_others = any(_unnumbered(text) == _unnumbered(name) for name in parts.all_names)
    if parts.is_unclear and (is_like_others or not meant):
        return ""
    if sought:
        return f"the {key} with the {parts.mark} {shown(sought)} is not on the tab {parts.tab} now; choose another."
    listed = ", ".join(map(shown, parts.named[:MOST_LISTED])) + ", …" * (len(parts.named) > MOST_LISTED)
    return f"“{shown(text)}” is no {key} of the tab {parts.tab} ({listed}){meant}; choose one of them."


def _unnumbered(name: str) -> str:
    """A name without its numbers: "question" of "Question 12"."""
    return "".join(letter for letter in fold(name) if not letter.isdecimal())
