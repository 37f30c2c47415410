"""What page one of the summary says in English."""

from __future__ import annotations

from csxl.languages.board_words import BoardWords
from csxl.languages.english_agenda_words import WORDS as AGENDA
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE, Division
from csxl.text.wording import either, many


def _agencies(number: int) -> str:
    return many(number, "agency", "agencies")


def _criteria(number: int) -> str:
    return many(number, "criterion", "criteria")


def _answers_of(agencies: int, criteria: int) -> str:
    return f"Answers of {_agencies(agencies)} on {_criteria(criteria)}: "


def _gaps_of(number: int, sheet: str) -> str:
    return f"{_agencies(number)} had answers blank or unclear when this was made: {sheet}."


def _of_criteria(number: int) -> str:
    return f"Of {_criteria(number)}: "


def _moved_since(review: str, number: int) -> str:
    return f"Since {review}, of {_criteria(number)}: "


def _promised(number: int) -> str:
    return f"Of {many(number, 'promise')} made then: "


def _agreed_nothing(number: int, worst: str) -> str:
    return f"nothing yet: there are {_criteria(number)} on its agenda, those where agencies differ or all see {worst}."


def _agreed_some(number: int) -> str:
    return f" of {_criteria(number)} on its agenda: "


def _patterns(day: str, number: int, sheet: str) -> str:
    where = f"; all of them on {sheet}" if sheet else ""
    return f"In the returns as they stood on {day}: {many(number, 'pattern')}{where}."


def _bare_worst(number: int, worst: str) -> str:
    return f"{{n}} {worst} {either(number, 'rating', 'ratings')} returned without an action"


def _no_return(number: int) -> str:
    return f"{{n}} {either(number, 'agency', 'agencies')} without a return"


