"""Filling in a letter for one agency, and making its text safe for an email's headers and body."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from csxl.languages import BY_NAME, Language
from csxl.letters.in_each_language import JOINT, bodies, subjects
from csxl.model.bilingual import BESIDE
from csxl.model.letter import MERGE_FIELDS, Message
from csxl.model.review import Party, Review
from csxl.text.wording import one_line

_FIELD = re.compile("{(" + "|".join(MERGE_FIELDS) + ")}")


def values(
    review: Review,
    party: Party,
    missing: str = "",
    questions: str = "",
    actions: str = "",
    on: datetime.date | None = None,
    language: Language | None = None,
) -> Mapping[str, str]:
    """The value of each merge field in a letter to one agency, as it reads on a day in the review's language or another
    one; without a day no date has passed."""
    words, due = language or BY_NAME[review.language], review.due_from(party)
    by = words.in_words(due) if due else words.no_date
    wanted = words.was_wanted if due and on and on > due else words.wanted
    found = {
        "agency": party.name,
        "contact": party.contact or words.nobody,
        "code": party.code,
        "title": review.title,
        "period": review.period,
        "partnership": review.partnership,
        "return_by": by,
        "wanted": wanted.format(day=by),
        "reply_to": review.reply_to or review.email,
        "coordinator": review.coordinator,
    }
    asked = {"missing": missing, "questions": questions, "actions": actions}
    return {field: one_line(text) for field, text in found.items()} | asked


def filled_in(
    review: Review, party: Party, message: Message, asked: tuple[str, str, str], on: datetime.date | None
) -> Message:
    """A letter to one agency with its merge fields filled in; `asked` is what is missing, what is to be asked, and
    which actions are due. In two languages each half has its own words; a text that has no halves has the first's,
    and all that is asked."""
    language = BY_NAME[review.language]
    each = language.tellings
    missing, questions, actions = (_for_each(bodies(text, language), len(each)) for text in asked)
    days = [on] * len(each)
    parts = [values(review, party, *one) for one in zip(missing, questions, actions, days, each, strict=True)]
    whole = [values(review, party, *asked, on, each[0])]
    heads, texts = subjects(message.subject, language), bodies(message.body, language)
    return Message(
        BESIDE.join(_all(heads, parts if len(heads) > 1 else whole, lambda one: one.subject)),
        JOINT.join(_all(texts, parts if len(texts) > 1 else whole, lambda one: one.body)),
    )


def _for_each(found: Sequence[str], number: int) -> Sequence[str]:
    return found if len(found) == number else [*found] * number


def _all(texts: Sequence[str], fields: Sequence[Mapping[str, str]], of: Callable[[Message], str]) -> Iterator[str]:
    return (of(merged(Message(text, text), filled)) for text, filled in zip(texts, fields, strict=True))


def merged(message: Message, fields: Mapping[str, str]) -> Message:
    """The message with its merge fields filled in; braces inside a value stay as they are."""
    subject, body = (_FIELD.sub(lambda found: fields[found[1]], text) for text in (message.subject, message.body))
    return Message(one_line(subject), lines(body))


def lines(text: str) -> str:
    """The text with its line breaks as \\n and without any other control character, as a body needs it."""
    text = re.sub("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    return "".join(mark for mark in text if mark == "\n" or mark.isprintable() or mark.isspace()).strip()
