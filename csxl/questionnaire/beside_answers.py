"""The cells right of the answers: what was said, agreed and promised in the review before, and how far that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csxl.model.layout import HOW_FAR
from csxl.questionnaire.column_widths import SIZE
from csxl.questionnaire.domain_heights import shown_beside
from csxl.questionnaire.draft import CENTRED, EDGE, Draft, fill_in, or_else, prompt_title
from csxl.questionnaire.looking_back import Pieces, Tone, joined, promised_refs
from csxl.writing import theme
from csxl.writing.xlsx import Page

TONES: Mapping[Tone, Mapping[str, Any]] = {
    Tone.STRONG: {"bold": True},
    Tone.PLAIN: {},
    Tone.QUIET: {"font_color": theme.QUIET_INK},
}


def write_beside(draft: Draft, page: Page, ref: str, heading: str, place: str, edge: Mapping[str, Any]) -> None:
    """What was said and promised last time or, where something is still to be told of it, a cell to choose in."""
    asked = promised_refs(draft.issue, [ref]) if heading == HOW_FAR else {}
    if asked:
        page.blank(place, fill_in(font_size=SIZE, align="center", indent=0, **{**EDGE, **edge}))
        offer_progress(draft, page, place, several=len(asked[ref]) > 1)
        return
    write_pieces(draft, page, place, shown_beside(draft, heading, ref), SIZE, edge)


def write_pieces(draft: Draft, page: Page, place: str, pieces: Pieces, size: float, edge: Mapping[str, Any]) -> None:
    """Pieces of text in one cell, each with its own tone."""
    look = draft.workbook.look
    if len(pieces) > 1:
        lines = [(piece.text, look(font_size=size, **TONES[piece.tone])) for piece in pieces]
        page.lines(place, lines, look(font_size=size, **CENTRED, **edge))
    else:
        tone = TONES[pieces[0].tone] if pieces else {}
        page.text(place, joined(pieces), look(font_size=size, **tone, **CENTRED, **edge))


def offer_progress(draft: Draft, page: Page, place: str, several: bool) -> None:
    """The dropdown of how far a promise is."""
    language = draft.language
    page.choice(
        place,
        {
            "validate": "list",
            "source": list(language.how_far),
            "input_title": prompt_title(language.how_far_is_it),
            "input_message": language.how_far_prompt_several if several else language.how_far_prompt,
            **or_else(language, draft.how_far),
        },
    )
