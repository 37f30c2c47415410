"""The sheet Decisions of a former summary: when each entry was first seen, and those that stand nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from csxl.decisions.former_marks import KINDS
from csxl.decisions.found_cells import FIRST_SEEN
from csxl.decisions.one_language import Terms, in_any, said
from csxl.model.decisions import MARK, OPEN, WHO, DecisionKind, Key, TypedText, led_by
from csxl.model.summary_names import KEY
from csxl.returns.record_tables import Record, tables
from csxl.sheets.cells import Book
from csxl.text.days import stated_day
from csxl.text.records import dataclass

TYPED, CONTINUED = "What was typed", "(continued)"
NEEDED = (KEY, TYPED, FIRST_SEEN, WHO)


@dataclass
class Recorded:
    """What the sheet says of one decision."""

    kind: DecisionKind
    subject: str
    typed: str
    seen: str
    place: tuple[str, str]
    more: list[str] = field(default_factory=list)

    def entries(self, terms: Terms) -> Iterator[tuple[Key, TypedText]]:
        """The entries of the decision in the review's terms, each under its heading."""
        text = " ".join([self.typed, *self.more])
        texts = {OPEN[self.kind][0]: text} if self.kind is DecisionKind.TYPED else dict(_by_heading(text, self.kind))
        for heading, text in texts.items():
            day = stated_day(text)
            value = day.isoformat() if day else terms.typed(heading, text)
            yield Key(self.kind, self.subject, heading), TypedText(value, self.first_seen(heading), "", *self.place)

    def first_seen(self, heading: str) -> str:
        """When an entry was first seen; the sheet has one line for each heading where they differ."""
        lines = dict(_by_heading(self.seen, self.kind))
        line = lines.get(heading) or self.seen
        return line[:1].lower() + line[1:]


def recorded(book: Book, file: str, terms: Terms) -> Mapping[tuple[DecisionKind, str], Recorded]:
    """Every decision that the sheet lists, by kind and subject."""
    found: dict[tuple[DecisionKind, str], Recorded] = {}
    last: Recorded | None = None
    for table in tables(book, file, in_any(*NEEDED), NEEDED)[:1]:
        for row in table.rows():
            key = _key(row, terms)
            if key is None:
                text = row.spots[TYPED].text
                mark = next((one for one in (CONTINUED, *said(CONTINUED)) if text.startswith(one)), "")
                if last and mark:
                    last.more.append(text.removeprefix(mark).strip())
                continue
            spot = row.spots[TYPED]
            last = Recorded(*key, spot.text, row.spots[FIRST_SEEN].text, (spot.sheet, spot.place))
            found.setdefault(key, last)
    return found


def _key(row: Record, terms: Terms) -> tuple[DecisionKind, str] | None:
    """The decision that a row records."""
    record, _, about = row.spots[KEY].text.partition(MARK)
    kind, _, subject = about.partition(MARK)
    found = (KINDS[kind], terms.subject(KINDS[kind], subject)) if kind in KINDS and subject else None
    return found if record == DecisionKind.RECORD else None


def _by_heading(text: str, kind: DecisionKind) -> Iterator[tuple[str, str]]:
    """The texts under each "Heading: " that begins a line."""
    heading, lines = "", list[str]()
    starts = {led_by(text): one for one in OPEN[kind] for text in (one, *said(one))}
    for line in text.split("\n"):
        start = next((one for one in starts if line.startswith(one)), "")
        if start:
            if heading:
                yield heading, "\n".join(lines)
            heading, lines = starts[start], [line.removeprefix(start)]
        else:
            lines.append(line)
    if heading:
        yield heading, "\n".join(lines)
