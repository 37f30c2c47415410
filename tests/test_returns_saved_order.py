"""When a return was saved, and what is not believed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from csxl.model.member import Parcel
from csxl.returns.reading import read_files
from csxl.returns.saved_order import latest_believed, saved_of
from csxl.rubrics.loading import load_rubric
from tests.helpers.filled_forms import blank, sent_back
from tests.helpers.readings_by_hand import POLICE, rated
from tests.helpers.wrapped_files import mail, zipped

LATEST = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)
MAILED = "2026-11-20T09:00:00+00:00"


@pytest.mark.parametrize(
    ("modified", "saved"),
    [
        ("2026-11-26T22:50:13Z", "2026-11-26T22:50:13Z"),
        ("2026-07-26T22:50:13.250+01:00", "2026-07-26T21:50:13Z"),
        ("2026-11-26T22:50:13.123456789", "2026-11-26T22:50:13"),
        ("2026-11-26", "2026-11-26T00:00:00"),
        ("2000-01-01T00:00:00Z", "2026-11-20T09:00:00Z"),
        ("1999-12-31T23:00:00Z", "2026-11-20T09:00:00Z"),
        ("2026-12-01T12:00:00Z", "2026-12-01T12:00:00Z"),
        ("2026-12-01T12:00:01Z", "2026-11-20T09:00:00Z"),
        ("0001-01-01T00:00:00+14:00", "2026-11-20T09:00:00Z"),
        ("yesterday", "2026-11-20T09:00:00Z"),
        ("", "2026-11-20T09:00:00Z"),
    ],
)
def test_the_file_s_own_time_or_that_of_its_mail(modified: str, saved: str) -> None:
    assert saved_of(modified, MAILED, LATEST) == saved
    assert saved_of("", "", LATEST) == ""


def test_a_clock_a_day_fast_is_forgiven_and_the_day_reckoned_from_is_not_the_future() -> None:
    now = datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(hours=23) < latest_believed() - now < datetime.timedelta(hours=25)
    assert latest_believed(datetime.date(2020, 1, 1)) > now
    assert latest_believed(datetime.date(2126, 1, 1)).date() == datetime.date(2126, 1, 2)


def test_neither_the_date_of_a_disk_nor_that_of_a_zip_says_when(tmp_path: Path) -> None:
    data = sent_back({"T1-R": "Red"}, "")
    (tmp_path / "form.xlsx").write_bytes(data)
    zip_file = Parcel("all.zip", zipped({"20261126 form.xlsx": data}))
    files: list[Path | Parcel] = [tmp_path / "form.xlsx", zip_file, Parcel("b.xlsx", blank())]
    assert [one.saved for one in read_files(files, load_rubric()).returns] == ["", "", ""]


def test_of_mails_within_mails_the_innermost() -> None:
    form, outer = sent_back({"T1-R": "Red"}, ""), EmailMessage()
    outer["Date"] = "Fri, 06 Nov 2026 09:30:00 -0000"  # in UTC, from somebody who does not say where they are
    outer.set_content("Two forms")
    outer.add_attachment(mail(("form.xlsx", form)))
    outer.add_attachment(form, maintype="application", subtype="octet-stream", filename="b.xlsx")
    found = read_files([Parcel("outer.eml", outer.as_bytes())], load_rubric()).returns
    assert [(one.saved, one.mailed) for one in found] == [
        ("2026-03-02T09:30:00Z", "2026-03-02T09:30:00Z"),
        ("2026-11-06T09:30:00Z", "2026-11-06T09:30:00Z"),
    ]


@pytest.mark.parametrize(
    ("saved", "here"),
    [
        ("2026-11-26T22:50:13Z", "2026-11-26T22:50:13"),
        ("2026-07-26T23:50:13Z", "2026-07-27T00:50:13"),
        ("2026-07-26T23:50:13", "2026-07-26T23:50:13"),  # by the clock on somebody's wall
        ("2026-03-29T00:59:59Z", "2026-03-29T00:59:59"),
        ("2026-03-29T01:00:00Z", "2026-03-29T02:00:00"),
        ("2026-10-25T00:59:59Z", "2026-10-25T01:59:59"),
        ("2026-10-25T01:00:00Z", "2026-10-25T01:00:00"),
    ],
)
def test_the_day_shown_is_the_day_in_britain(saved: str, here: str) -> None:
    returned = replace(rated(POLICE, {}), saved=saved)
    assert returned.saved_here == datetime.datetime.fromisoformat(here)
    assert replace(returned, saved="soon").saved_here is None
