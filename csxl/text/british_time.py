"""A moment by the clock on a British wall."""

from __future__ import annotations

import datetime

HOUR = datetime.timedelta(hours=1)


def in_britain(moment: datetime.datetime) -> datetime.datetime:
    """A moment in UTC by the clock on a British wall, without its zone.

    Worked out here: Windows and a web page have no time zones unless somebody installs them."""
    plain = moment.replace(tzinfo=None)
    summer = _last_sunday(plain.year, 3) + HOUR <= plain < _last_sunday(plain.year, 10) + HOUR
    return plain + HOUR if summer else plain


def _last_sunday(year: int, month: int) -> datetime.datetime:
    """The last Sunday of a month of 31 days, at midnight."""
    last = datetime.datetime(year, month, 31)
    return last - datetime.timedelta(days=last.isoweekday() % 7)
