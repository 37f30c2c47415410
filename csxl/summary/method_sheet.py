"""Method: what every word means, how everything was counted, and the agreement statistics with their limits."""

from __future__ import annotations

from collections.abc import Iterator

from csxl import __version__
from csxl.compare import agreement
from csxl.compare.agreement import Statistic
from csxl.compare.spread import opposites_are_the_ends
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE, Spread, statuses
from csxl.model.decisions import OPEN, DecisionKind
from csxl.model.summary_names import ANSWERS, DISAGREEMENT, ISSUES, MATRIX, METHOD
from csxl.summary.sheet_plan import SummaryPlan, counts_in_words
from csxl.summary.table_sheet import Column, SheetTable, TableLine, write_table_sheet
from csxl.text.wording import listed, many
from csxl.writing.xlsx import Workbook

COLUMNS = (
    Column("About", 27, "strong"),
    Column("Word or figure", 43),
    Column("Value", 26, "figure"),
    Column("What it means", 98),
)
NOTE = "What the words mean, how everything was counted, and what the statistics can and cannot say."
DRAWS, SEED = 1000, 1
MOST_PAIRED, MOST_PAIRS = 60, 12  # agencies beyond which pairs are left out; pairs that are listed

WORDS = {
    RATED: "The agency chose a word of the scale.",
    TO_SETTLE: f"An answer was given, or seems to have been, but cannot be used as it stands; {ISSUES} says why. "
    "It does not count as a rating.",
    BLANK: "The agency returned its questionnaire and left this criterion empty. Blank is not the lowest rating.",
    NOT_RETURNED: "Nothing came from this agency, so its view is not known.",
}
SPREADS = {
    Spread.ADJACENT: "The ratings are one step apart on the scale.",
    Spread.AGREED: "Two or more agencies rated it, all with the same word.",
    Spread.SINGLE: "Only one agency rated it, so there is nothing to compare.",
    Spread.NOT_RATED: "No agency rated it.",
}
RULES = {
    "Position": "The lowest and the highest rating that any agency chose. It is a range, never an average: no "
    "number of high ratings hides a low one.",
    "One agency, one voice": "An agency counts once, however many returns it sent. Where its returns differ, the "
    "answer is “to settle” until the coordinator says on Returns which one counts; Returns lists them all.",
    "Abstentions": "They are answers, not ratings: they are counted separately and do not affect spread or position.",
    "Disagreement": "Each return is one agency's view of a shared system, so a difference is a finding to talk about, "
    "not a mistake on either side.",
    "Corrections": f"An answer is settled on {ISSUES}, under Answer, or by choosing another word on {MATRIX}. Counts, "
    "spread and position on every sheet are formulas and follow at once; sentences and statistics follow when csxl "
    f"consolidates again, which keeps what was typed. Where {MATRIX} shows sectors, use {ISSUES}.",
    "What wins": "What is settled counts before what is returned. Where two different answers are typed on "
    f"{ISSUES} and on {MATRIX}, neither counts until they are the same. What is agreed never alters what was returned "
    "or settled. A return counts as chosen on Returns; without a choice, a later version takes an earlier one’s place.",
    "Tracing a figure": f"Every rating is on {ANSWERS}, with the file, sheet and cell that it was read from; Returned, "
    "Settled and Agreed stand side by side there.",
}
LAYERS = {
    "returned": "What the agency’s own return says. Nothing alters it.",
    "settled": "What the coordinator recorded for an agency afterwards, by telephone say, with how it is known.",
    "agreed": f"What the moderation meeting agreed for a criterion, typed on {DISAGREEMENT} in its first row: "
    f"{listed(OPEN[DecisionKind.AGREED])}. Agencies are told the words for agencies, never the reason.",
}
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
    lines = [*_about(plan), *_words(plan), *_agreement(plan), *_consensus(plan), *_pairs(plan)]
    write_table_sheet(workbook, plan, METHOD, SheetTable(COLUMNS, lines, NOTE, 1))


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
                "csxl was not told which agencies were asked, so it cannot say who has not returned.",
            ]
        )


def _words(plan: SummaryPlan) -> Iterator[TableLine]:
    rubric = plan.comparison.rubric
    order = ", ".join(rubric.ratings)
    yield TableLine(["Ratings", "Scale", order, "From the worst to the best: an order, never a score."])
    for word, meaning in LAYERS.items():
        yield TableLine(["Layers of a rating", word, "", meaning])
    meanings = {abstention.word: abstention.meaning for abstention in rubric.abstentions}
    for word, meaning in {word: (WORDS | meanings)[word] for word in statuses(rubric)}.items():
        yield TableLine(["Coverage", word, "", meaning])
    ends = "Ratings at both ends of the scale" if opposites_are_the_ends(rubric) else "Ratings two or more steps apart"
    for spread, meaning in ({Spread.POLARISED: f"{ends}, however few chose either."} | SPREADS).items():
        yield TableLine(["Spread", spread.value, "", meaning])
    for name, meaning in RULES.items():
        yield TableLine(["Rules", name, "", meaning])
    for level in rubric.levels:
        yield TableLine(["Levels", level.name, "", level.title])
    for stage in rubric.stages:
        yield TableLine(["Stages", stage.name, "", stage.definition])
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
