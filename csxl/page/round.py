"""A review as the dropped files and the settings make it: who is asked, what came back, what was decided."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from csxl.api.comparing import Compared, compare_again, is_of
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.summary_reader import read_summary_bytes
from csxl.diagnostics.of_file import FileCode
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member, Parcel
from csxl.model.refusal import Refusal
from csxl.model.review import Expected, Party, Review
from csxl.model.rubric import Rubric
from csxl.page.dropped import Dropped, Role, returns_in
from csxl.page.settings import Settings, typed_review
from csxl.returns.reading import FileReading, reading_of
from csxl.review.reader import read_review
from csxl.review.side_by_side import Told
from csxl.review.standing import Status, expected, status_from
from csxl.rubrics.loading import MAIN, RubricFault, load_rubric
from csxl.text.digests import digest
from csxl.text.wording import quote
from csxl.unwrap.unwrapping import one_workbook

TYPED, QUESTIONNAIRES = "typed", "questionnaires"  # where a review is known from, if not from its workbook


@dataclass(frozen=True)
class OwnRubric:
    """The rubric that is used; `mark` tells it from others, and `faults` say why the one dropped cannot be used."""

    rubric: Rubric
    mark: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Summary:
    """A summary that was dropped, as read: None if its decisions cannot be read."""

    record: Dropped
    former: FormerSummary | None
    said: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Plan:
    """The review as it was planned and where it is known from, with who was asked and under which titles; `said` is
    what is wrong with its workbook, `faults` what is wrong with what was typed."""

    review: Review | None = None
    source: str = ""
    agencies: tuple[Expected, ...] = ()
    titles: tuple[str, ...] = ()
    said: tuple[Diagnostic, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Round:
    """A review as it stands. `summary` is the one whose decisions are used, and `before` that of the review before;
    `passed_over` are other summaries that were dropped."""

    own: OwnRubric
    asked: Plan
    review: Review
    reading: Reading
    compared: Compared
    status: Status
    summary: Summary | None = None
    before: Summary | None = None
    passed_over: tuple[Summary, ...] = ()
    told: Told = field(default_factory=Told)

    @property
    def comparison(self) -> Comparison:
        return self.compared.comparison


def own_rubric(records: Iterable[Dropped]) -> OwnRubric:
    """The rubric in the files that were dropped, or the published one."""
    mine = {record.path.rpartition("/")[2]: record for record in records if record.role is Role.RUBRIC}
    if not mine:
        return OwnRubric(load_rubric())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, record in mine.items():
            archive.writestr(f"rubric/{name}", record.data)
    mark = digest(*sorted(record.sha256 for record in mine.values()))
    try:
        return OwnRubric(load_rubric(zipfile.Path(packed, "rubric/")), mark)
    except RubricFault as fault:
        return OwnRubric(load_rubric(), "", fault.faults)


def in_order_of_saving(records: Iterable[Dropped]) -> list[Dropped]:
    """Workbooks of one kind, the one that counts last: a folder's files come in no order that means anything."""
    return sorted(records, key=lambda record: record.saved)


def asked_of(records: Sequence[Dropped], settings: Settings, own: OwnRubric) -> Plan:
    """The review as its workbook plans it, or as it was typed, or as its questionnaires show it."""
    books = in_order_of_saving(record for record in records if record.role is Role.REVIEW)
    issued = [one for record in records if record.role is Role.QUESTIONNAIRE for one in returns_in(record)]
    titles = tuple(dict.fromkeys(returned.review for returned in issued if returned.review))
    agencies = tuple(dict.fromkeys(Expected(one.agency, one.agency_code) for one in issued))
    if books:
        return _of_workbook(books[-1], titles, own)
    if settings.typed:
        try:
            review = typed_review(settings.typed)
        except Refusal as refusal:
            return Plan(None, "", agencies, titles, faults=(refusal.sentence,))
        if review.parties:
            return Plan(review, TYPED, expected(review), tuple(filter(None, (review.title, *titles))))
    return Plan(None, QUESTIONNAIRES if agencies else "", agencies, titles)


def _of_workbook(record: Dropped, titles: tuple[str, ...], own: OwnRubric) -> Plan:
    member = one_workbook(Parcel(record.path, record.data))
    review, said = read_review(member) if isinstance(member, Member) else (None, ())
    if review is None:
        return Plan(said=said)
    faults: tuple[str, ...] = ()
    if review.rubric and not own.mark:
        faults = (f"The review has a rubric of its own, {quote(review.rubric)}; please drop its folder (with {MAIN}).",)
    titles = tuple(dict.fromkeys(filter(None, (review.title, *titles))))
    return Plan(review, record.path, expected(review), titles, said, faults)


def summary_in(record: Dropped, own: OwnRubric, settings: Settings, day: datetime.date) -> Summary:
    """A summary that was dropped, as read on a day."""
    return Summary(record, *read_summary_bytes(record.path, record.data, settings.passwords, own.rubric, day))


def round_of(
    records: Sequence[Dropped],
    stopped: Mapping[str, str],
    settings: Settings,
    own: OwnRubric,
    dropped: Sequence[Summary],
    day: datetime.date,
) -> Round:
    """The review as it stands on a day; `stopped` says of files that ended the reader why, and of the summaries that
    were dropped the one of this review that was saved last counts."""
    asked = asked_of(records, settings, own)
    reading = _reading(records, stopped, own)
    told = _told(asked, settings, day)
    plain = compare_again(reading, own.rubric, told, None).comparison
    order = in_order_of_saving(one.record for one in dropped)
    dropped = sorted(dropped, key=lambda one: order.index(one.record))
    mine = [one for one in dropped if one.former and is_of(one.former, plain)]
    others = [one for one in dropped if one not in mine]
    used = mine[-1] if mine else None
    compared = compare_again(reading, own.rubric, told, used.former) if used else Compared(plain)
    review = asked.review or _from_returns(compared.comparison)
    return Round(
        own,
        asked,
        review,
        reading,
        compared,
        status_from(review, reading, compared.comparison, day),
        used,
        others[-1] if others else None,
        (*mine[:-1], *others[:-1]),
        told,
    )


def _reading(records: Sequence[Dropped], stopped: Mapping[str, str], own: OwnRubric) -> Reading:
    """What came back, with a line for each file that ended the reader."""
    files = [record.reading for record in records if record.role is Role.RETURN]
    files += [FileReading((FileCode.READER_STOPPED.about(file, why=why),)) for file, why in stopped.items()]
    return reading_of(files, own.rubric)


def _told(asked: Plan, settings: Settings, day: datetime.date) -> Told:
    """What is told of the review beside what came back."""
    title, partnership = (asked.review.title, asked.review.partnership) if asked.review else ("", "")
    return Told(
        settings.passwords,
        settings.prefer,
        title,
        partnership,
        asked=asked.agencies,
        whose=settings.whose,
        titles=asked.titles,
        day=day,
    )


def _from_returns(comparison: Comparison) -> Review:
    """The review as far as what came back and the questionnaires show it."""
    parties = tuple(Party(one.name, one.code, one.sector) for one in comparison.agencies if one.asked)
    return Review(comparison.partnership, comparison.review, parties=parties)
