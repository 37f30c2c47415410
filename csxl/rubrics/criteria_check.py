"""What is wrong with a rubric whose files could be read: refs, sheet names, criteria and descriptors.

Missing texts are "" in the draft and are skipped here, since the check of the tables' shape has named them already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from csxl.languages import LANGUAGES
from csxl.model import layout, summary_names
from csxl.model.rubric import Criterion, Domain, Level, Rubric, Stage
from csxl.rubrics.flaws import Flaw, FlawKind, Path
from csxl.rubrics.ref_rule import ref
from csxl.rubrics.shape import (
    DOMAIN_KEYS,
    TEXT,
    Placed,
    Table,
    by_told,
    fits_told,
    is_blank,
    likely,
    shown,
    told_at,
    twice,
    twice_told,
)
from csxl.rubrics.telling import is_language
from csxl.text.folding import fold
from csxl.text.measures import PROPERTY_LIMIT, units
from csxl.text.wording import one_of

OWNER, DESCRIPTOR = 2, 4  # the steps of a path that say which domain, level or stage, which descriptor it is
LETTER, DIGIT = re.compile("[A-Z]"), re.compile("[0-9]")
NOT_IN_SHEET_NAME, SHEET_NAME_LIMIT = "[]:*?/\\\n\t", 31
TAKEN_SHEETS = (
    *(language.start for language in LANGUAGES),
    layout.IDENTITY,
    *summary_names.SHEETS,
    *(name for language in LANGUAGES for name in language.summary_sheets.values()),
    "History",  # Excel keeps that name for itself
)


def rubric_faults(rubric: Rubric) -> Iterator[Flaw]:
    """What is wrong with the main table beyond its shape."""
    if rubric.language and not is_language(rubric.language):
        yield Flaw(("language",), f"“{shown(rubric.language)}” is not a language code; write it like en-GB or cy-GB.")
    titles = [(told_at(("title",), telling), telling.title) for telling in (rubric, *rubric.translations)]
    for path, text in (*titles, (("version",), rubric.version)):
        if units(text) > PROPERTY_LIMIT:
            yield Flaw(path, f"is {units(text)} characters long; shorten it to {PROPERTY_LIMIT}.")
    levels: list[Placed] = [(("levels", number, "ref"), level.ref) for number, level in enumerate(rubric.levels, 1)]
    stages: list[Placed] = [
        (("stages", number, "letter"), stage.letter) for number, stage in enumerate(rubric.stages, 1)
    ]
    yield from _malformed(levels, DIGIT, "one digit, 0 to 9")
    yield from _malformed(stages, LETTER, "one capital letter, A to Z")
    yield from twice(levels)
    yield from twice(stages)
    for key in ("levels", "stages"):
        yield from twice_told([_names(telling, key) for telling in (rubric, *rubric.translations)], OWNER)
    for telling in (rubric, *rubric.translations):
        yield from twice(
            (told_at(("key", number, "term"), telling), term) for number, (term, _) in enumerate(telling.key, 1)
        )


def domain_faults(rubric: Rubric) -> Iterator[Flaw]:
    """What is wrong with the domains' letters and names, each by itself and compared with the others."""
    letters: list[Placed] = [
        (("domains", number, "letter"), domain.letter) for number, domain in enumerate(rubric.domains, 1)
    ]
    yield from _malformed(letters, LETTER, "one capital letter, A to Z")
    yield from twice(letters)
    own = {domain.name for domain in rubric.domains}
    tellings = []
    for telling in (rubric, *rubric.translations):
        names = [
            (told_at(("domains", number, "name"), telling), domain.name)
            for number, domain in enumerate(telling.domains, 1)
        ]
        for path, name in names:
            if telling is rubric or name not in own:
                yield from _sheet_name_faults(path, name)
        tellings.append(names)
    yield from twice_told(tellings, OWNER, {fold(sheet): f"the name of the sheet {sheet}" for sheet in TAKEN_SHEETS})


def _names(telling: Rubric, key: str) -> list[Placed]:
    """What the levels or the stages are called in one language: a criterion's row gives them by these names."""
    named: Sequence[Level | Stage] = telling.levels if key == "levels" else telling.stages
    return [(told_at((key, number, "name"), telling), one.name) for number, one in enumerate(named, 1)]


def criterion_faults(path: Path, table: Table, domain: Domain, rubric: Rubric) -> Iterator[Flaw]:
    """What is wrong with the criteria and descriptors that a domain's table has."""
    refs = _possible_refs(domain, rubric)
    words = [rating.word.strip() for rating in rubric.scale]
    found = {key: value for key, value in table.items() if key not in DOMAIN_KEYS}
    yield from _ref_faults(path, list(found), refs)
    known = {key: found[key] for key in found if key in refs} or found
    for key, value in known.items():
        if not isinstance(value, dict):
            yield Flaw(
                (*path, key),
                f"must be an entry of its own, [{key}], with a descriptor for each rating; correct it.",
            )
    entries = {key: value for key, value in known.items() if isinstance(value, dict)}
    if words and all(words):
        yield from _scale_faults(path, entries, words)
    for key, descriptors in entries.items():
        yield from _descriptor_faults((*path, key), descriptors)


