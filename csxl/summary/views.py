"""Who says what on one criterion, line by line: the descriptors, then every agency's rating and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from csxl.compare.division import division_of
from csxl.compare.grounds import agreed_ground, agreed_grounds, settled_ground
from csxl.model.comparison import BLANK, NO_ANSWER, NOT_RETURNED, RATED, TO_SETTLE, Agency, Finding, Spread, View
from csxl.model.decisions import Settled
from csxl.model.summary_names import ANSWERS, ISSUES
from csxl.summary.formulas import NO_POSITION, Formula, counts_text, literal
from csxl.summary.grounds_in_words import said_then
from csxl.summary.lines import split_text
from csxl.summary.sheet_plan import HOW_DIVIDED, SummaryPlan, count_of
from csxl.text.memo import Memo
from csxl.text.wording import LONGEST

MOST_LINES = 12  # agencies that are listed in their own order, each on a line
MOST_TEXTS, ON_AGENDA = 6, 2  # texts for each rating, where there are too many to quote them all; two fit a page
ALL, DESCRIPTOR = "All agencies", "Descriptor"
NO_REASON = "No reason given."
NOTHING_SAID = {RATED: "No evidence given.", BLANK: "Left blank.", NOT_RETURNED: "No return."}
FILTER = "On {}: filter Ref by {}, and Rating or Status by “{}”."
MOST_ROW_LINES = 24
CONTINUED = "(continued)"
CHANGED = "The ratings have changed since this was agreed."
CHANGED_FROM = "The ratings have changed since this was agreed: then {}."
LONGEST_GROUND = 300  # characters: more is nothing that csxl wrote, and formulas have a limit
SILENT = (*NOTHING_SAID.values(), NO_REASON)
UNANSWERED = (NOTHING_SAID[BLANK], NOTHING_SAID[NOT_RETURNED])


class Said(NamedTuple):
    """One line: who, the rating or status, the text."""

    who: str
    word: str
    text: str


def silent(plan: SummaryPlan) -> frozenset[str]:
    """The texts that stand where no text was given."""
    return _SILENT[plan]


def shown(plan: SummaryPlan, said: Said) -> tuple[str, str, str]:
    """A line as its cells hold it."""
    return said.who, plan.in_cell(said.word), said.text


def descriptors(plan: SummaryPlan, finding: Finding) -> list[Said]:
    """The published sentence for each word of the scale, or that there is none."""
    told, none = finding.criterion.descriptors, plan.language.no_descriptor
    return [Said(plan.text(DESCRIPTOR), word, told.get(word, none)) for word in finding.counts]


def in_rows(plan: SummaryPlan, said: Iterable[Said], width: float) -> Iterator[Said]:
    """The same lines; a text too long for the highest row continues in rows below, so that all of it shows."""
    for one in said:
        for number, part in enumerate(split_text(one.text, width, MOST_ROW_LINES)):
            yield one._replace(text=part if not number else f"{plan.text(CONTINUED)} {part}")


def everyone(plan: SummaryPlan, finding: Finding) -> Sequence[Said]:
    """What every agency says, in the order of the agencies."""
    return _EVERYONE[plan][finding.criterion.ref]


def forget_everyone() -> None:
    """Let go of what agencies say, once no sheet asks for it any more: of very many it is much."""
    _EVERYONE.clear()
    _SILENT.clear()


def _everyone(plan: SummaryPlan) -> Mapping[str, Sequence[Said]]:
    """The same for every criterion, by ref."""
    agencies = [(place, plan.labels[place], plan.comparison.agencies[place]) for place in plan.in_turn]
    return {
        finding.criterion.ref: [
            Said(label, finding.views[place].word, text(plan, finding.views[place], agency))
            for place, label, agency in agencies
        ]
        for finding in plan.comparison.findings
    }


def _silent(plan: SummaryPlan) -> frozenset[str]:
    return frozenset(map(plan.text, SILENT))


_SILENT: Memo[SummaryPlan, frozenset[str]] = Memo(_silent, 1)
_EVERYONE: Memo[SummaryPlan, Mapping[str, Sequence[Said]]] = Memo(_everyone, 1)  # several sheets and the agenda ask


def views(plan: SummaryPlan, finding: Finding, by_rating: bool) -> list[Said]:
    """What every agency says, in the order of the agencies or from the worst rating to the abstentions; in the latter,
    those that give no text share a line, as do those that gave no answer. Where there are very many, a few texts stand
    for all."""
    said = [*everyone(plan, finding)]
    if not by_rating and len(said) <= MOST_LINES:
        return said
    without_text, unanswered = silent(plan), frozenset(map(plan.text, UNANSWERED))
    said.sort(key=lambda one: (plan.words.index(one.word), one.text in without_text))
    without = [one for one in said if one.text in unanswered]
    said = [one for one in said if one.text not in unanswered]
    if not plan.grouped:
        return [*_together(plan, said, len(said)), *_without_answer(plan, without, len(without))]
    most = ON_AGENDA if by_rating else MOST_TEXTS
    few = [
        line
        for word, group in groupby(said, lambda one: one.word)
        for line in _few(plan, finding, word, list(group), most)
    ]
    return [*few, *_without_answer(plan, without, LONGEST)]


def _few(plan: SummaryPlan, finding: Finding, word: str, said: Sequence[Said], most: int) -> Iterator[Said]:
    """The first texts given with one word, then how many more agencies there are and where; for an abstention, half as
    many."""
    most = most if word in finding.counts else most // 2
    without_text = silent(plan)
    told = [one for one in said if one.text not in without_text]
    without = said[len(told) :]
    yield from told[:most]
    if not told[most:]:
        yield from _together(plan, without, LONGEST)
        return
    where = plan.text(FILTER, plan.tab(ANSWERS), finding.criterion.ref, plan.in_cell(word))
    bare = plan.text(" {:,} of them wrote nothing with it.", len(without)) if without else ""
    yield Said(plan.many(len(said) - most, "more agency", "more agencies"), word, where + bare)


def text(plan: SummaryPlan, view: View, agency: Agency) -> str:
    """The evidence or reason given, or a line that says none was; an answer to settle is quoted with its place, one
    that was settled says how and what the return said, and one kept from an earlier version names its file."""
    given = view.answer.evidence if view.answer else ""
    settled = settled_in_words(plan, view, view.settled) if view.settled else ""
    unsettled = _unsettled(plan, view) if view.status == TO_SETTLE else ""
    before = [note for note in (settled, unsettled, _kept(plan, view, agency)) if note]
    return "\n".join(filter(None, (*before, given))) or plan.text(NOTHING_SAID.get(view.status, NO_REASON))


def _kept(plan: SummaryPlan, view: View, agency: Agency) -> str:
    """That an answer is one of an earlier version, since the later left it blank."""
    kept = view.file and agency.counting and all(returned.file != view.file for returned in agency.counting)
    return plan.text("Kept from the earlier version {}.", plan.file_name(view.file)) if kept else ""


def settled_in_words(plan: SummaryPlan, view: View, settled: Settled) -> str:
    """What was recorded afterwards, how it is known, and what the return said."""
    how = ", ".join(filter(None, (view.word, " ".join(settled.how.split()).rstrip("."))))
    return plan.text("Settled: {}; {}.", how, said_then(plan, settled_ground(view)))


def _unsettled(plan: SummaryPlan, view: View) -> str:
    file = plan.file_name(view.file)
    if view.answer is None or not view.answer.raw:
        return plan.text("An answer to settle: see {}, {}.", plan.tab(ISSUES), file)
    return plan.text("To settle: “{}” in {}, {}, {}.", view.answer.raw, file, view.answer.sheet, view.answer.cell)


def _together(plan: SummaryPlan, said: Sequence[Said], most: int) -> list[Said]:
    """The lines, with one shared by agencies that say the same and give no text, `most` of them named."""
    without_text = silent(plan)
    alike: dict[tuple[str, str], list[str]] = {}
    for one in said:
        if one.text in without_text:
            alike.setdefault((one.word, one.text), []).append(one.who)
    lines = []
    for one in said:
        names = alike.get((one.word, one.text), [])
        if len(names) < 2:
            lines.append(one)
        elif one.who == names[0]:
            nothing = f"{one.text[:1].lower()}{one.text[1:]}"
            lines.append(
                Said(plan.text("{:,} agencies", len(names)), one.word, f"{plan.listed(names, most)}: {nothing}")
            )
    return lines


def _without_answer(plan: SummaryPlan, said: Sequence[Said], most: int) -> list[Said]:
    """One line for the agencies that gave no answer, with up to `most` of each kind named."""
    kinds: dict[str, list[str]] = {}
    for one in said:
        kinds.setdefault(one.text, []).append(one.who)
    if len(kinds) < 2:
        return _together(plan, said, most)
    told = (f"{text.rstrip('.')}: {plan.listed(names, most)}." for text, names in kinds.items())
    return [Said(plan.text("{:,} agencies", len(said)), NO_ANSWER, " ".join(told))]


def counts(plan: SummaryPlan, finding: Finding, words: Sequence[str]) -> Mapping[str, str]:
    """The matrix's cells that count each of the words for a criterion."""
    return {word: plan.total_cell(finding.criterion.ref, word) for word in words}


