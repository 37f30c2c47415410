"""Everything that csxl says of its own accord in one language; the rubric's words come from the rubric.

A language is one module beside this one that defines LANGUAGE, and nothing else need be told of it. One that does not
have all of the words yet may take the rest from another: `LANGUAGE = replace(ENGLISH, tag="pl", name="Polish", …)`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cached_property

from csxl.languages.action_words import ActionWords
from csxl.languages.feedback_words import FeedbackWords
from csxl.languages.later_words import LaterWords
from csxl.languages.letters_words import LettersWords
from csxl.languages.question_words import QuestionWords
from csxl.model import layout
from csxl.model.decisions import PROGRESS_CHOICES, progress_of
from csxl.model.letter import Letter, Message
from csxl.text.records import dataclass

Pair = tuple[str, str]
Others = Mapping[str, tuple[str, ...]]
LIVE: tuple[str, ...] = (
    *("not_ready", "ready", "ready_for", "still_to_answer", "all_answered", "still_to_prove", "each_proved"),
    *("nothing_rated", "still_to_sign", "all_signed", "too_long", "all_fit", "still_to_tell", "all_told"),
)  # the fields whose texts stand on a questionnaire as formulas fill them in


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Language(LaterWords):
    """One language's words, in the order in which they are met. What stands in {braces} is filled in."""

    tag: str  # its code, as web pages and mails give it: "en"
    name: str  # as the coordinator's workbook offers it, in English: "Welsh"
    also_called: tuple[str, ...]  # other names under which it may be asked for there

    # The questionnaire's first sheet.
    start: str  # its tab
    agency: str
    return_code: str
    please_return_by: str
    send_it_to: str
    questions_to: str
    day: str  # the number format of a date in full
    children: str
    children_why: str
    how_to: str
    steps: tuple[Pair, Pair, Pair, Pair, Pair]
    keyboard: Pair
    look_back: Pair  # where there was a review before
    look_back_on_promises: str  # the same where the agency promised something
    progress: str
    progress_headings: tuple[str, str, str, str, str, str]
    promises_left: str  # one more heading there, where something was promised
    all_domains: str
    go_to_domain: str
    own_words: str
    works_well: str
    overall_comment: str
    works_well_prompt: str
    overall_comment_prompt: str
    details: str
    completed_by: str
    role: str
    date_completed: str
    completed_by_prompt: str
    role_prompt: str
    date_completed_prompt: str
    last_step: str
    is_it_ready: str
    not_ready: str
    ready: str
    ready_for: str
    still_to_answer: str
    all_answered: str
    still_to_prove: str
    each_proved: str
    nothing_rated: str
    still_to_sign: str
    all_signed: str
    on_paper: str
    too_long: str
    all_fit: str
    still_to_tell: str
    all_told: str
    so_many_in: str  # how many there are in one domain, as it stands in a list of such
    answers: str
    nearest: str
    words: str
    about: str

    # The sheet of a domain.
    ref: str
    level: str
    stage: str
    rating: str
    evidence: str
    action: str
    owner: str
    by_when: str
    last_time: str
    promised: str
    promised_besides: str  # heads on Start the promises on criteria that are asked no more
    how_far_is_it: str
    agreed_then: str  # "Agreed: {}"
    no_descriptor: str  # in place of one that the rubric does not have
    others_then: str  # where the descriptors may have been others
    changed_then: str  # where they are known to have been
    back_to_start: str
    next_domain: str  # "Next: {}"
    to_last_step: str
    go_to_start: str
    hint: str
    rating_prompt: str
    choose_title: str
    choose: str
    choose_alone: str  # the same where a word of one language alone counts too
    evidence_prompt: str
    long_title: str  # of what is said where somebody typed more evidence than a row can show
    long_text: str
    by_when_prompt: str
    how_far_prompt: str
    how_far_prompt_several: str  # where one cell holds several promises
    page: str  # of the footer; &P and &N are the page's number and how many there are

    # What people write instead, compared without case: headings by those of `layout`, labels of the
    # coordinator's workbook by its own, and words that tell a heading or a sheet of an earlier review.
    also_headed: Others
    also_labelled: Others
    also_progress: Others  # by the words of PROGRESS_CHOICES
    earlier: tuple[str, ...]

    # What questionnaires of earlier releases say, by the field that has these words now, or "" where none has: their
    # forms come back for months. What stands in {braces} may be anything.
    formerly: Others

    # The letters, and what is merged into them.
    invitation: Message
    own_invitation: Message  # the same where a partnership has a rubric of its own
    reminder: Message
    query: Message
    thanks: Message
    actions_due: Message
    feedback: Message
    weekdays: tuple[str, str, str, str, str, str, str]  # from Monday on, as they stand in a date
    months: tuple[str, str, str, str, str, str, str, str, str, str, str, str]
    date: str  # a day in a letter: "{weekday} {day} {month} {year}"
    nobody: str  # for a contact's name
    no_date: str  # for a date
    wanted: str  # of a return, in a letter: "is wanted by {day}"
    was_wanted: str  # the same once the day has passed
    whole: str  # for a return of which nothing is there
    whole_again: str  # the same where the questionnaire is attached once more
    sheet: str
    nowhere: str  # for a sheet that is not there
    blank: Callable[[int], str]  # how many answers are blank
    still_blank: str  # over what is blank, in a letter that asks about other answers
    how_far: tuple[
        str, str, str, str
    ]  # an action is, as model/decisions.py orders it: not begun, under way, done, dropped
    of_actions: ActionWords  # in a letter about those that are due
    asks: QuestionWords  # of the questions in a letter about a return
    on_feedback: FeedbackWords  # of the page that an agency gets after the meeting
    on_letters: LettersWords  # of the page on which letters stand, to be copied or opened in a mail program
    parts: tuple[Language, ...] = ()  # of two languages in one: each of them

    @property
    def tellings(self) -> tuple[Language, ...]:
        """The languages in which prose is written, each for itself: its parts, or itself alone."""
        return self.parts or (self,)

    def progress_word(self, status: str) -> str:
        """How a word for progress reads in this language; "" for any other text."""
        return dict(zip(PROGRESS_CHOICES, self.how_far, strict=True)).get(progress_of(status), "")

    def ever(self, name: str) -> tuple[str, ...]:
        """A field's text, and those that it had in earlier releases."""
        return (getattr(self, name), *self.formerly.get(name, ()))

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The layout's label for each text that it has on Start, or had, where something is filled in beside it."""
        fields = {
            layout.COMPLETED_BY: "completed_by",
            layout.ROLE: "role",
            layout.DATE_COMPLETED: "date_completed",
            layout.WORKS_WELL: "works_well",
            layout.OVERALL_COMMENT: "overall_comment",
        }
        return {text: label for label, name in fields.items() for text in self.ever(name)}

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """How each heading of the layout reads in this language."""
        return {
            layout.REF: self.ref,
            layout.LEVEL: self.level,
            layout.STAGE: self.stage,
            layout.RATING: self.rating,
            layout.EVIDENCE: self.evidence,
            layout.ACTION: self.action,
            layout.OWNER: self.owner,
            layout.BY_WHEN: self.by_when,
            layout.LAST_TIME: self.last_time,
            layout.PROMISED: self.promised,
            layout.HOW_FAR: self.how_far_is_it,
        }

    @cached_property
    def completed(self) -> Mapping[str, Pair]:
        """How each label of what is to be given on Start reads in this language, with what to write beside it."""
        return {
            layout.COMPLETED_BY: (self.completed_by, self.completed_by_prompt),
            layout.ROLE: (self.role, self.role_prompt),
            layout.DATE_COMPLETED: (self.date_completed, self.date_completed_prompt),
        }

    @cached_property
    def overall(self) -> Mapping[str, Pair]:
        """How each label of what is said on Start of the whole reads in this language, with what to write beside it."""
        return {
            layout.WORKS_WELL: (self.works_well, self.works_well_prompt),
            layout.OVERALL_COMMENT: (self.overall_comment, self.overall_comment_prompt),
        }

    @cached_property
    def messages(self) -> Mapping[Letter, Message]:
        """Each letter as it stands before a coordinator changes it."""
        return {
            Letter.INVITATION: self.invitation,
            Letter.REMINDER: self.reminder,
            Letter.QUERY: self.query,
            Letter.THANKS: self.thanks,
            Letter.ACTIONS: self.actions_due,
            Letter.FEEDBACK: self.feedback,
        }

    def in_words(self, day: datetime.date) -> str:
        """A day as letters say it: "Friday 11 December 2026"."""
        weekday, month = self.weekdays[day.weekday()], self.months[day.month - 1]
        return self.date.format(weekday=weekday, day=day.day, month=month, year=day.year)
