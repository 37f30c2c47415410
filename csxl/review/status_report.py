"""What `csxl status` says: lines for people, and an object for other programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from csxl.diagnostics.of_file import FileCode
from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.diagnostic import Diagnostic
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.model.summary_names import ISSUES
from csxl.review.contacted import LAST_LETTER, NOBODY, Contacts, in_a_sentence, last_letter
from csxl.review.folder import EARLIER, RETURNS, SUMMARY
from csxl.review.remembered import Remembered
from csxl.review.standing import Standing, State, Status, returned_on, state
from csxl.text.wording import either, listed, many, one_line, shortened
from csxl.unwrap.closings import CLOSING

LONGEST_NAME = 40  # characters in the table for a terminal
LONGEST_WORDS = 100  # characters of what an agency wrote
LETTERS = {FileCode.NO_WORKBOOK_IN_MAIL.code, FileCode.ANSWERS_IN_LETTER.code}
WITHOUT_WORKBOOK = "wrote without a workbook"
GREETING = re.compile(
    r"\s*(dear|hi|hello|hiya|good (morning|afternoon)|annwyl|helo|s'?mae)\b[^\n.,!]{0,60}[,.!\n]\s*", re.I
)


def as_json(status: Status, contacts: Contacts, about_summary: Sequence[Diagnostic] = ()) -> Mapping[str, Any]:
    """The status as plain dicts and lists, with the letters that each agency was written; its own diagnostics are those
    that belong to no agency."""
    apart = (*status.apart, *about_summary)
    review = status.review
    return {
        "partnership": review.partnership,
        "review": review.title,
        "on": status.day.isoformat(),
        "return_by": review.return_by.isoformat() if review.return_by else None,
        "agencies": [_agency(standing, contacts) for standing in status.standings],
        "not_asked": [
            {"agency": agency.name, "agency_code": agency.code, "files": [returned.file for returned in agency.returns]}
            for agency in status.unasked
        ],
        "unread": [diagnostic.as_contract for diagnostic in status.unread],
        "diagnostics": [diagnostic.as_contract for diagnostic in apart],
    }


def _agency(standing: Standing, contacts: Contacts) -> Mapping[str, Any]:
    day = returned_on(standing.returns)
    return {
        "agency": standing.party.name,
        "agency_code": standing.party.code,
        "sector": standing.party.sector,
        "state": state(standing).value,
        "returned": day.isoformat() if day else None,
        "files": [returned.file for returned in standing.returns],
        "answered": [{"domain": domain, "answered": answered, "of": of} for domain, answered, of in standing.answered],
        "to_settle": len(standing.questions),
        "diagnostics": [diagnostic.as_contract for diagnostic in standing.diagnostics],
        "days_late": standing.late,
        "wrote": [{"file": file, "text": text} for file, text in standing.letters],
        "letters": [one.as_contract for one in contacts.get(standing.party.code, ())],
    }


def lines(status: Status, contacts: Contacts = NOBODY) -> Iterator[str]:
    """The status for people: a heading, a table with a row for each agency, then a summary."""
    last = [last_letter(contacts, standing.party.code, status.day) for standing in status.standings]
    heads, rows = headings(status.rubric), [_row(standing) for standing in status.standings]
    if any(last):
        heads, rows = (*heads, LAST_LETTER), [(*row, said) for row, said in zip(rows, last, strict=True)]
    yield _title(status)
    yield ""
    yield from _aligned([heads, *rows])
    yield ""
    yield " · ".join(f"{domain.letter} {domain.name}" for domain in status.rubric.domains)
    yield from summary(status)
    yield from wrote(status)


def in_short(status: Status, known: Remembered, contacts: Contacts = NOBODY) -> Iterator[str]:
    """The same in a few lines: the review, how many agencies have returned, what is to settle, what was
    written last, what was decided."""
    yield _title(status)
    points = sum(len(standing.questions) for standing in status.standings)
    settle = f"{many(points, 'question')} to settle." if points else ""
    said = (_came(status), settle, in_a_sentence(contacts, status.day), *_files(status), *kept(known))
    yield from filter(None, said)


def _title(status: Status) -> str:
    return " · ".join(filter(None, (status.review.partnership, status.review.title, deadline(status))))


def _came(status: Status) -> str:
    came = sum(1 for standing in status.standings if standing.returns)
    asked = len(status.standings)
    have = either(came if asked > 1 else asked, "has", "have")
    return f"{came} of {many(asked, 'agency', 'agencies')} {have} returned."


def headings(rubric: Rubric) -> tuple[str, ...]:
    """The table's headings: domains by their letter."""
    return ("Agency", "Code", "State", "Returned", *(domain.letter for domain in rubric.domains), "To settle", "Late")


