"""The questionnaire's own texts, which show what people added to it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from csxl.languages import LANGUAGES
from csxl.languages.language import LIVE, Language
from csxl.model import layout
from csxl.model.before import Promise
from csxl.model.rubric import Domain, Rubric
from csxl.questionnaire.book import write_identity
from csxl.questionnaire.domain_sheet import write_heading
from csxl.questionnaire.domain_ways import next_links
from csxl.questionnaire.draft import Draft
from csxl.questionnaire.issue import CREATED, Issue, LastTime
from csxl.questionnaire.start_sheet import write_start
from csxl.returns.form_labels import COMPLETED, OVERALL
from csxl.returns.form_languages import LABEL_IN
from csxl.returns.identity import Identity
from csxl.returns.lookup import lookup_for, once_a_rubric
from csxl.returns.tabled_sheet import TabledSheet
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.writing.xlsx import Workbook, Written

# Takes the place of whatever differs from one questionnaire to the next.
FILLER = "\u2042 csxl \u2042"
DAY = datetime.date(1999, 9, 9)
OF_ONE_AGENCY = ("agency", "return_code", "please_return_by", "send_it_to", "questions_to")
LONGEST_FILLED = 1_000  # characters of a sentence in which something is filled in
_FILLED_IN = re.compile(r"\{([^{}]*)\}")
FEWEST_OURS = 3  # of the questionnaire's texts: enough to recognise its Start or hidden sheet


@dataclass(frozen=True)
class OwnTexts:
    """The folded texts of a rubric's questionnaire in some languages: `front` are those of Start and the hidden sheet,
    `above` those above the tables of the domain sheets, for any agency; each of the `labels` has a value beside it
    that is one agency's own. All hold those of earlier releases too."""

    rubric: Rubric
    languages: tuple[Language, ...]
    front: frozenset[str]
    above: frozenset[str]
    labels: frozenset[str]

    @cached_property
    def on_front(self) -> frozenset[str]:
        """All of Start and the hidden sheet."""
        return self.front | self.labels

    @cached_property
    def on_unread(self) -> frozenset[str]:
        """What the questionnaire put on a sheet of which rows could not be read."""
        lookup = lookup_for(self.rubric)
        return self.above.union(lookup.descriptors, lookup.context, map(fold, self.rubric.criteria))

    @cached_property
    def counted(self) -> frozenset[str]:
        """The texts of Start beside which something may be counted."""
        return self.front.difference(OVERALL)

    @cached_property
    def filled(self) -> re.Pattern[str]:
        """What matches the sentences in which something is filled in, such as how many answers are blank."""
        patterns = (_pattern(text) for language in self.languages for text in _templates(language))
        return re.compile("|".join(patterns), re.DOTALL)

    def is_filled(self, folded: str) -> bool:
        """Whether a folded text is such a sentence."""
        return len(folded) <= LONGEST_FILLED and self.filled.fullmatch(folded) is not None

    def titles(self, identity: Identity) -> frozenset[str]:
        """The titles in one agency's questionnaire."""
        called = {
            layout.sheet_title(name, identity.agency, identity.agency_code, language.return_code, longest)
            for name in lookup_for(self.rubric).domains
            for language in self.languages
            for longest in layout.CUT_AT
        }
        review = " · ".join(filter(None, (identity.partnership, identity.review)))
        return frozenset((identity.agency, identity.agency_code, review, *called))


def own_texts_for(sheets: Iterable[TabledSheet], rubric: Rubric) -> OwnTexts:
    """The texts of questionnaires in the languages that the headings and labels of some sheets show."""
    names: set[str] = set()
    for tabled in sheets:
        for table in tabled.tables:
            names |= table.languages
        for one in tabled.labelled:
            if one.label in LABEL_IN:
                names.add(LABEL_IN[one.label])
    return own_texts_of(rubric, frozenset(names))


def own_texts_of(rubric: Rubric, names: frozenset[str] = frozenset()) -> OwnTexts:
    """The texts of questionnaires in the languages with these names or, where there are none, in each alone."""
    known = _known_for(rubric)
    if names not in known:
        known[names] = _own_texts(
            rubric, tuple(one for one in LANGUAGES if one.name in names or not (names or one.parts))
        )
    return known[names]


