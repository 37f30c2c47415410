"""What stands out across a whole comparison: sentences, each with the criteria and agencies it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from csxl.compare.spread import of_spread, opposites_are_the_ends
from csxl.model.answers import Answer
from csxl.model.comparison import BLANK, RATED, TO_SETTLE, Comparison, Finding, Spread
from csxl.model.rubric import Criterion
from csxl.text.records import dataclass
from csxl.text.wording import LONGEST, either, listed, many, sentence, share

CONCENTRATED = 3  # at least this many criteria with opposites in one place: two may coincide by chance
TIMES_AS_DENSE = 2  # and twice the share found elsewhere: a larger place holds more of them anyway
RATERS = 3  # with fewer, whoever is not the lowest is the highest
ALONE = 2  # criteria at an end of the scale: a single one is told as a lone voice anyway
OUTLYING = 4  # at least this many criteria below or above all others, and
OUTLYING_SHARE = 4  # at least a quarter of those compared: with 4 raters, about what chance gives
HEAVY = 3  # at least this many criteria without a rating, and
HEAVY_SHARE = 4  # at least a quarter of all, which is a domain's worth
HALF = 2
FEW = 3  # names given from a list that is too long to read
NO_ACTION = "no action"  # the kind of the pattern that says how many of the worst ratings came without one
OF_A_KIND = 3  # sentences of one kind: what is true of everybody is not a pattern


@dataclass(frozen=True)
class Pattern:
    """Something that stands out: its kind in one or two words, its sentence, and what it rests on."""

    kind: str
    sentence: str
    refs: tuple[str, ...]
    agencies: tuple[str, ...] = ()


def patterns(comparison: Comparison) -> tuple[Pattern, ...]:
    """Where disagreement sits, who stands apart, what lacks evidence or action, what is unsettled and what nobody sees.

    The order is always the same. Of each kind, the three that rest on most criteria have a sentence each, and
    so has a single fourth; two or more others share one."""
    scale = comparison.rubric.scale
    return tuple(
        chain(
            _concentrations(comparison),
            _most(_outlying(comparison, low=True)),
            _most(_outlying(comparison, low=False)),
            _unsupported(comparison, scale[-1].word, "evidence", "evidence", lambda answer: answer.evidence),
            _unsupported(comparison, scale[0].word, "an action", NO_ACTION, lambda answer: answer.action),
            _unsettled(comparison),
            _most(_abstaining(comparison)),
            _most(_blank(comparison)),
            _unseen(comparison),
        )
    )


def _most(found: Iterable[Pattern]) -> Iterator[Pattern]:
    found = sorted(found, key=lambda pattern: -len(pattern.refs))
    own = len(found) if len(found) == OF_A_KIND + 1 else OF_A_KIND  # a single other takes as much room summed up
    yield from found[:own]
    if others := found[own:]:
        names = tuple(name for pattern in others for name in pattern.agencies)
        refs = tuple(dict.fromkeys(ref for pattern in others for ref in pattern.refs))
        yield Pattern(
            others[0].kind, f"Much the same goes for {len(names):,} more agencies: {listed(names)}.", refs, names
        )


def _concentrations(comparison: Comparison) -> Iterator[Pattern]:
    """Each domain, level or stage that clearly holds most of the criteria on which agencies see opposites."""
    places: tuple[tuple[str, Callable[[Criterion], str]], ...] = (
        ("in {}", lambda criterion: criterion.domain),
        ("at {}", lambda criterion: criterion.level.name),
        ("at the stage {}", lambda criterion: criterion.stage.name),
    )
    opposed = [finding.criterion for finding in of_spread(comparison, Spread.POLARISED)]
    scale = comparison.rubric.scale
    ends = f"seen as both {scale[0].word} and {scale[-1].word}"
    what = ends if opposites_are_the_ends(comparison.rubric) else "with ratings two or more steps apart"
    for where, place in places:
        for name in dict.fromkeys(place(finding.criterion) for finding in comparison.findings):
            here = [criterion.ref for criterion in opposed if place(criterion) == name]
            size = sum(place(finding.criterion) == name for finding in comparison.findings)
            others, rest = len(comparison.findings) - size, len(opposed) - len(here)
            if (
                len(here) >= CONCENTRATED
                and others
                and len(here) > rest
                and len(here) * others >= TIMES_AS_DENSE * rest * size
            ):
                most = sentence(share(len(here), len(opposed), f"criterion {what}", f"criteria {what}"))
                yield Pattern(
                    "concentrated",
                    f"{most} are {where.format(name)}: {len(here)} of its {size}, "
                    f"against {rest or 'none'} of the other {others}.",
                    tuple(here),
                )


def _outlying(comparison: Comparison, low: bool) -> Iterator[Pattern]:
    """Agencies that are often below (or above) all others, or alone at that end of the scale."""
    end = comparison.rubric.scale[0 if low else -1].word
    side = "below" if low else "above"
    compared = [finding for finding in comparison.findings if finding.coverage[RATED] >= RATERS]
    for place, agency in enumerate(comparison.agencies):
        rated = [finding for finding in compared if finding.views[place].rating]
        beyond = [finding for finding in rated if _beyond(finding, low) == finding.views[place].rating]
        alone = [finding for finding in beyond if finding.views[place].rating == end]
        if len(beyond) >= OUTLYING and len(beyond) * OUTLYING_SHARE >= len(rated):
            also = f", and alone sees {end} on {_all_or(len(alone), len(beyond))}" if alone else ""
            yield Pattern(
                side,
                f"{agency.name} rates {side} every other agency on {len(beyond)} of the {len(rated)} "
                f"criteria where it can be compared{also}.",
                _refs(beyond),
                (agency.name,),
            )
        elif len(alone) >= ALONE:
            yield Pattern(
                "alone",
                f"{agency.name} alone sees {end} on {many(len(alone), 'criterion', 'criteria')}: {_in_words(alone)}.",
                _refs(alone),
                (agency.name,),
            )


def _beyond(finding: Finding, low: bool) -> str | None:
    """The lowest (or highest) rating of a criterion if only one agency gave it and others differ, or None."""
    words = [word for word, number in finding.counts.items() if number]
    word = words[0 if low else -1]
    return word if len(words) > 1 and finding.counts[word] == 1 else None


def _all_or(number: int, of: int) -> str:
    return f"{number} of them" if number < of else "all of them"


def _unsupported(
    comparison: Comparison, word: str, what: str, kind: str, text: Callable[[Answer], str]
) -> Iterator[Pattern]:
    """Ratings of one word that lack the text that should go with them."""
    total = sum(finding.counts[word] for finding in comparison.findings)
    bare = [
        [
            finding
            for finding in comparison.findings
            if (view := finding.views[place]).rating == word and view.answer and not text(view.answer).strip()
        ]
        for place in range(len(comparison.agencies))
    ]
    numbers = sorted(
        ((len(found), agency.name) for found, agency in zip(bare, comparison.agencies, strict=True) if found),
        key=lambda pair: -pair[0],
    )
    count = sum(number for number, _ in numbers)
    if count:
        refs = {finding.criterion.ref for found in bare for finding in found}
        named = FEW if len(numbers) > LONGEST + 1 else LONGEST
        bare_ones = sentence(share(count, total, f"{word} rating"))
        yield Pattern(
            kind,
            f"{bare_ones} {either(count, 'comes', 'come')} without {what}: "
            f"{listed([f'{name} ({number})' for number, name in numbers], named)}.",
            tuple(ref for ref in comparison.rubric.criteria if ref in refs),
            tuple(n for _, n in numbers),
        )


def _unsettled(comparison: Comparison) -> Iterator[Pattern]:
    """Answers that cannot count until they are settled."""
    open_ones = [
        (agency.name, _refs(f for f in comparison.findings if f.views[place].status == TO_SETTLE))
        for place, agency in enumerate(comparison.agencies)
        if agency.coverage[TO_SETTLE]
    ]
    count = sum(len(refs) for _, refs in open_ones)
    if count:
        refs = set(chain.from_iterable(refs for _, refs in open_ones))
        yield Pattern(
            TO_SETTLE,
            f"{many(count, 'answer')} cannot count until {either(count, 'it is', 'they are')} settled: "
            f"{listed([f'{name} ({len(refs)})' for name, refs in open_ones])}.",
            tuple(ref for ref in comparison.rubric.criteria if ref in refs),
            tuple(n for n, _ in open_ones),
        )


def _abstaining(comparison: Comparison) -> Iterator[Pattern]:
    """Agencies that abstain on a large part of the criteria."""
    words = [abstention.word for abstention in comparison.rubric.abstentions]
    for place, agency in enumerate(comparison.agencies):
        found = [finding for finding in comparison.findings if finding.views[place].status in words]
        if _heavy(found, comparison):
            said = [f"“{word}” on {agency.coverage[word]}" for word in words if agency.coverage[word]]
            yield Pattern(
                "no rating",
                f"{agency.name} gives no rating on "
                f"{share(len(found), len(comparison.findings), 'criterion', 'criteria')}: {listed(said)}.",
                _refs(found),
                (agency.name,),
            )


def _blank(comparison: Comparison) -> Iterator[Pattern]:
    """Agencies that left a large part of the criteria blank."""
    for place, agency in enumerate(comparison.agencies):
        found = [finding for finding in comparison.findings if finding.views[place].status == BLANK]
        if _heavy(found, comparison):
            left = share(len(found), len(comparison.findings), "criterion", "criteria")
            yield Pattern(BLANK, f"{agency.name} left {left} blank.", _refs(found), (agency.name,))


def _heavy(found: Sequence[Finding], comparison: Comparison) -> bool:
    return len(found) >= HEAVY and len(found) * HEAVY_SHARE >= len(comparison.findings)


def _unseen(comparison: Comparison) -> Iterator[Pattern]:
    """Criteria on which half of the agencies or more abstain."""
    returned = sum(agency.returned for agency in comparison.agencies)
    words = [abstention.word for abstention in comparison.rubric.abstentions]
    found = [
        finding
        for finding in comparison.findings
        if (number := sum(finding.coverage[word] for word in words)) > 1 and number * HALF >= returned
    ]
    if found:
        yield Pattern(
            "unseen",
            f"On {many(len(found), 'criterion', 'criteria')} at least half of the agencies that returned give no "
            f"rating: {_in_words(found)}.",
            _refs(found),
        )


def _in_words(findings: Sequence[Finding]) -> str:
    """The first criteria by name, and how many more there are."""
    named = len(findings) if len(findings) == FEW + 1 else FEW
    names = "; ".join(finding.criterion.in_words for finding in findings[:named])
    return f"{names}; and {len(findings) - named} more" if findings[named:] else names


def _refs(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(finding.criterion.ref for finding in findings)
