"""One shape of a drawing: what kind of thing it is, what it says, and what it is described as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from csxl.sheets.cells import DrawnKind
from csxl.sheets.drawn_texts import body_text
from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.xml import TRUE, local_names

BOXES = frozenset({"rect", "roundRect", "flowChartProcess", "foldedCorner", "plaque", ""})
MOST_LINKS = 100  # in one shape's text
LINES = frozenset({"line", "lineInv"})
SHAPES = frozenset({"sp", "cxnSp", "pic", "graphicFrame", "contentPart"})
MEMBERS = SHAPES | {"grpSp", "AlternateContent"}
PROPERTIES = frozenset({"nvSpPr", "nvCxnSpPr", "nvPicPr", "nvGraphicFramePr", "nvContentPartPr", "nvGrpSpPr"})


class Described(NamedTuple):
    """What a shape's own properties say: its number, its name, its alternative text, whether nobody sees it, the old
    shape that it stands in for, and the id of the relation to what it links to."""

    number: str = ""
    name: str = ""
    text: str = ""
    hidden: bool = False
    stands_for: str = ""
    link: str = ""


class Frame(NamedTuple):
    """What a graphic frame shows: its kind, and the id of the relation to the part that holds its words."""

    kind: DrawnKind
    relation: str


def described(shape: Element, names: Mapping[str, str]) -> Described:
    """What a shape's properties say."""
    for part in shape:
        if names[part.tag] in PROPERTIES:
            for inner in part:
                if names[inner.tag] == "cNvPr":
                    return _properties(inner, names)
    return Described()


def _properties(properties: Element, names: Mapping[str, str]) -> Described:
    stands_for = link = ""
    for part in properties.iter():
        name = names[part.tag]
        if name == "compatExt":
            stands_for = part.get("spid", "")
        elif name == "hlinkClick":
            link = local_names(dict(part.items())).get("id", "")
    text = "\n".join(dict.fromkeys(filter(None, (properties.get("title", ""), properties.get("descr", "")))))
    name, hidden = properties.get("name", ""), properties.get("hidden", "") in TRUE
    return Described(properties.get("id", ""), name, text.strip()[:CELL_CHARACTERS], hidden, stands_for, link)


def shape_text(shape: Element, names: Mapping[str, str]) -> str:
    """What is written in a shape."""
    return "\n".join(filter(None, (body_text(part, names) for part in shape if names[part.tag] == "txBody")))


def text_links(shape: Element, names: Mapping[str, str]) -> list[str]:
    """The ids of the relations to what pieces of a shape's text link to."""
    runs = (part for part in shape.iter() if names[part.tag] == "rPr")
    links = (inner for run in runs for inner in run if names[inner.tag] == "hlinkClick")
    return [local_names(dict(link.items())).get("id", "") for link in links][:MOST_LINKS]


def shape_kind(shape: Element, names: Mapping[str, str], text: str) -> DrawnKind:
    """What kind of thing a shape is."""
    if names[shape.tag] == "cxnSp":
        return DrawnKind.LINE
    preset = next((part.get("prst", "") for part in shape.iter() if names[part.tag] == "prstGeom"), "")
    if preset in LINES or preset.endswith(("Arrow", "Connector1")) or "Connector" in preset:
        return DrawnKind.LINE
    boxed = next((part.get("txBox", "") for part in shape.iter() if names[part.tag] == "cNvSpPr"), "") in TRUE
    return DrawnKind.BOX if boxed or (text and (preset in BOXES or "Callout" in preset)) else DrawnKind.SHAPE


def frame(shape: Element, names: Mapping[str, str]) -> Frame | None:
    """What a graphic frame shows; None for a thing of the program's own, such as a slicer's buttons."""
    data = next((part for part in shape.iter() if names[part.tag] == "graphicData"), None)
    if data is None:
        return None
    uri = data.get("uri", "").casefold()
    ids = next((local_names(dict(part.items())) for part in data), {})
    if "diagram" in uri:
        return Frame(DrawnKind.DIAGRAM, ids.get("dm", ""))
    if "chart" in uri:
        return Frame(DrawnKind.CHART, ids.get("id", ""))
    if "slicer" in uri:
        return None
    if "model3d" in uri or "picture" in uri:
        return Frame(DrawnKind.PICTURE, "")
    return Frame(DrawnKind.OBJECT if "ole" in uri or "webextension" in uri else DrawnKind.SHAPE, "")


def members(parent: Element, names: Mapping[str, str]) -> Iterator[Element]:
    """The shapes and groups directly in an anchor or a group; of alternatives the first that holds any."""
    for child in parent:
        name = names[child.tag]
        if name == "AlternateContent":
            yield from _chosen(child, names)
        elif name in MEMBERS:
            yield child


def _chosen(alternatives: Element, names: Mapping[str, str]) -> list[Element]:
    for wanted in ("Choice", "Fallback"):
        for alternative in alternatives:
            if names[alternative.tag] == wanted:
                found = [part for part in alternative if names[part.tag] in MEMBERS - {"AlternateContent"}]
                if found:
                    return found
    return []
