"""Where a review lies: its coordinator's workbook, its folder and its returns, found from the folder one works in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from csxl.model.member import Member
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.model.summary_names import BOARD
from csxl.questionnaire.issue import issued_for
from csxl.review.folder import OUTPUT, QUESTIONNAIRES, RETURNS, above, folder_around, is_reviews_folder
from csxl.review.issued import ReviewName, review_in
from csxl.review.labels import WHAT_IT_IS
from csxl.review.nearby import review_near, what_lies_in
from csxl.review.reader import is_review, read_review
from csxl.sheets.books import read_book, read_properties
from csxl.text.wording import listed
from csxl.unwrap.files import is_file
from csxl.unwrap.source import is_dropping
from csxl.unwrap.unwrapping import unwrap

BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
UP = Path("..")


class FoundFiles(NamedTuple):
    """The coordinator's workbook, if it was among some files, and the other files."""

    review: Path | None
    others: tuple[Path, ...]


class Located(NamedTuple):
    """What a command works on: the coordinator's workbook if there is one, what came back, and the review's folder."""

    workbook: Path | None
    returns: tuple[Path, ...]
    folder: Path


def find_review(paths: Sequence[Path]) -> FoundFiles:
    """The coordinator's workbook among files, known by its contents whatever its name; folders are not searched.
    Raises Refusal if there are two."""
    reviews = [path for path in paths if is_file(path) and _holds_review(path)]
    if len(reviews) > 1:
        raise Refusal(f"{reviews[0]} and {reviews[1]} are both coordinator's workbooks; please give only one.")
    return FoundFiles(reviews[0] if reviews else None, tuple(path for path in paths if path not in reviews))


def _member(path: Path) -> Member | None:
    """The workbook that a file is; what lies in a zip or a mail is none."""
    return next((found for found in unwrap([path]) if isinstance(found, Member) and found.file == str(path)), None)


def _holds_review(path: Path) -> bool:
    member = _member(path)
    if member is None or issued_for(read_properties(member.data, member.kind, member.file)):
        return False
    book, _ = read_book(member.data, member.kind, member.file)
    return book is not None and is_review(book)


def workbooks_in(folder: Path) -> tuple[Path, ...]:
    """The coordinator's workbooks in a folder: by their properties or, if no file has those, by what they hold."""
    unknown: list[Path] = []
    known: list[Path] = []
    for path in _files(folder):
        member = _member(path)
        properties = read_properties(member.data, member.kind, member.file) if member else {}
        if properties.get("subject") == WHAT_IT_IS:
            known.append(path)
        elif member and not issued_for(properties) and not properties.get("title", "").endswith(BOARD):
            unknown.append(path)
    return tuple(known or filter(_holds_review, unknown))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in BOOKS and not is_dropping(path.name) and path.is_file()
        )
    except OSError:
        return []


def locate(files: Sequence[Path], needs_workbook: bool, here: Path = Path()) -> Located:
    """The review that some files belong to or, without any, the one in the folder `here`. Raises Refusal if it is not
    clear which one is meant, or if there is none."""
    workbook, returns = find_review(files)
    folder = folder_around(returns) if returns else None
    if workbook is None and (needs_workbook or not files):
        workbook = _workbook_near(here, folder)
    if workbook is None and needs_workbook:
        near = " ".join(filter(None, (what_lies_in(here), review_near(here))))
        raise Refusal(
            f"There is no coordinator's workbook here: {near} Type the command in the folder that has it, or name it; "
            "csxl new makes one."
        )
    if folder is None:
        folder = _folder_near(workbook, here, bool(returns))
    if not returns and (folder / RETURNS).is_dir():
        returns = (folder / RETURNS,)
    return Located(workbook, returns, folder)


def _folder_near(workbook: Path | None, here: Path, has_returns: bool) -> Path:
    """The review's folder where the returns do not show it. Raises Refusal if nothing does."""
    if workbook and not (is_reviews_folder(here) and workbook.parent == here / UP):
        return folder_of(workbook)
    inside = next((folder for folder in (here, here / OUTPUT) if is_reviews_folder(folder)), None)
    if inside is None and not has_returns:
        near = review_near(here) or "Name what came back, such as output/returns."
        raise Refusal(f"There is no review here: {what_lies_in(here)} {near}")
    return inside if inside and not has_returns else here / OUTPUT


def _workbook_near(here: Path, folder: Path | None) -> Path | None:
    """The coordinator's workbook in the folder `here`, or in or above the review's folder. Raises Refusal if several
    may be meant."""
    if found := workbooks_in(here):
        return _only(found, folder)
    inside = folder or (here if is_reviews_folder(here) else None)
    if inside is None:
        return None
    named = review_in(inside / QUESTIONNAIRES)
    for place in (inside, inside / UP):
        found = tuple(path for path in workbooks_in(place) if named is None or _is_of(path, named))
        if found:
            return _only(found, None)
    return None


def _only(found: Sequence[Path], folder: Path | None) -> Path:
    """The one workbook; of several, the one whose questionnaires lie in the review's folder. Raises Refusal."""
    named = review_in(folder / QUESTIONNAIRES) if folder and len(found) > 1 else None
    mine = [path for path in found if named and _is_of(path, named)]
    if len(found) > 1 and len(mine) != 1:
        names = listed([str(path) for path in found])
        raise Refusal(f"There is more than one coordinator's workbook here: {names}. Please name the one you mean.")
    return mine[0] if mine else found[0]


def _is_of(workbook: Path, named: ReviewName) -> bool:
    """Whether a coordinator's workbook has a review's title."""
    return named.same_title(title_of(workbook))


def title_of(workbook: Path) -> str:
    """The title of the review in a coordinator's workbook, "" if it has none."""
    review = review_of(workbook)
    return review.title if review else ""


def review_of(workbook: Path) -> Review | None:
    """The review in a coordinator's workbook, None if it cannot be read."""
    member = _member(workbook)
    return read_review(member)[0] if member else None


def workbook_beside(returns: Sequence[Path]) -> Path | None:
    """The coordinator's workbook in or above the review's folder in which some returns lie, None if it is not known
    which it is. A folder called as `csxl` calls that of the returns needs nothing beside it."""
    folder = folder_around(returns) or next((above(path) for path in returns if path.name == RETURNS), None)
    found = next(filter(None, map(workbooks_in, (folder, folder / UP))), ()) if folder else ()
    named = review_in(folder / QUESTIONNAIRES) if folder and len(found) > 1 else None
    mine = [path for path in found if len(found) == 1 or (named and _is_of(path, named))]
    return mine[0] if len(mine) == 1 else None


def folder_of(workbook: Path) -> Path:
    """The folder of the review in a coordinator's workbook: the one called output beside it, else the one whose
    questionnaires have its title. Raises Refusal if several have it."""
    beside = workbook.parent / OUTPUT
    named = review_in(beside / QUESTIONNAIRES)
    title = title_of(workbook)
    if named and named.same_title(title):
        return beside
    others = [folder for folder in _folders(workbook.parent) if folder != beside and _holds_title(folder, title)]
    if len(others) > 1:
        raise Refusal(
            f"{others[0]} and {others[1]} both hold questionnaires of this review; please name the returns of the one "
            f"you mean, such as {others[0] / RETURNS}."
        )
    return others[0] if others else beside


def _folders(folder: Path) -> Iterator[Path]:
    """A folder and those in it."""
    yield folder
    try:
        yield from sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return


def _holds_title(folder: Path, title: str) -> bool:
    named = review_in(folder / QUESTIONNAIRES)
    return named is not None and named.same_title(title)
