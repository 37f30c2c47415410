"""What stands out across a whole comparison: sentences, each with the criteria and agencies it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from csxl.compare.spread import of_spread, opposites_are_the_ends
from csxl.languages import BY_NAME, DEFAULT_LANGUAGE
from csxl.languages.compare_words import CompareWords
from csxl.languages.pattern_words import DOMAIN, LEVEL, STAGE, Concentration
from csxl.model.answers import Answer
from csxl.model.comparison import BLANK, RATED, TO_SETTLE, Comparison, Finding, Spread
from csxl.model.rubric import Criterion
from csxl.text.records import dataclass
from csxl.text.wording import LONGEST

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


def patterns(comparison: Comparison, language: str = DEFAULT_LANGUAGE.name) -> tuple[Pattern, ...]:
    """Where disagreement sits, who stands apart, what lacks evidence or action, what is unsettled and what nobody sees.

    The order is always the same. Of each kind, the three that rest on most criteria have a sentence each, and
    so has a single fourth; two or more others share one. The sentences are in a language, whatever the review's is."""
    scale, said = comparison.rubric.scale, BY_NAME[language].on_comparison
    words = said.patterns
    return tuple(
        chain(
            _concentrations(comparison, said),
            _most(_outlying(comparison, said, low=True), said),
            _most(_outlying(comparison, said, low=False), said),
            _unsupported(
                comparison, said, scale[-1].word, "evidence", words.without_evidence, lambda answer: answer.evidence
            ),
            _unsupported(
                comparison, said, scale[0].word, NO_ACTION, words.without_action, lambda answer: answer.action
            ),
            _unsettled(comparison, said),
            _most(_abstaining(comparison, said), said),
            _most(_blank(comparison, said), said),
            _unseen(comparison, said),
        )
    )


def _most(found: Iterable[Pattern], said: CompareWords) -> Iterator[Pattern]:
    found = sorted(found, key=lambda pattern: -len(pattern.refs))
    own = len(found) if len(found) == OF_A_KIND + 1 else OF_A_KIND  # a single other takes as much room summed up
    yield from found[:own]
    if others := found[own:]:
        names = tuple(name for pattern in others for name in pattern.agencies)
        refs = tuple(dict.fromkeys(ref for pattern in others for ref in pattern.refs))
        told = said.patterns.more_agencies.format(number=len(names), names=said.listed(names, LONGEST))
        yield Pattern(others[0].kind, told, refs, names)


PLACES: tuple[tuple[str, Callable[[Criterion], str]], ...] = (
    (DOMAIN, lambda criterion: criterion.domain),
    (LEVEL, lambda criterion: criterion.level.name),
    (STAGE, lambda criterion: criterion.stage.name),
)


def _concentrations(comparison: Comparison, said: CompareWords) -> Iterator[Pattern]:
    """Each domain, level or stage that clearly holds most of the criteria on which agencies see opposites."""
    opposed = [finding.criterion for finding in of_spread(comparison, Spread.POLARISED)]
    scale = comparison.rubric.scale
    ends = (scale[0].word, scale[-1].word) if opposites_are_the_ends(comparison.rubric) else ()
    for kind, place in PLACES:
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
                found = Concentration(kind, name, len(here), size, len(opposed), rest, others, ends)
                yield Pattern("concentrated", said.patterns.concentrated(found), tuple(here))


def _outlying(comparison: Comparison, said: CompareWords, low: bool) -> Iterator[Pattern]:
    """Agencies that are often below (or above) all others, or alone at that end of the scale."""
    end, words = comparison.rubric.scale[0 if low else -1].word, said.patterns
    compared = [finding for finding in comparison.findings if finding.coverage[RATED] >= RATERS]
    for place, agency in enumerate(comparison.agencies):
        rated = [finding for finding in compared if finding.views[place].rating]
        beyond = [finding for finding in rated if _beyond(finding, low) == finding.views[place].rating]
        alone = [finding for finding in beyond if finding.views[place].rating == end]
        if len(beyond) >= OUTLYING and len(beyond) * OUTLYING_SHARE >= len(rated):
            told = (words.below if low else words.above)(agency.name, len(beyond), len(rated))
            told = words.beyond(told, end, len(alone), len(beyond)) if alone else told
            yield Pattern("below" if low else "above", told, _refs(beyond), (agency.name,))
        elif len(alone) >= ALONE:
            told = words.alone(agency.name, end, len(alone), _in_words(alone, said))
            yield Pattern("alone", told, _refs(alone), (agency.name,))


