"""What is missing: criteria without their row or sheet, sheets whose table cannot be read, and blanks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from csxl.diagnostics.of_answer import AnswerCode
from csxl.diagnostics.of_grid import GridCode
from csxl.model import layout
from csxl.model.answers import Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Criterion, Domain, Rubric
from csxl.returns.entries import Entry
from csxl.returns.lookup import Lookup
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.limits import ROWS
from csxl.text.wording import listed_refs, some


def refs_on(tabled: TabledSheet, lookup: Lookup, above: int = ROWS + 1) -> dict[str, list[tuple[int, int]]]:
    """The (row, column) places of each ref of the rubric on a sheet, above a given row."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row, cells in tabled.rows.items():
        if row >= above:
            break
        for column, cell in cells.items():
            if len(cell.text) < 20 and (ref := lookup.facts[cell.text].ref):
                found.setdefault(ref, []).append((row, column))
    return found


def descriptors_on(tabled: TabledSheet, lookup: Lookup) -> set[str]:
    """The refs of the criteria whose descriptors are on a sheet."""
    return {
        ref
        for cells in tabled.rows.values()
        for cell in cells.values()
        if len(cell.text) > 20
        for ref, _ in lookup.facts[cell.text].describes
    }


def unreadable(tabled: TabledSheet, refs: Mapping[str, Sequence[tuple[int, int]]], lookup: Lookup) -> Diagnostic | None:
    """Why nothing was read from a sheet that holds criteria, or None where it holds none."""
    if any(layout.RATING in table.columns for table in tabled.tables):
        return None
    about = descriptors_on(tabled, lookup) | set(refs)
    if len(refs) < 2 and len(about) < 2:
        return None
    order = [ref for ref in lookup.rubric.criteria if ref in about]
    details = {"refs": listed_refs(order), "heading": layout.RATING}
    places = [place for found in refs.values() for place in found]
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    if tabled.tables:
        return GridCode.NO_RATING_COLUMN.about(tabled.file, tabled.sheet.name, **details)
    if len(places) > 1 and len(rows) < len(columns):
        return GridCode.TURNED.about(tabled.file, tabled.sheet.name, **details)
    return GridCode.NO_HEADER.about(tabled.file, tabled.sheet.name, **details)


def lacking(entries: Mapping[str, Entry], seen: Collection[str], rubric: Rubric) -> tuple[Criterion, ...]:
    """The criteria that were found nowhere in a file; `seen` are the refs that already have a diagnostic."""
    return tuple(one for one in rubric.criteria.values() if one.ref not in entries and one.ref not in seen)


def is_another_rubrics(gaps: Sequence[Criterion], form: str, rubric: Rubric) -> bool:
    """Whether a `form` that was made for something else lacks most of what is asked today, and not only what is new."""
    return bool(form) and 2 * len(gaps) > len(rubric.criteria)


def parted_gaps(
    gaps: tuple[Criterion, ...], file: str, form: str, rubric: Rubric
) -> tuple[tuple[Criterion, ...], tuple[Diagnostic, ...]]:
    """The criteria that are missing from a file; and where that is a `form` of another version of the rubric, so that
    they are new and nobody can have answered them on it, none, but what is said of those."""
    if not gaps or not form or is_another_rubrics(gaps, form, rubric):
        return gaps, ()
    return (), (GridCode.NEW_SINCE.about(file, refs=listed_refs([one.ref for one in gaps]), form=form),)


def missing(
    gaps: Sequence[Criterion],
    sheets: Mapping[str, str],
    file: str,
    elsewhere: Sequence[Return],
    rubric: Rubric,
    form: str = "",
) -> Iterator[Diagnostic]:
    """A diagnostic for each missing domain and for each other missing row, or a note of which of the agency's other
    returns has it; one for all of them on a `form` of another rubric. `sheets` is the sheet on which most of a domain
    was found."""
    if is_another_rubrics(gaps, form, rubric) and not _holder(gaps, elsewhere):
        yield GridCode.MOST_NOT_ASKED.about(file, refs=listed_refs([one.ref for one in gaps]), form=form)
        return
    for domain in rubric.domains:
        mine = [criterion for criterion in gaps if criterion.domain == domain.name]
        if len(mine) == len(domain.criteria):
            holder = _holder(mine, elsewhere)
            found = GridCode.IN_OTHER_FILE.about(file, what=f"“{domain.name}”", other=holder) if holder else None
            yield found or no_domain(domain, file)
            continue
        for criterion in mine:
            ref, holder = criterion.ref, _holder([criterion], elsewhere)
            found = GridCode.IN_OTHER_FILE.about(file, ref=ref, what=ref, other=holder) if holder else None
            yield found or no_row(criterion, sheets.get(domain.name, ""), file)


def nowhere(gaps: Sequence[Criterion], elsewhere: Sequence[Return]) -> frozenset[str]:
    """The refs of the criteria that the same agency's other returns do not have either."""
    return frozenset(criterion.ref for criterion in gaps if not _holder([criterion], elsewhere))


def _holder(gaps: Sequence[Criterion], returns: Sequence[Return]) -> str:
    """The file of the last return that has all of these criteria, or ""."""
    wanted = {criterion.ref for criterion in gaps}
    files = [returned.file for returned in returns if wanted <= {answer.ref for answer in returned.answers}]
    return files[-1] if files else ""


def no_domain(domain: Domain, file: str) -> Diagnostic:
    refs = listed_refs([criterion.ref for criterion in domain.criteria])
    return GridCode.DOMAIN_MISSING.about(file, domain=domain.name, refs=refs)


def no_row(criterion: Criterion, sheet: str, file: str) -> Diagnostic:
    return GridCode.ROW_MISSING.about(file, sheet, "", criterion.ref, domain=criterion.domain, what=criterion.within)


def blanks(entries: Mapping[str, Entry], asked: Collection[str], file: str, silent: bool) -> Iterator[Diagnostic]:
    """One note for each sheet with blank ratings; rows with text but no rating, and those that are `asked` about, have
    a diagnostic already. A form that is `silent` has no text of the whole either."""
    by_sheet: dict[str, list[str]] = {}
    empty = [ref for ref, entry in entries.items() if entry.blank and not any(entry.texts) and ref not in asked]
    for ref in empty:
        by_sheet.setdefault(entries[ref].answer.sheet, []).append(ref)
    if silent and entries and len(empty) == len(entries):
        yield AnswerCode.NOTHING_ANSWERED.about(file)
    for sheet, refs in by_sheet.items():
        cells = some([entries[ref].answer.cell for ref in refs])
        yield AnswerCode.BLANK.about(file, sheet, cells, refs=listed_refs(refs), count=len(refs))


def sheets_of(entries: Mapping[str, Entry], domains: Sequence[Domain]) -> dict[str, str]:
    """The sheet on which most criteria of each domain were found."""
    found = {}
    for domain in domains:
        on = [entries[c.ref].answer.sheet for c in domain.criteria if c.ref in entries]
        if on:
            found[domain.name] = max(on, key=on.count)
    return found
