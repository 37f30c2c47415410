"""Method: what every word means, how everything was counted, and the agreement statistics with their limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csxl import __version__
from csxl.compare import agreement
from csxl.compare.agreement import Statistic
from csxl.compare.spread import opposites_are_the_ends
from csxl.model.comparison import Spread, statuses
from csxl.model.rubric import Rubric
from csxl.model.summary_names import METHOD
from csxl.summary.late_rows import Content
from csxl.summary.looks import colour, division_looks, status_looks, word_looks
from csxl.summary.meanings import (
    COMPARED,
    DIVIDED,
    DIVISIONS,
    LAYERS,
    LOOKS,
    MOVEMENTS,
    OUTCOMES,
    RULES,
    SPREADS,
    WORDS,
)
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan, counts_in_words
from csxl.summary.table_sheet import Column, SheetTable, TableLine, write_table_sheet
from csxl.text.a1 import address
from csxl.text.wording import listed, many, sentence
from csxl.writing.xlsx import Workbook

COLUMNS = (
    Column("About", 23, "strong"),
    Column("Word or figure", 31),
    Column("Value", 21, "figure"),
    Column("What it means", 98),
)
NOTE = (
    "What stands out, what the words and colours mean, how everything was counted, and what the statistics can and "
    "cannot say. Those of single criteria and pairs, at the end, are not printed."
)
FIRST = tuple(f"{column.style} first" for column in COLUMNS)
DRAWS, SEED = 1000, 1
MOST_PAIRED, MOST_PAIRS = 60, 12  # agencies beyond which pairs are left out; pairs that are listed

CAUTION = "Read it beside the counts, never instead of them."
ALPHA = (
    "Krippendorff's α for ordered ratings: 1 is full agreement, 0 what chance would give, below 0 worse than "
    "that. Criteria with fewer than two ratings are left out. Where nearly all ratings are alike, it can be 0 even "
    f"though almost everyone agrees. {CAUTION}"
)
INTERVAL = (
    f"Where α would fall in 95 of 100 draws of as many criteria from these ({DRAWS} draws). A wide range means "
    "that there is too little to go on."
)
GWET = (
    "Gwet's AC2 with ordinal weights: like α, but steadier where nearly all ratings are alike; there it can be "
    f"close to 1 even though one agency is alone at the other end. {CAUTION}"
)
CONSENSUS = "Van der Eijk's A: 1 is all the same, 0 an even spread over the scale, −1 two camps at its ends."
PAIRS = "Of the criteria that both rated, on how many their ratings are the same, one step apart, or further apart."


def write_method(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet that explains all the others."""
    rubric = plan.comparison.rubric
    first, looking = [*_about(plan), *_standing_out(plan)], [*_ratings(rubric), *_divided(rubric)]
    figures = [*_consensus(plan), *_pairs(plan)]
    lines = list(_with_lines_between([*first, *looking, *_moved(plan), *_words(rubric), *_agreement(plan), *figures]))
    table = SheetTable(COLUMNS, lines, NOTE, 1, spare=len(figures))
    page = write_table_sheet(workbook, plan, METHOD, table)
    words = f"{address(FIRST_ROW + len(first), 2)}:{address(FIRST_ROW + len(first) + len(looking) - 1, 2)}"
    colour(page, [words], word_looks(page, rubric) | status_looks(page) | division_looks(page))


def _with_lines_between(lines: Sequence[TableLine]) -> Iterator[TableLine]:
    """The same rows, with a heavier line above the first about each thing."""
    before: Content = lines[0].cells[0]
    for line in lines:
        yield line if line.cells[0] == before else replace(line, styles=FIRST)
        before = line.cells[0]


def _about(plan: SummaryPlan) -> Iterator[TableLine]:
    rubric = plan.comparison.rubric
    yield TableLine(["This summary", "Review", plan.comparison.review, plan.comparison.partnership])
    yield TableLine(["This summary", "Made on", plan.made, f"csxl {__version__}"])
    yield TableLine(["This summary", "Rubric", f"Version {rubric.version}", f"{rubric.title}. {rubric.credit}"])
    if not plan.comparison.expected:
        yield TableLine(
            [
                "This summary",
                "Agencies asked",
                "not known",
                "It was not said which agencies were asked, so nobody can be named as not having returned.",
            ]
        )


def _standing_out(plan: SummaryPlan) -> Iterator[TableLine]:
    """Every pattern, in full: page one shows the first."""
    for pattern in plan.patterns:
        on = many(len(pattern.refs), "criterion", "criteria")
        named = all(ref in pattern.sentence for ref in pattern.refs)
        told = pattern.sentence if named else f"{pattern.sentence} Criteria: {listed(pattern.refs, len(pattern.refs))}."
        yield TableLine(["What stands out", sentence(pattern.kind), on, told])


def _ratings(rubric: Rubric) -> Iterator[TableLine]:
    order = ", ".join(rubric.ratings)
    yield TableLine(["Ratings", "Scale", order, "From the worst to the best: an order, never a score."])
    for word in rubric.ratings:
        yield TableLine(["Ratings", word, "", "The descriptor of this word is nearest to what the agency sees."])
    for word, meaning in LAYERS.items():
        yield TableLine(["Layers of a rating", word, "", meaning])
    meanings = WORDS | {abstention.word: abstention.meaning for abstention in rubric.abstentions}
    for word in statuses(rubric):
        yield TableLine(["Coverage", word, "", meanings[word]])


