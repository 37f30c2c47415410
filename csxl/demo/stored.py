"""What Excel would have stored in a workbook but openpyxl leaves out: the values of formulas, and a fixed date."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

CORE = "docProps/core.xml"
MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")
SAVED_BY = re.compile(r"(<cp:lastModifiedBy>)[^<]*")
FORMULA = re.compile(  # as openpyxl writes it
    r'<c r="(?P<cell>[A-Z]+[0-9]+)"(?P<look>[^>]*)>(?P<formula><f>[^<]*</f>)(?:<v ?/>|<v></v>)'
)


def as_stored(data: bytes, part: str, values: Mapping[str, int | str], saved: datetime.datetime) -> bytes:
    """A workbook that openpyxl wrote, with values for the formulas in one part, by cell, and `saved` as its last save.

    Raises KeyError for a formula in that part that has no value here.
    """

    def with_values(name: str, xml: str) -> str:
        return FORMULA.sub(lambda found: _with_value(found, values[found["cell"]]), xml) if name == part else xml

    return rewritten(data, with_values, saved)


def _with_value(found: re.Match[str], value: int | str) -> str:
    """A formula's cell with its value; of a text, which it is has to be said."""
    kind = ' t="str"' if isinstance(value, str) else ""
    return f'<c r="{found["cell"]}"{found["look"]}{kind}>{found["formula"]}<v>{escape(str(value))}</v>'


def rewritten(data: bytes, change: Callable[[str, str], str], saved: datetime.datetime, saved_by: str = "") -> bytes:
    """A workbook whose sheets were changed, each by its part's name and XML, and saved then by somebody."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = change(name, content.decode("utf-8")).encode("utf-8")
            elif name == CORE:
                core = MODIFIED.sub(rf"\g<1>{saved:%Y-%m-%dT%H:%M:%SZ}", content.decode("utf-8"))
                content = (SAVED_BY.sub(rf"\g<1>{escape(saved_by)}", core) if saved_by else core).encode("utf-8")
            entry = zipfile.ZipInfo(name, saved.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return written.getvalue()
