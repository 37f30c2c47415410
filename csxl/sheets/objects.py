"""Embedded and linked objects: what they are called."""

from __future__ import annotations

import struct

from csxl.sheets.relations import Relation
from csxl.unwrap.compound import SIGNATURE, open_compound

MOST_BYTES = 24 << 20  # of an embedded file that is looked into for its name
NATIVE = "\x01Ole10Native"
PROGRAMS = {
    "word": "Word document",
    "excel": "Excel workbook",
    "powerpoint": "PowerPoint presentation",
    "acroexch": "PDF document",
    "acrobat": "PDF document",
    "foxit": "PDF document",
    "outlook": "Outlook message",
    "mailmsgatt": "Outlook message",
    "visio": "Visio drawing",
    "paint": "picture",
    "pbrush": "picture",
    "equation": "equation",
    "msgraph": "chart",
    "wordpad": "WordPad document",
    "opendocument": "OpenDocument file",
}
FILES = {
    "doc": "Word document",
    "xls": "Excel workbook",
    "ppt": "PowerPoint presentation",
    "pps": "PowerPoint presentation",
    "pdf": "PDF document",
    "msg": "Outlook message",
    "eml": "message",
    "rtf": "text document",
    "odt": "text document",
    "ods": "spreadsheet",
    "vsd": "Visio drawing",
}


def object_name(program: str, relation: Relation | None) -> str:
    """What an object is called: by where it links to, or by the program that made it."""
    if relation and relation.external:
        return relation.address
    word = program.partition(".")[0].casefold()
    for beginning, name in PROGRAMS.items():
        if word.startswith(beginning):
            return name
    ending = relation.part.rpartition(".")[2] if relation else ""
    return FILES.get(ending[:3], "" if word in {"", "package", "packager shell object"} else program[:100])


def packed_name(data: bytes) -> str:
    """The name of the file that was packed into an object, "" for an object of another kind."""
    if not data.startswith(SIGNATURE):
        return ""
    compound = open_compound(data)
    path = compound.find(NATIVE) if compound else ""
    if compound is None or not path:
        return ""
    return native_name(compound.read(path))


def native_name(stream: bytes) -> str:
    """The name in the stream of a packed file: after its size and a mark come its label and its path."""
    try:
        (mark,) = struct.unpack_from("<H", stream, 4)
    except struct.error:
        return ""
    if mark != 2:
        return ""
    label, _, rest = stream[6:1030].partition(b"\0")
    path = rest.partition(b"\0")[0]
    name = _decoded(label) or _decoded(path).replace("\\", "/").rpartition("/")[2]
    return name if name.isprintable() else ""


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8").strip()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace").strip()
