"""From files to returns: one bad file never stops the others, and one return may hold what another lacks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from csxl.diagnostics.of_file import FileCode
from csxl.model.answers import Reading, Return
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.mailed import MailedLetter
from csxl.model.member import GivenFile, Member, Parcel
from csxl.model.progress import Progress
from csxl.model.rubric import Rubric
from csxl.returns.attribution import by_sender
from csxl.returns.book_reading import LATEST, BookReading, read_workbook
from csxl.returns.covering import about_letter_alone
from csxl.returns.gaps import missing, nowhere
from csxl.returns.lookup import lookup_for
from csxl.returns.personal_points import personal_in_letter
from csxl.returns.saved_order import latest_believed
from csxl.sheets.books import read_book
from csxl.text.no_cycles import no_cycles
from csxl.text.records import dataclass
from csxl.text.written import written
from csxl.unwrap.came_along import LetterAlone
from csxl.unwrap.unwrapping import files_of, from_given, is_nothing, is_opened_folder


def read_return(member: Member, rubric: Rubric) -> tuple[Return | None, tuple[Diagnostic, ...]]:
    """The return that one workbook holds and every diagnostic about it; None if it cannot be read or is no return."""
    return completed(member.file, _read_member(member, rubric, latest_believed()), (), rubric)


@no_cycles()
def _read_member(member: Member, rubric: Rubric, latest: datetime.datetime) -> BookReading:
    book, diagnostics = read_book(member.data, member.kind, member.file, until=member.until)
    if book is None:
        return BookReading(None, diagnostics)
    found = read_workbook(book, member, rubric, latest)
    member.together.characters -= _characters(found)
    return replace(found, diagnostics=(*diagnostics, *found.diagnostics)) if diagnostics else found


def _characters(found: BookReading) -> int:
    """How much text is kept of one workbook."""
    texts = [one.message for one in found.diagnostics]
    if returned := found.returned:
        for one in returned.answers:
            texts += (one.raw, one.evidence, one.action, one.owner, one.by_when)
        texts += [one.text for one in returned.kept] + [one.text for one in returned.overall]
    return len("".join(texts)) + sum([written(text) - len(text) for text in texts if not text.isascii()])


def completed(
    file: str, found: BookReading, elsewhere: Sequence[Return], rubric: Rubric
) -> tuple[Return | None, tuple[Diagnostic, ...]]:
    """A workbook's return and diagnostics, given its agency's other returns, which may have what it lacks."""
    gaps = tuple(missing(found.gaps, found.sheets, file, elsewhere, rubric, found.form))
    said = (*found.diagnostics, *gaps, *found.at_end)
    if found.returned is None:
        return None, said
    unread, missed = any(one.severity is Severity.ERROR and not one.ref for one in said), nowhere(found.gaps, elsewhere)
    whole = not unread and not missed
    return found.returned if whole else replace(found.returned, missing=missed, partly_unread=unread), said


@dataclass(frozen=True)
class FileReading:
    """What one file given holds (a workbook, or a zip or mail of them), before it is seen beside the others; `members`
    are (file, sha256) of every workbook looked at, `letters` those of mails without one, and `empty_folders` the
    folders without one. It holds `nothing` if a folder of such files would have no workbook in it."""

    found: tuple[Diagnostic | BookReading, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    empty_folders: tuple[str, ...] = ()
    letters: tuple[MailedLetter, ...] = ()
    nothing: bool = False


@dataclass(frozen=True)
class ReturnReader:
    """How files are read: by a rubric, with passwords, and believing no time after the `latest`."""

    rubric: Rubric
    passwords: tuple[str, ...] = ()
    latest: datetime.datetime = LATEST

    def read(self, given: GivenFile, one_more: Callable[[], None] = lambda: None) -> FileReading:
        """What one file, archive or mail holds; `one_more` is called after each workbook. It depends on nothing else,
        so it may be kept and used again."""
        found: list[Diagnostic | BookReading] = []
        members: dict[str, str] = {}
        letters: list[MailedLetter] = []
        nothing = True
        for item in from_given(given, self.passwords):
            nothing = nothing and is_nothing(item)
            if isinstance(item, Member):
                found.append(_read_member(item, self.rubric, self.latest))
                members[item.file] = item.sha256
                one_more()
            elif isinstance(item, LetterAlone):
                said, letter = about_letter_alone(item, lookup_for(self.rubric))
                found += [said, *personal_in_letter(item.letter, item.file)]
                letters += [letter] if letter else []
            else:
                found.append(item)
        return FileReading(tuple(found), tuple(members.items()), (), tuple(letters), nothing)


ReadEach = Callable[[Sequence[GivenFile], ReturnReader], Iterator[FileReading]]


def one_by_one(given: Sequence[GivenFile], reader: ReturnReader) -> Iterator[FileReading]:
    """What each file holds, in order."""
    return map(reader.read, given)


@no_cycles()
def read_files(
    paths: Iterable[Path | Parcel],
    rubric: Rubric,
    passwords: Sequence[str] = (),
    progress: Progress | None = None,
    on: datetime.date | None = None,
    read_each: ReadEach = one_by_one,
) -> Reading:
    """All returns in files (by path or by bytes), folders, archives and mails; one bad file never stops the others.

    `progress` is called with how many files are done, and how many there are; `on` is the day to reckon from, since
    what says that it was saved after that is not believed. `read_each` may share the work out.
    """
    given = [(str(path) if is_opened_folder(path) else "", list(files_of(path))) for path in paths]
    every = [file for _, inside in given for file in inside]
    readings = read_each(every, ReturnReader(rubric, tuple(passwords), latest_believed(on)))
    found = _counted(readings, len(every), progress) if progress else readings
    return reading_of([one for folder, inside in given for one in _with_empty(folder, inside, found)], rubric)


def _counted(readings: Iterator[FileReading], total: int, progress: Progress) -> Iterator[FileReading]:
    """The same readings, and `progress` told how many there were so far."""
    for done, reading in enumerate(readings, 1):
        progress(done, total)
        yield reading


def _with_empty(folder: str, inside: Sequence[GivenFile], readings: Iterator[FileReading]) -> Iterator[FileReading]:
    """The next readings, those of the files `inside` a folder, and a word if there is no workbook among them; the
    folder is "" for a file that was named itself."""
    nothing = bool(folder)
    for reading in islice(readings, len(inside)):
        nothing = nothing and reading.nothing
        yield reading
    if nothing:
        yield FileReading((FileCode.NO_WORKBOOK_IN_FOLDER.about(folder),), empty_folders=(folder,))


def reading_of(files: Sequence[FileReading], rubric: Rubric) -> Reading:
    """Everything read from some files, each seen beside the others."""
    returns, diagnostics = _beside_each_other([item for file in files for item in file.found], rubric)
    members = dict(one for file in files for one in file.members)
    empty = tuple(name for one in files for name in one.empty_folders)
    letters = tuple(letter for one in files for letter in one.letters)
    return Reading(returns, diagnostics, tuple(members.items()), empty, letters)


def _beside_each_other(
    found: Sequence[Diagnostic | BookReading], rubric: Rubric
) -> tuple[tuple[Return, ...], tuple[Diagnostic, ...]]:
    """The returns and every diagnostic, with each return that lacks something checked against its agency's others."""
    everyone = [one.returned for one in found if isinstance(one, BookReading) and one.returned]
    wanting = {one.returned.file for one in found if isinstance(one, BookReading) and one.returned and one.gaps}
    others = {
        returned.file: [other for other in group if other is not returned and other.shown_as == returned.shown_as]
        for group in (by_sender(everyone) if wanting else ())
        for returned in group
        if returned.file in wanting
    }
    returns: list[Return] = []
    diagnostics: list[Diagnostic] = []
    for one in found:
        if isinstance(one, Diagnostic):
            diagnostics.append(one)
            continue
        file = one.returned.file if one.returned else ""
        returned, said = completed(file, one, others.get(file, ()), rubric)
        returns += [returned] if returned else []
        diagnostics += said
    return tuple(returns), tuple(diagnostics)
