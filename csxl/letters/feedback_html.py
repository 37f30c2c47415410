"""What an agency is told, as one HTML file for screen or paper: the same facts, order and words as the workbook.

It holds no script and loads nothing from outside, and its content security policy says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from csxl import __version__
from csxl.compare.movement import Movement
from csxl.letters.feedback_layout import (
    SMALLEST,
    action_headings,
    action_spans,
    action_texts,
    headings,
    promise_headings,
    promise_spans,
    promise_texts,
    share_of_paper,
    shares,
    span_widths,
    texts_of,
    widths,
)
from csxl.letters.told_agency import CriterionTold, Feedback
from csxl.model.rubric import base_tag
from csxl.text.markup import by_hash, element, escaped
from csxl.text.own_pages import generator_tag
from csxl.writing import theme

COLOURS = ("ink", "paper", "quiet", "brand", "brand-ink", "panel", "tint", "rule")
MOVED = (Movement.BETTER, Movement.WORSE)


def feedback_page(told: Feedback) -> str:
    """The page as a whole HTML document; the same contents and day give the same text."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escaped(told.language.tag)}">',
            *_head(told),
            "<body>",
            *_body(told),
            "</body>",
            "</html>",
            "",
        ]
    )


def _body(told: Feedback) -> Iterator[str]:
    """All that is told; in two languages, one after the other, each marked as what it is."""
    for number, one in enumerate(told.tellings):
        if told.second:
            yield f'<div lang="{escaped(one.language.tag)}"{_class("second" if number else "")}>'
        yield from (
            "<header>",
            element("h1", one.title),
            element("p", one.below, "quiet"),
            "</header>",
            "<main>" if number == 0 else "<section>",
            element("p", one.sentences),
            *_criteria(one),
            *_promises(one),
            element("h2", one.language.on_feedback.yours),
            *_actions(one),
            "</main>" if number == 0 else "</section>",
            f"<footer{_lang(one.rubric.credit, one)}>{escaped(f'{one.rubric.credit} csxl {__version__}.')}</footer>",
        )
        if told.second:
            yield "</div>"


def _lang(text: str, told: Feedback) -> str:
    """The mark of a text that is the rubric's, and in another language than what is round it."""
    if text not in told.own_texts:
        return ""
    tag = told.rubric.language_of(text)
    return "" if base_tag(tag) == base_tag(told.language.tag) else f' lang="{escaped(tag)}"'


def _head(told: Feedback) -> Iterator[str]:
    look = _style(told)
    policy = f"default-src 'none'; style-src {by_hash(look)}; base-uri 'none'; form-action 'none'"
    yield from (
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        generator_tag(),
        element("title", told.title),
        f"<style>{look}</style>",
        "</head>",
    )


def _style(told: Feedback) -> str:
    """The theme's colours, the page's rules, the ratings' own, and the size of print that fits one sheet of paper."""
    rules = (files(__package__) / "feedback.css").read_text(encoding="utf-8")
    ratings = (
        f".rating-{number} {{ background: {rating.fill}; color: {rating.ink}; }}\n"
        f"thead .rating-{number} {{ background: {rating.fill}; color: {rating.ink}; }}"
        for number, rating in enumerate(told.rubric.scale, 1)
    )
    letters = theme.BODY * max(share_of_paper(told), SMALLEST)
    columns = [
        *_columns("criteria", widths(told)),
        *_columns("promises", span_widths(told, promise_spans(told))),
        *_columns("actions", span_widths(told, action_spans(told))),
    ]
    size = f"@media print {{ :root {{ font-size: {letters:.2f}pt; }} }}"
    if told.second:
        size += "\n.second { break-before: page; border-top: 2px solid; margin-top: 2rem; }"
    return "\n".join(["", theme.for_page(*COLOURS), rules.rstrip(), *ratings, *columns, size, ""])


