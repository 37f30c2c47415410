"""Reading a rubric from a workbook, whatever people and programs did to it: every fault at once, by sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from csxl.languages import language_called
from csxl.model.member import Kind
from csxl.model.rubric import Rubric, base_tag
from csxl.rubrics.book_consequences import unclear_paths, unreadable_places
from csxl.rubrics.book_domain_read import (
    CriterionRow,
    DomainTab,
    criteria_rows,
    domain_entries,
    has_word,
    is_untouched,
    letter_given,
    table_faults,
)
from csxl.rubrics.book_entries import OWN, BookEntry, label_entries, tables_of
from csxl.rubrics.book_faults import headless, label_faults, second_table
from csxl.rubrics.book_finding import DOMAIN_LABELS, LIST_KINDS, PLACED, Layout, ended, laid_out, opened_book
from csxl.rubrics.book_layout import DOMAIN_FACTS, FACTS, LEVELS, LISTS, RUBRIC, STAGES
from csxl.rubrics.book_lists_read import list_entries, list_faults, steps_of
from csxl.rubrics.book_order import in_order
from csxl.rubrics.book_places import BookPlaces, spots_of
from csxl.rubrics.book_ref_parts import parts_of
from csxl.rubrics.book_tables import DOMAIN, STEP_OF, Known, labels_in, tables_in
from csxl.rubrics.flaws import Path, RubricFault
from csxl.rubrics.making import Tables, rubric_from
from csxl.rubrics.ref_rule import letters, level_refs
from csxl.rubrics.shape import shown
from csxl.rubrics.telling import is_language
from csxl.sheets.cells import Book, Place
from csxl.text.folding import fold

MAY_LACK = ("abstentions",)  # the tabs that may be deleted, if nothing is to stand there
REGION = "GB"  # of a language that is given by its name
_UNNAMED = re.compile(r"(domain|sheet|tabelle|feuil|hoja|taflen)[ ]?\d*([ ]?\(\d+\))?", re.IGNORECASE)
_NOUGHTS = re.compile(r"(\d)\.0+")


def rubric_in_book(file: str, data: bytes) -> Rubric:
    """The rubric in a workbook. Raises RubricFault with everything that is wrong."""
    book, unread, kind = opened_book(file, data)
    try:
        return rubric_in_cells(file, book, unread)
    except RubricFault:
        if kind is not Kind.XLS:
            raise
        said = (
            f"{file}: is an .xls, in which some programs leave out what formulas say; save it as .xlsx and try again."
        )
        raise RubricFault([said]) from None


def rubric_in_cells(file: str, book: Book, unread: Sequence[str] = ()) -> Rubric:
    """The rubric in a workbook as read; `unread` says what could not be. Raises RubricFault with everything wrong."""
    faults = list(unread)
    layout = laid_out(file, book)
    if not layout.signs:
        tabs = ", ".join(one.tab for one in LISTS)
        said = f"{file}: is a workbook without a rubric: no tab has the headings of {tabs}."
        raise RubricFault([*faults, said])
    listed = [*_facts(layout), *(entry for table in layout.lists.values() for entry in list_entries(table))]
    entries, original = in_own_language(map(_evened, listed))
    main = {key: [] for key in (*MAY_LACK, *layout.lists)} | tables_of(entries, original)
    known = _headings(layout, main)
    domains = domain_tabs(layout, known)
    told, rows = _domains(domains, main, original)
    tables = tables_of(told, original).get("domains", [])
    twins = _twins(domains, told)
    faults += [*_faults(layout), *_domain_faults(domains, rows, known, _words(main)), *twins.values()]
    faults += _contradictions([*entries, *told])
    places = BookPlaces(
        file,
        spots_of([*entries, *told]),
        {key: table.tab.name for key, table in layout.lists.items()}
        | ({RUBRIC: layout.facts.tab.name} if layout.facts else {}),
        [domain.tab.name for domain in domains],
        unclear_paths(layout, domains, rows),
    )
    main["domains"] = [domain.tab.name for domain in domains]
    found = [None if number in twins else table for number, table in enumerate(tables, 1)]
    try:
        return rubric_from(Tables(main, tuple(found)), places, faults, unreadable_places([*entries, *told]))
    except RubricFault as refused:
        raise RubricFault(in_order(refused.faults, file, [tab.name for tab in layout.tabs])) from None


def in_own_language(entries: Iterable[BookEntry]) -> tuple[list[BookEntry], str]:
    """Texts with the rubric's own language told from others, and its base tag."""
    listed = list(entries)
    language = next((entry.text for entry in listed if entry.path == ("language",)), "") or ""
    original = base_tag(language) if is_language(language) else "en"
    return [_own(entry, original) for entry in listed], original


def _own(entry: BookEntry, original: str) -> BookEntry:
    return entry._replace(tag=OWN) if entry.tag and base_tag(entry.tag) == original else entry


def _facts(layout: Layout) -> Iterator[BookEntry]:
    """Title, version, language and credit."""
    if layout.facts:
        yield from label_entries(layout.facts, ())


def _evened(entry: BookEntry) -> BookEntry:
    """A text as TOML has it: a digit without noughts behind it, a capital letter, a language by its code."""
    text = entry.text or ""
    match entry.path:
        case ("language",) if (language := language_called(text)) and not language.parts:
            return entry._replace(text=f"{language.tag}-{REGION}")
        case ("levels", _, "ref") if found := _NOUGHTS.fullmatch(text):
            return entry._replace(text=found[1])
        case (_, _, "letter"):
            return entry._replace(text=text.upper())
    return entry


def _words(main: Mapping[str, Any]) -> list[str]:
    """The scale's words in the rubric's own language, "" where one is missing."""
    return [_first(entry.get("word", "")).strip() for entry in main.get("scale", [])]