def _divided(rubric: Rubric) -> Iterator[TableLine]:
    """How divided agencies are in a board's words, in an analyst's, and what of it is seen."""
    for division, meaning in DIVISIONS.items():
        yield TableLine(["How divided", division.value, "", meaning])
    ends = "Ratings at both ends of the scale" if opposites_are_the_ends(rubric) else "Ratings two or more steps apart"
    polarised = f"{ends}, however few chose either: {DIVIDED} together."
    for spread, meaning in ({Spread.POLARISED: polarised} | SPREADS).items():
        yield TableLine(["Spread", spread.value, "", meaning])
    for what, meaning in LOOKS.items():
        yield TableLine(["Colours and greys", what, "", f"{what} {meaning}"])


def _moved(plan: SummaryPlan) -> Iterator[TableLine]:
    """What is said of the review before, where there is one."""
    if plan.comparison.before is None:
        return
    yield TableLine(["What has moved", "Compared by", "", COMPARED.format(plan.worst)])
    for movement, meaning in MOVEMENTS.items():
        yield TableLine(["What has moved", movement.value, "", meaning])
    for outcome, meaning in OUTCOMES.items():
        yield TableLine(["Promises", outcome.value, "", meaning])


def _words(rubric: Rubric) -> Iterator[TableLine]:
    """The rules, and the words of the rubric, of which refs are made."""
    for name, meaning in RULES.items():
        yield TableLine(["Rules", name, "", meaning])
    first = next(iter(rubric.criteria.values()))
    yield TableLine(
        ["Refs", first.ref, "", f"{first.place}: the letter of the domain, the level, the letter of the stage."]
    )
    for domain in rubric.domains:
        yield TableLine(["Domains", domain.name, domain.letter, domain.statement])
    for level in rubric.levels:
        yield TableLine(["Levels", level.name, level.ref, level.title])
    for stage in rubric.stages:
        yield TableLine(["Stages", stage.name, stage.letter, stage.definition])
    for term, meaning in rubric.key:
        yield TableLine(["Key", term, "", meaning])


def _table(plan: SummaryPlan) -> agreement.Table:
    steps = plan.comparison.rubric.steps
    return [
        {label: steps[view.rating] for label, view in zip(plan.labels, finding.views, strict=True) if view.rating}
        for finding in plan.comparison.findings
    ]


def _agreement(plan: SummaryPlan) -> Iterator[TableLine]:
    table, steps = _table(plan), len(plan.comparison.rubric.scale)
    alpha = agreement.alpha(table, steps, draws=DRAWS, seed=SEED)
    yield TableLine(["Agreement over all", "Krippendorff's α", _figure(alpha), ALPHA])
    if alpha.value is not None:
        yield TableLine(["Agreement over all", "95% interval of α", _interval(alpha), INTERVAL])
    yield TableLine(["Agreement over all", "Gwet's AC2", _figure(agreement.gwet(table, steps)), GWET])
    yield TableLine(
        [
            "Agreement over all",
            "What they rest on",
            f"{many(alpha.ratings, 'rating')}",
            f"On {many(alpha.criteria, 'criterion', 'criteria')} with two or more ratings.",
        ]
    )


def _consensus(plan: SummaryPlan) -> Iterator[TableLine]:
    yield TableLine(["Agreement by criterion", "How to read it", "", f"{CONSENSUS} {CAUTION}"])
    for finding in plan.comparison.findings:
        yield TableLine(
            [
                "Agreement by criterion",
                f"{finding.criterion.ref} · van der Eijk's A",
                _figure(agreement.consensus(list(finding.counts.values()))),
                ": ".join(filter(None, (finding.spread.value, counts_in_words(finding, list(finding.counts))))),
            ]
        )


def _pairs(plan: SummaryPlan) -> Iterator[TableLine]:
    if not 2 <= len(plan.labels) <= MOST_PAIRED:
        return
    yield TableLine(["Agreement by pair", "How to read it", "", f"{PAIRS} The pairs that agree least come first."])
    pairs = sorted(agreement.pairwise(_table(plan)), key=lambda pair: (pair.value is None, pair.value or 0.0))
    for pair in pairs[:MOST_PAIRS]:
        value = pair.why if pair.value is None else f"{pair.value:.0%} the same"
        yield TableLine(
            [
                "Agreement by pair",
                f"{pair.first} and {pair.second}",
                value,
                f"{many(pair.pairs, 'criterion', 'criteria')} rated by both: {pair.same} the same, "
                f"{pair.one_step} one step apart, {pair.opposite} further apart.",
            ]
        )


def _figure(statistic: Statistic) -> str:
    return statistic.why if statistic.value is None else _rounded(statistic.value)


def _interval(statistic: Statistic) -> str:
    if statistic.low is None or statistic.high is None:
        return statistic.why
    return f"{_rounded(statistic.low)} to {_rounded(statistic.high)}"


def _rounded(value: float) -> str:
    """The value to two places, with a true minus sign, and without any where it rounds to 0."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
