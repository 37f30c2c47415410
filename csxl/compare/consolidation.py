"""Consolidation: all returns of a review become one comparison, in which every agency counts once."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from csxl.compare.agency_views import agency_views
from csxl.compare.choices import CommandChoices, KnownAgencies, chosen
from csxl.compare.grounds import on_grounds_of_today
from csxl.compare.mailed_answers import placed_letters, read_letters, with_letters
from csxl.compare.personal_open import shown_of
from csxl.compare.settlement import agreed_on, settled_views
from csxl.compare.spread import spread_of
from csxl.compare.weighing import weigh
from csxl.model.answers import Kept, Reading, Return
from csxl.model.comparison import (
    TO_SETTLE,
    Agency,
    Comparison,
    Finding,
    View,
    statuses,
)
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.diagnostic import Diagnostic
from csxl.model.review import Expected
from csxl.model.rubric import Criterion, Rubric
from csxl.returns.conflicts import compare_chains
from csxl.returns.versions import Versions, quieted, said_once, weigh_versions
from csxl.text.no_cycles import no_cycles
from csxl.text.same_agency import agency_key


@no_cycles()
def consolidate(
    reading: Reading,
    rubric: Rubric,
    expected: Sequence[Expected] = (),
    prefer: Sequence[str] = (),
    review: str = "",
    partnership: str = "",
    decisions: Decisions = NOTHING_DECIDED,
    titles: Sequence[str] = (),
    whose: Sequence[tuple[str, str]] = (),
    day: datetime.date | None = None,
) -> Comparison:
    """The returns side by side, agency by agency. `decisions` are what people typed into the summary since; `prefer`
    names the files that count where an agency sent several, and `whose` says whose a file is, as of a `day`.

    Only returns of the review with these `titles` count. Without any, it is the one that most returns name; `review`
    and `partnership` are what it is called, by default as most of those returns have it."""
    command = chosen(decisions, reading.returns, expected, CommandChoices(prefer, whose, day), reading.letters)
    weighed = weigh(reading.returns, expected, titles, command.decisions)
    versions = {agency: weigh_versions(returns) for agency, returns in weighed.counting.items()}
    views = _views(versions, command.decisions, rubric)
    ours = list(chain.from_iterable(weighed.groups.values()))
    of_choices = (*command.said, *weighed.notices)
    of_files = _of_files((*reading.diagnostics, *_of_several(versions, views, rubric)), weighed.idle, versions)
    found = Comparison(
        rubric,
        review or _commonest(returned.review for returned in ours) or next(iter(titles), ""),
        partnership or _commonest(returned.partnership for returned in ours),
        _agencies(weighed.groups, versions, views, expected, rubric),
        _findings(views, rubric, command.decisions),
        tuple(dict.fromkeys((*of_files, *weighed.said, *of_choices))),
        tuple(_kept(ours, versions)),
        bool(expected),
        tuple(dict.fromkeys(one.file for one in reading.unread)),
        command.unfound,
        weighed.uncounted,
        command.decisions,
        of_choices,
    )
    return _grounded(_with_letters(found, reading, tuple(weighed.groups), expected), reading, decisions)


def _with_letters(
    comparison: Comparison, reading: Reading, agencies: Sequence[Expected], expected: Sequence[Expected]
) -> Comparison:
    """The comparison with the letters of mails without a workbook; one that was read is no unread file."""
    if not reading.letters:
        return comparison
    known, decisions = KnownAgencies(reading.returns, expected), comparison.decisions
    letters = placed_letters(reading.letters, agencies, known, decisions)
    read = read_letters(reading)
    return replace(
        comparison,
        letters=letters,
        diagnostics=with_letters(comparison, reading.letters, letters),
        unread=tuple(file for file in comparison.unread if file not in read),
    )


def _kept(returns: Iterable[Return], versions: Mapping[Expected, Versions]) -> Iterator[tuple[str, Kept]]:
    """What was added to each return, with its file."""
    replaced = frozenset[str]().union(*(found.replaced for found in versions.values()))
    for one in returns:
        yield from ((one.file, shown_of(one.file, kept, replaced)) for kept in one.kept)


def _grounded(comparison: Comparison, reading: Reading, typed: Decisions) -> Comparison:
    """The comparison with what was typed lately resting on what it came to itself, where nothing else has changed."""
    same = typed.compared == {returned.sha256 for returned in reading.returns if returned.sha256}
    same = same and comparison.decisions.entries == typed.entries  # else --prefer or --whose chose
    found = on_grounds_of_today(comparison.decisions, comparison.findings, comparison.agencies, same)
    return replace(comparison, decisions=found)


def _views(versions: Mapping[Expected, Versions], decisions: Decisions, rubric: Rubric) -> Sequence[tuple[View, ...]]:
    """Every agency's view of every criterion, with what was settled since."""
    return [
        settled_views(
            agency_views(agency.name, found.chains, rubric), agency_key(agency.name, agency.code), decisions, rubric
        )
        for agency, found in versions.items()
    ]