def repeated_descriptors(rubric: Rubric) -> Iterator[Flaw]:
    """Descriptors that repeat another anywhere in the rubric: a row must be recognisable by its texts."""
    yield from twice_told([list(_descriptors(one, rubric)) for one in (rubric, *rubric.translations)], DESCRIPTOR)


def _descriptors(telling: Rubric, original: Rubric) -> Iterator[Placed]:
    """The descriptors of one language, by the original's words."""
    words = by_told((rating.word, told.word) for rating, told in zip(original.scale, telling.scale, strict=True))
    for number, domain in enumerate(telling.domains, 1):
        for criterion in _once(domain.criteria):
            for word, text in criterion.descriptors.items():
                yield told_at(("domains", number, criterion.ref, words.get(word, word)), telling), text


def _ref_faults(path: Path, found: Sequence[str], refs: Sequence[str]) -> Iterator[Flaw]:
    """Refs that should not be there; where none is right, the letter is wrong."""
    if refs and not found:
        said = f"has no criterion; add at least one, such as {refs[0]}."
        yield Flaw(path, said, kind=FlawKind.NO_CRITERION)
    elif refs and not set(refs) & set(found):
        yield Flaw(
            (*path, "letter"), f"none of the criteria {refs[0]} to {refs[-1]} is in the file; correct it or the refs."
        )
    else:
        for key in found:
            if refs and key not in refs:
                meant = likely(key, [*DOMAIN_KEYS, *refs])
                yield Flaw(
                    (*path, key), f"is not a criterion of this rubric{meant}; they run from {refs[0]} to {refs[-1]}."
                )


def _once(criteria: Iterable[Criterion]) -> Iterable[Criterion]:
    """The criteria, each ref once, though two stages with one letter give it twice."""
    return {criterion.ref: criterion for criterion in criteria}.values()


def _possible_refs(domain: Domain, rubric: Rubric) -> Sequence[str]:
    """The refs that a domain can have; () where one part is not known, lest each criterion is reported for it."""
    parts = [[domain.letter], [level.ref for level in rubric.levels], [stage.letter for stage in rubric.stages]]
    sound = all(
        part and len(set(part)) == len(part) and all(map(shape.fullmatch, part))
        for part, shape in zip(parts, (LETTER, DIGIT, LETTER), strict=True)
    )
    return [ref(*each) for each in product(*parts)] if sound else ()


def _scale_faults(path: Path, entries: Mapping[str, Table], words: Sequence[str]) -> Iterator[Flaw]:
    """Descriptors for other words, one fault a word on however many criteria, and criteria without any."""
    used = dict.fromkeys(word for descriptors in entries.values() for word in descriptors)
    for word in used:
        if word not in words:
            having = tuple(key for key, descriptors in entries.items() if word in descriptors)
            yield Flaw(
                (*path, having, word),
                f"is not a word of the scale ({', '.join(words)}){likely(word, words)}; correct it or take it out.",
            )
    for key, descriptors in entries.items():
        if not descriptors:
            yield Flaw((*path, key), f"has no descriptor; write one for {one_of(words)}, or take the criterion out.")


def _descriptor_faults(path: Path, descriptors: Table) -> Iterator[Flaw]:
    for word, text in descriptors.items():
        if not fits_told(text, TEXT):
            yield Flaw((*path, word), "must be text in quotes; correct it.")
        elif is_blank(text):
            yield Flaw((*path, word), f"is empty; write the descriptor for {word}.")


def _sheet_name_faults(path: Path, name: str) -> Iterator[Flaw]:
    if units(name) > SHEET_NAME_LIMIT:
        yield Flaw(path, f"is {units(name)} characters long; a sheet name holds {SHEET_NAME_LIMIT}, so shorten it.")
    if found := [repr(character) for character in NOT_IN_SHEET_NAME if character in name]:
        yield Flaw(path, f"“{shown(name)}” holds {' '.join(found)}, which no sheet name may hold; leave it out.")
    if name.startswith("'") or name.endswith("'"):
        yield Flaw(path, f"“{shown(name)}” begins or ends with an apostrophe, which no sheet name may; leave it out.")


def _malformed(placed: Iterable[Placed], shape: re.Pattern[str], wanted: str) -> Iterator[Flaw]:
    for path, text in placed:
        if text and not shape.fullmatch(text):
            yield Flaw(path, f"“{shown(text)}” must be {wanted}, as it is part of every ref; change it.")
