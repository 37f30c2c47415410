"""Loading a rubric: the published one, or one that somebody wrote, in a workbook or a folder."""

from __future__ import annotations

import tomllib
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable

from csxl.model.rubric import Rubric
from csxl.rubrics.drafting import drafted
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.shape import ENDING, MAIN, Table

BOOK, FOLDER = "csxl.rubrics.rubric_reading", "csxl.rubrics.folder_reading"  # loaded for what somebody wrote alone


def load_rubric(given: Traversable | None = None) -> Rubric:
    """The rubric in a workbook or a folder, or the published one. Raises RubricFault with everything that is wrong."""
    if given is None:
        return _published()
    if given.is_file():
        return _in_book(given)
    rubric: Rubric = import_module(FOLDER).rubric_in_folder(given)
    return rubric


def _published() -> Rubric:
    """The published rubric; that nothing is wrong with it is known from the tests, and not looked for again."""
    main = _table(MAIN)
    return drafted(main, [_table(f"{name}{ENDING}") for name in main["domains"]])


def _table(file: str) -> Table:
    """One of its files."""
    return tomllib.loads((files("csxl_rubric") / file).read_text(encoding="utf-8"))


def _in_book(place: Traversable) -> Rubric:
    """The rubric in a workbook."""
    try:
        data = place.read_bytes()
    except OSError as error:
        why = f"{place.name}: cannot be opened ({error.strerror}); is it open in another program?"
        raise RubricFault([why]) from error
    rubric: Rubric = import_module(BOOK).rubric_in_book(place.name, data)
    return rubric
