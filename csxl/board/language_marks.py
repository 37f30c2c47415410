"""Which texts on a page stand in another language than the page itself: a rubric's own, where it is not told in that
one; marked so that a screen reader says them as they are meant."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from csxl.model.bilingual import texts_of
from csxl.model.rubric import base_tag
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import escaped
from csxl.text.memo import Memo
from csxl.text.records import dataclass

CUT = re.compile(r"(?<=“)([^“”]+) …(?=”)")  # a quotation that was cut short
RUN = re.compile(r"<w:r>(?P<look><w:rPr>.*?</w:rPr>)?(?P<inner>.*?)</w:r>")
TEXT = re.compile(r'(?<=<w:t xml:space="preserve">)[^<]+(?=</w:t>)')
END, EMPTY = "</w:rPr>", "<w:rPr></w:rPr>"
OPENED, CLOSED = '<w:t xml:space="preserve">', "</w:t>"


class Stretch(NamedTuple):
    """A stretch of a text, and the tag of its language; "" for the page's own."""

    text: str
    tag: str = ""


@dataclass(frozen=True, eq=False)
class _Known:
    """The texts in another language, what finds any of them, and that language's tag."""

    texts: tuple[str, ...]
    pattern: re.Pattern[str] | None
    tag: str


def page_tag(plan: SummaryPlan) -> str:
    """The tag of the page's language: the rubric's where that is the same."""
    own, rubric = plan.language_tag, plan.comparison.rubric.language
    return rubric if base_tag(own) == base_tag(rubric) else own


def stretches(plan: SummaryPlan, text: str) -> Iterator[Stretch]:
    """A text in stretches of one language each."""
    known = _KNOWN[plan]
    if known.pattern is None:
        yield Stretch(text)
        return
    spans = [found.span() for found in CUT.finditer(text) if any(one.startswith(found[1]) for one in known.texts)]
    start = 0
    for first, last in [*spans, (len(text), len(text))]:
        for found in known.pattern.finditer(text, start, first):
            yield Stretch(text[start : found.start()])
            yield Stretch(found[0], known.tag)
            start = found.end()
        yield Stretch(text[start:first])
        yield Stretch(text[first:last], known.tag)
        start = last


def marked(plan: SummaryPlan, text: str) -> str:
    """The text as HTML."""
    return "".join(
        f'<span lang="{escaped(one.tag)}">{escaped(one.text)}</span>' if one.tag else escaped(one.text)
        for one in stretches(plan, text)
        if one.text
    )


def element(plan: SummaryPlan, tag: str, text: str, kind: str = "") -> str:
    """An element that holds a text, with its class if it has one."""
    return f"<{tag}{f' class={chr(34)}{escaped(kind)}{chr(34)}' if kind else ''}>{marked(plan, text)}</{tag}>"


def marked_runs(plan: SummaryPlan, body: str) -> str:
    """The body of a Word document, in which a run in another language says so."""
    return RUN.sub(lambda run: _run(plan, run), body) if _KNOWN[plan].pattern else body


def _run(plan: SummaryPlan, run: re.Match[str]) -> str:
    look = run["look"] or ""
    before, after = f"{CLOSED}</w:r><w:r>", f"{CLOSED}</w:r><w:r>{look}{OPENED}"

    def split(text: re.Match[str]) -> str:
        told = []
        for one in stretches(plan, html.unescape(text[0])):
            said = html.escape(one.text, quote=True)
            tagged = f"{look or EMPTY}".replace(END, f'<w:lang w:val="{escaped(one.tag)}"/>{END}')
            told.append(f"{before}{tagged}{OPENED}{said}{after}" if one.tag and said else said)
        return "".join(told)

    return f"<w:r>{look}{TEXT.sub(split, run['inner'])}</w:r>".replace(f"{OPENED}{CLOSED}", "")


def _known(plan: SummaryPlan) -> _Known:
    rubric = plan.comparison.rubric
    if base_tag(rubric.language) == base_tag(plan.language_tag):
        found, tag = [*rubric.borrowed], rubric.original
    else:
        found, tag = [*texts_of(rubric), *rubric.words], rubric.language
    texts = sorted({told for text in found if (told := " ".join(text.split()))}, key=lambda text: (-len(text), text))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, texts))})(?!\w)") if texts else None
    return _Known(tuple(texts), pattern, tag)


_KNOWN: Memo[SummaryPlan, _Known] = Memo(_known, 2)  # of a page in each of two languages