def division_cell(plan: SummaryPlan, finding: Finding) -> Formula:
    return Formula(f"={plan.matrix_cell(finding.criterion.ref, HOW_DIVIDED)}", plan.in_cell(division_of(finding)))


def position_cell(plan: SummaryPlan, finding: Finding) -> Formula:
    return Formula(
        f"={plan.matrix_cell(finding.criterion.ref, 'Position')}", finding.position or plan.in_cell(NO_POSITION)
    )


def summary_text(plan: SummaryPlan, finding: Finding) -> Formula:
    """How divided, and counts, in one live text: "split: 2 Red · 3 Green"."""
    counted, cell = every_count(plan, finding), plan.matrix_cell(finding.criterion.ref, HOW_DIVIDED)
    return Formula(f"={cell}&{literal(': ')}&{counted.text}", f"{plan.in_cell(division_of(finding))}: {counted.value}")


def every_count(plan: SummaryPlan, finding: Finding) -> Formula:
    """A criterion's counts in one live text, "2 Red · 3 Green · 1 blank", without the leading "="."""
    names = {word: plan.in_cell(word) for word in plan.words}
    every = {word: count_of(finding, word) for word in plan.words}
    return counts_text(counts(plan, finding, plan.words), names, every)


def moved_since(plan: SummaryPlan, finding: Finding) -> Formula:
    """What is added, live, to what the meeting agreed where the ratings are not those on which it agreed."""
    grounds = agreed_grounds(plan.comparison.decisions, finding)
    if not all(grounds) or not grounds:
        return Formula("", "")
    then, today = grounds[0], agreed_ground(finding)
    mark = plan.text(CHANGED_FROM, plan.in_cell(then)) if len(then) <= LONGEST_GROUND else plan.text(CHANGED)
    words = list(finding.counts)
    now = counts_text(counts(plan, finding, words), {word: word for word in words}, finding.counts).text
    same = [
        f"({now})={literal('' if ground == Spread.NOT_RATED else ground)}"
        for ground in dict.fromkeys([then, *grounds])
        if ground in (then, today) and len(ground) <= LONGEST_GROUND
    ]
    added = f'IF(OR({",".join(same)}),"",CHAR(10)&{literal(mark)})' if same else f"CHAR(10)&{literal(mark)}"
    return Formula(f"&{added}", "" if today in grounds else f"\n{mark}")
