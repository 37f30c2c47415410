"""Form controls and ActiveX controls, each stored in up to three places: the sheet, an old drawing and its own part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from csxl.sheets.activex import ActiveX, Stored
from csxl.sheets.cells import DrawnKind
from csxl.sheets.chosen import UNKNOWN
from csxl.sheets.vml import OldShape
from csxl.sheets.xml import Attributes, walk
from csxl.text.records import dataclass

TICKED = frozenset({"checkbox", "radio"})
CHOSEN = frozenset({"drop", "list"})
WORDS_ONLY = frozenset({"label", "gbox", "groupbox"})
CONTROLS = TICKED | CHOSEN | WORDS_ONLY | {"button", "scroll", "spin", "edit", "editbox", "dialog"}
MOST_ITEMS = 500


@dataclass
class FormControl:
    """What a form control's own part says."""

    kind: str = ""
    checked: bool = False
    chosen: int = 0
    source: str = ""
    items: list[str] = field(default_factory=list)

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part. Raises PartFault."""
        walk(chunks, {"formControlPr": self._control, "item": self._item}, {})

    def _control(self, attributes: Attributes) -> None:
        self.kind = attributes.get("objectType", "").casefold()
        self.checked = attributes.get("checked", "").casefold() in {"checked", "mixed"}
        self.chosen = _count(attributes.get("sel", ""))
        self.source = attributes.get("fmlaRange", "")

    def _item(self, attributes: Attributes) -> None:
        if len(self.items) < MOST_ITEMS:
            self.items.append(attributes.get("val", "")[:1000])


@dataclass(frozen=True)
class Control:
    """A control as it counts: what it is, what it says, what it is described as, and whether it is ticked."""

    kind: DrawnKind
    text: str = ""
    described: str = ""
    ticked: bool | None = None


def form_control(form: FormControl, shape: OldShape | None, name: str, text: str) -> Control | None:
    """The control that a part of its own, an old drawing or both describe; None for an empty frame."""
    said: Mapping[str, str] = shape.said if shape else {}
    kind = (shape.kind if shape else "") or form.kind
    written = own_caption(text, name)
    if kind in TICKED:
        checked = form.checked or said.get("Checked", "0").strip() not in {"", "0"}
        return Control(DrawnKind.CONTROL, written, "", checked)
    if kind in CHOSEN:
        return _choice(form, said)
    if kind in WORDS_ONLY:
        return Control(DrawnKind.BOX, written) if written else None
    return Control(DrawnKind.CONTROL, written)


def active_control(active: ActiveX, data: bytes, name: str) -> Control:
    """The control that an ActiveX part describes."""
    stored: Stored = active.stored(data)
    return Control(DrawnKind.CONTROL, own_caption(stored.text, name), "", stored.ticked)


def own_caption(text: str, name: str) -> str:
    """What is written on a control, unless that is what the program called it, such as "Check Box 1"."""
    return "" if text == name and text[-1:].isdigit() else text


def _choice(form: FormControl, said: Mapping[str, str]) -> Control:
    """What is chosen in a list, its number where its items stand in cells."""
    chosen = form.chosen or _count(said.get("Sel", ""))
    source = form.source or said.get("FmlaRange", "")
    text = form.items[chosen - 1] if 0 < chosen <= len(form.items) else ""
    unknown = UNKNOWN.format(number=chosen, source=source) if chosen and source and not text else ""
    return Control(DrawnKind.CONTROL, text, unknown)


def _count(text: str) -> int:
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 6 else 0