def deadline(status: Status) -> str:
    """The return-by date and how far off it is, and which agencies have one of their own."""
    day = status.review.return_by
    own = [shortened(party.name, LONGEST_NAME) for party in more_time(status.review)]
    others = f"another date for {listed(own, 2)}" if own else ""
    if day is None:
        return others
    left = (day - status.day).days
    when = "today" if left == 0 else f"in {many(left, 'day')}" if left > 0 else f"{many(-left, 'day')} ago"
    return "; ".join(filter(None, (f"return by {DEFAULT_LANGUAGE.in_words(day)} ({when})", others)))


def more_time(review: Review) -> tuple[Party, ...]:
    """The agencies that have a return-by date of their own."""
    return tuple(party for party in review.parties if party.return_by not in (None, review.return_by))


def late_text(standing: Standing) -> str:
    """How late an agency is, "" if it is not, and the day that this goes by where it has one of its own."""
    days, own = many(standing.late, "day") if standing.late else "", standing.party.return_by
    until = f"{'after' if days else 'until'} {own:%d/%m/%Y}" if own else ""
    return " ".join(filter(None, (days, until)))


def stands(standing: Standing) -> str:
    """Where an agency stands, as people read it."""
    return WITHOUT_WORKBOOK if standing.by_mail and state(standing) is State.NOT_RETURNED else state(standing).value


def wrote(status: Status) -> Iterator[str]:
    """How each agency's letter begins: "Police wrote: “…”"."""
    for standing in status.standings:
        words = " … ".join(opening(text) for _, text in standing.letters)
        if words:
            yield f"{shortened(standing.party.name, LONGEST_NAME)} wrote: “{shortened(words, LONGEST_WORDS)}”"


def opening(letter: str) -> str:
    """How a letter begins, behind its greeting and without its closing, on one line."""
    lines = GREETING.sub("", letter, count=1).split("\n")
    return one_line(" ".join(line for line in lines if not CLOSING.fullmatch(line[:LONGEST_WORDS]))) or one_line(letter)


def returned_text(standing: Standing) -> str:
    """The day on which an agency returned, "yes" if that is not known, "" if it did not."""
    day = returned_on(standing.returns)
    return f"{day:%d/%m/%Y}" if day else "yes" if standing.returns else ""


def _row(standing: Standing) -> tuple[str, ...]:
    counts = (f"{answered}/{of}" if standing.returns or answered else "" for _, answered, of in standing.answered)
    return (
        shortened(standing.party.name, LONGEST_NAME),
        standing.party.code,
        stands(standing),
        returned_text(standing),
        *counts,
        str(len(standing.questions) or ""),
        late_text(standing),
    )


def summary(status: Status, longest: int = 8) -> Iterator[str]:
    """How many agencies have returned, which are in each state, which returned unasked, and which files do not count or
    could not be read, at most `longest` of each by name; each line that warns begins with WARNING."""
    of: dict[State, list[str]] = {one: [] for one in State}
    mailed: list[str] = []
    for standing in status.standings:
        by_mail = stands(standing) == WITHOUT_WORKBOOK
        (mailed if by_mail else of[state(standing)]).append(shortened(standing.party.name, LONGEST_NAME))
    yield _came(status)
    for one, said in (
        (State.NOT_RETURNED, "Not returned"),
        (State.INCOMPLETE, "Incomplete"),
        (State.TO_SETTLE, "With questions to settle"),
        (State.COMPLETE, "Complete"),
    ):
        if of[one]:
            yield f"{said}: {listed(of[one], longest)}."
    if mailed:
        yield f"WARNING: Wrote answers in a mail, to be recorded on the sheet {ISSUES}: {listed(mailed, longest)}."
    if status.unasked:
        others = [shortened(agency.name, LONGEST_NAME) for agency in status.unasked]
        yield f"WARNING: Not in the table of agencies, but returned: {listed(others, longest)}."
    yield from _files(status, longest)


def _files(status: Status, longest: int = 8) -> Iterator[str]:
    """A line for each reason for which files do not count."""
    for said, files in (
        ("Not counted until you say whose", status.nobodys),
        ("Of another review, so not counted", status.of_other_reviews),
        ("Could not be read", _unread(status, lambda code: code not in LETTERS)),
        ("A mail without a workbook", _unread(status, lambda code: code in LETTERS)),
    ):
        if files:
            yield f"WARNING: {said}: {listed(files, longest)}."


def _unread(status: Status, of_kind: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.file for one in status.unread if of_kind(one.code)))


def among_questionnaires(files: Sequence[str], longest: int = 8) -> Iterator[str]:
    """A line for the questionnaires that were filled in where they were issued."""
    if files:
        yield (
            f"WARNING: Filled in, but among the questionnaires, so not counted: {listed(files, longest)}. "
            f"Put what came back into the folder {RETURNS}."
        )


def kept(known: Remembered) -> Iterator[str]:
    """How many decisions there are, and how many former summaries."""
    if known.decided:
        yield f"{many(known.decided, 'decision')} in {known.folder / SUMMARY}."
    if known.earlier:
        yield f"{known.folder / EARLIER} holds {many(known.earlier, 'former summary', 'former summaries')}."


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines in which the columns are aligned."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
