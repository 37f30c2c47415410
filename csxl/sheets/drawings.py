"""What lies over a sheet as its drawing says: shapes, lines, ink, pictures, charts and diagrams."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from csxl.sheets.anchors import Box, anchor_of, box_of, cells_under, number
from csxl.sheets.cells import Drawn, DrawnKind
from csxl.sheets.elements import Elements
from csxl.sheets.known_parts import once, sole
from csxl.sheets.plain_xml import contents
from csxl.sheets.relations import Relation
from csxl.sheets.shapes import Described, described, frame, members, shape_kind, shape_text, text_links
from csxl.sheets.sizes import Sizes

MOST = 5_000  # things over one sheet
WHERE = frozenset({"from", "to", "ext", "pos", "clientData"})
ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor", "relSizeAnchor", "absSizeAnchor")


class StandIn(NamedTuple):
    """A shape that stands in for one of an old drawing: that one's id, its name, and what is written in it."""

    shape: str
    name: str
    drawn: Drawn


class Scale(NamedTuple):
    """How a group lays its members out: its own rectangle on the sheet, and the one they count from."""

    box: Box
    inner: Box | None


class Drawing:
    """What one sheet's drawing shows while it is read; `read_part` gives the words of a chart's or a diagram's part,
    `controls` are the numbers of the controls that the sheet lists. What came before a fault is kept."""

    def __init__(
        self,
        sizes: Sizes | None = None,
        related: Mapping[str, Relation] | None = None,
        read_part: Callable[[str], str] = lambda part: "",
        controls: Collection[str] = (),
    ) -> None:
        self.sizes, self.related, self.read_part = sizes or Sizes(), related or {}, read_part
        self.controls = controls
        self.shapes: list[Drawn] = []
        self.stand_ins: list[StandIn] = []
        self.beyond = 0
        self.has_gaps = False  # whether it says where something lies, but not what
        self.is_point = False

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read a part of drawings. Raises PartFault."""
        wanted = {**dict.fromkeys(ANCHORS, self._anchor), "AlternateContent": self._alternatives}
        self.elements = Elements(wanted, wanted, ())
        self.names = self.elements.names
        self.elements.read(chunks)

    def _alternatives(self, alternatives: Element) -> None:
        """The anchors of the first alternative that has any."""
        for wanted in ("Choice", "Fallback"):
            for alternative in alternatives:
                anchors = [part for part in alternative if self.names[part.tag] in ANCHORS]
                if self.names[alternative.tag] == wanted and anchors:
                    for anchor in anchors:
                        self._anchor(anchor)
                    return

    def _anchor(self, anchor: Element) -> None:
        said = anchor_of(anchor, self.names)
        self.is_point = said.start is not None and said.start == said.end
        box = box_of(said, self.sizes)
        waiting = [(member, box) for member in members(anchor, self.names)][::-1]
        self.has_gaps = self.has_gaps or all(self.names[part.tag] in WHERE for part in anchor)
        while waiting:
            shape, place = waiting.pop()
            if self.names[shape.tag] == "grpSp":
                scale = Scale(place, _inner(shape, self.names)) if place else None
                inside = [(member, self._placed(member, scale)) for member in members(shape, self.names)]
                waiting += inside[::-1]
                self._keep_group(shape, place)
            elif len(self.shapes) + len(self.stand_ins) < MOST:
                self._shape(shape, place)
            else:
                self.beyond += 1

    def _placed(self, member: Element, scale: Scale | None) -> Box | None:
        """Where a member of a group lies; where the group lies if the file does not say."""
        if scale is None:
            return None
        own, inner = _transformed(member, self.names, "off", "ext"), scale.inner
        if own is None or inner is None or inner.right <= inner.left or inner.bottom <= inner.top:
            return scale.box
        width, height = inner.right - inner.left, inner.bottom - inner.top
        left, top = (own.left - inner.left) / width, (own.top - inner.top) / height
        right, bottom = (own.right - inner.left) / width, (own.bottom - inner.top) / height
        return scale.box.part(*(max(0.0, min(1.0, share)) for share in (left, top, right, bottom)))

    def _keep_group(self, group: Element, box: Box | None) -> None:
        """What the group as a whole is described as."""
        own = described(group, self.names)
        if (own.text or own.link) and len(self.shapes) < MOST:
            self._keep(box, DrawnKind.SHAPE, "", own)

    def _shape(self, shape: Element, box: Box | None) -> None:
        own, name = described(shape, self.names), self.names[shape.tag]
        text = shape_text(shape, self.names)
        left_out = self.is_point and own.number == "0" and not text  # as LibreOffice writes a control that it cannot
        self.has_gaps = self.has_gaps or left_out
        if own.stands_for or own.number in self.controls:
            drawn = Drawn(cells_under(box, self.sizes), DrawnKind.BOX, text, own.text)
            self.stand_ins.append(StandIn(own.stands_for or own.number, own.name, drawn))
        elif name == "graphicFrame":
            self._frame(shape, box, own)
        elif name == "contentPart":
            self._keep(box, DrawnKind.INK, "", own)
        elif name == "pic":
            self._keep(box, DrawnKind.PICTURE, text, own)
        elif text or own.text or not own.hidden:
            kind = shape_kind(shape, self.names, text)
            nothing = kind is DrawnKind.BOX or self.is_point  # an empty text box, or a mere point
            if not nothing or text or own.text or own.link:
                self._keep(box, kind, text, own, text_links(shape, self.names) if text else ())

    def _frame(self, shape: Element, box: Box | None, own: Described) -> None:
        found = frame(shape, self.names)
        if found is not None:
            relation = self.related.get(found.relation)
            self._keep(box, found.kind, self.read_part(relation.part) if relation else "", own)

    def _keep(self, box: Box | None, kind: DrawnKind, text: str, own: Described, links: Iterable[str] = ()) -> None:
        found = (self.related[link] for link in dict.fromkeys((own.link, *links)) if link in self.related)
        about = "\n".join(filter(None, (own.text, *(link.address for link in found if link.external))))
        self.shapes.append(Drawn(cells_under(box, self.sizes), kind, text, about))


@once
def is_bare(chunks: Iterable[bytes]) -> bool:
    """Whether a drawing is nothing but its root, such as LibreOffice writes for most sheets."""
    within = contents(sole(chunks) or b"", "xdr:wsDr")
    return within is not None and within[0] == within[1]


def _inner(group: Element, names: Mapping[str, str]) -> Box | None:
    return _transformed(group, names, "chOff", "chExt")


def _transformed(shape: Element, names: Mapping[str, str], offset: str, extent: str) -> Box | None:
    """The rectangle that a shape's xfrm names, None where it has none or an empty one."""
    holders = [part for part in shape if names[part.tag] in {"spPr", "grpSpPr", "xfrm"}]
    frames = [part for holder in holders for part in (holder, *holder) if names[part.tag] == "xfrm"]
    for transform in frames:
        found = {names[part.tag]: part for part in transform}
        if offset in found and extent in found:
            left, top = number(found[offset].get("x")), number(found[offset].get("y"))
            width, height = number(found[extent].get("cx")), number(found[extent].get("cy"))
            if width > 0 or height > 0:
                return Box(left, top, left + max(0, width), top + max(0, height))
    return None
