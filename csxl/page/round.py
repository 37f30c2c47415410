"""A review as the dropped files and the settings make it: who is asked, what came back, what was decided."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from csxl.api.comparing import Compared, is_of, with_decisions
from csxl.decisions.before_reader import read_before_bytes
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.summary_reader import read_summary_bytes
from csxl.diagnostics.of_file import FileCode
from csxl.diagnostics.of_review import ReviewCode
from csxl.model.answers import Reading
from csxl.model.before import Before
from csxl.model.comparison import Comparison
from csxl.model.decisions import Key
from csxl.model.diagnostic import Diagnostic
from csxl.model.refusal import Refusal
from csxl.model.review import NamedFile, Party, Review
from csxl.model.rubric import Rubric
from csxl.page.dropped import Dropped, Role, as_folders_are_read, free_label
from csxl.page.own_rubric import OwnRubric
from csxl.page.plan import Plan, asked_of, issued_of
from csxl.page.settings import Settings
from csxl.returns.reading import FileReading, reading_of
from csxl.review.side_by_side import Told, compare_as_told
from csxl.review.since_before import since_before
from csxl.review.standing import Status, status_from
from csxl.text.records import dataclass
from csxl.text.wording import listed, quote


@dataclass(frozen=True)
class Summary:
    """A summary that was dropped, as read by a rubric, with passwords, on a day: None if its decisions cannot be
    read."""

    record: Dropped
    rubric: Rubric
    passwords: Sequence[str]
    day: datetime.date
    former: FormerSummary | None
    said: tuple[Diagnostic, ...]

    @cached_property
    def as_before(self) -> tuple[Before | None, tuple[Diagnostic, ...]]:
        """The same as that of the review before, and what is odd about it; None if it holds no answers."""
        return read_before_bytes(self.record.path, self.record.data, self.passwords, self.rubric, self.day)

    @property
    def decided(self) -> Mapping[Key, str]:
        """What people typed there."""
        return {key: entry.value for key, entry in self.former.decisions.entries.items()} if self.former else {}

    @property
    def is_fresh(self) -> bool:
        """Whether nobody has saved it since csxl made it."""
        return self.former is not None and not self.former.saved_by


@dataclass(frozen=True)
class Round:
    """A review as it stands. `issued` are the questionnaires that were sent out, as name and bytes by the agency's
    code; `summary` is the one whose decisions are used, and `before` that of the review before; `passed_over` are other
    summaries that were dropped, and `unread` those that could not be read."""

    own: OwnRubric
    asked: Plan
    review: Review
    reading: Reading
    compared: Compared
    status: Status
    told: Told
    settings: Settings
    summary: Summary | None
    before: Summary | None
    passed_over: tuple[Summary, ...]
    unread: tuple[str, ...]
    issued: Mapping[str, tuple[str, bytes]]

    @property
    def comparison(self) -> Comparison:
        """What came back, agency by agency, with what was decided."""
        return self.compared.comparison

    @property
    def came(self) -> bool:
        """Whether anything came back that is, or may be, an agency's."""
        return bool(self.status.unasked) or any(one.returns or one.held_back for one in self.status.standings)

    @property
    def only_invites(self) -> bool:
        """Whether agencies that were planned for are only invited yet: nothing came back, and none is late."""
        late = any(standing.late for standing in self.status.standings)
        return self.asked.review is not None and not self.came and not late

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with the rubric, or with the review as it was typed."""
        return (*self.own.faults, *self.asked.faults)


def summary_in(record: Dropped, own: OwnRubric, settings: Settings, day: datetime.date) -> Summary:
    """A summary that was dropped, as read on a day."""
    given = settings.passwords, own.rubric, day
    former, said = read_summary_bytes(record.path, record.data, *given)
    return Summary(record, own.rubric, settings.passwords, day, former, said)


def round_of(
    records: Sequence[Dropped],
    stopped: Mapping[str, str],
    settings: Settings,
    own: OwnRubric,
    dropped: Sequence[Summary],
    day: datetime.date,
) -> Round:
    """The review as it stands on a day; `stopped` says of files that could not be read why, and of the summaries that
    were dropped the latest of this review counts."""
    asked = asked_of(records, settings, own)
    reading = _reading(records, stopped, own)
    told = _told(asked, settings, reading, day)
    plain = compare_as_told(reading, own.rubric, told)
    dropped = sorted(dropped, key=lambda one: one.record.saved)
    mine = [one for one in dropped if one.former and is_of(one.former, plain, told.titles)]
    others = [one for one in dropped if one.former and one not in mine]
    used = _latest(mine) if mine else None
    before = others[-1] if others else None
    compared = with_decisions(plain, reading, told, used.former) if used and used.former else Compared(plain)
    if before:
        compared = replace(compared, comparison=replace(compared.comparison, before=before.as_before[0]))
    review = _as_far_as_known(asked.review, compared.comparison)
    return Round(
        own,
        asked,
        review,
        reading,
        compared,
        status_from(review, reading, compared.comparison, day),
        told,
        settings,
        summary=used,
        before=before,
        passed_over=(*(one for one in mine if one is not used), *others[:-1]),
        unread=_unread(records, dropped),
        issued=issued_of(records, review),
    )


def _latest(summaries: Sequence[Summary]) -> Summary:
    """The summary that was saved last, of some in that order. One that csxl made on the same day bears no time of day:
    it comes after what it was made from, all of whose decisions it holds."""
    last = summaries[-1]
    of_that_day = [one for one in summaries if one.record.saved[:10] == last.record.saved[:10]]
    made_since = [one for one in of_that_day if one.is_fresh and last.decided.items() <= one.decided.items()]
    return max(made_since, key=lambda one: len(one.decided), default=last)


def _unread(records: Sequence[Dropped], dropped: Sequence[Summary]) -> tuple[str, ...]:
    """The files that seem to be summaries of which nothing could be read."""
    locked = (record.path for record in records if record.is_unread_summary)
    return (*locked, *(one.record.path for one in dropped if one.former is None))


def _reading(records: Sequence[Dropped], stopped: Mapping[str, str], own: OwnRubric) -> Reading:
    """What came back, with a line for each file that could not be read, which is not to be taken for another of its
    name."""
    files = [record.reading for record in as_folders_are_read(records) if record.role is Role.RETURN]
    taken = {record.path for record in records}
    for path, why in sorted(stopped.items()):
        label = free_label(path, taken.__contains__)
        files.append(FileReading((FileCode.READER_STOPPED.about(label, why=why),)))
    return reading_of(files, own.rubric)


def _told(asked: Plan, settings: Settings, reading: Reading, day: datetime.date) -> Told:
    """What is told of the review beside what came back; files are chosen by their bytes, as the page names two alike by
    their folders alone."""
    review = asked.review or Review("", "")
    digests = {returned.file: returned.sha256 for returned in reading.returns}
    digests |= {letter.file: letter.key for letter in reading.letters}
    return Told(
        settings.passwords,
        [digests[file] for file in settings.prefer if file in digests],
        review.title,
        review.partnership,
        asked=asked.agencies,
        whose=[(digests[file], code) for file, code in settings.whose if file in digests],
        titles=asked.titles,
        day=day,
        language=review.language,
    )


def _as_far_as_known(planned: Review | None, comparison: Comparison) -> Review:
    """The review as planned or, where that names no agency, as far as the questionnaires and what came back show it."""
    if planned and planned.parties:
        return planned
    parties = tuple(Party(one.name, one.code, one.sector) for one in comparison.agencies if one.asked)
    return replace(planned or Review(comparison.partnership, comparison.review), parties=parties)


def refuse_faults(found: Round) -> None:
    """Raise Refusal where the rubric, or what was typed of the review, is at fault."""
    if found.faults:
        raise Refusal(found.faults[0], faults=found.faults[1:])


def refuse_losing(found: Round) -> None:
    """Raise Refusal where nothing could be read of a summary, since what was typed there would be lost."""
    if found.unread:
        raise Refusal(
            f"{listed(found.unread)} could not be read, so what was typed there would be missing from a new summary. "
            "Give its password if it has one; or open it in Excel, save it as an Excel workbook (.xlsx) and drop it "
            "again. To go on without it, remove it from the files."
        )


def about_before(found: Round) -> tuple[Diagnostic, ...]:
    """What is odd about the summary of the review before or other than it was then; or that one is named which was not
    dropped."""
    if found.before is None:
        named = found.asked.review.before if found.asked.review else NamedFile()
        place = (found.asked.source, named.sheet, named.cell)
        return (ReviewCode.BEFORE_NOT_DROPPED.about(*place, text=quote(named.text)),) if named.text else ()
    before, said = found.before.as_before
    others = since_before(before, found.review.parties, found.own.rubric) if before else ()
    return (*said, *others)
