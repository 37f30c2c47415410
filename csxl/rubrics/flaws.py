"""What is wrong with a rubric, and where: a path through its tables, which its source turns into words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from csxl.text.records import dataclass

Step = str | int | tuple[str, ...]  # a key, a number from 1, or several refs
Path = tuple[Step, ...]  # ("scale", 2, "word"), ("domains", 1, "T1-R", "Red"); of a translation it ends with the tag


class FlawKind(StrEnum):
    """What a workbook puts in its own words."""

    OTHER = "other"
    MISSING = "missing"  # a text or a list that must be there
    NUMBER = "number"  # too few or too many of something
    NO_CRITERION = "no criterion"  # in a domain
    UNTOLD = "untold"  # a text that stands in another language only
    CONTRAST = "contrast"  # too little, and csxl knows a better ink


@dataclass(frozen=True)
class Flaw:
    """One thing to correct; `beside` is a second place that the sentence ends with, `then` what follows that place."""

    path: Path
    sentence: str
    beside: Path = ()
    then: str = ""
    kind: FlawKind = FlawKind.OTHER
    number: int = 0  # how many there are


class Places(Protocol):
    """How the source of a rubric says where something stands: "rubric.toml: scale 2 (Amber): word"."""

    def at(self, path: Path) -> str:
        """A path in words."""

    def say(self, flaw: Flaw) -> str:
        """A flaw as a person reads it; "" where it follows from another that the source names itself."""


class RubricFault(Exception):
    """A rubric that cannot be used; `faults` are sentences, one for each thing to correct and each on one line."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(" ".join(fault.splitlines()) for fault in faults)
        super().__init__("\n".join(self.faults))


def said(flaw: Flaw, places: Places) -> str:
    """A flaw as a person reads it, its place first."""
    other = f" {places.at(flaw.beside)}{flaw.then}" if flaw.beside else ""
    return f"{places.at(flaw.path)}: {flaw.sentence}{other}"
