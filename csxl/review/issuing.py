"""From a review to its questionnaires: what each agency's own says, with what was said, agreed and promised before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from csxl.languages import BY_NAME
from csxl.model.before import AgencyBefore, AgreedBefore, Before, SaidBefore
from csxl.model.bilingual import told_in
from csxl.model.refusal import Refusal
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import Issue, LastTime
from csxl.text.naming import agency_codes, file_names
from csxl.text.same_agency import folded_name
from csxl.text.wording import quote

NOTHING_SAID, NOTHING_AGREED = SaidBefore(""), AgreedBefore("")


def parties_named(names: Sequence[str]) -> tuple[Party, ...]:
    """Agencies known only by their names, with codes. Raises Refusal unless each is named once."""
    names = tuple(" ".join(name.split()) for name in names)
    times = Counter(map(folded_name, names))
    if twice := [name for name in names if times[folded_name(name)] > 1 or not name]:
        raise Refusal(f"An agency is named twice, or has no name: {quote(twice[0])}. Name each agency once.")
    return tuple(Party(name, code, made=True) for name, code in zip(names, agency_codes(names), strict=True))


def file_names_of(review: Review) -> tuple[str, ...]:
    """The file name of each agency's questionnaire, in the order of the review."""
    return file_names([party.name for party in review.parties])


def issues(review: Review, rubric: Rubric, before: Before | None = None) -> tuple[Issue, ...]:
    """What is particular to each agency's questionnaire, in the order of the review."""
    then = before.of_each(review.parties) if before else (None,) * len(review.parties)
    every = zip(review.parties, then, strict=True)
    return tuple(_issue(review, party, rubric, before, earlier) for party, earlier in every)


def _issue(review: Review, party: Party, rubric: Rubric, before: Before | None, then: AgencyBefore | None) -> Issue:
    language = BY_NAME[review.language]
    told = told_in(rubric, [one.tag for one in language.tellings])
    contact = " · ".join(filter(None, (review.coordinator, review.email)))
    return Issue(
        agency=party.name,
        agency_code=party.code,
        review=review.title,
        partnership=review.partnership,
        return_by=review.due_from(party),
        send_to=review.reply_to or review.email,
        contact=contact,
        last_time=dict(_last_time(before, then, rubric, told)) if before else {},
        language=language,
        promised=tuple(one for one in then.promises if one.ref not in rubric.criteria) if then else (),
    )


def _last_time(
    before: Before, then: AgencyBefore | None, rubric: Rubric, told: Rubric
) -> Iterator[tuple[str, LastTime]]:
    """What stands beside each criterion of which anything was said, agreed or promised, the ratings in the words that
    the questionnaire has for them."""
    said_as = dict(zip(rubric.words, told.words, strict=True))
    for ref in rubric.criteria:
        said = then.said.get(ref, NOTHING_SAID) if then else NOTHING_SAID
        agreed = before.agreed.get(ref, NOTHING_AGREED)
        promises = tuple(one for one in then.promises if one.ref == ref) if then else ()
        if promises or said != NOTHING_SAID or agreed != NOTHING_AGREED:
            known = ref in before.same, ref in before.changed
            rated, settled = said_as.get(said.word, said.word), said_as.get(agreed.rating, agreed.rating)
            yield ref, LastTime(rated, said.evidence, settled, agreed.words, promises, *known)
