"""Method: what every word means, how everything was counted, and the agreement statistics with their limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csxl import __version__
from csxl.compare import agreement
from csxl.compare.agreement import Statistic
from csxl.compare.spread import opposites_are_the_ends
from csxl.model.comparison import Spread, statuses
from csxl.model.summary_names import METHOD, PROMISES
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
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan, counts_in_words
from csxl.summary.table_sheet import Column, SheetTable, TableLine, write_table_sheet
from csxl.text.a1 import address
from csxl.text.wording import sentence
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

AN_ORDER = "From the worst to the best: an order, never a score."
FAR_APART = "Ratings two or more steps apart"
OF_A_REF = "{}: the letter of the domain, the level, the letter of the stage."
NOT_SAID = "It was not said which agencies were asked, so nobody can be named as not having returned."
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
A = "van der Eijk's A"
CONSENSUS = "Van der Eijk's A: 1 is all the same, 0 an even spread over the scale, −1 two camps at its ends."
LEAST_FIRST = "The pairs that agree least come first."
RATED_BY_BOTH = "{} rated by both: {} the same, {} one step apart, {} further apart."
PAIRS = "Of the criteria that both rated, on how many their ratings are the same, one step apart, or further apart."


def write_method(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet that explains all the others."""
    rubric = plan.comparison.rubric
    first, looking = [*_about(plan), *_standing_out(plan)], [*_ratings(plan), *_divided(plan)]
    figures = [*_consensus(plan), *_pairs(plan)]
    lines = list(_with_lines_between([*first, *looking, *_moved(plan), *_words(plan), *_agreement(plan), *figures]))
    table = SheetTable(said(plan, COLUMNS), lines, plan.text(NOTE), 1, spare=len(figures))
    page = write_table_sheet(workbook, plan, METHOD, table)
    words = f"{address(FIRST_ROW + len(first), 2)}:{address(FIRST_ROW + len(first) + len(looking) - 1, 2)}"
    colour(page, [words], word_looks(page, rubric) | plan.in_cells(status_looks(page) | division_looks(page)))


def _with_lines_between(lines: Sequence[TableLine]) -> Iterator[TableLine]:
    """The same rows, with a heavier line above the first about each thing."""
    before: Content = lines[0].cells[0]
    for line in lines:
        yield line if line.cells[0] == before else replace(line, styles=FIRST)
        before = line.cells[0]


def _about(plan: SummaryPlan) -> Iterator[TableLine]:
    rubric = plan.comparison.rubric
    about = plan.text("This summary")
    yield TableLine([about, plan.text("Review"), plan.comparison.review, plan.comparison.partnership])
    yield TableLine([about, plan.text("Made on"), plan.made, f"csxl {__version__}"])
    version = plan.text("Version {}", rubric.version)
    yield TableLine([about, plan.text("Rubric"), version, f"{rubric.title}. {rubric.credit}"])
    if not plan.comparison.expected:
        yield TableLine([about, plan.text("Agencies asked"), plan.text("not known"), plan.text(NOT_SAID)])


def _standing_out(plan: SummaryPlan) -> Iterator[TableLine]:
    """Every pattern, in full: page one shows the first."""
    for pattern in plan.patterns:
        on = plan.many(len(pattern.refs), "criterion", "criteria")
        named = all(ref in pattern.sentence for ref in pattern.refs)
        more = "" if named else plan.text(" Criteria: {}.", plan.listed(pattern.refs, len(pattern.refs)))
        yield TableLine(
            [plan.text("What stands out"), sentence(plan.in_cell(pattern.kind)), on, pattern.sentence + more]
        )


def _ratings(plan: SummaryPlan) -> Iterator[TableLine]:
    rubric = plan.comparison.rubric
    ratings, layers, coverage = map(plan.text, ("Ratings", "Layers of a rating", "Coverage"))
    order = ", ".join(rubric.ratings)
    yield TableLine([ratings, plan.text("Scale"), order, plan.text(AN_ORDER)])
    for word in rubric.ratings:
        yield TableLine(
            [ratings, word, "", plan.text("The descriptor of this word is nearest to what the agency sees.")]
        )
    for word, meaning in LAYERS.items():
        yield TableLine([layers, plan.text(word), "", plan.text(meaning)])
    meanings = {word: plan.text(meaning) for word, meaning in WORDS.items()}
    meanings |= {abstention.word: abstention.meaning for abstention in rubric.abstentions}
    for word in statuses(rubric):
        yield TableLine([coverage, plan.in_cell(word), "", meanings[word]])


def _divided(plan: SummaryPlan) -> Iterator[TableLine]:
    """How divided agencies are in a board's words, in an analyst's, and what of it is seen."""
    for division, meaning in DIVISIONS.items():
        yield TableLine([plan.text("How divided"), plan.in_cell(division), "", plan.text(meaning)])
    ends = "Ratings at both ends of the scale" if opposites_are_the_ends(plan.comparison.rubric) else FAR_APART
    polarised = f"{ends}, however few chose either: {DIVIDED} together."
    for spread, meaning in ({Spread.POLARISED: polarised} | SPREADS).items():
        yield TableLine([plan.text("Spread"), plan.in_cell(spread), "", plan.text(meaning)])
    for what, meaning in LOOKS.items():
        yield TableLine([plan.text("Colours and greys"), plan.text(what), "", plan.text(f"{what} {meaning}")])