def _first(value: Any) -> str:
    """A text, or that in the rubric's own language, which stands first."""
    return str(next(iter(value.values()), "") if isinstance(value, dict) else value)


def _headings(layout: Layout, main: Mapping[str, Any]) -> Known:
    """The headings of a domain's table: its place, and the scale's words, by themselves or by their steps."""
    known = dict(PLACED)
    entries = main.get("scale", [])
    steps = steps_of(layout.lists["scale"]) if "scale" in layout.lists else []
    for entry, step in zip(entries, steps, strict=True):
        if word := _first(entry.get("word", "")).strip():
            known |= {fold(word): word, STEP_OF.format(step): word}
    return known


def domain_tabs(layout: Layout, known: Known) -> list[DomainTab]:
    """The tabs of domains, in their order: those with the labels of one, or with a table under words of the scale."""
    found: list[DomainTab] = []
    kinds = {**LIST_KINDS, DOMAIN: known}
    for tab in layout.tabs:
        every = tables_in(tab, kinds)
        tables = [ended(table, every) for table in every if table.kind == DOMAIN]
        labels = labels_in(tab, DOMAIN_LABELS)
        is_list = any(table.tab is tab for table in layout.lists.values())
        is_table = any(labels or has_word(table, known) for table in tables)
        if (is_table or (labels and not is_list)) and not is_untouched(tables, labels):
            found.append(DomainTab(len(found) + 1, tab, labels, tables))
    return found


def _domains(
    domains: Sequence[DomainTab], main: Mapping[str, Any], original: str
) -> tuple[list[BookEntry], list[list[CriterionRow]]]:
    """The texts of the domains, and the rows of each one's tables."""
    labelled = [_labelled(domain, original) for domain in domains]
    tables = tables_of([entry for entries in labelled for entry in entries], original).get("domains", [])
    made = letters([_first(table.get("name", "")) for table in tables], [table.get("letter", "") for table in tables])
    levels = main.get("levels", [])
    stages = main.get("stages", [])
    level_parts = parts_of(LEVELS, "digit", levels, level_refs([one.get("ref", "") for one in levels]))
    of_stages = letters([_first(one.get("name", "")) for one in stages], [one.get("letter", "") for one in stages])
    stage_parts = parts_of(STAGES, "letter", stages, of_stages)
    rows = [
        criteria_rows(domain, letter, level_parts, stage_parts) for domain, letter in zip(domains, made, strict=True)
    ]
    told = [
        entry
        for domain, entries, mine in zip(domains, labelled, rows, strict=True)
        for entry in [*entries, *(_own(one, original) for one in domain_entries(domain, mine))]
    ]
    return told, rows


def _labelled(domain: DomainTab, original: str) -> list[BookEntry]:
    """A domain's letter, name and statement; without a name it is called as its tab, without a letter as its refs."""
    found = [_evened(_own(one, original)) for one in label_entries(domain.labels, domain.path)] if domain.labels else []
    by_path = {entry.path: entry for entry in found if entry.tag == OWN}
    fallback = Place(1, 1)
    for key in ("letter", "name"):
        path: Path = (*domain.path, key)
        entry = by_path.get(path, BookEntry(path, OWN, "", domain.tab, fallback))
        text = letter_given(domain, entry.text or "") if key == "letter" else entry.text or _named(domain.tab.name)
        by_path[path] = entry._replace(text=text)
    return [*by_path.values(), *(entry for entry in found if entry.tag != OWN)]


def _named(tab: str) -> str:
    """A domain's name by its tab, "" where nobody has given it one."""
    return "" if _UNNAMED.fullmatch(tab) else tab


def _twins(domains: Sequence[DomainTab], told: Iterable[BookEntry]) -> dict[int, str]:
    """What to say of each tab for a domain that another tab is for already, by its number."""
    seen: dict[str, str] = {}
    twins = {}
    for domain in domains:
        entry = next(one for one in told if one.path == (*domain.path, "name") and one.tag == OWN)
        name = fold(entry.text or "")
        if name and name in seen:
            said = f"“{shown(entry.text or '')}” is also at {seen[name]}; give one another name, or delete its tab."
            twins[domain.number] = f"{entry.tab.at(entry.place)}: {said}"
        seen.setdefault(name, entry.tab.at(entry.place))
    return twins


def _faults(layout: Layout) -> Iterator[str]:
    """What is wrong with the first tab and the lists as a workbook."""
    if layout.facts:
        yield from label_faults(layout.facts, [fact.label for fact in FACTS])
    yield from headless(layout.tabs, layout.lists)
    for key, table in layout.lists.items():
        yield from list_faults(table, LIST_KINDS[key])
    for table, used in layout.seconds:
        yield second_table(table, used)


def _domain_faults(
    domains: Sequence[DomainTab], rows: Sequence[Sequence[CriterionRow]], known: Known, words: Sequence[str]
) -> Iterator[str]:
    """What is wrong with the domains' tabs as a workbook."""
    for domain, mine in zip(domains, rows, strict=True):
        if domain.labels:
            yield from label_faults(domain.labels, [fact.label for fact in DOMAIN_FACTS], domain.label_end)
        yield from table_faults(domain, mine, known, words)


def _contradictions(entries: Iterable[BookEntry]) -> Iterator[str]:
    """Two texts for one and the same thing."""
    seen: dict[tuple[Path, str], BookEntry] = {}
    for entry in entries:
        first = seen.setdefault((entry.path, entry.tag), entry)
        if first is not entry and entry.text:
            yield f"{entry.tab.at(entry.place)}: says the same as {first.tab.at(first.place)}; keep one of the two."
