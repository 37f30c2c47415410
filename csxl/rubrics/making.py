"""A rubric from its tables, whatever they were read from; a faulty one is refused with every fault named at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from csxl.model.rubric import Rubric
from csxl.rubrics.colours import colour_faults
from csxl.rubrics.criteria_check import criterion_faults, domain_faults, repeated_descriptors, rubric_faults
from csxl.rubrics.drafting import drafted
from csxl.rubrics.flaws import Flaw, Places, RubricFault
from csxl.rubrics.shape import Table, main_faults, own_faults
from csxl.rubrics.telling import is_language, language_faults
from csxl.rubrics.words_check import word_faults
from csxl.text.records import dataclass


@dataclass(frozen=True)
class Tables:
    """What a rubric's source holds, keyed as in its TOML files; a domain's criteria are entries by their ref.

    What could not be read is None: its reader has said so already."""

    main: Table | None
    domains: tuple[Table | None, ...]


def rubric_from(tables: Tables, places: Places, found: Sequence[str] = (), unread: Collection[str] = ()) -> Rubric:
    """The rubric in these tables. Raises RubricFault with everything that is wrong, after what the reader found; of the
    `unread` places, whose texts it could not read, it has said all that there is to say."""
    main, domains = tables.main or {}, [table or {} for table in tables.domains]
    rubric = drafted(main, domains)
    original = rubric.language if is_language(rubric.language) else ""
    faults = [
        *_main_faults(tables, rubric),
        *_faults_of_domains(tables, rubric),
        *language_faults(main, domains, original),
    ]
    heard = [fault for fault in faults if places.at(fault.path) not in unread]
    if sentences := [*found, *filter(None, map(places.say, heard))]:
        raise RubricFault(sentences)
    return rubric


def _main_faults(tables: Tables, rubric: Rubric) -> Iterator[Flaw]:
    """What is wrong with everything but the domains."""
    if tables.main is not None:
        yield from main_faults(tables.main)
        yield from rubric_faults(rubric)
        yield from word_faults(rubric)
        yield from colour_faults(rubric)


def _faults_of_domains(tables: Tables, rubric: Rubric) -> Iterator[Flaw]:
    """What is wrong with the domains, each by itself and then compared with the others."""
    for number, (table, domain) in enumerate(zip(tables.domains, rubric.domains, strict=True), 1):
        if table is not None:
            yield from own_faults(("domains", number), table)
            yield from criterion_faults(("domains", number), table, domain, rubric)
    yield from domain_faults(rubric)
    yield from repeated_descriptors(rubric)
