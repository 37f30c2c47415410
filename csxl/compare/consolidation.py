"""Consolidation: all returns of a review become one comparison, in which every agency counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Answer, Reading, Return
from csxl.model.comparison import (
    BLANK,
    NOT_RETURNED,
    RATED,
    TO_SETTLE,
    Agency,
    Comparison,
    Finding,
    Spread,
    View,
    statuses,
)
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Expected
from csxl.model.rubric import Criterion, Rubric
from csxl.returns.attribution import attribute, attribution_matters
from csxl.returns.conflicts import compare_returns
from csxl.text.same_agency import folded_name

__all__ = ["Expected", "consolidate"]


def consolidate(
    reading: Reading,
    rubric: Rubric,
    expected: Sequence[Expected] = (),
    prefer: Sequence[str] = (),
    review: str = "",
    partnership: str = "",
) -> Comparison:
    """The returns side by side, agency by agency; `prefer` names the files that count where an agency sent several.

    The review's name and the partnership's, where they are not given, are the ones most returns state."""
    groups = attribute(reading.returns, expected)
    counting = {agency: _preferred(forms, prefer) for agency, forms in groups.items()}
    asked = set(expected or groups)
    left_out = _LeftOut(reading.diagnostics)
    views = [_agency_views(agency, forms, rubric, left_out) for agency, forms in counting.items()]
    review = review or _commonest(form.review for form in reading.returns)
    partnership = partnership or _commonest(form.partnership for form in reading.returns)
    matters = (
        *attribution_matters(groups, expected),
        *_round_matters(reading.returns, review),
        *_several_matters(groups, counting, views, rubric),
        *prefer_matters(reading.returns, prefer),
    )
    return Comparison(
        rubric,
        review,
        partnership,
        tuple(
            Agency(
                agency.name,
                agency.code,
                agency.sector,
                tuple(dict.fromkeys((*counting[agency], *forms))),
                _coverage(row, rubric),
                agency in asked,
            )
            for (agency, forms), row in zip(groups.items(), views, strict=True)
        ),
        tuple(
            _finding(criterion, column, rubric)
            for criterion, column in zip(rubric.criteria.values(), _columns(views, rubric), strict=True)
        ),
        tuple(dict.fromkeys((*reading.diagnostics, *matters))),
        tuple((form.file, kept) for form in reading.returns for kept in form.kept),
        bool(expected),
    )


class _LeftOut:
    """Where the reader left out an answer, to tell what is to settle from what is blank."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        errors = [matter for matter in diagnostics if matter.severity == Severity.ERROR]
        self.refs = {(matter.file, matter.ref) for matter in errors if matter.ref}
        self.cells = {
            (matter.file, matter.sheet, cell) for matter in errors for cell in matter.cell.split(", ") if cell
        }
        self.files = {matter.file for matter in errors if not matter.ref}

    def view(self, agency: str, form: Return, ref: str, answer: Answer | None, rubric: Rubric) -> View:
        """One return's view of one criterion."""
        if answer is None:  # the row or its whole sheet is missing
            missing = (form.file, ref) in self.refs or form.file in self.files
            return View(agency, TO_SETTLE if missing else BLANK, file=form.file)
        if answer.rating in rubric.ratings:
            return View(agency, RATED, answer.rating, answer, form.file)
        if answer.rating in rubric.words:
            return View(agency, answer.rating or "", None, answer, form.file)
        given = (
            answer.raw.strip() or (form.file, ref) in self.refs or (form.file, answer.sheet, answer.cell) in self.cells
        )
        return View(agency, TO_SETTLE if given else BLANK, None, answer, form.file)


def _preferred(forms: tuple[Return, ...], prefer: Sequence[str]) -> tuple[Return, ...]:
    """The returns that count: those named, where any is, else all."""
    return tuple(form for form in forms if _is_named(form, prefer)) or forms


def _is_named(form: Return, names: Sequence[str]) -> bool:
    """Whether a return's file is among those named: by its path, its name alone, or the mail or archive it came in."""
    path = f"/{_plain(form.file)}/"
    return any(f"/{_plain(name).strip('/')}/" in path for name in names)


def _plain(path: str) -> str:
    return path.replace("\\", "/")


def _agency_views(agency: Expected, forms: Sequence[Return], rubric: Rubric, left_out: _LeftOut) -> tuple[View, ...]:
    """One agency's view of every criterion, in the order of the rubric."""
    if not forms:
        return tuple(View(agency.name, NOT_RETURNED) for _ in rubric.criteria)
    answers = [(form, {answer.ref: answer for answer in form.answers}) for form in forms]
    return tuple(
        _merged([left_out.view(agency.name, form, ref, found.get(ref), rubric) for form, found in answers])
        for ref in rubric.criteria
    )


