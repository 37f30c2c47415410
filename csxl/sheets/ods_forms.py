"""The form controls of an `.ods`: what each says, and whether it is ticked."""

from __future__ import annotations

from collections.abc import Callable

from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.ods_texts import Texts
from csxl.sheets.xml import Attributes
from csxl.text.records import dataclass

MOST = 5_000
TICKED = ("checkbox", "radio")
LINKING = ("button", "image")
# fmt: off
OTHERS = (
    "listbox", "combobox", "text", "textarea", "password", "file", "formatted-text", "number", "date", "time",
    "fixed-text", "button", "image", "image-frame", "frame", "value-range", "generic-control", "grid",
)
# fmt: on
CHECKED = frozenset({"checked", "unknown"})  # "unknown" is the third state, which shows as a tick too


@dataclass
class OdsControl:
    """A control: what it says, and whether it is ticked."""

    text: str = ""
    ticked: bool | None = None
    words_only: bool = False


class Forms:
    """The controls of a sheet by their ids, gathered while its forms are walked through."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.controls: dict[str, OdsControl] = {}
        self.current = OdsControl()
        self.said: list[str] = []
        self.starts: dict[str, Callable[[Attributes], None]] = {
            **{f"form:{name}": self._taker(name) for name in (*TICKED, *OTHERS)},
            "form:option": self._option,
            "forms": lambda _: self.texts.enter(None),
        }
        self.ends: dict[str, Callable[[], None]] = {"form:textarea": self._area_end, "forms": self.texts.leave}

    def begin(self) -> None:
        """Begin with a sheet."""
        self.controls = {}

    def _taker(self, name: str) -> Callable[[Attributes], None]:
        return lambda attributes: self._control(name, attributes)

    def _control(self, name: str, attributes: Attributes) -> None:
        get = attributes.get
        label = get("form:label", "")
        if label == get("form:name") and label[-1:].isdecimal():
            label = ""  # "Check Box 1" is what the program called it
        value = get("form:current-value") or get("form:value") or ""
        self.current = OdsControl((label if name in TICKED else value or label)[:CELL_CHARACTERS])
        link = get("xlink:href", "")
        if name in LINKING and link and not link.startswith("#"):
            self.current.text = "\n".join(filter(None, (self.current.text, link)))[:CELL_CHARACTERS]
        self.current.words_only = name in {"fixed-text", "frame"}
        if name == "checkbox":
            self.current.ticked = (get("form:current-state") or get("form:state")) in CHECKED
        elif name == "radio":
            self.current.ticked = (get("form:current-selected") or get("form:selected")) == "true"
        elif name == "textarea":
            self.said = []
            self.texts.enter(self.said)
        for number in {get("xml:id"), get("form:id")} - {None}:
            if number and len(self.controls) < MOST:
                self.controls[number] = self.current

    def _option(self, attributes: Attributes) -> None:
        if (attributes.get("form:current-selected") or attributes.get("form:selected")) == "true":
            chosen = attributes.get("form:label") or attributes.get("form:value") or ""
            self.current.text = "\n".join(filter(None, (self.current.text, chosen)))[:CELL_CHARACTERS]

    def _area_end(self) -> None:
        self.texts.leave()
        if said := "\n".join(self.said).strip():
            self.current.text = said[:CELL_CHARACTERS]
