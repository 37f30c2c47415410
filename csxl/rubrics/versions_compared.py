"""Two versions of a rubric side by side: what is other in the later one, and which criteria are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from csxl.model.rubric import Criterion, Rubric, base_tag
from csxl.rubrics.version_entries import Pair, RubricEntry, RubricPart, descriptors_by_step, entries_of, paired
from csxl.text.digests import canonical
from csxl.text.records import dataclass

Pairs = Mapping[RubricPart, Sequence[Pair]]


class Change(StrEnum):
    """What happened to an entry of a rubric, or to one of its texts."""

    ADDED = "added"
    GONE = "taken out"
    ELSEWHERE = "elsewhere"  # it stands elsewhere in its list
    OTHER_REF = "other ref"  # a criterion with the same descriptors
    OTHER_TEXT = "other text"


@dataclass(frozen=True)
class RubricChange:
    """One difference: `called` is the entry in words, `what` the text of it that is another ("statement", a word of the
    scale), `was` and `now` that text, or the refs of a criterion that has another; `tag` is the language of a
    translation, "" for the original."""

    change: Change
    part: RubricPart
    called: str
    what: str = ""
    was: str = ""
    now: str = ""
    tag: str = ""


@dataclass(frozen=True)
class VersionsCompared:
    """Two versions of a rubric. `languages_added` and `languages_gone` are the tags of its translations; `same_scale`
    is whether ratings of the two can be compared at all; `stayed` are the texts of translations that are as they were,
    though the original is another. By criteria: `same` are those that have the same descriptors,
    `moved` those of them that have another ref, as (then, now); those `reworded`, `new` and `gone` are not the same."""

    was: Rubric
    now: Rubric
    changes: tuple[RubricChange, ...]
    languages_added: tuple[str, ...]
    languages_gone: tuple[str, ...]
    same_scale: bool
    same: tuple[Criterion, ...]
    moved: tuple[tuple[Criterion, Criterion], ...]
    reworded: tuple[Criterion, ...]
    new: tuple[Criterion, ...]
    gone: tuple[Criterion, ...]
    stayed: tuple[RubricChange, ...] = ()

    @property
    def other_original(self) -> bool:
        """Whether another of its languages is the original now."""
        return self.was.language != self.now.language

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not (self.changes or self.languages_added or self.languages_gone or self.other_original)


def compared_versions(was: Rubric, now: Rubric) -> VersionsCompared:
    """What one version of a rubric has other than the version before, told in the language of that."""
    told = now.said_in(was.language)
    then, since = entries_of(was), entries_of(told)
    pairs = {part: paired(then[part], since[part]) for part in RubricPart}
    words = {one.called: other.called for one, other in pairs[RubricPart.SCALE] if one and other}
    changes = [one for part in RubricPart for one in _changes(part, then[part], pairs[part], words)]
    before, after = ({base_tag(one.language): one for one in rubric.translations} for rubric in (was, told))
    stayed: list[RubricChange] = []
    for tag in after:
        if tag in before:
            own = list(_of_translation((was, before[tag]), (told, after[tag]), pairs, words))
            stayed += _stayed(changes, own, _beside(told, after[tag]), after[tag].language)
            changes += own
    both = [
        (was.criteria[one.ref], told.criteria[other.ref]) for one, other in pairs[RubricPart.CRITERIA] if one and other
    ]
    same = [(one, other) for one, other in both if descriptors_by_step(one, was) == descriptors_by_step(other, told)]
    return VersionsCompared(
        was,
        now,
        tuple(changes),
        tuple(one.language for tag, one in after.items() if tag not in before),
        tuple(one.language for tag, one in before.items() if tag not in after),
        is_same_scale(tuple(was.ratings), tuple(told.ratings)),
        tuple(other for _, other in same),
        tuple((one, other) for one, other in same if one.ref != other.ref),
        tuple(other for one, other in both if (one, other) not in same),
        tuple(told.criteria[other.ref] for one, other in pairs[RubricPart.CRITERIA] if other and not one),
        tuple(was.criteria[one.ref] for one, other in pairs[RubricPart.CRITERIA] if one and not other),
        tuple(stayed),
    )


def _changes(
    part: RubricPart, before: Sequence[RubricEntry], pairs: Sequence[Pair], words: Mapping[str, str]
) -> Iterator[RubricChange]:
    """What happened to the entries of one part; `words` are the scale's words then, each with what it is now."""
    elsewhere = _elsewhere(before, pairs) if part is not RubricPart.CRITERIA else ()
    for one, other in pairs:
        if other and not one:
            yield RubricChange(Change.ADDED, part, other.called)
        elif one and not other:
            yield RubricChange(Change.GONE, part, one.called)
        elif one and other:
            if one in elsewhere:
                yield RubricChange(Change.ELSEWHERE, part, other.called)
            if one.ref != other.ref:
                yield RubricChange(Change.OTHER_REF, part, other.called, was=one.ref, now=other.ref)
            yield from _other_texts(part, other.called, one.texts, other.texts, words)


