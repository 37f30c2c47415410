"""What `make floors` installs, printed as pip reads it: the lowest versions in setup.cfg, and what the tests need."""

from __future__ import annotations

import configparser
from collections.abc import Iterable, Iterator

from packaging.requirements import Requirement
from packaging.version import Version

from tests.helpers.folders import ROOT

# irrCAC asks for a newer pandas than csxl does, and its tests skip without it; the others are for `make lint` alone.
LEFT_OUT = {"irrCAC", "mypy", "ruff", "types-openpyxl"}


def requirements(text: str) -> Iterator[Requirement]:
    """The requirements in one option of setup.cfg that hold for this Python."""
    for line in filter(None, text.splitlines()):
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate():
            yield one


def pins(stated: Iterable[Requirement]) -> Iterator[str]:
    """Each requirement at the lowest version that it allows: "click>=8.1" as "click==8.1"."""
    for one in stated:
        floor = max((Version(limit.version) for limit in one.specifier if limit.operator == ">="), default=None)
        yield f"{one.name}=={floor}" if floor else one.name


def to_install() -> list[str]:
    """The lowest versions of what people install with csxl or one of its extras, then what else the tests need."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    extras = dict(settings["options.extras_require"])
    tools = requirements(extras.pop("test"))
    installed = [settings["options"]["install_requires"], *extras.values()]
    lowest = [pin for text in installed for pin in pins(requirements(text))]
    return [*lowest, *(f"{one.name}{one.specifier}" for one in tools if one.name not in LEFT_OUT)]


if __name__ == "__main__":
    print("\n".join(to_install()))