def _of_files(
    diagnostics: Iterable[Diagnostic], idle: frozenset[str], versions: Mapping[Expected, Versions]
) -> Iterator[Diagnostic]:
    """The diagnostics, for information where nothing has to be done: in `idle` files, replaced ones, and copies."""
    idle = idle.union(*(found.replaced for found in versions.values()))
    copies = {file: other for found in versions.values() for file, other in found.copies.items()}
    return said_once(tuple(quieted(diagnostics, idle)), copies)


def _agencies(
    groups: Mapping[Expected, tuple[Return, ...]],
    versions: Mapping[Expected, Versions],
    views: Sequence[Sequence[View]],
    expected: Sequence[Expected],
    rubric: Rubric,
) -> tuple[Agency, ...]:
    """The agencies, each with its returns (those that count come first) and its number of criteria in each status."""
    asked = set(expected or groups)
    return tuple(
        Agency(
            agency.name,
            agency.code,
            agency.sector,
            _in_order(returns, versions[agency]),
            _coverage(row, rubric),
            agency in asked,
            versions[agency].counting,
            versions[agency].overall,
            versions[agency].promises,
        )
        for (agency, returns), row in zip(groups.items(), views, strict=True)
    )


def _in_order(returns: Sequence[Return], versions: Versions) -> tuple[Return, ...]:
    """An agency's returns: those that count, those that they replace, then those that were passed over."""
    weighed = {one.file for one in versions.returns}
    others = (returned for returned in returns if returned.file not in weighed)
    return tuple(dict.fromkeys((*versions.counting, *versions.returns, *others)))


def _columns(views: Sequence[Sequence[View]], rubric: Rubric) -> Iterable[tuple[View, ...]]:
    return zip(*views, strict=True) if views else (() for _ in rubric.criteria)


def _findings(views: Sequence[Sequence[View]], rubric: Rubric, decisions: Decisions) -> tuple[Finding, ...]:
    return tuple(
        _finding(criterion, column, rubric, decisions)
        for criterion, column in zip(rubric.criteria.values(), _columns(views, rubric), strict=True)
    )


def _finding(criterion: Criterion, views: tuple[View, ...], rubric: Rubric, decisions: Decisions) -> Finding:
    counts = Counter(view.rating for view in views)
    words = [word for word in rubric.ratings if counts[word]]
    return Finding(
        criterion,
        views,
        {word: counts[word] for word in rubric.ratings},
        _coverage(views, rubric),
        spread_of(words, sum(counts[word] for word in words), rubric),
        "–".join(dict.fromkeys((*words[:1], *words[-1:]))),
        agreed_on(criterion, decisions, rubric),
    )


def _coverage(views: Iterable[View], rubric: Rubric) -> Mapping[str, int]:
    numbers = Counter(view.status for view in views)
    return {status: numbers[status] for status in statuses(rubric)}


def _commonest(names: Iterable[str]) -> str:
    return next((name for name, _ in Counter(name for name in names if name).most_common(1)), "")


def _of_several(
    versions: Mapping[Expected, Versions], views: Iterable[Sequence[View]], rubric: Rubric
) -> Iterator[Diagnostic]:
    """Where an agency sent several returns: what is said of its versions, and how those that count differ."""
    for (agency, found), row in zip(versions.items(), views, strict=True):
        yield from found.diagnostics
        if len(found.chains) > 1:
            settled = {ref for ref, view in zip(rubric.criteria, row, strict=True) if view.returned != TO_SETTLE}
            yield from compare_chains(found.chains, settled, agency.name)  # a blank in one return is no conflict
