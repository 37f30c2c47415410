"""What page one of the summary says, for the board, in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from csxl.languages.agenda_words import AgendaWords
from csxl.model.comparison import Division
from csxl.text.records import dataclass

Headings = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class BoardWords:
    """One language's words, in the order in which they are met. What stands in {braces} is filled in; {n} is a figure
    that is live in a workbook, so that nothing else in its sentence may depend on it. {sheet} is a sheet's name, and
    {worst} the scale's worst word."""

    # Round the page.
    board: str  # what it is called
    as_at: str
    day_format: str  # of the day beside that
    as_at_day: str
    made_on: str
    follows: str  # which of its words follow what is typed into the workbook
    as_made: str  # the same of a page that follows nothing: "{sheet}" does
    made_with: str  # "{version}"
    page_of: str  # in a document's footer: "{page}" of "{pages}"
    all_on: str
    and_more_on: str  # "{n}" that a list does not show
    names_more_on: str  # the same after names
    in_workbook: str
    show_more: str
    so_many_more: str  # after a caption
    corrected: str  # in place of words that hold no more
    may_hold: str  # above the page: one text
    may_hold_several: str
    nothing_held: str

    # Who answered.
    who_answered: str
    answers_of: Callable[[int, int], str]  # so many agencies on so many criteria, up to the figures
    answered: Mapping[str, str]  # by status: how many
    abstained: str  # with an abstention's "{word}"
    nobody_known: str
    gaps_of: Callable[[int, str], str]  # how many agencies have gaps, and on which sheet they are
    gaps: str  # before agencies and how many gaps each has
    other_gaps: str
    no_gaps: str

    # What everyone sees as the worst.
    seen_as_worst: str
    worst_headings: Headings
    worst_caption: str
    no_action_yet: str
    agreed_so: str  # before an action
    proposed_so: str  # the same, of an "{agency}"
    actions_on: str  # "{n}"
    more_actions: str  # "{n}" after one
    in_returns: str  # where most of the worst ratings without an action come from: "{told}", "{names}"
    of_criteria: Callable[[int], str]  # of all criteria, before figures
    all_say_worst: str
    one_says_worst: str
    none_worst: str
    worst_to_all: str  # before names
    all_who_rated: str
    no_longer_all: str  # "{word}"

    # Where agencies disagree.
    divided: str
    divided_caption: str
    divided_headings: Headings
    divided_on: Mapping[Division, str]
    says: str  # at one end of the scale: "{word}", "{who}"
    says_alone: str
    in_sectors: str  # so many agencies, "{n}", and "{sectors}"
    more: str
    more_sectors: str

    # The grid.
    domain: str
    ratings_of: str  # "{word}"
    level_and_stage: str
    grid_caption: str
    grid_caption_short: str
    grid_about: str
    lone: str  # before words
    lone_and: str  # between two
    one_view: str  # after a word
    grid_key: str  # "{letters}" in brackets or "", "{split}", "{few}", "{lone}"

    # What has moved.
    moved: str
    no_movement: str
    nothing_compared: str
    other_scale: str  # "{review}", "{words}"
    not_compared: str  # before what follows
    not_compared_so: Mapping[str, str]  # "changed", "new", "untold": how many
    nothing_promised: str
    moved_since: Callable[[str, int], str]  # since which review, of how many criteria, up to the figures
    moved_so: Mapping[str, str]  # by movement: how many
    worse: str
    none_worse: str
    better: str
    none_better: str
    both_times: str
    none_both_times: str
    named: str  # after each of these: "{n}" in brackets, and "{names}"
    promised: Callable[[int], str]  # of how many promises, up to the figures
    came_to: Mapping[str, str]  # by outcome: how many
    still_promised: str  # before promises

    # What was agreed.
    agreed: str
    agreed_caption: str
    agreed_headings: Headings
    no_agenda: str
    no_words: str
    shown_here: str
    agreed_start: str
    agreed_nothing: Callable[[int, str], str]  # after that: of how many criteria, and the worst word
    agreed_some: Callable[[int], str]  # after a figure: of how many criteria, up to the ratings

    # What will be done.
    done: str
    done_caption: str
    done_headings: Headings
    no_actions: str
    no_owner: str
    gone: str
    no_criterion: str
    open: str
    still_agreed: str
    still_proposed: str
    ended: str
    still_to_do: str
    overdue: str
    ownerless: str
    undated: str
    typed_since: str
    proposed_by: str  # "{agency}"
    agreed_too: str  # the same, and agreed: "{proposed}"
    agreed_by_meeting: str
    when_made: str  # after what follows nothing: "{told}"

    # What stands out.
    stands_out: str
    nothing_stands_out: str
    patterns: Callable[[str, int, str], str]  # on which day, how many, and on which sheet all of them are, if not here

    # What the board is asked.
    asked: str
    please: str
    nothing_open: str  # while nothing else is open
    nothing_asked: str  # otherwise
    all_worst: str
    all_worst_or_twice: str
    decide: str
    decide_or_twice: str
    settle: str
    name_somebody: str  # before "{n}"
    make_clear: str  # the same
    promises_before: str
    promises_end: str
    still_open: str
    not_on_agenda: str
    bare_worst: Callable[[int, str], str]  # so many ratings of the worst word, with "{n}"
    no_return: Callable[[int], str]  # so many agencies, with "{n}"

    # The meeting's own document.
    agenda: AgendaWords
    table_about: str  # what a document says of a table: "{caption}", "{columns}"
