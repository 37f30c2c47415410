"""Loading a rubric from its folder of TOML files; a faulty one is refused with every fault named at once."""
from __future__ import annotations

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from csxl.rubric import Abstention, Criterion, Domain, Level, Rating, Rubric, Stage

MAIN = "rubric.toml"


class RubricFault(Exception):
    """A rubric that cannot be used; `faults` are sentences, one for each thing to mend."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(faults))


def load_rubric(folder: Path | None = None) -> Rubric:
    """The rubric in a folder, or the published one. Raises RubricFault with all that is wrong."""
    place: Traversable = folder or files("csxl_rubric")
    main = tomllib.loads((place / MAIN).read_text(encoding="utf-8"))
    levels = tuple(Level(**level) for level in main["levels"])
    stages = tuple(Stage(**stage) for stage in main["stages"])
    return Rubric(
        title=main["title"], version=main["version"], language=main["language"], credit=main["credit"],
        key=tuple((entry["term"], entry["meaning"]) for entry in main["key"]), levels=levels, stages=stages,
        scale=tuple(Rating(r["word"], tuple(r["synonyms"]), r["fill"], r["ink"]) for r in main["scale"]),
        abstentions=tuple(Abstention(a["word"], tuple(a["synonyms"]), a["meaning"]) for a in main["abstentions"]),
        domains=tuple(_domain(tomllib.loads((place / f"{name}.toml").read_text(encoding="utf-8")), levels, stages)
                      for name in main["domains"]))


def _domain(data: dict[str, Any], levels: tuple[Level, ...], stages: tuple[Stage, ...]) -> Domain:
    refs = {f"{data['letter']}{level.ref}-{stage.letter}": (level, stage) for level in levels for stage in stages}
    return Domain(data["letter"], data["name"], data["statement"],
                  tuple(Criterion(ref, data["name"], *where, data[ref]) for ref, where in refs.items()))
