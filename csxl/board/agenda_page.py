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
    AGREED_ON,
    AGREED_RATING,
    BY_WHEN,
    NOT_AGREED,
    OWNER,
    REASON,
    WORDS,
)
from csxl.summary.sheet_plan import SummaryPlan, counts_in_words
from csxl.text.days import day_in_words, stated_day
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
SAYS, DESCRIPTORS, AGREES = "Who says what", "What each rating means here", "What the meeting agrees"
BETWEEN = "\u2003\u2003"  # words to be ringed


def divided(plan: SummaryPlan, finding: Finding) -> str:
    """How divided the agencies are, with counts: "Split: 4 Red · 3 Green"."""
    counted = counts_in_words(finding, list(plan.comparison.rubric.ratings))
    division = sentence(division_of(finding))
    return f"{division}: {counted}" if counted else division


def page_mark(number: int) -> str:
    """The bookmark of a criterion's page by its number."""
    return f"page_{number}"


def criterion_page(plan: SummaryPlan, finding: Finding, number: int) -> Iterator[str]:
    """The page, as paragraphs and tables; what was agreed already is filled in."""
    mark = (number, page_mark(number))
    rooms = [_left(finding, room) for room in ROOMS]
    room, camps = voices_of(plan, finding, rooms, _height)
    yield paragraph(finding.criterion.in_words, "Heading1", mark, begins_page=True)
    yield paragraph([Run("How divided: "), Run(divided(plan, finding), bold=True)])
    yield paragraph(DESCRIPTORS, "Heading2")
    yield _descriptors(plan, finding)
    yield paragraph(SAYS, "Heading2")
    yield _voices(plan, camps)
    yield paragraph(AGREES, "Heading2")
    yield _minutes(plan, finding, ROOMS[room])


def _descriptors(plan: SummaryPlan, finding: Finding) -> str:
    descriptors, none = finding.criterion.descriptors, plan.language.no_descriptor
    rows = [Row((rating_cell(plan, word), text_cell(descriptors.get(word, none)))) for word in finding.counts]
    told = "A row for each rating of the scale, with the descriptor that the tool gives for it."
    return table(WIDTHS, [heading_row("Rating", "Descriptor"), *rows], DESCRIPTORS, told)


def _voices(plan: SummaryPlan, camps: Sequence[Camp]) -> str:
    rows = [
        Row((rating_cell(plan, camp.word, f" ({camp.number})"), WordCell(tuple(map(_paragraph, camp.voices)))))
        for camp in camps
    ]
    told = "A row for each rating or status, with the agencies that gave it and the evidence they give."
    return table(WIDTHS, [heading_row("Rating", "Agencies and their evidence"), *rows], SAYS, told)


def _paragraph(voice: Voice) -> str:
    return paragraph([Run(f"{voice.who}: ", bold=True), Run(voice.text)], TEXT)


def _height(voice: Voice) -> float:
    return text_height(f"{voice.who}: {voice.text}", TEXT_WIDTH)


def _left(finding: Finding, room: Mapping[str, int]) -> float:
    """The points that are left for who says what, if there is so much room to write."""
    title = text_height(finding.criterion.in_words, WIDTH, TITLE_SIZE, bold=True) + TITLE_AIR
    descriptors = finding.criterion.descriptors
    used = sum(text_height(descriptors.get(word, ""), TEXT_WIDTH) for word in finding.counts)
    minutes = sum(max(room[heading] / 20, text_height(text, TEXT_WIDTH)) for heading, text in _agreed(finding).items())
    return PAGE - SPARE - title - LINE_BELOW - HEADINGS - GAPS - ROWS_OF_HEADINGS - used - minutes


def _agreed(finding: Finding) -> Mapping[str, str]:
    """What was agreed so far under each heading, "" where nothing was."""
    agreed = finding.agreed
    if not agreed:
        return dict.fromkeys(ROOMS[0], "")
    told = [agreed.rating, agreed.reason, agreed.words, agreed.action, agreed.owner, agreed_day(agreed.by_when)]
    return dict(zip(ROOMS[0], told, strict=True))


def agreed_day(text: str) -> str:
    """A day in words; as it was typed where it is none."""
    day = stated_day(text)
    return day_in_words(day) if day else text


def _minutes(plan: SummaryPlan, finding: Finding, room: Mapping[str, int]) -> str:
    """A row for each thing to be agreed; the rating is to be ringed, or stands in its colours."""
    rows = [
        Row(
            (
                text_cell(heading, bold=True, fill=theme.PANEL),
                _rating(plan, finding) if heading == AGREED_RATING else text_cell(said),
            ),
            least=room[heading],
        )
        for heading, said in _agreed(finding).items()
    ]
    return table(WIDTHS, rows, AGREES, "What is to be agreed on the left, room to write it on the right.")


def _rating(plan: SummaryPlan, finding: Finding) -> WordCell:
    agreed = finding.agreed
    if not agreed or not agreed.rating:
        words: Sequence[str] = (*plan.comparison.rubric.words, NOT_AGREED)
        return text_cell(BETWEEN.join(words))
    rating = plan.comparison.rubric.ratings.get(agreed.rating)
    on = f", {AGREED_ON.lower()} {agreed_day(agreed.agreed_on)}" if agreed.agreed_on else ""
    runs = [Run(f" {agreed.rating} ", True, rating.ink if rating else "", rating.fill if rating else ""), Run(on)]
    return WordCell((paragraph(runs, TEXT),))
