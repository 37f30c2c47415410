"""The agenda's page for one criterion: what it says, who says what, and room for what the meeting agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from csxl.board.agenda_voices import Camp, Voice, voices_of
from csxl.board.word_file import PAGE_HEIGHT, TOP, WIDTH
from csxl.board.word_looks import AIR, LINE, TEXT, heading_row, rating_cell, text_cell, text_height
from csxl.board.word_xml import Row, Run, WordCell, paragraph, table
from csxl.compare.division import division_of
from csxl.model.comparison import Finding
from csxl.model.decisions import (
    ACTION,
    AGREED_RATING,
    BY_WHEN,
    NOT_AGREED,
    OWNER,
    REASON,
    WORDS,
)
from csxl.summary.sheet_plan import SummaryPlan, counts_in_words
from csxl.text.days import stated_day
from csxl.text.wording import sentence
from csxl.writing import theme

LABEL_WIDTH = 1900  # twentieths of a point: of the first column of each table
TEXT_WIDTH = WIDTH - LABEL_WIDTH
WIDTHS = (LABEL_WIDTH, TEXT_WIDTH)
ROOMS = (  # to write in: where there is much to print, less
    {AGREED_RATING: 480, REASON: 1000, WORDS: 1000, ACTION: 760, OWNER: 440, BY_WHEN: 440},
    {AGREED_RATING: 420, REASON: 640, WORDS: 640, ACTION: 520, OWNER: 380, BY_WHEN: 380},
)
PAGE = (PAGE_HEIGHT - 2 * TOP) / 20  # points
TITLE_SIZE, TITLE_AIR, LINE_BELOW, HEADINGS, GAPS = 14, 18.0, 20.0, 3 * 27.0, 3 * 6.0  # points
SPARE = 12.0  # points: programs differ in the height of a line
ROWS_OF_HEADINGS = 2 * (LINE + AIR)
BETWEEN = "\u2003\u2003"  # words to be ringed
LINE_ENDS = 8 * "\xa0" + " "  # the same where they take several lines: a line ends after it


def divided(plan: SummaryPlan, finding: Finding) -> str:
    """How divided the agencies are, with counts: "Split: 4 Red · 3 Green"."""
    counted = counts_in_words(finding, list(plan.comparison.rubric.ratings))
    division = sentence(plan.said.show(division_of(finding)))
    return f"{division}: {counted}" if counted else division


def page_mark(number: int) -> str:
    """The bookmark of a criterion's page by its number."""
    return f"page_{number}"


def criterion_page(plan: SummaryPlan, finding: Finding, number: int) -> Iterator[str]:
    """The page, as paragraphs and tables; what was agreed already is filled in."""
    mark = (number, page_mark(number))
    says, rooms = plan.says.agenda, [_left(plan, finding, room) for room in ROOMS]
    room, camps = voices_of(plan, finding, rooms, _height)
    yield paragraph(finding.criterion.in_words, "Heading1", mark, begins_page=True)
    yield paragraph([Run(says.how_divided), Run(divided(plan, finding), bold=True)])
    yield paragraph(says.descriptors, "Heading2")
    yield _descriptors(plan, finding)
    yield paragraph(says.says, "Heading2")
    yield _voices(plan, camps)
    yield paragraph(says.agrees, "Heading2")
    yield _minutes(plan, finding, ROOMS[room])


def _descriptors(plan: SummaryPlan, finding: Finding) -> str:
    descriptors, none, says = finding.criterion.descriptors, plan.language.no_descriptor, plan.says.agenda
    rows = [Row((rating_cell(plan, word), text_cell(descriptors.get(word, none)))) for word in finding.counts]
    return table(WIDTHS, [heading_row(*says.descriptor_headings), *rows], says.descriptors, says.descriptors_about)


def _voices(plan: SummaryPlan, camps: Sequence[Camp]) -> str:
    rows = [
        Row((rating_cell(plan, camp.word, f" ({camp.number})"), WordCell(tuple(map(_paragraph, camp.voices)))))
        for camp in camps
    ]
    says = plan.says.agenda
    return table(WIDTHS, [heading_row(*says.voice_headings), *rows], says.says, says.voices_about)


def _paragraph(voice: Voice) -> str:
    return paragraph([Run(f"{voice.who}: ", bold=True), Run(voice.text)], TEXT)


def _height(voice: Voice) -> float:
    return text_height(f"{voice.who}: {voice.text}", TEXT_WIDTH)


def _left(plan: SummaryPlan, finding: Finding, room: Mapping[str, int]) -> float:
    """The points that are left for who says what, if there is so much room to write."""
    title = text_height(finding.criterion.in_words, WIDTH, TITLE_SIZE, bold=True) + TITLE_AIR
    descriptors = finding.criterion.descriptors
    used = sum(text_height(descriptors.get(word, ""), TEXT_WIDTH) for word in finding.counts)
    minutes = sum(
        max(room[heading] / 20, text_height(text, TEXT_WIDTH)) for heading, text in _agreed(plan, finding).items()
    )
    return PAGE - SPARE - title - LINE_BELOW - HEADINGS - GAPS - ROWS_OF_HEADINGS - used - minutes


def _agreed(plan: SummaryPlan, finding: Finding) -> Mapping[str, str]:
    """What was agreed so far under each heading, "" where nothing was."""
    agreed = finding.agreed
    if not agreed:
        return dict.fromkeys(ROOMS[0], "")
    told = [agreed.rating, agreed.reason, agreed.words, agreed.action, agreed.owner, agreed_day(plan, agreed.by_when)]
    return dict(zip(ROOMS[0], told, strict=True))


def agreed_day(plan: SummaryPlan, text: str) -> str:
    """A day in words; as it was typed where it is none."""
    day = stated_day(text)
    return plan.said.day(day) if day else text


def _minutes(plan: SummaryPlan, finding: Finding, room: Mapping[str, int]) -> str:
    """A row for each thing to be agreed; the rating is to be ringed, or stands in its colours."""
    rows = [
        Row(
            (
                text_cell(plan.said.show(heading), bold=True, fill=theme.PANEL),
                _rating(plan, finding) if heading == AGREED_RATING else text_cell(said),
            ),
            least=room[heading],
        )
        for heading, said in _agreed(plan, finding).items()
    ]
    return table(WIDTHS, rows, plan.says.agenda.agrees, plan.says.agenda.agrees_about)


def _whole(word: str) -> str:
    """A word that no line ends within, as it is to be ringed."""
    return word.replace(" ", "\xa0")


def _rating(plan: SummaryPlan, finding: Finding) -> WordCell:
    agreed = finding.agreed
    if not agreed or not agreed.rating:
        words: Sequence[str] = (*plan.comparison.rubric.words, plan.said.show(NOT_AGREED))
        line = BETWEEN.join(words)
        return text_cell(LINE_ENDS.join(map(_whole, words)) if text_height(line, TEXT_WIDTH) > LINE + AIR else line)
    rating = plan.comparison.rubric.ratings.get(agreed.rating)
    day = agreed_day(plan, agreed.agreed_on)
    on = plan.says.agenda.agreed_on.format(day=day) if day else ""
    runs = [Run(f" {agreed.rating} ", True, rating.ink if rating else "", rating.fill if rating else ""), Run(on)]
    return WordCell((paragraph(runs, TEXT),))
