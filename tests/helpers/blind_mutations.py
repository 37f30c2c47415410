"""A filled questionnaire mutated at random but for the seed: its bytes, its members, and the XML of its parts.

`row_mutations` has those of which it is known what they make of each answer.
"""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Parts = dict[str, bytes]
TOKEN = re.compile(r"<[^>]*>|[^<]+")
ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
TEXTS = (
    "",
    "Red",
    "Amber/Green",
    "Coch",
    "Gwyrdd",
    "1",
    "-1",
    "1e999",
    "#REF!",
    "&amp;",
    "&#0;",
    "&x;",
    "_x0000_",
    "\u202e",
    "T1-R",
    "L1-A",
    "C2-Y",
    "A" * 40_000,
    "]]>",
    "NaN",
    "1_0",
    "=1+1",
    "\U0001f600",
)
VALUES = (
    "",
    "0",
    "1",
    "-1",
    "9" * 30,
    "s",
    "str",
    "inlineStr",
    "b",
    "e",
    "d",
    "n",
    "true",
    "A1",
    "G5",
    "G6",
    "H7",
    "XFD1048576",
    "A0",
    "A1:XFD1048576",
    "G5:G9",
    "#",
    "hidden",
    "rId1",
    "rId3",
    "rId99",
    "xl/worksheets/sheet2.xml",
    "../x",
    "&lt;",
)
NAMES = (
    "c",
    "v",
    "is",
    "t",
    "f",
    "row",
    "sheetData",
    "si",
    "r",
    "rPh",
    "x",
    "mc:AlternateContent",
    "extLst",
    "strike",
    "sheet",
)
ENTRY_FIELDS = (8, 10, 16, 20, 24, 28, 30, 32, 42)  # of one member: flags, method, checksum, sizes, lengths, place
END_FIELDS = (8, 10, 12, 16)  # how many members there are, how long their list is, and where


@dataclass(frozen=True)
class Mutation:
    """A mutated file. `expected` is what every answer then is, where that is known, and `doubtful` the refs whose
    rating no careful reader would use."""

    name: str
    data: bytes
    expected: Mapping[str, str | None] | None = None
    doubtful: frozenset[str] = field(default=frozenset())


