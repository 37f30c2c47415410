"""What a rubric does without: criteria, descriptors, translations, tabs with room for two names. None of it is a fault;
all of it is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from csxl.languages import LANGUAGES
from csxl.model.bilingual import side_by_side, titles_of_domains
from csxl.model.rubric import Rubric, base_tag
from csxl.rubrics.ref_rule import ref
from csxl.text.measures import SHEET_NAME_LIMIT
from csxl.text.records import dataclass
from csxl.text.wording import either, listed, many

PLURALS = {
    "term of the key": "terms of the key",
    "meaning in the key": "meanings in the key",
    "name of a level": "names of levels",
    "title of a level": "titles of levels",
    "name of a stage": "names of stages",
    "definition of a stage": "definitions of stages",
    "word of the scale": "words of the scale",
    "meaning of an answer": "meanings of answers",
    "name of a domain": "names of domains",
}
SAID_EACH = 6  # so many missing texts are named one by one, and more by their kind


@dataclass(frozen=True)
class Translatable:
    """One text of a rubric: what kind it is, how a person finds it, and the text."""

    kind: str
    where: str
    text: str


def goes_without(rubric: Rubric) -> tuple[str, ...]:
    """A sentence for each thing that a rubric lacks: criteria by domain, descriptors by word, texts by language,
    and room for both names on a tab."""
    told = (text for one in rubric.translations for text in (_texts(rubric, one), *_tabs(rubric, one)))
    return (*_criteria(rubric), *_descriptors(rubric), *told)


def _criteria(rubric: Rubric) -> Iterator[str]:
    for domain in rubric.domains:
        possible = [ref(domain.letter, level.ref, stage.letter) for level in rubric.levels for stage in rubric.stages]
        had = {criterion.ref for criterion in domain.criteria}
        lacking = [one for one in possible if one not in had]
        if lacking:
            yield f"{domain.name} has {len(had)} of {len(possible)} possible criteria, and none for {listed(lacking)}."


def _descriptors(rubric: Rubric) -> Iterator[str]:
    for word in rubric.ratings:
        lacking = [one.ref for one in rubric.criteria.values() if word not in one.descriptors]
        if lacking:
            verb = "has" if len(lacking) == 1 else "have"
            yield f"{listed(lacking)} {verb} no descriptor for {word}."


def _texts(rubric: Rubric, translation: Rubric) -> str:
    """How much of a rubric is translated, and what is not."""
    pairs = list(zip(_all_texts(rubric), _all_texts(translation), strict=True))
    lacking = [own for own, other in pairs if other.text in translation.borrowed]
    name = _name(translation.language)
    if not lacking:
        return f"{name}: all {len(pairs)} texts are there."
    if len(lacking) <= SAID_EACH:
        where = listed([told.where for told in lacking], SAID_EACH)
    else:
        kinds = Counter(told.kind for told in lacking)
        where = listed([many(number, kind, PLURALS.get(kind, "")) for kind, number in kinds.items()], len(kinds))
    return f"{name}: {len(lacking)} of {len(pairs)} texts missing, so the {_name(rubric.language)} stands: {where}."


def _tabs(rubric: Rubric, translation: Rubric) -> Iterator[str]:
    """The domains whose names in both languages have no room on one tab of a bilingual questionnaire."""
    both = side_by_side(rubric, translation)
    titles = titles_of_domains(rubric, translation)
    alone = [one.name for one, title in zip(both.domains, titles, strict=True) if one.name != title]
    if alone:
        names = f"{_name(rubric.language)} and {_name(translation.language)}"
        tabs = either(len(alone), "its tab has", "their tabs have")
        yield (
            f"{names}: both names of {listed(alone)} are too long for one tab together ({SHEET_NAME_LIMIT} "
            f"characters), so on a bilingual questionnaire {tabs} the name in the questionnaire’s first language."
        )


def _name(tag: str) -> str:
    """A language's name, where csxl knows it, or its tag."""
    return next((one.name for one in LANGUAGES if base_tag(one.tag) == base_tag(tag)), tag)


def _all_texts(rubric: Rubric) -> Sequence[Translatable]:
    """Every text that may be translated, in reading order."""
    return [told for told in (*_of_whole(rubric), *_of_scale(rubric), *_of_domains(rubric)) if told.text]


def _of_whole(rubric: Rubric) -> Iterator[Translatable]:
    yield Translatable("title", "the title", rubric.title)
    yield Translatable("credit", "the credit", rubric.credit)
    for term, meaning in rubric.key:
        yield Translatable("term of the key", f"the term {term}", term)
        yield Translatable("meaning in the key", f"what {term} means", meaning)
    for level in rubric.levels:
        yield Translatable("name of a level", f"the name {level.name}", level.name)
        yield Translatable("title of a level", f"the title of {level.name}", level.title)
    for stage in rubric.stages:
        yield Translatable("name of a stage", f"the name {stage.name}", stage.name)
        yield Translatable("definition of a stage", f"the definition of {stage.name}", stage.definition)


def _of_scale(rubric: Rubric) -> Iterator[Translatable]:
    for rating in rubric.scale:
        yield Translatable("word of the scale", f"the word {rating.word}", rating.word)
    for abstention in rubric.abstentions:
        yield Translatable("other answer", f"the answer {abstention.word}", abstention.word)
        yield Translatable("meaning of an answer", f"what {abstention.word} means", abstention.meaning)


def _of_domains(rubric: Rubric) -> Iterator[Translatable]:
    for domain in rubric.domains:
        yield Translatable("name of a domain", f"the name {domain.name}", domain.name)
        yield Translatable("statement", f"the statement of {domain.name}", domain.statement)
        for criterion in domain.criteria:
            for word, text in criterion.descriptors.items():
                yield Translatable("descriptor", f"{criterion.ref} {word}", text)