def _moved(plan: SummaryPlan) -> Iterator[TableLine]:
    """What is said of the review before, where there is one."""
    if plan.comparison.before is None:
        return
    about, promises = plan.text("What has moved"), plan.tab(PROMISES)
    yield TableLine([about, plan.text("Compared by"), "", plan.text(COMPARED, plan.worst)])
    for movement, meaning in MOVEMENTS.items():
        yield TableLine([about, plan.in_cell(movement), "", plan.text(meaning)])
    for outcome, meaning in OUTCOMES.items():
        yield TableLine([promises, plan.in_cell(outcome), "", plan.text(meaning)])


def _words(plan: SummaryPlan) -> Iterator[TableLine]:
    """The rules, and the words of the rubric, of which refs are made."""
    rubric = plan.comparison.rubric
    rules, refs, domains, levels, stages, key = map(plan.text, ("Rules", "Refs", "Domains", "Levels", "Stages", "Key"))
    for name, meaning in RULES.items():
        yield TableLine([rules, plan.text(name), "", plan.text(meaning)])
    first = next(iter(rubric.criteria.values()))
    yield TableLine([refs, first.ref, "", plan.text(OF_A_REF, first.place)])
    for domain in rubric.domains:
        yield TableLine([domains, domain.name, domain.letter, domain.statement])
    for level in rubric.levels:
        yield TableLine([levels, level.name, level.ref, level.title])
    for stage in rubric.stages:
        yield TableLine([stages, stage.name, stage.letter, stage.definition])
    for term, meaning in rubric.key:
        yield TableLine([key, term, "", meaning])


def _table(plan: SummaryPlan) -> agreement.Table:
    steps = plan.comparison.rubric.steps
    return [
        {label: steps[view.rating] for label, view in zip(plan.labels, finding.views, strict=True) if view.rating}
        for finding in plan.comparison.findings
    ]


def _agreement(plan: SummaryPlan) -> Iterator[TableLine]:
    table, steps = _table(plan), len(plan.comparison.rubric.scale)
    alpha = agreement.alpha(table, steps, draws=DRAWS, seed=SEED)
    about = plan.text("Agreement over all")
    yield TableLine([about, plan.text("Krippendorff's α"), _figure(plan, alpha), plan.text(ALPHA)])
    if alpha.value is not None:
        yield TableLine([about, plan.text("95% interval of α"), _interval(plan, alpha), plan.text(INTERVAL)])
    gwet = _figure(plan, agreement.gwet(table, steps))
    yield TableLine([about, plan.text("Gwet's AC2"), gwet, plan.text(GWET)])
    rest_on = plan.text("On {} with two or more ratings.", plan.many(alpha.criteria, "criterion", "criteria"))
    ratings = plan.many(alpha.ratings, "rating", "ratings")
    yield TableLine([about, plan.text("What they rest on"), ratings, rest_on])


def _consensus(plan: SummaryPlan) -> Iterator[TableLine]:
    about, how = plan.text("Agreement by criterion"), plan.text("How to read it")
    yield TableLine([about, how, "", f"{plan.text(CONSENSUS)} {plan.text(CAUTION)}"])
    for finding in plan.comparison.findings:
        yield TableLine(
            [
                about,
                f"{finding.criterion.ref} · {plan.text(A)}",
                _figure(plan, agreement.consensus(list(finding.counts.values()))),
                ": ".join(filter(None, (plan.in_cell(finding.spread), counts_in_words(finding, list(finding.counts))))),
            ]
        )


def _pairs(plan: SummaryPlan) -> Iterator[TableLine]:
    if not 2 <= len(plan.labels) <= MOST_PAIRED:
        return
    about, how = plan.text("Agreement by pair"), plan.text("How to read it")
    yield TableLine([about, how, "", f"{plan.text(PAIRS)} {plan.text(LEAST_FIRST)}"])
    pairs = sorted(agreement.pairwise(_table(plan)), key=lambda pair: (pair.value is None, pair.value or 0.0))
    for pair in pairs[:MOST_PAIRS]:
        value = plan.text(pair.why) if pair.value is None else plan.text("{:.0%} the same", pair.value)
        on = plan.many(pair.pairs, "criterion", "criteria")
        told = plan.text(RATED_BY_BOTH, on, pair.same, pair.one_step, pair.opposite)
        yield TableLine([about, plan.text("{} and {}", pair.first, pair.second), value, told])


def _figure(plan: SummaryPlan, statistic: Statistic) -> str:
    return plan.text(statistic.why) if statistic.value is None else _rounded(statistic.value)


def _interval(plan: SummaryPlan, statistic: Statistic) -> str:
    if statistic.low is None or statistic.high is None:
        return plan.text(statistic.why)
    return plan.text("{} to {}", _rounded(statistic.low), _rounded(statistic.high))


def _rounded(value: float) -> str:
    """The value to two places, with a true minus sign, and without any where it rounds to 0."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
