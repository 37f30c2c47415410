"""Which criteria of a summary's rubric are today's: by the digests that it carries, or by what stands on its sheets."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from csxl.decisions.former_marks import FormerMarks
from csxl.decisions.identity_of_summary import REF, AboutSummary
from csxl.decisions.one_language import in_any, said, terms_of
from csxl.languages import LANGUAGES
from csxl.model import marks_layout as layout
from csxl.model.decisions import descriptors_digest
from csxl.model.rubric import Criterion, Rubric
from csxl.returns.record_tables import tables
from csxl.sheets.cells import Book
from csxl.text.digests import canonical
from csxl.text.records import dataclass

WHO, WORD, TEXT = "Who", "Position or rating", "Counts, descriptor or evidence"
DESCRIPTOR, CONTINUED = "Descriptor", "(continued) "
NONE = frozenset(language.no_descriptor for language in LANGUAGES)
COLUMNS = (REF, WHO, WORD, TEXT)

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class CriteriaThen:
    """Today's refs that the summary's rubric had: with the same descriptors, with others, and those of which nothing
    tells; `gone` are the refs that today's rubric does not have, and `digests` what the summary says of itself."""

    same: frozenset[str]
    changed: frozenset[str]
    untold: frozenset[str]
    gone: tuple[str, ...]
    digests: Mapping[str, str]


def criteria_then(
    book: Book, file: str, marks: FormerMarks | None, about: AboutSummary, answered: Collection[str], rubric: Rubric
) -> CriteriaThen:
    """The criteria of a summary beside today's; `answered` are the refs of its answers."""
    digests = _digests(marks)
    texts = {} if digests else _texts_on_sheets(book, file)
    same_rubric = (
        bool(about.rubric) and about.rubric in terms_of(rubric).titles and about.rubric_version == rubric.version
    )
    known = dict.fromkeys([*digests, *answered])
    found: dict[bool | None, set[str]] = {True: set(), False: set(), None: set()}
    for ref, criterion in rubric.criteria.items():
        if ref in known:
            found[_is_same(criterion, rubric, digests, texts, same_rubric)].add(ref)
    gone = tuple(ref for ref in known if ref not in rubric.criteria)
    return CriteriaThen(frozenset(found[True]), frozenset(found[False]), frozenset(found[None]), gone, digests)


def _digests(marks: FormerMarks | None) -> Mapping[str, str]:
    facts = marks.facts.items() if marks else ()
    return {label.removeprefix(layout.CRITERION): value for label, value in facts if label.startswith(layout.CRITERION)}


def _is_same(
    criterion: Criterion, rubric: Rubric, digests: Mapping[str, str], texts: Texts, same_rubric: bool
) -> bool | None:
    """Whether a criterion had the descriptors that it has today; None if nothing tells."""
    if criterion.ref in digests:
        return digests[criterion.ref] == descriptors_digest(criterion)
    if found := texts.get(criterion.ref):
        told = (one.criteria[criterion.ref] for one in (rubric, *rubric.translations) if criterion.ref in one.criteria)
        return any(found == {word: canonical(text) for word, text in one.descriptors.items()} for one in told)
    return True if same_rubric else None


def _texts_on_sheets(book: Book, file: str) -> Texts:
    """The descriptors by ref and word as the sheets of the domains have them."""
    found: dict[str, dict[str, str]] = {}
    for table in tables(book, file, in_any(*COLUMNS), COLUMNS):
        for row in table.rows():
            ref, who, word, text = (row.spots[heading].line for heading in COLUMNS)
            is_text = who in (DESCRIPTOR, *said(DESCRIPTOR)) and text not in NONE
            if is_text and ref and word:
                texts = found.setdefault(ref, {})
                more = text.removeprefix(CONTINUED) if word in texts and text.startswith(CONTINUED) else ""
                texts[word] = canonical(f"{texts[word]} {more}") if more else texts.get(word) or canonical(text)
    return found
