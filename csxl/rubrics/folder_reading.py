"""Reading a rubric's folder of TOML files; a faulty one is refused with every fault named at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable

from csxl.model.rubric import Rubric
from csxl.rubrics.flaws import Flaw, RubricFault, said
from csxl.rubrics.making import Tables, rubric_from
from csxl.rubrics.shape import ENDING, MAIN, TEXTS, Placed, Table, fits, twice
from csxl.rubrics.toml_places import LISTED, TomlPlaces
from csxl.text.records import dataclass

NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class TomlFile:
    """One TOML file as read, or empty with the fault that kept it from being read."""

    file: str
    table: Table
    fault: str = ""


def rubric_in_folder(place: Traversable) -> Rubric:
    """The rubric in a folder. Raises RubricFault with everything that is wrong."""
    if not place.is_dir():
        raise RubricFault([f"{place}: is not there; give a rubric's workbook, or the folder that holds {MAIN}."])
    main = _source(place, MAIN)
    present = sorted(entry.name for entry in place.iterdir() if entry.name.endswith(ENDING) and entry.name != MAIN)
    names = _domain_names(main)
    listed = present if names is None else [f"{name}{ENDING}" for name in names if NAME.fullmatch(name)]
    sources = [_source(place, file) for file in dict.fromkeys(listed)]
    places = TomlPlaces(main.table, [source.file for source in sources])
    found = [source.fault for source in (main, *sources) if source.fault]
    if names is not None:
        found += [said(fault, places) for fault in _listing_faults(names)]
        found += [
            f"{file}: is not in the list of domains; add it there or take the file out of the folder."
            for file in present
            if file.removesuffix(ENDING) not in names
        ]
    return rubric_from(Tables(_readable(main), tuple(map(_readable, sources))), places, found)


def _readable(source: TomlFile) -> Table | None:
    """What a file holds, or None where it could not be read."""
    return None if source.fault else source.table


def _source(place: Traversable, file: str) -> TomlFile:
    """A file of the folder, read; Notepad's byte order mark is no fault."""
    try:
        data = (place / file).read_bytes()
    except FileNotFoundError:
        return TomlFile(file, {}, f"{file}: is missing; put it into the folder.")
    except OSError as error:
        return TomlFile(file, {}, f"{file}: cannot be opened ({error.strerror}); check that it is a file you may read.")
    try:
        return TomlFile(file, tomllib.loads(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return TomlFile(file, {}, f"{file}: line {line}: is not UTF-8 text; save the file as UTF-8.")
    except RecursionError:
        return TomlFile(file, {}, f"{file}: is not valid TOML: too many brackets within each other; correct that line.")
    except tomllib.TOMLDecodeError as error:
        return TomlFile(file, {}, f"{file}: is not valid TOML: {error}; correct that line.")


def _domain_names(main: TomlFile) -> list[str] | None:
    """The domains' files as rubric.toml lists them, without their ending, or None where it has no such list."""
    return list(main.table["domains"]) if fits(main.table.get("domains"), TEXTS) else None


def _listing_faults(names: Sequence[str]) -> Iterator[Flaw]:
    """What is wrong with the list of domains by itself."""
    placed: list[Placed] = [((LISTED, number), name) for number, name in enumerate(names, 1)]
    for _, name in placed:
        if name.strip() and not NAME.fullmatch(name):
            told = f"“{name}” is not a file name without {ENDING}: use letters, digits, - and _ only."
            yield Flaw(("domains",), told)
    yield from twice(placed, {MAIN.removesuffix(ENDING): MAIN})
