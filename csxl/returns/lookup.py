"""Tables for looking up a rubric's words, folded once for all returns."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property, partial
from itertools import permutations
from typing import NamedTuple, TypeVar

from csxl.languages import LANGUAGES
from csxl.model import layout
from csxl.model.bilingual import tellings, titles_of_domains
from csxl.model.rubric import Abstention, Rating, Rubric
from csxl.returns.words import SHORT, Word, read_word
from csxl.text.folding import LONGEST_REMEMBERED, MOST_REMEMBERED, fold, fold_ref
from csxl.text.memo import Memo, once_each
from csxl.text.records import dataclass
from csxl.text.wording import one_of

HEADED = (layout.REF, layout.LEVEL, layout.STAGE, *layout.ANSWER_HEADINGS)
OF_ACTIONS = frozenset(("status", "rag", "rag status", "score", "grade"))  # headings also used for an action's progress
EARLIER = tuple(  # words in headings and sheet names of an earlier review
    dict.fromkeys(fold(words) for language in LANGUAGES for words in (*language.earlier, *language.ever("last_time")))
)
LONGEST_HEADING = 80  # characters
MOST_HEADING = 5 * LONGEST_HEADING  # also with white space that is folded away
MOST_RUBRICS = 8  # in use at once
Built = TypeVar("Built")
_ADDED = re.compile(r"[(\[][^)\]]*[)\]]")


class Facts(NamedTuple):
    """What a text is to a rubric, whichever cell it is in: its folded form, the heading of the layout that it means
    and the ref that it is, "" for none; (ref, word) of each descriptor that it is; whether it is a text of the Level
    and Stage columns; and the answer that it is, if any."""

    folded: str
    heading: str
    ref: str
    describes: tuple[tuple[str, str], ...]
    context: bool
    word: str | None


@dataclass(frozen=True, eq=False)
class Lookup:
    """One rubric's words by their folded form: those of every language that it is told in, and of every two side by
    side; what they are to it is said in its own words."""

    rubric: Rubric

    @cached_property
    def tellings(self) -> tuple[Rubric, ...]:
        """The rubric, and every other way in which a form may say it."""
        return tellings(self.rubric) if self.rubric.translations else (self.rubric,)

    @cached_property
    def facts(self) -> Memo[str, Facts]:
        """The facts of each text: most texts recur in every return."""
        return Memo(self._facts_of, MOST_REMEMBERED, LONGEST_REMEMBERED)

    def _facts_of(self, text: str) -> Facts:
        folded = fold(text)
        return Facts(
            folded,
            self._heading(text, folded),
            self.refs.get(fold_ref(text), ""),
            self.descriptors.get(folded, ()),
            folded in self.context,
            self.words.get(folded),
        )

    @cached_property
    def said(self) -> Memo[str, Word]:
        """What each text says as a rating."""
        return Memo(partial(read_word, lookup=self), MOST_REMEMBERED, LONGEST_REMEMBERED)

    @cached_property
    def refs(self) -> Mapping[str, str]:
        """Each ref by its folded form; a form that two refs share is left out."""
        forms = [fold_ref(ref) for ref in self.rubric.criteria]
        return {form: ref for form, ref in zip(forms, self.rubric.criteria, strict=True) if forms.count(form) == 1}

    @cached_property
    def descriptors(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """(ref, word) of every descriptor by its folded text; more than one where criteria share a text."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for telling in self.tellings:
            for ref, criterion in telling.criteria.items():
                for word, text in criterion.descriptors.items():
                    found.setdefault(fold(text), {})[ref, self.exact_words[word]] = None
        return {text: tuple(owners) for text, owners in found.items()}

    def told_as(self, ref: str, word: str) -> tuple[str, ...]:
        """The folded texts of one descriptor in every language."""
        return tuple(text for text, owners in self.descriptors.items() if (ref, word) in owners)

    def told_of(self, ref: str | None) -> Collection[str]:
        """The words of the scale that have a descriptor on a criterion; without one, all."""
        criterion = self.rubric.criteria.get(ref or "")
        return criterion.descriptors if criterion else self.rubric.ratings

    @cached_property
    def untold(self) -> frozenset[str]:
        """What stands in place of a descriptor that there is not, folded."""
        return frozenset(fold(text) for language in LANGUAGES for text in language.ever("no_descriptor"))

    @cached_property
    def bags(self) -> tuple[tuple[str, frozenset[str], tuple[tuple[str, str], ...]], ...]:
        """Each folded descriptor, the set of its words, and the (ref, word) of its owners."""
        return tuple((text, frozenset(re.findall(r"\w+", text)), meant) for text, meant in self.descriptors.items())

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Every allowed answer by each of its folded forms, synonyms included, but for what is one thing in one
        language and another in the next."""
        meant: dict[str, set[str]] = {}
        for telling in self.tellings:
            choices: tuple[Abstention | Rating, ...] = (*telling.abstentions, *telling.scale)
            forms = {fold(synonym): choice.word for choice in choices for synonym in choice.synonyms}
            for form, word in forms.items():
                meant.setdefault(form, set()).add(self.exact_words[word])
        sure = {form: words.pop() for form, words in meant.items() if len(words) == 1}
        return sure | {fold(word): mine for word, mine in self.exact_words.items()}

    @cached_property
    def mentioned(self) -> re.Pattern[str]:
        """Any form of an answer within a folded text, the longest there; a single letter may be anything."""
        forms = sorted((form for form in self.words if len(form) > 1), key=len, reverse=True)
        return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, forms)) or '(?!)'})(?![^\W\d_])")

    @cached_property
    def paired(self) -> re.Pattern[str] | None:
        """Two forms of answers side by side, as people write a word in two languages; None for a rubric in one."""
        if not self.rubric.translations:
            return None
        forms = "|".join(map(re.escape, sorted(self.words, key=len, reverse=True)))
        return re.compile(rf"({forms})[\s/|,;()+&=-]{{1,5}}({forms})\)?")

    @cached_property
    def exact_words(self) -> Mapping[str, str]:
        """Every allowed answer by the words for it, exactly as the dropdown offers them: its own, and the others'."""
        return {
            word: mine
            for telling in reversed(self.tellings)
            for word, mine in zip(_words_of(telling), _words_of(self.rubric), strict=True)
        }

    @cached_property
    def short(self) -> int:
        """The most characters of a text that may be a word."""
        return max(SHORT, *map(len, self.exact_words))

    def called(self, word: str) -> tuple[str, ...]:
        """The words for one allowed answer."""
        return tuple(name for name, mine in self.exact_words.items() if mine == word)

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The layout's heading for each folded heading that is recognised; the rubric's own words come first, and each
        language's before those of the languages after it."""
        backwards = tuple(reversed(LANGUAGES))
        aliases = {
            fold(alias): heading
            for language in backwards
            for heading, names in language.also_headed.items()
            if heading in HEADED
            for alias in names
        }
        ours = {fold(language.headings[heading]): heading for language in backwards for heading in HEADED}
        scale = {
            fold(word): self.exact_words[rating.word]
            for telling in reversed(self.tellings)
            for rating in telling.scale
            for word in (rating.word, *rating.synonyms)
        }
        return aliases | ours | scale

    def _heading(self, text: str, folded: str) -> str:
        """The layout's heading that a header cell means, or ""; additions in brackets or after a star are ignored
        unless they are about another time."""
        if len(text) > MOST_HEADING:
            return ""
        if folded in self.headings or len(folded) > LONGEST_HEADING:
            return self.headings.get(folded, "")
        bare = fold(_ADDED.sub(" ", folded).strip(" *:?-"))
        if bare == folded or bare not in self.headings:
            return ""
        elsewhen = any(word in folded for word in EARLIER) or any(letter.isdigit() for letter in folded)
        return "" if elsewhen else self.headings[bare]

    @cached_property
    def exact_headings(self) -> frozenset[str]:
        """The questionnaire's own headings in every language, folded."""
        headings = dict.fromkeys(heading for telling in self.tellings for heading in layout.Grid(telling).headings)
        return frozenset(
            fold(language.headings.get(heading, heading)) for language in LANGUAGES for heading in headings
        )

    @cached_property
    def context(self) -> frozenset[str]:
        """The folded texts of the Level and Stage columns."""
        pairs = [(level.name, level.title) for telling in self.tellings for level in telling.levels]
        pairs += [(stage.name, stage.definition) for telling in self.tellings for stage in telling.stages]
        return frozenset(fold(text) for name, more in pairs for text in (name, more, f"{name}\n{more}"))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """How this rubric's title reads in its own words, by each other way to say it, folded."""
        titles = {fold(telling.title): self.rubric.title for telling in self.tellings}
        return {folded: title for folded, title in titles.items() if folded != fold(title)}

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """The names of the domains, the longest last."""
        names = dict.fromkeys(domain.name for telling in self.tellings for domain in telling.domains)
        for one, other in permutations((self.rubric, *self.rubric.translations), 2):
            names |= dict.fromkeys(titles_of_domains(one, other))
        return tuple(sorted(names, key=len))

    @cached_property
    def choices(self) -> str:
        """Every allowed answer, as a sentence lists them: "Red, Amber or Green"."""
        return one_of(self.rubric.words)


def _words_of(rubric: Rubric) -> tuple[str, ...]:
    """A rubric's words, one for each rating and abstention."""
    return (*(rating.word for rating in rubric.scale), *(abstention.word for abstention in rubric.abstentions))


def once_a_rubric(build: Callable[[Rubric], Built]) -> Callable[[Rubric], Built]:
    """The function, with what it built for the last few rubrics remembered."""
    return once_each(build, MOST_RUBRICS)


lookup_for = once_a_rubric(Lookup)
