"""How the parts of a package refer to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from csxl.sheets.known_parts import once
from csxl.sheets.part_names import PartNames, folded
from csxl.sheets.xml import Attributes, walk


@dataclass(frozen=True, slots=True)
class Relation:
    """One reference: `kind` is the last word of its type, in lower case and without the "xl" of the earliest files;
    `part` is the folded name of its target, or `address` what is written, if that is outside the package."""

    kind: str
    part: str
    external: bool
    address: str = ""


def relations_part(part: str) -> str:
    """The folded name of the part that holds another part's relations; "" stands for the package."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


@once
def read_relations(chunks: Iterable[bytes], part: str, names: PartNames) -> Mapping[str, Relation]:
    """The relations of a part by their id, in a package whose parts have these names."""
    found: dict[str, Relation] = {}

    def take(attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rstrip("/").rpartition("/")[2].casefold().removeprefix("xl")
        external = attributes.get("TargetMode", "").casefold() == "external" or kind == "hyperlink"
        written = attributes.get("Target", "")
        target, address = ("", written) if external else (_resolved(written, part, names), "")
        found.setdefault(attributes.get("Id", ""), Relation(kind, target, external, address))

    walk(chunks, {"Relationship": take}, {})
    return found


def _resolved(target: str, part: str, names: PartNames) -> str:
    """The folded name of the part meant: as written, else percent-decoded, else the only one of that file name."""
    folder = "" if target[:1] in {"/", "\\"} else part.rpartition("/")[0]
    for written in (target, unquote(target)):
        name = folded(f"{folder}/{written}")
        if name in names:
            return name
    alike = names.by_file.get(name.rpartition("/")[2], ())
    return alike[0] if len(alike) == 1 else name


@once
def read_content_types(chunks: Iterable[bytes]) -> Mapping[str, str]:
    """The content type of each part that has one of its own, by the part's folded name."""
    found: dict[str, str] = {}

    def take(attributes: Attributes) -> None:
        found[folded(attributes.get("PartName", ""))] = attributes.get("ContentType", "").casefold()

    walk(chunks, {"Override": take}, {})
    return found