def _other_texts(
    part: RubricPart,
    called: str,
    was: Mapping[str, str],
    now: Mapping[str, str],
    words: Mapping[str, str],
    tag: str = "",
) -> Iterator[RubricChange]:
    """The texts of an entry that are others now; a descriptor is told by the word that it stands under now."""
    was = {words.get(what, what): text for what, text in was.items()} if part is RubricPart.CRITERIA else was
    for what in dict.fromkeys((*now, *was)):
        one, other = was.get(what, ""), now.get(what, "")
        if canonical(one) != canonical(other):
            yield RubricChange(Change.OTHER_TEXT, part, called, what, one, other, tag)


def _of_translation(
    before: tuple[Rubric, Rubric], after: tuple[Rubric, Rubric], pairs: Pairs, words: Mapping[str, str]
) -> Iterator[RubricChange]:
    """The texts that are others in a translation; each side is the original and that translation of it, which have the
    same entries in the same order."""
    (was, was_told), (now, now_told) = before, after
    then, since = _beside(was, was_told), _beside(now, now_told)
    for part in RubricPart:
        for one, other in pairs[part]:
            if one and other:
                said, says = then[part][one.called], since[part][other.called]
                yield from _other_texts(part, other.called, said, says, words, now_told.language)


def _stayed(
    changes: Sequence[RubricChange],
    own: Sequence[RubricChange],
    told: Mapping[RubricPart, Mapping[str, Mapping[str, str]]],
    tag: str,
) -> Iterator[RubricChange]:
    """The changes of the original that a translation has not followed; `own` are its own changes, `told` its texts."""
    followed = {(change.part, change.called, change.what) for change in own}
    for change in changes:
        place = (change.part, change.called, change.what)
        is_text = change.change is Change.OTHER_TEXT and not change.tag and change.what != "synonyms"
        is_told = bool(told[change.part].get(change.called, {}).get(change.what))
        if is_text and is_told and change.now and place not in followed:
            yield RubricChange(*(Change.OTHER_TEXT, *place), tag=tag)


def _beside(original: Rubric, translation: Rubric) -> Mapping[RubricPart, Mapping[str, Mapping[str, str]]]:
    """The texts of a translation by the entry's name in the original; descriptors stand under the original's words."""
    own, other = entries_of(original), entries_of(translation)
    words = dict(zip(translation.ratings, original.ratings, strict=True))
    found: dict[RubricPart, dict[str, Mapping[str, str]]] = {}
    for part in RubricPart:
        beside = zip(own[part], other[part], strict=True)
        found[part] = {
            one.called: {
                words.get(what, what): text for what, text in told.texts.items() if _is_told(what, text, translation)
            }
            for one, told in beside
        }
    return found


def _is_told(what: str, text: str, translation: Rubric) -> bool:
    """Whether a text is the translation's own, rather than borrowed or the same in every language."""
    return text not in translation.borrowed and what not in ("version", "ref", "letter", "fill", "ink")


def _elsewhere(before: Sequence[RubricEntry], pairs: Sequence[Pair]) -> Sequence[RubricEntry]:
    """The entries that are still there, but in another order among those."""
    places = [before.index(one) for one, other in pairs if one and other]
    blocks = SequenceMatcher(None, sorted(places), places, autojunk=False).get_matching_blocks()
    stayed = {place for block in blocks for place in places[block.b : block.b + block.size]}
    return [before[place] for place in places if place not in stayed]


def is_same_scale(was: Sequence[str], now: Sequence[str]) -> bool:
    """Whether each step of a scale is still that step, whatever it is called now: no word stands at another step."""
    return len(was) == len(now) and all(word not in now or now.index(word) == step for step, word in enumerate(was))
