"""Which criteria of a summary's rubric are today's: by the digests that it carries, or by what stands on its sheets."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from csxl.decisions.former_marks import FormerMarks
from csxl.decisions.identity_of_summary import REF, AboutSummary
from csxl.decisions.one_language import in_any, said, terms_of
from csxl.languages import LANGUAGES
from csxl.model import marks_layout as layout
from csxl.model.decisions import descriptors_digest
from csxl.model.rubric import Rubric
from csxl.returns.lookup import lookup_for
from csxl.returns.record_tables import tables
from csxl.sheets.cells import Book
from csxl.text.digests import canonical, digest
from csxl.text.folding import fold
from csxl.text.records import dataclass

WHO, WORD, TEXT = "Who", "Position or rating", "Counts, descriptor or evidence"
DESCRIPTOR, CONTINUED = "Descriptor", "(continued)"
NONE = frozenset(canonical(language.no_descriptor) for language in LANGUAGES)
COLUMNS = (REF, WHO, WORD, TEXT)
GONE = "{} then"  # the ref of a criterion that is gone, where another has it now

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class CriteriaThen:
    """Today's refs that the summary's rubric had: with the same descriptors, with others, and those of which nothing
    tells. `became` is what each of its own refs is known by now: one of today's or, where its criterion is `gone`, one
    that today's rubric does not have; `digests` is what it says of itself. `scale` are its words from worst to best,
    where it is of another version; each of the `words` is one of today's, and where its scale is another one there are
    none and nothing is the same."""

    same: frozenset[str]
    changed: frozenset[str]
    untold: frozenset[str]
    gone: tuple[str, ...]
    became: Mapping[str, str]
    digests: Mapping[str, str]
    scale: tuple[str, ...]
    words: Mapping[str, str]

    @property
    def moved(self) -> tuple[tuple[str, str], ...]:
        """The refs of then whose criterion has another today, each with that."""
        return tuple((then, now) for then, now in self.became.items() if then != now and now not in self.gone)

    @property
    def other_scale(self) -> bool:
        """Whether its scale is known to be another one, so that no rating can be compared."""
        return bool(self.scale) and not self.words


def criteria_then(
    book: Book, file: str, marks: FormerMarks | None, about: AboutSummary, answered: Collection[str], rubric: Rubric
) -> CriteriaThen:
    """The criteria of a summary beside today's; `answered` are the refs of its answers."""
    digests = _digests(marks)
    same_rubric = (
        bool(about.rubric) and about.rubric in terms_of(rubric).titles and about.rubric_version == rubric.version
    )
    as_today = bool(digests) and all(
        digests.get(ref) == descriptors_digest(one) for ref, one in rubric.criteria.items()
    )
    texts, scale = ({}, ()) if as_today and same_rubric else _texts_on_sheets(book, file)
    words = words_now(scale, rubric)
    told = digests or {ref: digest(*one, *one.values()) for ref, one in texts.items()}
    known = tuple(dict.fromkeys([*told, *answered]))
    same = _same(known, told, rubric, scale) if words or not scale else {}
    became = _became(known, same, rubric)
    today = {now: then for then, now in became.items() if now in rubric.criteria}
    untold = {now for now, then in today.items() if then not in same and then not in told}
    sure = frozenset(same.values()) | (untold if same_rubric else frozenset())
    return CriteriaThen(
        sure,
        frozenset(today) - sure - untold,
        frozenset(untold) - sure,
        tuple(now for now in became.values() if now not in rubric.criteria),
        became,
        digests,
        scale,
        words,
    )


def words_now(scale: Sequence[str], rubric: Rubric) -> Mapping[str, str]:
    """What each word of a scale is called today at the same step; nothing where the scale is another one: it has more
    or fewer words, or one of them stands at another step today."""
    known = lookup_for(rubric).words
    meant = [known.get(fold(word), "") for word in scale]
    if len(scale) != len(rubric.scale) or any(
        word and rubric.steps.get(word) != step for step, word in enumerate(meant)
    ):
        return {}
    return dict(zip(scale, rubric.ratings, strict=True))


def _digests(marks: FormerMarks | None) -> Mapping[str, str]:
    facts = marks.facts.items() if marks else ()
    return {label.removeprefix(layout.CRITERION): value for label, value in facts if label.startswith(layout.CRITERION)}


def _same(known: Sequence[str], told: Mapping[str, str], rubric: Rubric, scale: Sequence[str]) -> dict[str, str]:
    """Which of today's refs has the descriptors of each ref of then, in whichever language and under whichever words:
    the same one where that has them, else the only one that does."""
    holders: dict[str, list[str]] = {}
    for telling in (rubric, *rubric.translations):
        for words in dict.fromkeys((tuple(telling.ratings), tuple(scale))):
            if len(words) == len(telling.scale):
                called = dict(zip(telling.ratings, words, strict=True))
                for ref, one in telling.criteria.items():
                    own = digest(*(called[word] for word in one.descriptors), *one.descriptors.values())
                    if ref not in holders.setdefault(own, []):
                        holders[own].append(ref)
    found = {then: holders.get(told.get(then, ""), []) for then in known}
    same = {then: then for then, refs in found.items() if then in refs}
    taken = set(same.values())
    for then, refs in found.items():
        if then not in same and len(refs) == 1 and refs[0] not in taken:
            same[then] = refs[0]
            taken.add(refs[0])
    return same


def _became(known: Sequence[str], same: Mapping[str, str], rubric: Rubric) -> dict[str, str]:
    """What each ref of then is known by now: where its criterion was not found again, itself, unless another criterion
    has that ref by now."""
    taken = {now for then, now in same.items() if then != now}
    found = {}
    for then in known:
        gone = then not in same and then in taken
        found[then] = same.get(then, GONE.format(then) if gone else then)
    return found


def _texts_on_sheets(book: Book, file: str) -> tuple[Texts, tuple[str, ...]]:
    """The descriptors by ref and word as the sheets of the domains have them, and the words of the scale."""
    found: dict[str, dict[str, str]] = {}
    for table in tables(book, file, in_any(*COLUMNS), COLUMNS):
        for row in table.rows():
            ref, who, word, text = (row.spots[heading].line for heading in COLUMNS)
            if who in (DESCRIPTOR, *said(DESCRIPTOR)) and ref and word:
                texts = found.setdefault(ref, {})
                mark = next((one for one in (CONTINUED, *said(CONTINUED)) if text.startswith(f"{one} ")), "")
                more = text.removeprefix(mark).strip() if word in texts and mark else ""
                texts[word] = canonical(f"{texts[word]} {more}") if more else texts.get(word) or canonical(text)
    scale = max((tuple(one) for one in found.values()), key=len, default=())
    return {ref: {word: text for word, text in one.items() if text not in NONE} for ref, one in found.items()}, scale
