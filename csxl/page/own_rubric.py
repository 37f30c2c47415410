"""The rubric that a review goes by: the one in the files that were dropped, or the published one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from functools import cache

from csxl.model.rubric import Rubric
from csxl.page.dropped import Dropped, Role
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import shipped
from csxl.rubrics.toml_places import MAIN
from csxl.text.digests import digest
from csxl.text.records import dataclass


@dataclass(frozen=True)
class OwnRubric:
    """The rubric that is used; `mark` tells it from others, and `faults` say why the one dropped cannot be used."""

    rubric: Rubric
    mark: str = ""
    faults: tuple[str, ...] = ()


def own_rubric(records: Iterable[Dropped], named: str = "") -> OwnRubric:
    """The rubric in the files that were dropped, of several that whose main file came last; else the one that ships by
    the name that the review gives, or the published one."""
    files = [record for record in records if record.role is Role.RUBRIC]
    *_, folder = [None, *(folder for folder, name in map(_parted, files) if name == MAIN)]
    mine = {name: record for record in files for at, name in [_parted(record)] if folder in (None, at)}
    if not mine:
        return _shipped(named)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, record in mine.items():
            archive.writestr(f"rubric/{name}", record.data)
    mark = digest(*sorted(record.sha256 for record in mine.values()))
    try:
        return OwnRubric(load_rubric(zipfile.Path(packed, "rubric/")), mark)
    except RubricFault as fault:
        return OwnRubric(_shipped("").rubric, "", fault.faults)


@cache
def _shipped(name: str) -> OwnRubric:
    """A rubric that comes with csxl: one named, or the published one."""
    place = shipped(name)
    return OwnRubric(load_rubric(place), name if place else "")


def _parted(record: Dropped) -> tuple[str, str]:
    """The folder of a dropped file, and its name."""
    folder, _, name = record.path.rpartition("/")
    return folder, name