def _merged(views: Sequence[View]) -> View:
    """Several returns' views as one: what is blank in one and given in another is given; what differs is to settle."""
    if len(views) == 1:
        return views[0]
    given = [view for view in views if view.answer and view.status != BLANK]
    lead = min(given or views, key=lambda view: view.status != TO_SETTLE)
    if len({(view.status, view.rating) for view in given}) > 1:
        lead = replace(lead, status=TO_SETTLE, rating=None)
    return _joined(lead, views)


def _joined(lead: View, views: Sequence[View]) -> View:
    """The leading view with every text that any return gives beside it, so that none is lost."""
    answers = [view.answer for view in views if view.answer]
    place = next((view for view in (lead, *views) if view.answer), lead)
    if not place.answer:
        return lead
    answer = replace(
        place.answer,
        rating=None if lead.status == TO_SETTLE else place.answer.rating,
        evidence=_together("\n", (answer.evidence for answer in answers)),
        action=_together("\n", (answer.action for answer in answers)),
        owner=_together(" / ", (answer.owner for answer in answers)),
        by_when=_together(" / ", (answer.by_when for answer in answers)),
    )
    return replace(lead, answer=answer, file=place.file)


def _together(mark: str, texts: Iterable[str]) -> str:
    return mark.join(dict.fromkeys(text for text in texts if text))


def _columns(views: Sequence[Sequence[View]], rubric: Rubric) -> Iterable[tuple[View, ...]]:
    return zip(*views, strict=True) if views else (() for _ in rubric.criteria)


def _finding(criterion: Criterion, views: tuple[View, ...], rubric: Rubric) -> Finding:
    counts = Counter(view.rating for view in views)
    words = [word for word in rubric.ratings if counts[word]]
    return Finding(
        criterion,
        views,
        {word: counts[word] for word in rubric.ratings},
        _coverage(views, rubric),
        _spread(words, sum(counts[word] for word in words), rubric),
        "–".join(dict.fromkeys((*words[:1], *words[-1:]))),
    )


def _spread(words: Sequence[str], raters: int, rubric: Rubric) -> Spread:
    """How far the words that were chosen, from worst to best, lie apart.

    Two steps are polarised whatever the scale's length; on a scale of two words so are its only two."""
    if raters < 2:
        return Spread.SINGLE if raters else Spread.NOT_RATED
    steps = rubric.steps[words[-1]] - rubric.steps[words[0]]
    if not steps:
        return Spread.AGREED
    return Spread.POLARISED if steps >= min(2, len(rubric.scale) - 1) else Spread.ADJACENT


def _coverage(views: Iterable[View], rubric: Rubric) -> Mapping[str, int]:
    numbers = Counter(view.status for view in views)
    return {status: numbers[status] for status in statuses(rubric)}


def _commonest(names: Iterable[str]) -> str:
    return next((name for name, _ in Counter(name for name in names if name).most_common(1)), "")


def _round_matters(returns: Sequence[Return], review: str) -> Iterator[Diagnostic]:
    for form in returns:
        if form.review and review and folded_name(form.review) != folded_name(review):
            yield IdentityCode.OTHER_REVIEW.about(form.file, review=form.review, this=review)


def _several_matters(
    groups: Mapping[Expected, Sequence[Return]],
    counting: Mapping[Expected, Sequence[Return]],
    views: Iterable[Sequence[View]],
    rubric: Rubric,
) -> Iterator[Diagnostic]:
    """Where one agency sent several returns: which was chosen, or where those that count together differ."""
    for (agency, forms), row in zip(groups.items(), views, strict=True):
        chosen = counting[agency]
        if len(chosen) < len(forms):
            for form in forms:
                matter = IdentityCode.RETURN_CHOSEN if form in chosen else IdentityCode.RETURN_PASSED_OVER
                yield matter.about(form.file, agency=agency.name)
        if len(chosen) > 1:
            settled = {ref for ref, view in zip(rubric.criteria, row, strict=True) if view.status != TO_SETTLE}
            same_name = [replace(form, agency=agency.name, agency_code=agency.code) for form in chosen]
            for found in compare_returns(same_name):
                if (
                    found.code != IdentityCode.RETURNS_DIFFER.code or found.ref not in settled
                ):  # blank in one is no conflict
                    yield found


def prefer_matters(returns: Sequence[Return], prefer: Sequence[str]) -> Iterator[Diagnostic]:
    """One line for each name that was given as the one that counts and is no return's."""
    for name in prefer:
        if not any(_is_named(form, (name,)) for form in returns):
            yield IdentityCode.PREFERRED_NOT_FOUND.about(name)