WORDS = BoardWords(
    board="Board summary",
    as_at="As at",
    day_format="d mmm yyyy",
    as_at_day="as at {day}",
    made_on="made on {day}",
    follows="Counts and agreed ratings are live; names and quotations are as made.",
    as_made="All of this is as made; the sheet {sheet} follows what is typed into the workbook.",
    made_with="Made with csxl {version}.",
    page_of="Page {page} of {pages}",
    all_on="All on {sheet}",
    and_more_on="and {n} more on {sheet}",
    names_more_on=" and {n} more on {sheet}",
    in_workbook="In the workbook: {sheet}",
    show_more="Show {n} more",
    so_many_more="{n} more",
    corrected="Corrected on Matrix since; make the summary again for who says what.",
    may_hold="1 text may hold personal data: see {sheet} before you show this to anyone. This line is not printed.",
    may_hold_several="{n} texts may hold personal data: see {sheet} before you show this to anyone. This line is not "
    "printed.",
    nothing_held="What might be personal data has been answered on {sheet}. This line is not printed.",
    who_answered="Who answered, and what is missing?",
    answers_of=_answers_of,
    answered={
        RATED: "{n} rated",
        BLANK: "{n} left blank in returns",
        NOT_RETURNED: "{n} of agencies without a return",
        TO_SETTLE: "{n} unclear",
    },
    abstained="{n} “{word}”",
    nobody_known="No agency is known yet.",
    gaps_of=_gaps_of,
    gaps="Blank or unclear: ",
    other_gaps="; others on {sheet}.",
    no_gaps="Nothing that returned is blank or unclear any more.",
    seen_as_worst="What does everyone see as {worst}?",
    worst_headings=("Criterion", "What {worst} means there", "Who said so", "What is done about it"),
    worst_caption="Criteria that everyone who rated sees as {worst}, and what is done about them",
    no_action_yet="no action yet",
    agreed_so="agreed: ",
    proposed_so="proposed by {agency}: ",
    actions_on="{n} on {sheet}",
    more_actions=" (and {n} more)",
    in_returns="In the returns, {told}, most of them from {names}.",
    of_criteria=_of_criteria,
    all_say_worst="all who rated say {worst} on {n}",
    one_says_worst="the only agency that rated says {worst} on {n}",
    none_worst="No criterion is seen as {worst} by everyone who rated it.",
    worst_to_all=" {worst} to all: ",
    all_who_rated="all {n} who rated",
    no_longer_all="no longer all {word}",
    divided="Where do we disagree?",
    divided_caption="The most divided criteria: who stands where, and what that rating means there",
    divided_headings=(
        "Criterion",
        "How divided",
        "Lowest rating: who, and what it means",
        "Highest rating: who, and what it means",
    ),
    divided_on={
        Division.SPLIT: "split on {n}",
        Division.FEW: "a few differ on {n}",
        Division.LONE: "a lone voice on {n}",
        Division.STEP: "one step apart on {n}",
        Division.AGREED: "all agree on {n}",
        Division.ONE_VIEW: "one view only on {n}",
        Division.NOT_RATED: "not rated {n}",
    },
    says="{word}: {who}.",
    says_alone="{word}: {who} alone.",
    in_sectors="{n} agencies ({sectors})",
    more="more",
    more_sectors="more sectors",
    domain="Domain",
    ratings_of="{word}\nratings",
    level_and_stage="Level and stage",
    grid_caption="Where the agencies stand: each domain by level and stage, and the domain’s ratings added up",
    grid_caption_short="Where the agencies stand: each domain by level and stage",
    grid_about="Each cell has the range of the ratings and how many agencies chose each; below, the ratings added up.",
    lone="lone ",
    lone_and=" and ",
    one_view=", one view",
    grid_key="How many agencies chose each rating{letters}. {split}: opposites, a quarter or more at each end. {few}: "
    "opposites, fewer at one end. {lone}…: one agency against the others. Two words: one step apart. In colour: all "
    "who rated agree.",
    moved="What has moved?",
    no_movement="No earlier review stands behind this one, so there is nothing to compare with.",
    nothing_compared="Ratings cannot be compared with {review}: no criterion had the descriptors that it has now.",
    other_scale="Ratings cannot be compared with {review}: its scale was another one ({words}).",
    not_compared="Not compared: {told}.",
    not_compared_so={
        "changed": "{n} with other descriptors than then",
        "new": "{n} new",
        "untold": "{n} of which nothing tells whether the descriptors were the same",
    },
    nothing_promised="Nothing was promised in the review before.",
    moved_since=_moved_since,
    moved_so={
        "worse": "{n} worse",
        "mostly worse": "{n} mostly worse",
        "better": "{n} better",
        "mostly better": "{n} mostly better",
        "both ways": "{n} better to some and worse to others",
        "same": "{n} the same",
        "new": "{n} rated for the first time",
        "no longer rated": "{n} no longer rated",
        "not compared": "{n} not compared",
        "not rated": "{n} not rated either time",
    },
    worse="Worse or mostly worse",
    none_worse="No criterion is worse.",
    better="Better or mostly better",
    none_better="No criterion is better.",
    both_times="{worst} both times",
    none_both_times="No criterion was {worst} both times.",
    named="{start} ({n}): {names}.",
    promised=_promised,
    came_to={
        "kept": "{n} kept",
        "under way": "{n} under way",
        "not due yet": "{n} not due yet",
        "not kept": "{n} not kept",
        "no word yet": "{n} with no word yet",
    },
    still_promised=" Still open: ",
    agreed="What was agreed?",
    agreed_caption="What the meeting agreed",
    agreed_headings=("Criterion", "Agreed rating", "In the words that agencies are told"),
    no_agenda="Nothing is on the agenda of the moderation meeting.",
    no_words="No words for agencies yet.",
    shown_here="A rating that is typed as agreed on {sheet} shows here at once.",
    agreed_start="The moderation meeting has agreed ",
    agreed_nothing=_agreed_nothing,
    agreed_some=_agreed_some,
    done="What will be done, by whom?",
    done_caption="The first actions: those overdue and those agreed in turn, then others by day",
    done_headings=(
        *("About", "What will be done", "Who does it", "By when"),
        *("Agreed or only proposed", "How far it is"),
    ),
    no_actions="No action is proposed or agreed.",
    no_owner="nobody named",
    gone="no longer on {sheet}",
    no_criterion="no one criterion",
    open="open",
    still_agreed="{n} agreed",
    still_proposed="{n} only proposed by agencies",
    ended="{n} done",
    still_to_do="Still to do: ",
    overdue="{n} overdue",
    ownerless="{n} with nobody named",
    undated="{n} without a date",
    typed_since="{n} more typed on {sheet} since; the next summary lists them",
    proposed_by="proposed by {agency}",
    agreed_too="agreed; {proposed}",
    agreed_by_meeting="agreed by the meeting",
    when_made="{told} (when this was made)",
    stands_out="What stands out?",
    nothing_stands_out="Nothing stands out across the returns.",
    patterns=_patterns,
    asked="What is the board asked to decide?",
    please="Please decide these, or say who will.",
    nothing_open="Nothing is left to decide: every split has an agreed rating, every criterion that {all_worst} has an "
    "action, every action an owner.",
    nothing_asked="Every split has an agreed rating, every criterion that {all_worst} has an action, every action an "
    "owner.",
    all_worst="all see as {worst}",
    all_worst_or_twice="all see as {worst}, or that was so both times,",
    decide="Decide what to do where everyone sees {worst} and nothing is proposed",
    decide_or_twice="Decide what to do where everyone sees {worst}, or it was {worst} both times, and nothing is "
    "proposed",
    settle="Agree a rating where agencies are split and none is agreed yet",
    name_somebody="Actions with nobody named to do them: {n}. Name somebody on {sheet}",
    make_clear="Answers still unclear: {n}. Settle them with their agencies ({sheet})",
    promises_before="Decide what becomes of promises made in the review before: ",
    promises_end=" ({sheet}).",
    still_open="Still open: ",
    not_on_agenda="{n} on the agenda without an agreed rating",
    bare_worst=_bare_worst,
    no_return=_no_return,
    agenda=AGENDA,
    table_about="{caption}. A row for each; the columns are {columns}.",
)
