"""The desk at which the page works: the files dropped on it, the settings, and what can be made of them."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from csxl.api.comparing import about_decisions, refuse_nothing, summary_of
from csxl.board.board_html import board_page
from csxl.board.content import PageOne
from csxl.diagnostics.printed import in_order
from csxl.languages import BY_NAME
from csxl.model.progress import Progress
from csxl.page.dropped import Dropped, Role, free_label, unpacked
from csxl.page.example import example_files
from csxl.page.intake import Reader, looked_at
from csxl.page.letters_shown import letters_of
from csxl.page.own_rubric import BOOK, OwnRubric, own_rubric, told_for
from csxl.page.packing import packed
from csxl.page.papers_made import papers_of
from csxl.page.plan import asked_of, rubric_named
from csxl.page.round import Round, Summary, about_before, refuse_faults, refuse_losing, round_of, summary_in
from csxl.page.said import what_it_is
from csxl.page.sending import attachment_of, letters_in, outgoing
from csxl.page.settings import Settings, settings_from
from csxl.page.view import point, shown
from csxl.review.folder import REVIEW_BOOK, SUMMARY
from csxl.review.review_book import write_review_book
from csxl.review.status_book import write_status
from csxl.rubrics.blank_rubric import blank_rubric
from csxl.rubrics.book_writing import write_rubric_book

OWN = {Role.REVIEW, Role.SUMMARY, Role.RUBRIC, Role.QUESTIONNAIRE, Role.LEFT}
WHYS = {  # a file ended the reader, or never came to it
    "time": "it took longer than any file may",
    "memory": "it took more memory than any file may",
    "crash": "the reader broke down over it",
    "closed": "the browser could not open it",
    "large": "it is larger than any file may be",
}
BOARD_PAGE, STATUS_BOOK = "board.html", "status.xlsx"


class Reply(NamedTuple):
    """What a call gives: plain values, and files as bytes."""

    result: Mapping[str, Any] = {}
    files: Sequence[bytes] = ()


class Desk:
    """One review on the page. Whatever it knows can be given to another desk by `recall` and `settle`."""

    def __init__(self, day: datetime.date) -> None:
        self.day = day
        self.records: dict[str, Dropped] = {}
        self.stopped: dict[str, str] = {}
        self.settings = Settings()
        self._found: Round | None = None
        self._rubric: OwnRubric | None = None
        self._told: OwnRubric | None = None
        self._summaries: dict[tuple[str, str, tuple[str, ...]], Summary] = {}

    def take(self, path: str, data: bytes, progress: Progress) -> Reply:
        """Look at a dropped file. The page keeps the files of the answer, one for each record."""
        sha256 = hashlib.sha256(data).hexdigest()
        own = self._own
        reader = Reader(own.rubric, own.mark, self.settings.passwords, self.day, progress)
        former = {key: one for key, one in self.records.items() if one.role in OWN and _is_another(one, path, sha256)}
        found = list(looked_at(self._label(path, sha256, former), sha256, data, reader))
        if any(one.role in OWN for one in found):
            self.records = {key: one for key, one in self.records.items() if key not in former}
        elif former:  # not in their place, but beside them
            found = list(looked_at(self._label(path, sha256), sha256, data, reader))
        self._put(found)
        return Reply({"records": list(map(what_it_is, found))}, [one.packed() for one in found])

    def recall(self, data: bytes) -> Reply:
        """Put back what `take` gave before."""
        self._put([unpacked(data)])
        return Reply()

    def forget(self, key: str) -> Reply:
        """Leave a dropped file out, or one that could not be read, by its path."""
        self.records.pop(key, None)
        self.stopped.pop(key, None)
        self._changed(anew=True)
        return Reply()

    def unread(self, path: str, why: str) -> Reply:
        """Name a file that could not be read."""
        self.stopped[path] = WHYS.get(why, why)
        self._changed()
        return Reply()

    def settle(self, settings: Mapping[str, Any]) -> Reply:
        """Take over what a person set."""
        before, self.settings = self.settings, settings_from(settings)
        self.day = self.settings.day or self.day
        self._changed(before.passwords != self.settings.passwords)
        return Reply()

    def state(self) -> Reply:
        """Everything that the page shows."""
        found = self._round
        return Reply(shown(found, letters_of(found), tuple(self.records.values()), self._again()))

    def make(self, progress: Progress) -> Reply:
        """A review's folder, zipped: questionnaires, drafts of the invitations, and the coordinator's workbook."""
        found = self._round
        files, said = outgoing(found, self.day, progress)
        return Reply({"name": "review.zip", "contents": list(files), "said": said}, [packed(files)])

    def letters(self, kind: str) -> Reply:
        """The letters of one kind, zipped: drafts, and one page with all of them."""
        found = self._round
        files = letters_in(found, letters_of(found), kind)
        return Reply({"name": f"{kind}.zip", "contents": list(files)}, [packed(files)])

    def attachment(self, code: str, name: str) -> Reply:
        """One agency's questionnaire, or the file of this name that tells it what came of the review."""
        name, data = attachment_of(self._round, code, name)
        return Reply({"name": name}, [data])

    def summary(self) -> Reply:
        """The summary workbook, the board's page, the same as a Word document, and the moderation meeting's agenda."""
        found = self._round
        refuse_faults(found)
        refuse_losing(found)
        comparison = found.comparison
        refuse_nothing(comparison)
        one = PageOne(comparison, self.day)
        data, said = summary_of(one, found.compared.former)
        said = (*about_before(found), *said)
        if found.summary:
            said = (*found.summary.said, *said, *about_decisions(SUMMARY, comparison, data, self.day))
        page, documents = board_page(one).encode(), papers_of(one)
        names = {"name": SUMMARY, "page": BOARD_PAGE, "documents": list(documents), "language": one.plan.language.tag}
        return Reply({**names, "said": [point(one) for one in in_order(said)]}, [data, page, *documents.values()])

    def digest(self, data: bytes) -> Reply:
        """A file's SHA-256, for browsers that compute none on a page from the disk."""
        return Reply({"sha256": hashlib.sha256(data).hexdigest()})

    def status(self) -> Reply:
        """Where each agency stands, as a workbook."""
        return Reply({"name": STATUS_BOOK}, [write_status(self._round.status)])

    def example(self) -> Reply:
        """The files of an example review, to be dropped as if they were one's own."""
        files = example_files(self._own.rubric)
        return Reply({"paths": list(files)}, list(files.values()))

    def blank(self) -> Reply:
        """A coordinator's workbook to fill in."""
        return Reply({"name": REVIEW_BOOK}, [write_review_book()])

    def rubric(self, empty: bool, language: str = "") -> Reply:
        """A rubric's workbook: of one that asks nothing yet, or of the one in use, with all of its languages and those
        of a review in this one."""
        more = [one.tag for one in BY_NAME[language].tellings] if language in BY_NAME else []
        return Reply({"name": BOOK}, [write_rubric_book(blank_rubric() if empty else self._given.rubric, more)])

    @property
    def _given(self) -> OwnRubric:
        """The rubric in use, as it was given."""
        if self._rubric is None:
            records = self.records.values()
            self._rubric = own_rubric(records, rubric_named(records, self.settings.passwords))
        return self._rubric

    @property
    def _own(self) -> OwnRubric:
        """The same as the review tells it."""
        if self._told is None:
            self._told = given = self._given
            if given.rubric.translations:
                asked = asked_of(tuple(self.records.values()), self.settings, given)
                self._told = told_for(asked.review, given)
        return self._told

    @property
    def _round(self) -> Round:
        if self._found is None:
            records, own = tuple(self.records.values()), self._own
            dropped = [self._summary(record) for record in records if record.role is Role.SUMMARY]
            self._found = round_of(records, self.stopped, self.settings, own, dropped, self.day)
        return self._found

    def _summary(self, record: Dropped) -> Summary:
        """A summary as read, which takes a while and is remembered."""
        by = (record.key, self._own.mark, self.settings.passwords)
        if by not in self._summaries:
            self._summaries[by] = summary_in(record, self._own, self.settings, self.day)
        return self._summaries[by]

    def _label(self, path: str, sha256: str, former: Collection[str] = ()) -> str:
        """What a dropped file is called: as it is already, else its path, or with a number where another has it that is
        not among the `former` ones of its place."""
        numbered = re.compile(rf"({re.escape(path)}(?: \(\d+\))?)(?:/.*)?", re.DOTALL)
        for one in self.records.values():
            if one.of == sha256 and (found := numbered.fullmatch(one.path)):
                return found[1]
        stay = [one for key, one in self.records.items() if key not in former]
        return free_label(path, lambda label: any(_is_another(one, label, sha256) for one in stay))

    def _put(self, records: Sequence[Dropped]) -> None:
        for record in records:
            self.records[record.key] = record
            self.stopped.pop(record.path, None)
        self._changed(any(record.role in (Role.RUBRIC, Role.REVIEW) for record in records))

    def _changed(self, anew: bool = False) -> None:
        """What was found so far no longer stands; nor, if `anew`, does the rubric."""
        self._found = self._told = None
        self._rubric = None if anew else self._rubric

    def _again(self) -> list[str]:
        """The keys of the files that must be read once more, since the rubric or the passwords are others now."""
        own = self._own
        return [
            record.key
            for record in self.records.values()
            if record.role in (Role.RETURN, Role.QUESTIONNAIRE)
            and (record.rubric != own.mark or (record.locked and record.tried != self.settings.passwords))
        ]


def _is_another(one: Dropped, path: str, sha256: str) -> bool:
    """Whether a record is of another file, dropped under this path."""
    return one.of != sha256 and (one.path == path or one.path.startswith(f"{path}/"))