def _columns(table: str, columns: Sequence[float]) -> Iterator[str]:
    """The rules by which a table's columns share its width as on the sheet."""
    for number, share in enumerate(shares(columns), 1):
        yield f".{table} col:nth-child({number}) {{ width: {share:.2f}%; }}"


def _criteria(told: Feedback) -> Iterator[str]:
    """The table of the criteria, domain by domain."""
    heads = headings(told)
    counts = [f"rating-{number} count" for number, _ in enumerate(told.rubric.scale, 1)]
    yield from _table("criteria", heads, ["", "", *counts, *[""] * bool(told.before), "", "words"])
    for domain in told.rubric.domains:
        spans = f'class="domain" scope="rowgroup" colspan="{len(heads)}"{_lang(domain.name, told)}'
        yield f"<tbody><tr><th {spans}>{escaped(domain.name)}</th></tr>"
        for one in told.of(domain):
            yield _row(texts_of(one, told), _kinds(one, told), heads, _marks(one, told))
        yield "</tbody>"
    yield "</table>"


def _kinds(one: CriterionTold, told: Feedback) -> list[str]:
    """The class of each cell of a criterion's row but the first."""
    counts = ["" if number else "quiet" for number in one.others] or ["quiet"] * len(told.rubric.scale)
    since = ["moved" if one.moved in MOVED else ""] * bool(told.before)
    return [_rating(one.said, told), *counts, *since, _rating(one.agreed, told), "words"]


def _marks(one: CriterionTold, told: Feedback) -> Sequence[str]:
    """The mark of each text of a criterion's row."""
    between = [""] * (len(told.rubric.scale) + bool(told.before))
    return [_lang(one.criterion.stage.name, told), _lang(one.said, told), *between, _lang(one.agreed, told), ""]


def _promises(told: Feedback) -> Iterator[str]:
    """The table of what the agency promised last time, if it promised anything."""
    if told.promises:
        yield element("h2", told.language.on_feedback.promised)
        rows = [promise_texts(one, told) for one in told.promises]
        yield from _all_words("promises", promise_headings(told), rows)


def _actions(told: Feedback) -> Iterator[str]:
    """The table of the agency's own actions."""
    if told.actions:
        yield from _all_words("actions", action_headings(told), [action_texts(one) for one in told.actions])
    else:
        yield element("p", told.language.on_feedback.none_yours, "quiet")


def _all_words(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table that holds nothing but words."""
    kinds = ["words"] * len(heads)
    yield from _table(name, heads, kinds)
    yield "<tbody>"
    for texts in rows:
        yield _row(texts, kinds[1:], heads)
    yield "</tbody>"
    yield "</table>"


def _row(texts: Sequence[str], kinds: Sequence[str], heads: Sequence[str], marks: Sequence[str] = ()) -> str:
    """A row whose first text says what the others are about, each with the mark of its language, if it needs one."""
    (first, *others), (mark, *more) = texts, marks or [""] * len(texts)
    cells = (_cell(*one) for one in zip(others, kinds, heads[1:], more, strict=True))
    return f'<tr><th scope="row"{mark}>{escaped(first)}</th>{"".join(cells)}</tr>'


def _table(name: str, heads: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    """How a table begins: its columns and their headings."""
    cells = (f'<th scope="col"{_class(kind)}>{escaped(head)}</th>' for head, kind in zip(heads, kinds, strict=True))
    yield f'<table class="{name}">'
    yield f"<colgroup>{'<col>' * len(heads)}</colgroup>"
    yield f"<thead><tr>{''.join(cells)}</tr></thead>"


def _cell(text: str, kind: str, heading: str, mark: str) -> str:
    return f'<td{_class(kind)} data-heading="{escaped(heading)}"{mark}>{escaped(text)}</td>'


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _rating(word: str, told: Feedback) -> str:
    """The class of a word of the scale: "rating-1" for the worst."""
    words = list(told.rubric.ratings)
    return f"rating-{words.index(word) + 1}" if word in words else ""