@once_a_rubric
def _known_for(rubric: Rubric) -> dict[frozenset[str], OwnTexts]:
    """What was found of a rubric, by the names of languages."""
    return {}


def _own_texts(rubric: Rubric, languages: tuple[Language, ...]) -> OwnTexts:
    """The texts of questionnaires that are begun only to find them, and never finished."""
    front: list[Mapping[str, Written]] = []
    above: list[Written] = []
    for language in languages:
        before = {ref: LastTime(FILLER, promises=(Promise(FILLER, FILLER, ref, FILLER),)) for ref in rubric.criteria}
        promised = (Promise(FILLER, FILLER, "", FILLER),)
        issue = Issue(FILLER, FILLER, FILLER, FILLER, DAY, FILLER, FILLER, before, language, promised)
        draft = Draft(Workbook(CREATED), rubric, issue)
        write_start(draft)
        write_identity(draft)
        front += [page.written for page in draft.workbook.pages]
        above += [content for domain in draft.rubric.domains for content in _above(draft, domain)]
        above += [text for domain in draft.rubric.domains[1:] for text in next_links(draft, domain)]
    titles = [fold(telling.title) for telling in lookup_for(rubric).tellings]
    back = (fold(text) for language in languages for text in language.look_back)  # where nothing was promised
    former = frozenset(fold(text) for language in languages for texts in language.formerly.values() for text in texts)
    return OwnTexts(
        rubric,
        languages,
        former.union(titles, back, (fold(_text(content)) for sheet in front for content in sheet.values())),
        former.union(fold(_text(content)) for content in above),
        frozenset(label for sheet in front for label in _labels(sheet))
        | set(COMPLETED)
        | set(_former_labels())
        | {fold(layout.SHOWN_BEFORE)},
    )


def _templates(language: Language) -> Iterator[str]:
    """The sentences of a questionnaire in which something is filled in, now or in earlier releases."""
    yield from (getattr(language, name) for name in LIVE)
    yield from (text for texts in language.formerly.values() for text in texts if _FILLED_IN.search(text))


def _pattern(template: str) -> str:
    """What matches a folded sentence, whatever is filled in; where that is called a number, only a number."""
    pieces = _FILLED_IN.split(fold(template))  # the texts, and between them what is filled in
    return "".join(
        re.escape(piece) if place % 2 == 0 else r"\d{1,4}" if "number" in piece else ".{1,300}"
        for place, piece in enumerate(pieces)
    )


def _former_labels() -> Iterator[str]:
    """What stood in earlier releases in place of the labels of Start that have something of one agency beside them."""
    for language in LANGUAGES:
        yield from (fold(text) for name in OF_ONE_AGENCY for text in language.formerly.get(name, ()))


def is_front(tabled: TabledSheet, own: OwnTexts) -> bool:
    """Whether a sheet is the questionnaire's Start or hidden sheet, whatever it is called now."""
    if tabled.tables:
        return False
    found: set[str] = set()
    for cells in tabled.rows.values():
        found.update(
            text for cell in cells.values() if len(cell.text) > 3 and (text := fold(cell.text)) in own.on_front
        )
        if len(found) >= FEWEST_OURS:
            return True
    return False


def _above(draft: Draft, domain: Domain) -> tuple[Written, ...]:
    """What stands above the table on a domain's sheet."""
    page = draft.workbook.page(domain.name)
    write_heading(draft, page, domain)
    return tuple(page.written.values())


def _text(content: Written) -> str:
    """A cell's content as it reads back."""
    return content.isoformat() if isinstance(content, datetime.date) else str(content)


def _labels(sheet: Mapping[str, Written]) -> Iterator[str]:
    """The texts in column A that have something particular to one agency beside them."""
    for place, content in sheet.items():
        label = sheet.get(f"A{place[1:]}", "")
        particular = content == DAY or FILLER in _text(content) or content == DAY.isoformat()
        if place.startswith("B") and particular and isinstance(label, str) and label:
            yield fold(label)
