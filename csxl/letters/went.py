"""Which letters went to each agency, by the log of what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csxl.letters.sent_log import LogEntry, Step

Went = Mapping[str, tuple[LogEntry, ...]]  # by agency code


def letters_that_went(entries: Iterable[LogEntry]) -> Went:
    """By agency code, the last line about each letter that went, or that may have gone, in the order they went."""
    last: dict[tuple[str, str], LogEntry] = {}
    for entry in entries:
        last.pop((entry.code, entry.message_id), None)
        last[entry.code, entry.message_id] = entry
    found: dict[str, list[LogEntry]] = {}
    for entry in last.values():
        if entry.step is not Step.NOT_SENT:
            found.setdefault(entry.code, []).append(entry)
    return {code: tuple(mine) for code, mine in found.items()}


def step_of(entry: LogEntry) -> Step:
    """What was done with a letter; one that was about to be handed over when all ended is in doubt."""
    return Step.IN_DOUBT if entry.step is Step.SENDING else entry.step
