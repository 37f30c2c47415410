"""What a person set on the page: passwords, choices between files, and a review typed in place of its workbook."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from csxl.languages import BY_NAME, DEFAULT_LANGUAGE
from csxl.model.refusal import Refusal
from csxl.model.review import Party, Review
from csxl.review.issuing import parties_named
from csxl.text.addresses import address_of
from csxl.text.records import dataclass
from csxl.text.wording import one_line, quote


@dataclass(frozen=True)
class Settings:
    """The settings as they stand; `typed` is the review as typed, None if none was, and `day` is today."""

    passwords: tuple[str, ...] = ()
    whose: tuple[tuple[str, str], ...] = ()
    prefer: tuple[str, ...] = ()
    typed: Mapping[str, Any] | None = None
    day: datetime.date | None = None


def settings_from(given: Mapping[str, Any]) -> Settings:
    """The settings as the page sends them."""
    return Settings(
        tuple(map(str, given.get("passwords") or ())),
        tuple((str(file), str(code)) for file, code in (given.get("whose") or {}).items() if code),
        tuple(map(str, given.get("prefer") or ())),
        given.get("typed") or None,
        _day(str(given.get("day") or "")),
    )


def typed_review(typed: Mapping[str, Any]) -> Review:
    """The review as typed on the page. Raises Refusal where an agency is named twice, or something cannot be read."""
    rows: Sequence[Mapping[str, Any]] = [row for row in typed.get("agencies") or () if any(row.values())]
    nameless = [row for row in rows if not _text(row, "name")]
    if nameless:
        raise Refusal(f"The row with {quote(next(filter(None, map(str, nameless[0].values()))))} names no agency.")
    language = BY_NAME.get(_text(typed, "language"), DEFAULT_LANGUAGE)
    return Review(
        _text(typed, "partnership"),
        _text(typed, "title"),
        return_by=_day(_text(typed, "return_by")),
        coordinator=_text(typed, "coordinator"),
        email=_address(typed, "email", "you"),
        reply_to=_address(typed, "reply_to", "returns"),
        language=language.name,
        parties=tuple(_party(row, party) for row, party in zip(rows, parties_named(_names(rows)), strict=True)),
        messages=language.messages,
    )


def _names(rows: Sequence[Mapping[str, Any]]) -> Sequence[str]:
    return [_text(row, "name") for row in rows]


def _party(row: Mapping[str, Any], party: Party) -> Party:
    return replace(
        party, sector=_text(row, "sector"), contact=_text(row, "contact"), email=_address(row, "email", party.name)
    )


def _text(given: Mapping[str, Any], name: str) -> str:
    return one_line(str(given.get(name) or "")).strip()


def _address(given: Mapping[str, Any], name: str, whose: str) -> str:
    """An email address, "" if none was typed. Raises Refusal if it is none."""
    text = _text(given, name)
    if text and not address_of(text):
        raise Refusal(f"{quote(text)} (for {whose}) is not a single email address, such as name@example.org.")
    return address_of(text)


def _day(text: str) -> datetime.date | None:
    """A day in ISO, None if none was given. Raises Refusal if it is none."""
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError as fault:
        raise Refusal(f"{quote(text)} is not a date.") from fault