def unzipped(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts | list[tuple[str, bytes]], packing: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of these members, which may be there twice."""
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w", packing, compresslevel=1) as archive:
        for name, data in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return out.getvalue()


# ---- the zip -----------------------------------------------------------------------------------------------------


def flip(data: bytes, rng: random.Random) -> bytes:
    """Some bytes changed."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8, 60))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def hole(data: bytes, rng: random.Random) -> bytes:
    """A stretch of bytes gone, doubled, or nothing but zeros."""
    begin = rng.randrange(len(data))
    end = min(len(data), begin + rng.choice((1, 16, 512, 5_000)))
    return data[:begin] + rng.choice((b"", data[begin:end] * 2, bytes(end - begin))) + data[end:]


def around(data: bytes, rng: random.Random) -> bytes:
    """Something before or after the zip."""
    more = rng.choice((b"\0" * 100, b"PK\5\6" + bytes(18), b"--boundary--\r\n", data[:200], rng.randbytes(50)))
    return more + data if rng.random() < 0.3 else data + more


def directory_lies(data: bytes, rng: random.Random) -> bytes:
    """A number in the list of members changed, or in the record at its end."""
    changed = bytearray(data)
    begin = data.find(b"PK\1\2")
    starts = [match.start() for match in re.finditer(rb"PK\x01\x02", data[begin:])]
    entry = begin + rng.choice(starts)
    at = rng.choice((entry + rng.choice(ENTRY_FIELDS), data.rfind(b"PK\5\6") + rng.choice(END_FIELDS)))
    other = begin + rng.choice(starts) + 42
    size = rng.choice((2, 4))
    changed[at : at + size] = rng.choice((bytes(size), b"\xff" * size, rng.randbytes(size), data[other : other + size]))
    return bytes(changed)


def members(data: bytes, rng: random.Random) -> bytes:
    """Members dropped, doubled with other contents, renamed, or put in each other's place."""
    found = list(unzipped(data).items())
    at, other = rng.randrange(len(found)), rng.randrange(len(found))
    name, content = found[at]
    change = rng.randrange(6)
    if change == 0:
        del found[at]
    elif change == 1:
        found.append((name, found[other][1]))
    elif change == 2:
        found.append((name, content.replace(b"Coch", b"Ambr").replace(b"Red", b"Green")))
    elif change == 3:
        names = (name.upper(), name.replace("/", "\\"), "/" + name, "../" + name, name + " ", "x/" + name)
        found[at] = (rng.choice(names), content)
    elif change == 4:
        found[at], found[other] = (name, found[other][1]), (found[other][0], content)
    else:
        rng.shuffle(found)
    return zipped(found, zipfile.ZIP_DEFLATED)


ZIP = (flip, cut, hole, around, directory_lies, members)


# ---- the XML of one part -----------------------------------------------------------------------------------------


def tag(tokens: list[str], rng: random.Random) -> None:
    """One tag dropped, doubled, renamed, or moved elsewhere."""
    at = rng.randrange(len(tokens))
    change = rng.randrange(5)
    if change == 0:
        del tokens[at]
    elif change == 1:
        tokens.insert(at, tokens[at])
    elif change == 2:
        tokens[at] = re.sub(r"(?<=<)(/?)[\w:]+", rf"\1{rng.choice(NAMES)}", tokens[at], count=1)
    elif change == 3:
        tokens.insert(rng.randrange(len(tokens)), tokens.pop(at))
    else:
        old, new = rng.choice(NAMES[:8]), rng.choice(NAMES)
        tokens[:] = [re.sub(rf"^<(/?){old}\b", rf"<\1{new}", token) for token in tokens]


def element(tokens: list[str], rng: random.Random) -> None:
    """A whole element dropped, doubled, moved, or put into another."""
    starts = [at for at, token in enumerate(tokens) if re.match(r"<[\w:]", token) and at]
    if not starts:
        return
    begin = rng.choice(starts)
    whole = tokens[begin : (end := _end(tokens, begin))]
    change = rng.randrange(4)
    if change != 1:
        del tokens[begin:end]
    if change == 3:
        whole = ["<x>", *whole, "</x>"]
    if change:
        place = rng.choice((begin, rng.randrange(1, len(tokens) + 1))) if change != 3 else begin
        tokens[place:place] = whole


def _end(tokens: list[str], begin: int) -> int:
    """Behind the element that begins there."""
    depth = 0
    for at in range(begin, len(tokens)):
        if tokens[at].startswith("</"):
            depth -= 1
        elif tokens[at].startswith("<") and not tokens[at].endswith("/>"):
            depth += 1
        if depth <= 0:
            return at + 1
    return len(tokens)


def attribute(tokens: list[str], rng: random.Random) -> None:
    """An attribute changed, dropped or doubled, or given the value of another."""
    found = [at for at, token in enumerate(tokens) if token.startswith("<") and ATTRIBUTE.search(token)]
    if not found:
        return
    at = rng.choice(found)
    match = rng.choice(list(ATTRIBUTE.finditer(tokens[at])))
    other = rng.choice(ATTRIBUTE.findall(tokens[rng.choice(found)]))[1]
    values = (f'{match[1]}="{value}"' for value in (other, other, rng.choice(VALUES)))
    new = rng.choice(("", f"{match[0]} {match[0]}", *values))
    tokens[at] = tokens[at][: match.start()] + new + tokens[at][match.end() :]


def text(tokens: list[str], rng: random.Random) -> None:
    """A text replaced, by one from elsewhere perhaps, or with something strange put into it."""
    found = [at for at, token in enumerate(tokens) if not token.startswith("<")]
    if not found:
        return
    at, other = rng.choice(found), tokens[rng.choice(found)]
    put_in = rng.choice(("<!-- x -->", "<?x y?>", "<![CDATA[x]]>", "\0", "&x;", "<b/>", "\ufffe"))
    tokens[at] = rng.choice((other, other, rng.choice(TEXTS), tokens[at][:1] + put_in + tokens[at][1:]))


TOKENS = (tag, element, attribute, text)


def tokens(part: bytes, rng: random.Random) -> bytes:
    """A few changes to tags, elements, attributes and texts."""
    found = TOKEN.findall(part.decode())
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        rng.choice(TOKENS)(found, rng)
    return "".join(found).encode("utf-8", "replace")


def encoding(part: bytes, rng: random.Random) -> bytes:
    """Another encoding, or another one stated."""
    plain = re.sub(r"^<\?xml[^>]*\?>", "", part.decode())
    stated = rng.choice(("UTF-8", "utf-16", "iso-8859-1", "windows-1252", "us-ascii", "ebcdic", "x-nobody", "utf-7"))
    written = rng.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252", "utf-32"))
    return f'<?xml version="1.0" encoding="{stated}"?>{plain}'.encode(written, "xmlcharrefreplace")


def prefixes(part: bytes, rng: random.Random) -> bytes:
    """Every tag with a prefix, or without the namespace declared."""
    plain = part.decode()
    if rng.random() < 0.3:
        return re.sub(r' xmlns="[^"]*"', "", plain).encode()
    return re.sub(r"<(/?)(\w+)(?=[\s/>])", r"<\1q:\2", plain).replace("xmlns=", "xmlns:q=", 1).encode()


def doctype(part: bytes, rng: random.Random) -> bytes:
    """A document type with entities."""
    entities = '<!DOCTYPE x [<!ENTITY a "Coch"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    plain = re.sub(r"^(<\?xml[^>]*\?>)?", lambda match: match[0] + entities, part.decode(), count=1)
    return re.sub(r"<(v|t)>[^<]*", rf"<\1>&{rng.choice('abc')};", plain, count=rng.choice((0, 1, 3))).encode()


XML = (tokens, tokens, tokens, tokens, tokens, encoding, prefixes, doctype, flip, cut, hole)
Change = Callable[[bytes, random.Random], bytes]


def mutated_zip(data: bytes, rng: random.Random) -> Mutation:
    change = rng.choice(ZIP)
    return Mutation(f"zip {change.__name__}", change(data, rng))


def mutated_xml(parts: Parts, rng: random.Random) -> Mutation:
    """One part changed, most often one of those that hold the answers."""
    likely = [name for name in parts if "worksheets/" in name or name.endswith("sharedStrings.xml")]
    name = rng.choice(likely if rng.random() < 0.8 else list(parts))
    change: Change = rng.choice(XML)
    return Mutation(f"xml {change.__name__} {name}", zipped({**parts, name: change(parts[name], rng)}))