def _beyond(finding: Finding, low: bool) -> str | None:
    """The lowest (or highest) rating of a criterion if only one agency gave it and others differ, or None."""
    words = [word for word, number in finding.counts.items() if number]
    word = words[0 if low else -1]
    return word if len(words) > 1 and finding.counts[word] == 1 else None


def _unsupported(
    comparison: Comparison,
    said: CompareWords,
    word: str,
    kind: str,
    tell: Callable[[int, int, str, str], str],
    text: Callable[[Answer], str],
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
        yield Pattern(
            kind,
            tell(count, total, word, said.listed(_numbered(numbers, said), named)),
            tuple(ref for ref in comparison.rubric.criteria if ref in refs),
            tuple(n for _, n in numbers),
        )


def _numbered(numbers: Iterable[tuple[int, str]], said: CompareWords) -> list[str]:
    return [said.patterns.with_number.format(name=name, number=number) for number, name in numbers]


def _unsettled(comparison: Comparison, said: CompareWords) -> Iterator[Pattern]:
    """Answers that cannot count until they are settled."""
    open_ones = [
        (agency.name, _refs(f for f in comparison.findings if f.views[place].status == TO_SETTLE))
        for place, agency in enumerate(comparison.agencies)
        if agency.coverage[TO_SETTLE]
    ]
    count = sum(len(refs) for _, refs in open_ones)
    if count:
        refs = set(chain.from_iterable(refs for _, refs in open_ones))
        numbered = _numbered(((len(refs), name) for name, refs in open_ones), said)
        yield Pattern(
            TO_SETTLE,
            said.patterns.to_settle(count, said.listed(numbered, LONGEST)),
            tuple(ref for ref in comparison.rubric.criteria if ref in refs),
            tuple(n for n, _ in open_ones),
        )


def _abstaining(comparison: Comparison, said: CompareWords) -> Iterator[Pattern]:
    """Agencies that abstain on a large part of the criteria."""
    words = [abstention.word for abstention in comparison.rubric.abstentions]
    for place, agency in enumerate(comparison.agencies):
        found = [finding for finding in comparison.findings if finding.views[place].status in words]
        if _heavy(found, comparison):
            parts = [(agency.coverage[word], word) for word in words if agency.coverage[word]]
            told = said.patterns.abstains(agency.name, len(found), len(comparison.findings), parts)
            yield Pattern("no rating", told, _refs(found), (agency.name,))


def _blank(comparison: Comparison, said: CompareWords) -> Iterator[Pattern]:
    """Agencies that left a large part of the criteria blank."""
    for place, agency in enumerate(comparison.agencies):
        found = [finding for finding in comparison.findings if finding.views[place].status == BLANK]
        if _heavy(found, comparison):
            told = said.patterns.blank(agency.name, len(found), len(comparison.findings))
            yield Pattern(BLANK, told, _refs(found), (agency.name,))


def _heavy(found: Sequence[Finding], comparison: Comparison) -> bool:
    return len(found) >= HEAVY and len(found) * HEAVY_SHARE >= len(comparison.findings)


def _unseen(comparison: Comparison, said: CompareWords) -> Iterator[Pattern]:
    """Criteria on which half of the agencies or more abstain."""
    returned = sum(agency.returned for agency in comparison.agencies)
    words = [abstention.word for abstention in comparison.rubric.abstentions]
    found = [
        finding
        for finding in comparison.findings
        if (number := sum(finding.coverage[word] for word in words)) > 1 and number * HALF >= returned
    ]
    if found:
        yield Pattern("unseen", said.patterns.unseen(len(found), _in_words(found, said)), _refs(found))


def _in_words(findings: Sequence[Finding], said: CompareWords) -> str:
    """The first criteria by name, and how many more there are."""
    named = len(findings) if len(findings) == FEW + 1 else FEW
    names = [finding.criterion.in_words for finding in findings[:named]]
    return said.patterns.and_more(names, len(findings[named:]))


def _refs(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(finding.criterion.ref for finding in findings)
