"""When a return was saved, and which of two was saved later, as far as that is known."""

from __future__ import annotations

import datetime

from csxl.model.answers import Return
from csxl.questionnaire.issue import CREATED

FAST = datetime.timedelta(days=1)  # ahead of us: a clock that is a little fast, or far to the east, is forgiven
SKEW = datetime.timedelta(minutes=15)  # between the clocks of a computer and of the one that sent its mail
NO_ZONE = datetime.timedelta(days=1)  # how much a time without a zone may be off


def latest_believed(on: datetime.date | None = None) -> datetime.datetime:
    """The moment after which a time lies in the future; `on` is the day to reckon from, if it is not over yet."""
    now = datetime.datetime.now(datetime.UTC)
    return max(now, datetime.datetime.combine(on, datetime.time.max, datetime.UTC) if on else now) + FAST


def saved_of(modified: str, mailed: str, latest: datetime.datetime) -> str:
    """When a workbook was last saved: by its own property if a program saved it since it was issued and not in the
    future, else by the date of its mail; ISO in UTC, without the final "Z" if no zone was kept, "" if it is unknown."""
    own = moment(modified)
    if own and CREATED.date() < own.date() and own <= latest:
        return in_utc(modified)
    return in_utc(mailed)


def in_utc(text: str) -> str:
    """A time as ISO in UTC: "2026-11-26T22:50:13Z", without the "Z" if it has no zone, "" if it is no time."""
    found = moment(text)
    return f"{found.replace(tzinfo=None).isoformat(timespec='seconds')}{'Z' * zoned(text)}" if found else ""


def moment(text: str) -> datetime.datetime | None:
    """The moment that a text in ISO gives, one without a zone taken as UTC; None if it gives none."""
    try:
        found = datetime.datetime.fromisoformat(text)
        return found.astimezone(datetime.UTC) if found.tzinfo else found.replace(tzinfo=datetime.UTC)
    except (ValueError, OverflowError):  # the second is a year beyond the calendar, once in UTC
        return None


def zoned(text: str) -> bool:
    """Whether a text in ISO that gives a moment says in which zone."""
    return datetime.datetime.fromisoformat(text).tzinfo is not None


def saved_later(one: Return, other: Return) -> bool:
    """Whether it is known that one return was saved later than the other."""
    mine, theirs = moment(one.saved), moment(other.saved)
    if not mine or not theirs or any(_after_its_mail(each) for each in (one, other)):
        return False
    sure = zoned(one.saved) and zoned(other.saved)
    return (mine > theirs if sure else mine - theirs >= NO_ZONE) and not _sent_before(one, other)


def _after_its_mail(returned: Return) -> bool:
    """Whether a return says that it was saved after the mail that brought it was sent."""
    saved, sent = moment(returned.saved), moment(returned.mailed)
    if not saved or not sent:
        return False
    return saved - sent > (SKEW if zoned(returned.saved) and zoned(returned.mailed) else NO_ZONE)


def _sent_before(one: Return, other: Return) -> bool:
    """Whether the mail that brought one return was sent before that of the other."""
    mine, theirs = moment(one.mailed), moment(other.mailed)
    return bool(mine and theirs and mine < theirs)
