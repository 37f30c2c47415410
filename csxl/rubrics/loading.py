"""Loading a rubric from its folder of TOML files; a faulty one is refused with every fault named at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from csxl.model.rubric import Rubric
from csxl.rubrics.criteria_check import criterion_faults, domain_faults, repeated_descriptors, rubric_faults
from csxl.rubrics.drafting import drafted
from csxl.rubrics.shape import TEXTS, Table, fits, main_faults, own_faults, twice
from csxl.rubrics.words_check import colour_faults, word_faults
from csxl.text.records import dataclass

MAIN, ENDING = "rubric.toml", ".toml"
NAME = re.compile(r"[\w-]+")


class RubricFault(Exception):
    """A rubric that cannot be used; `faults` are sentences, one for each thing to correct and each on one line."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(" ".join(fault.splitlines()) for fault in faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True)
class TomlFile:
    """One TOML file as read, or empty with the fault that kept it from being read."""

    file: str
    table: Table
    fault: str = ""


def load_rubric(folder: Traversable | None = None) -> Rubric:
    """The rubric in a folder, or the published one. Raises RubricFault with everything that is wrong."""
    place = folder or files("csxl_rubric")
    if not place.is_dir():
        raise RubricFault([f"{place}: is not a folder; give the folder that holds {MAIN}."])
    main = _source(place, MAIN)
    present = sorted(entry.name for entry in place.iterdir() if entry.name.endswith(ENDING) and entry.name != MAIN)
    names = _domain_names(main)
    listed = present if names is None else [f"{name}{ENDING}" for name in names if NAME.fullmatch(name)]
    sources = tuple(_source(place, file) for file in dict.fromkeys(listed))
    rubric = drafted(main.table, [source.table for source in sources])
    if faults := [*_main_faults(main, present, rubric), *_source_faults(sources, rubric)]:
        raise RubricFault(faults)
    return rubric


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


def _main_faults(main: TomlFile, present: Sequence[str], rubric: Rubric) -> Iterator[str]:
    """What is wrong with rubric.toml, or only that it could not be read."""
    if main.fault:
        yield main.fault
        return
    yield from main_faults(MAIN, main.table)
    names = _domain_names(main)
    if names is not None:
        yield from _listing_faults(names, present)
    yield from rubric_faults(MAIN, rubric)
    yield from word_faults(MAIN, rubric)
    yield from colour_faults(MAIN, rubric)


def _listing_faults(names: Sequence[str], present: Sequence[str]) -> Iterator[str]:
    """What is wrong with the list of domains, by itself and compared with the files in the folder."""
    for name in names:
        if name.strip() and not NAME.fullmatch(name):
            yield f"{MAIN}: domains: “{name}” is not a file name without {ENDING}: use letters, digits, - and _ only."
    yield from twice(
        ((f"{MAIN}: domains {number}", name) for number, name in enumerate(names, 1)), {MAIN.removesuffix(ENDING): MAIN}
    )
    for file in present:
        if file.removesuffix(ENDING) not in names:
            yield f"{file}: is not in the list of domains; add it there or take the file out of the folder."


def _source_faults(sources: Sequence[TomlFile], rubric: Rubric) -> Iterator[str]:
    """What is wrong with the domains' files, each by itself and then compared with the others."""
    for source, domain in zip(sources, rubric.domains, strict=True):
        if source.fault:
            yield source.fault
        else:
            yield from own_faults(source.file, source.table)
            yield from criterion_faults(source.file, source.table, domain, rubric)
    names = [source.file for source in sources]
    yield from domain_faults(names, rubric.domains)
    yield from repeated_descriptors(names, rubric.domains)
