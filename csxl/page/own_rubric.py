"""The rubric that a review goes by: the one in the files that were dropped, or the published one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.page.dropped import Dropped, Role
from csxl.review.review_rubric import in_language_of
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.rubric_reading import rubric_in_book
from csxl.rubrics.shape import ENDING, MAIN
from csxl.rubrics.shipped import shipped
from csxl.text.digests import digest
from csxl.text.records import dataclass

BOOK, FOLDER = "rubric.xlsx", "rubric"  # what a rubric's workbook and its folder are called
BOOK_ENDING = ".xlsx"


@dataclass(frozen=True)
class OwnRubric:
    """The rubric that is used; `mark` tells it from others, and `faults` say why the one dropped cannot be used. `book`
    is its workbook if that was dropped, and `parts` are the files of its folder as name and bytes if those were; `file`
    is the one by which it is known."""

    rubric: Rubric
    mark: str = ""
    faults: tuple[str, ...] = ()
    file: str = ""
    book: bytes = b""
    parts: tuple[tuple[str, bytes], ...] = ()

    def beside(self, review: Review) -> tuple[str, Mapping[str, bytes]]:
        """By which name a review's workbook finds the rubric that was dropped, and the files that then lie beside it;
        "" and none if none was dropped. A name of that kind that the review gives already stays."""
        named = PurePosixPath(review.rubric.strip().replace("\\", "/")).name
        if self.book:
            name = named if named.lower().endswith(BOOK_ENDING) else BOOK
            return name, {name: self.book}
        name = named or FOLDER if self.parts else ""
        return name, {f"{name}/{part}": data for part, data in self.parts}


def own_rubric(records: Iterable[Dropped], named: str = "") -> OwnRubric:
    """The rubric in the files that were dropped, of several that whose workbook or main file came last; else the one
    that ships by the name that the review gives, or the published one."""
    files = [record for record in records if record.role is Role.RUBRIC]
    *_, last = [None, *(record for record in files if _is_book(record) or _parted(record)[1] == MAIN)]
    if last and _is_book(last):
        found = _loaded([last], lambda: rubric_in_book(_parted(last)[1], last.data))
        return replace(found, file=last.path, book=last.data)
    folder = _parted(last)[0] if last else None
    mine = {name: record for record in files for at, name in [_parted(record)] if folder in (None, at)}
    if not mine:
        return _shipped(named)
    parts = tuple((name, record.data) for name, record in mine.items())
    return replace(_loaded(list(mine.values()), lambda: _of_files(mine)), file=last.path if last else "", parts=parts)


def _loaded(files: Sequence[Dropped], load: Callable[[], Rubric]) -> OwnRubric:
    """The rubric that these files hold, or the published one and why not."""
    try:
        return OwnRubric(load(), digest(*sorted(record.sha256 for record in files)))
    except RubricFault as fault:
        return OwnRubric(_shipped("").rubric, "", fault.faults)


def _of_files(mine: Mapping[str, Dropped]) -> Rubric:
    """The rubric in the files of a folder, by their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, record in mine.items():
            archive.writestr(f"rubric/{name}", record.data)
    return load_rubric(zipfile.Path(packed, "rubric/"))


def _is_book(record: Dropped) -> bool:
    """Whether a dropped part of a rubric is its workbook."""
    return not record.path.lower().endswith(ENDING)


@cache
def _shipped(name: str) -> OwnRubric:
    """A rubric that comes with csxl: one named, or the published one."""
    place = shipped(name)
    return OwnRubric(load_rubric(place), name if place else "")


def told_for(review: Review | None, own: OwnRubric) -> OwnRubric:
    """The rubric in the language of a review, with a mark of its own where that is not the rubric's first."""
    told = in_language_of(review, own.rubric) if review else own.rubric
    return own if told is own.rubric else replace(own, rubric=told, mark=f"{own.mark} {told.language}")


def _parted(record: Dropped) -> tuple[str, str]:
    """The folder of a dropped file, and its name."""
    folder, _, name = record.path.rpartition("/")
    return folder, name
