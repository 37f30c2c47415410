"""Letters that are due: to whom, why, in what words, and which of them have already gone."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from csxl.compare.actions import Action
from csxl.languages import BY_NAME, Language
from csxl.letters import asks
from csxl.letters.action_letters import actions_in_words, why_due
from csxl.letters.drafts import Attached, Mail, compose
from csxl.letters.headers import NotAnAddress
from csxl.letters.in_each_language import in_each
from csxl.letters.sent_log import LogEntry, Step, standing_against
from csxl.model.letter import Letter
from csxl.model.refusal import Refusal
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.review.actions_due import WITHIN, ActionsDue, actions_due
from csxl.review.standing import Standing, Status
from csxl.text.records import dataclass
from csxl.text.wording import quote

OfAgencies = Mapping[str, tuple[str, bytes]]  # a questionnaire, as name and bytes, by an agency's code
NOTHING: OfAgencies = {}
ASKING = {Letter.QUERY: "{questions}", Letter.ACTIONS: "{actions}"}  # what a letter is written for


@dataclass(frozen=True)
class Due:
    """A letter that an agency is due, why, and what goes into it; `news` is a digest of what its attachments say."""

    party: Party
    why: str
    attachments: Attached = ()
    missing: str = ""
    questions: str = ""
    actions: str = ""
    news: str = ""


class Ready(NamedTuple):
    """A mail, and why it is due."""

    mail: Mail
    why: str


class Composed(NamedTuple):
    """The letters that can go, and (agency, why) for each that cannot be written."""

    ready: tuple[Ready, ...]
    unwritten: tuple[tuple[str, str], ...]


class SortedLetters(NamedTuple):
    """Letters to send now, and those that went or may have gone, each with the log's line about it."""

    to_go: tuple[Ready, ...]
    before: tuple[tuple[Mail, LogEntry], ...]

    @property
    def doubtful(self) -> int:
        """How many may or may not have gone."""
        return sum(line.step is not Step.SENT for _, line in self.before)


def due_letters(status: Status, letter: Letter, attached: OfAgencies = NOTHING) -> tuple[Due, ...]:
    """This letter for each agency that is due it, with what it asks in the review's language. A reminder of a whole
    questionnaire has it `attached`, where it is there, by the agency's code."""
    language = BY_NAME[status.review.language]
    again = {code: (one,) for code, one in attached.items()} if letter is Letter.REMINDER else {}
    whole = {one.party.code for one in status.standings if not one.returns}
    return tuple(
        Due(
            standing.party,
            asks.why(standing),
            again.get(standing.party.code, ()) if standing.party.code in whole else (),
            missing=in_each(language, status.rubric, partial(_missing, standing, standing.party.code in again))
            if letter is Letter.REMINDER
            else "",
            questions=in_each(language, status.rubric, partial(_questions, standing)) if letter is Letter.QUERY else "",
        )
        for standing in status.standings
        if asks.due(standing) is letter
    )


def _missing(standing: Standing, attached: bool, language: Language, rubric: Rubric) -> str:
    return asks.missing(standing, rubric, language, attached)


def _questions(standing: Standing, language: Language, rubric: Rubric) -> str:
    return asks.questions(standing, rubric, language)


def letters_of_actions(status: Status, within: int = WITHIN) -> tuple[Due, ...]:
    """What is said of actions that are due by now, or within so many days, to each agency that has any."""
    due, language = actions_due(status, within), BY_NAME[status.review.language]
    return tuple(
        Due(party, why_due(mine, due), actions=in_each(language, status.rubric, partial(_actions, mine, due)))
        for party in status.review.parties
        if (mine := due.of.get(party.code))
    )


def _actions(mine: Sequence[Action], due: ActionsDue, language: Language, rubric: Rubric) -> str:
    return actions_in_words(mine, due, rubric, language.name)


def refuse_empty(review: Review, letter: Letter) -> None:
    """Raise Refusal if the review's own words for a letter leave out what it is written for."""
    field = ASKING.get(letter, "")
    if field and letter in review.messages and field not in review.messages[letter].body:
        does = "say nothing of what is due" if letter is Letter.ACTIONS else "ask nothing"
        raise Refusal(
            f"The letter {letter} does not contain {field}, so it would {does}; please put {field} into "
            "its body on the sheet Messages."
        )


def composed(review: Review, letter: Letter, dues: Iterable[Due], on: datetime.date | None = None) -> Composed:
    """The letters in the review's words as they read on a day, and those that cannot be written because an address is
    missing or wrong."""
    ready: list[Ready] = []
    unwritten: list[tuple[str, str]] = []
    for due in dues:
        try:
            asked = (due.missing, due.questions, due.actions, due.news, on)
            mail = compose(review, due.party, letter, due.attachments, *asked)
            ready.append(Ready(mail, due.why))
        except NotAnAddress as fault:
            unwritten.append((due.party.name, str(fault)))
    return Composed(tuple(ready), tuple(unwritten))


def sort_out(
    ready: Sequence[Ready],
    entries: Sequence[LogEntry],
    now: datetime.datetime,
    again_after: int,
    resend: Collection[str] = (),
) -> SortedLetters:
    """The letters to send now and those that went before, by the log's lines; agencies whose codes are in `resend` get
    theirs whatever the log says. Raises Refusal if one of them is not due this letter."""
    if strange := set(resend) - {mail.party.code for mail, _ in ready}:
        raise Refusal(
            f"No agency with the code {quote(min(strange))} needs this letter now, so nothing was sent again."
        )
    to_go: list[Ready] = []
    before: list[tuple[Mail, LogEntry]] = []
    for one in ready:
        line = standing_against(entries, one.mail, now, again_after)
        if line and one.mail.party.code not in resend:
            before.append((one.mail, line))
        else:
            to_go.append(one)
    return SortedLetters(tuple(to_go), tuple(before))
