"""What each open cell of a former summary comes to: carried as it was, newly typed, emptied, or typed twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from itertools import compress
from operator import not_

from csxl.decisions.former_marks import FormerMarks
from csxl.decisions.one_language import Terms
from csxl.decisions.own_words import OwnWords, is_formula
from csxl.diagnostics.of_decision import DecisionCode
from csxl.model import marks_layout as layout
from csxl.model.decisions import (
    AGREED_RATING,
    ANSWER,
    AS_RETURNED,
    CORRECTION,
    MARK,
    NOT_AGREED,
    TEXT,
    DecisionKind,
    Key,
    TypedText,
)
from csxl.model.diagnostic import Diagnostic
from csxl.returns.record_tables import Spot
from csxl.sheets.cells import Flag
from csxl.text.a1 import spoken
from csxl.text.digests import digest
from csxl.text.records import dataclass
from csxl.text.wording import listed, quote, shortened

INSTEAD = {
    AGREED_RATING: f"to take a rating back, choose “{NOT_AGREED}”",
    **dict.fromkeys((ANSWER, CORRECTION), f"to take an answer back, choose “{AS_RETURNED}”"),
}
LONGEST_ABOUT = 60  # characters
TYPE_OVER = "to change it, type something else over it"


@dataclass(frozen=True)
class WeighedCells:
    """The entries that open cells come to, texts to be kept beside them, and what is odd about any; `lately` are those
    that were typed since."""

    entries: Mapping[Key, TypedText] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    lately: frozenset[Key] = frozenset()


def typed_entry(sheet: str, place: str, text: str, seen: str, about: str = "") -> tuple[Key, TypedText]:
    """A text that stands outside the cells for decisions, or beside another in one of them."""
    ground = " · ".join(filter(None, (spoken(sheet, place), about)))
    return Key(DecisionKind.TYPED, digest(sheet, place, text), TEXT), TypedText(text, seen, ground, sheet, place)


def _about(key: Key) -> str:
    """What an entry is about, without the digest at the end of its key."""
    parts = key.subject.split(MARK)
    told = parts if key.kind in (DecisionKind.SETTLED, DecisionKind.MEETING) else parts[:-1]
    return shortened(" ".join([key.kind, *told]), LONGEST_ABOUT)


class Weighing:
    """One former summary while its open cells are weighed against what they held when it was written."""

    def __init__(self, marks: FormerMarks, words: Mapping[str, OwnWords], seen: str, terms: Terms) -> None:
        self.marks, self.words, self.seen, self.terms = marks, words, seen, terms
        self.entries: dict[Key, TypedText] = {}
        self.diagnostics: list[Diagnostic] = []
        self.lately: set[Key] = set()

    def weigh(self, found: Mapping[Key, Sequence[Spot]]) -> WeighedCells:
        """What all open cells come to; an entry whose cell is nowhere stays."""
        for key, spots in found.items():
            self._weigh(key, spots)
        gone = [key for key in self.marks.entries if key not in found]
        self.entries |= {key: self.marks.entries[key] for key in gone}
        lost = [key for key in gone if key not in self.marks.unplaced]
        if lost:
            what = listed([f"{key.field} ({_about(key)})" for key in lost])
            self.diagnostics.append(DecisionCode.ROWS_GONE.about(self._file(found), count=len(lost), what=what))
        return WeighedCells(self.entries, tuple(self.diagnostics), frozenset(self.lately))

    def _file(self, found: Mapping[Key, Sequence[Spot]]) -> str:
        return next((spots[0].file for spots in found.values()), "")

    def _weigh(self, key: Key, spots: Sequence[Spot]) -> None:
        """Decide on one open cell, which may stand in several rows."""
        before = self.marks.entries.get(key)
        said = [spot for spot in spots if self._says(spot) or is_formula(spot.cell)]
        written = [self._as_written(key, spot) for spot in said]
        kept, strange = list(compress(said, written)), list(compress(said, map(not_, written)))
        for spot in strange:
            if is_formula(spot.cell):
                self._formula(key, spot)
        new = [*{says: spot for spot in reversed(strange) if (says := self._says(spot))}.values()][::-1]
        if before and kept and (not new or spots.index(kept[0]) < spots.index(new[0])):
            self.entries[key] = replace(before, sheet=kept[0].sheet, cell=kept[0].place)
            chosen, others = kept[0], new
        elif new:
            chosen, others = new[0], [*new[1:], *(kept[:1] if before else ())]
            self._take(key, chosen)
        else:
            if before:
                self.entries[key] = replace(before, sheet=spots[0].sheet, cell=spots[0].place)
            if not said and (before or self.marks.written(key)):
                self._emptied(key, spots[0], before)
            return
        if chosen.cell.flags & Flag.STRUCK:
            self._say(DecisionCode.CROSSED_OUT, chosen, **self._about_text(key, self.entries[key].value))
        for other in others:
            self._beside(key, chosen, other)

    def _says(self, spot: Spot) -> str:
        """What a cell says; an error value says nothing, nor does a formula without its value."""
        return "" if spot.cell.flags & Flag.ERROR else spot.text

    def _as_written(self, key: Key, spot: Spot) -> bool:
        """Whether a cell holds what csxl wrote there."""
        if is_formula(spot.cell):
            words = self.words.get(spot.sheet)
            return words is None or words.is_formula(spot.cell.formula)
        written = self.marks.written(key)
        return written in (layout.short_mark(spot.text), layout.short_mark(spot.cell.text))

    def _take(self, key: Key, spot: Spot) -> None:
        """Make a new entry of what stands in a cell."""
        self.lately.add(key)
        value = self.terms.typed(key.field, self._says(spot))
        self.entries[key] = TypedText(value, self.seen, self.marks.ground(key), spot.sheet, spot.place)

    def _formula(self, key: Key, spot: Spot) -> None:
        """Keep a formula that somebody typed, beside what it gave."""
        formula, gave = "=" + spot.cell.formula.removeprefix("="), self._says(spot)
        self.entries.update([typed_entry(spot.sheet, spot.place, formula, self.seen, key.subject)])
        used = (
            f"what it last gave, {quote(gave)}, was used" if gave else "it was saved without its value; type the text"
        )
        self._say(DecisionCode.FORMULA_TYPED, spot, heading=key.field, formula=quote(formula), used=used)

    def _emptied(self, key: Key, spot: Spot, before: TypedText | None) -> None:
        self._say(DecisionCode.CELL_EMPTIED, spot, **self._about_text(key, before.value if before else ""))

    def _about_text(self, key: Key, text: str) -> dict[str, str]:
        """What is said of a text that stays, and of how to change it."""
        instead = INSTEAD.get(key.field, TYPE_OVER)
        return {"heading": key.field, "text": quote(text) if text else "what was there", "instead": instead}

    def _beside(self, key: Key, chosen: Spot, other: Spot) -> None:
        """Keep the text of a second row with the same key."""
        self.entries.update([typed_entry(other.sheet, other.place, self._says(other), self.seen, key.subject)])
        self.diagnostics.append(
            DecisionCode.TWO_ROWS.about(
                chosen.file,
                chosen.sheet,
                f"{chosen.place}, {other.place}" if chosen.sheet == other.sheet else chosen.place,
                heading=key.field,
                text=quote(self._says(chosen)),
                other=quote(self._says(other)),
                there=spoken(other.sheet, other.place),
            )
        )

    def _say(self, code: DecisionCode, spot: Spot, **details: str) -> None:
        self.diagnostics.append(spot.about(code, **details))
