"""The published text of the tool, taken apart: what the rubric's data must hold word for word.

Each page of tests/data/published.txt is one domain. Its texts are Level 1 stage by stage from red to green, then
Level 2 stage by stage from green to red; Partnerships alone is a table, a column for each stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from tests.helpers import folders

TEXT = (folders.DATA / "published.txt").read_text(encoding="utf-8")
TITLE = "CONTEXTUAL SAFEGUARDING SYSTEM REVIEW TRAFFIC LIGHT TOOL"
STAGES = ("Referral", "Assessment", "Planning", "Response")
UPWARDS, DOWNWARDS = ("Red", "Amber", "Green"), ("Green", "Amber", "Red")

Place = tuple[str, str, str]  # level, stage, rating


@dataclass(frozen=True)
class Page:
    """What stands on one domain's page."""

    lines: tuple[str, ...]

    @cached_property
    def name(self) -> str:
        (name,) = (line.strip("# ") for line in self.lines if line.startswith("##") and "LEVEL" not in line)
        return name

    @cached_property
    def statement(self) -> str:
        heading = next(place for place, line in enumerate(self.lines) if line.strip("# ") == self.name)
        return self.lines[heading + 1]

    @cached_property
    def key(self) -> tuple[tuple[str, str], ...]:
        rows = [line.split("\t") for line in self.lines if re.match(r"(KEY)?\t[A-Z]{3}\t", line)]
        return tuple((term, meaning) for _, term, meaning in rows)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title under each level's heading, by the heading."""
        below = zip(self.lines, self.lines[1:], strict=False)
        return {line.strip("# "): title for line, title in below if line.startswith("## LEVEL")}

    @cached_property
    def definitions(self) -> dict[str, str]:
        bold = re.compile(r"\*\*(\w+)\*\* (.+)")
        table = re.compile(r"<b>(\w+)</b> <i>(.+?)</i>")
        return dict(found for line in self.lines for found in bold.findall(line) + table.findall(line))

    @cached_property
    def descriptors(self) -> dict[Place, str]:
        return dict(self._table() if any(line.startswith("<ul") for line in self.lines) else self._texts())

    def _texts(self) -> Iterator[tuple[Place, str]]:
        known = {self.statement, *self.titles.values()}
        texts = [
            line.removeprefix("- ")
            for line in self.lines
            if line not in known and not line.startswith(("#", "**", "\t", "KEY\t"))
        ]
        places = [("1", stage, rating) for stage in STAGES for rating in UPWARDS]
        places += [("2", stage, rating) for stage in STAGES for rating in DOWNWARDS]
        yield from zip(places, texts, strict=True)

    def _table(self) -> Iterator[tuple[Place, str]]:
        first, *rest = (
            [bullets(cell) for cell in line.split("\t") if cell] for line in self.lines if line.startswith("<ul")
        )
        for stage, texts in zip(STAGES, first, strict=True):
            yield from ((("1", stage, rating), text) for rating, text in zip(UPWARDS, texts, strict=True))
        for rating, row in zip(DOWNWARDS, rest, strict=True):
            yield from ((("2", stage, rating), text) for stage, (text,) in zip(STAGES, row, strict=True))


def pages() -> tuple[Page, ...]:
    """The four pages; each begins with the key."""
    found = [page for page in re.split(r"(?m)^(?=KEY\t)", TEXT) if page.strip()]
    return tuple(Page(tuple(line.rstrip() for line in page.splitlines() if line.strip())) for page in found)


def bullets(cell: str) -> list[str]:
    """The outer bullets of a table's cell, each inner bullet on a line of its own."""
    reader = _Bullets()
    reader.feed(cell)
    return ["\n".join(" ".join(line.split()) for line in text.split("\n")) for text in reader.texts]


class _Bullets(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.depth += tag == "ul"
        if tag == "li" and self.depth == 1:
            self.texts.append("")
        elif tag == "li":
            self.texts[-1] = self.texts[-1].rstrip() + "\n"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "ul"

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts[-1] += data
