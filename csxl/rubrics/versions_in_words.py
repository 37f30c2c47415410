"""What is other in one version of a rubric than in another, in words, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from csxl.languages import LANGUAGES
from csxl.model.rubric import Criterion, Rubric, base_tag
from csxl.rubrics.version_entries import RubricPart
from csxl.rubrics.versions_compared import Change, RubricChange, VersionsCompared
from csxl.text.wording import listed, listed_refs, one_line, sentence, share

SHORT = 60  # characters: so much of both texts stands on one line
NOTHING = "nothing"
BEFORE = "a review on the version before"
NAMES = ("name", "word", "term", "title")  # what an entry is called
_BETWEEN = re.compile("» «")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*|\s+|[^\w\s]")


def differences(found: VersionsCompared) -> Iterator[str]:
    """What changed, a paragraph for each part of the rubric, and what follows for comparing reviews."""
    yield f"{_title(found.was)} → {_title(found.now)}"
    if found.is_same:
        yield "Nothing changed."
        return
    for part in RubricPart:
        lines = [line for change in found.changes if change.part is part and not change.tag for line in _said(change)]
        if lines:
            yield from ("", part.value, *(f"  {line}" for line in lines))
    yield from _of_languages(found)
    yield ""
    yield from _what_follows(found)


def _title(rubric: Rubric) -> str:
    return f"{one_line(rubric.title)}, version {rubric.version}"


def _said(change: RubricChange) -> Iterator[str]:
    """One change on a line, or on three where a long text is another."""
    called = f"{change.called}: " if change.called else ""
    if change.change is Change.OTHER_REF:
        yield f"{called}moved, with the same descriptors: ref {change.was} is now {change.now}."
    elif change.change is Change.ELSEWHERE:
        yield f"{called}stands elsewhere in the order."
    elif change.change is not Change.OTHER_TEXT:
        yield f"{called}{change.change.value}."
    elif change.what in NAMES and change.was and change.now:
        yield f"{called}{_quoted(change.was)} is now called {_quoted(change.now)}."
    elif max(len(change.was), len(change.now)) <= SHORT:
        yield f"{called}{change.what}: {_quoted(change.was)} is now {_quoted(change.now)}."
    else:
        was, now = marked(change.was, change.now)
        yield f"{called}{change.what}:"
        yield f"  was: {was or NOTHING}"
        yield f"  now: {now or NOTHING}"


def _quoted(text: str) -> str:
    return f"“{one_line(text)}”" if text else NOTHING


def marked(was: str, now: str) -> tuple[str, str]:
    """Both texts on one line each, with «» round the words that the other does not have."""
    one, other = _WORD.findall(one_line(was)), _WORD.findall(one_line(now))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    was_said = "".join(_block("".join(one[first:last]), same == "equal") for same, first, last, _, _ in blocks)
    now_said = "".join(_block("".join(other[first:last]), same == "equal") for same, _, _, first, last in blocks)
    return _BETWEEN.sub(" ", was_said), _BETWEEN.sub(" ", now_said)


def _block(text: str, same: bool) -> str:
    """A run of words, marked unless both texts have it; the spaces round it stay outside the marks."""
    bare = text.strip()
    return text if same or not bare else text.replace(bare, f"«{bare}»", 1)


def _of_languages(found: VersionsCompared) -> Iterator[str]:
    """What changed in the translations, language by language."""
    lines = []
    if found.other_original:
        lines.append(f"The original is in {_language(found.now.language)} now, not in {_language(found.was.language)}.")
    lines += [f"{_language(tag)} was added." for tag in found.languages_added]
    lines += [f"{_language(tag)} was taken out." for tag in found.languages_gone]
    if lines:
        yield from ("", "Languages", *(f"  {line}" for line in lines))
    for tag in dict.fromkeys(one.tag for one in (*found.changes, *found.stayed) if one.tag):
        yield from ("", f"In {_language(tag)}")
        for change in found.changes:
            if change.tag == tag:
                yield from (f"  {line}" for line in _said(change))
        if stayed := [_place(one) for one in found.stayed if one.tag == tag]:
            yield f"  As it was, though the {_language(found.was.language)} is another: {'; '.join(stayed)}."


def _place(change: RubricChange) -> str:
    """Which text it is: an entry's name by that alone."""
    return change.called if change.called and change.what in NAMES else f"{change.called}: {change.what}".lstrip(": ")


def _language(tag: str) -> str:
    """A language by its name in English, or its tag where csxl has none for it."""
    return next((one.name for one in LANGUAGES if base_tag(one.tag) == base_tag(tag)), tag)


def _what_follows(found: VersionsCompared) -> Iterator[str]:
    """Which criteria can be compared with a review on the version before."""
    total = len(found.now.criteria)
    if not found.same_scale:
        yield f"The scale is another one, so no rating can be compared with {BEFORE}."
        return
    yield f"{sentence(share(len(found.same), total, 'criterion', 'criteria'))} can be compared with {BEFORE}."
    if found.moved:
        yield f"Under another ref: {listed([f'{then.ref} is now {now.ref}' for then, now in found.moved], 40)}."
    for criteria, said in (
        (found.reworded, "Cannot be compared, since the descriptors are others"),
        (found.new, "New, so asked for the first time"),
        (found.gone, "Asked no more"),
    ):
        if criteria:
            yield f"{said}: {_refs(criteria)}."


def _refs(criteria: Sequence[Criterion]) -> str:
    return listed_refs([criterion.ref for criterion in criteria])
