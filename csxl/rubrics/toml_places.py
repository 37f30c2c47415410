"""Where something stands in a rubric's TOML files, in words."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model.rubric import base_tag
from csxl.rubrics.flaws import Flaw, Path, Step, said
from csxl.rubrics.shape import MAIN, TABLES, Table, fits, shown
from csxl.rubrics.telling import Telling
from csxl.text.records import dataclass

LISTED = "listed"  # a step of this source alone: the list of the domains' files
NAMED_BY = ("word", "name", "term")  # what an entry is called, where it has one of these


@dataclass(frozen=True)
class TomlPlaces:
    """The main table, and the names of the domains' files in their order."""

    main: Table
    files: Sequence[str]

    def at(self, path: Path) -> str:
        """A path in words: "rubric.toml: scale 2 (Amber): word"."""
        match path:
            case ("domains", int(number), *rest):
                return self.files[number - 1] + _worded(rest)
            case ("listed", int(number)):
                return f"{MAIN}: domains {number}"
            case (str(name), int(number), *rest) if fits(self.main.get(name), TABLES):
                return f"{MAIN}: {name} {number}{self._called(self.main[name][number - 1])}{_worded(rest)}"
        return MAIN + _worded(path)

    def say(self, flaw: Flaw) -> str:
        """A flaw as it stands, its place first."""
        return said(flaw, self)

    def _called(self, entry: Table) -> str:
        """What is added to an entry's number to name it: " (Amber)", or ""."""
        tag = base_tag(str(self.main.get("language", "")))
        values = [entry[key] for key in NAMED_BY if entry.get(key)]
        names = [Telling(tag, tag).text(value) if isinstance(value, dict) else str(value) for value in values]
        return f" ({shown(names[0])})" if names else ""


def _worded(steps: Sequence[Step]) -> str:
    return "".join(
        f" {step}" if isinstance(step, int) else f": {step if isinstance(step, str) else ', '.join(step)}"
        for step in steps
    )
