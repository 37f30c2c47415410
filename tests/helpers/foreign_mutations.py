"""Filled returns of other formats mutated at random but for the seed: records, streams, mails, bytes anywhere."""

from __future__ import annotations

import random
import re
import struct
from collections.abc import Callable, Iterator

from olefile import OleFileIO

from csxl.unwrap.compound import SIGNATURE
from tests.helpers.blind_mutations import Mutation, Parts, cut, flip, hole, mutated_xml, mutated_zip, unzipped, zipped
from tests.helpers.compound_files import compound_file
from tests.helpers.xlsb_workbooks import seven_bits

Records = list[tuple[int, bytes]]
HEADS = (
    b"Content-Type: multipart/mixed",
    b"Content-Transfer-Encoding: 7bit",
    b"Content-Transfer-Encoding: x-uuencode",
    b"Content-Type: text/plain; charset=nobody",
    b"Content-Type: message/rfc822",
    b"Content-Disposition: attachment; filename*0*=utf-8''%FF%00; filename*1=x",
    b"MIME-Version: 2.0",
    b"Date: Mon, 99 Foo 99999 99:99:99 +9999",
    b"",
    b"\tfolded",
    b"no colon",
    b"--boundary--",
    b"begin 644 x.xlsx",
    b"=?utf-8?B?",
)


def streams_of(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file by path."""
    with OleFileIO(data) as ole:
        return {"/".join(path): ole.openstream(path).read() for path in ole.listdir(streams=True, storages=False)}


def split_xls(stream: bytes) -> Records:
    """The records of an .xls's stream, up to where they make no sense."""
    found, at = [], 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        found.append((kind, stream[at + 4 : at + 4 + size]))
        at += 4 + size
    return found


def joined_xls(records: Records) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(body) & 0xFFFF) + body for kind, body in records)


def split_xlsb(part: bytes) -> Records:
    """The records of a part of an .xlsb."""
    found, at = [], 0
    while at < len(part):
        kind, at = _seven_bits(part, at, 2)
        size, at = _seven_bits(part, at, 4)
        found.append((kind, part[at : at + size]))
        at += size
    return found


def joined_xlsb(records: Records) -> bytes:
    return b"".join(seven_bits(kind) + seven_bits(len(body)) + body for kind, body in records)


def _seven_bits(part: bytes, at: int, most: int) -> tuple[int, int]:
    number = 0
    for step in range(most):
        byte = part[at] if at < len(part) else 0
        at += 1
        number |= (byte & 0x7F) << 7 * step
        if byte < 0x80:
            break
    return number, at


def changed(records: Records, rng: random.Random) -> Records:
    """A few records dropped, doubled, moved, cut, renumbered, given another's contents, or with bytes changed."""
    records = list(records)
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        at, other = rng.randrange(len(records)), rng.randrange(len(records))
        kind, body = records[at]
        change = rng.randrange(8)
        if change == 0 and len(records) > 1:
            del records[at]
        elif change == 1:
            records.insert(at, records[at])
        elif change == 2:
            records.insert(other, records.pop(at))
        elif change == 3:
            records[at] = kind, body[: rng.randrange(len(body) + 1)]
        elif change == 4:
            records[at] = rng.choice((records[other][0], rng.randrange(0x900), kind ^ 1)), body
        elif change == 5:
            records[at] = kind, records[other][1]
        elif change == 6:
            records[at] = kind, body + rng.randbytes(rng.choice((1, 4, 400)))
        elif body:
            records[at] = kind, flip(body, rng)
    return records


def mutated_xls(data: bytes, rng: random.Random) -> Mutation:
    """Records of the workbook's stream changed, or bytes anywhere in the file."""
    if rng.random() < 0.3:
        return _anywhere("xls", data, rng)
    streams = streams_of(data)
    name = next(name for name in streams if name in ("Workbook", "Book"))
    streams[name] = joined_xls(changed(split_xls(streams[name]), rng))
    return Mutation("xls records", compound_file(streams))


def mutated_xlsb(data: bytes, rng: random.Random) -> Mutation:
    """Records of a part changed, the zip, or bytes of a part."""
    if rng.random() < 0.2:
        return mutated_zip(data, rng)
    parts: Parts = unzipped(data)
    likely = [name for name in parts if name.endswith(".bin") and ("sheet" in name or "Strings" in name)]
    name = rng.choice(likely if rng.random() < 0.8 else list(parts))
    if name.endswith(".bin") and rng.random() < 0.8:
        return Mutation("xlsb records", zipped({**parts, name: joined_xlsb(changed(split_xlsb(parts[name]), rng))}))
    change: Callable[[bytes, random.Random], bytes] = rng.choice((flip, cut, hole))
    return Mutation(f"xlsb {change.__name__}", zipped({**parts, name: change(parts[name] or b"\0", rng)}))


def mutated_ods(data: bytes, rng: random.Random) -> Mutation:
    """The XML of a part changed, or the zip."""
    if rng.random() < 0.2:
        return mutated_zip(data, rng)
    parts = {name: part for name, part in unzipped(data).items() if name.endswith(".xml") or name == "mimetype"}
    name = "content.xml" if rng.random() < 0.8 else rng.choice([name for name in parts if name.endswith(".xml")])
    inner = mutated_xml({"xl/worksheets/x": parts[name]}, rng)
    changed_part = unzipped(inner.data)["xl/worksheets/x"]
    return Mutation(inner.name.replace("xml", "ods", 1), zipped({**parts, name: changed_part}))


def mutated_eml(data: bytes, rng: random.Random) -> Mutation:
    """Lines of a mail dropped, doubled, moved, replaced, or bytes anywhere."""
    if rng.random() < 0.3:
        return _anywhere("eml", data, rng)
    lines = data.split(b"\n")
    heads = [at for at, line in enumerate(lines) if re.match(rb"[A-Za-z-]+:|--|\s|$", line)]
    for _ in range(rng.choice((1, 1, 2, 5))):
        at = min(rng.choice(heads if rng.random() < 0.8 else range(len(lines))), len(lines) - 1)
        change = rng.randrange(5)
        if change == 0 and len(lines) > 1:
            del lines[at]
        elif change == 1:
            lines.insert(at, lines[at])
        elif change == 2:
            lines.insert(rng.randrange(len(lines)), lines.pop(at))
        elif change == 3:
            lines[at] = rng.choice(HEADS)
        else:
            lines.insert(at, rng.choice(HEADS))
    ending = rng.choice((b"\n", b"\n", b"\n", b"\r\n", b"\r"))
    return Mutation("eml lines", ending.join(lines))


def mutated_msg(data: bytes, rng: random.Random) -> Mutation:
    """A stream dropped, renamed, changed or given another's contents, or bytes anywhere."""
    if rng.random() < 0.4:
        return _anywhere("msg", data, rng)
    streams = streams_of(data)
    name, other = rng.choice(list(streams)), rng.choice(list(streams))
    change = rng.randrange(4)
    if change == 0:
        del streams[name]
    elif change == 1:
        streams[name.replace("_", rng.choice("_-"), 3)[: rng.choice((20, 60))]] = streams.pop(name)
    elif change == 2:
        streams[name] = streams[other]
    elif streams[name]:
        streams[name] = rng.choice((flip, cut, hole))(streams[name], rng)
    return Mutation("msg streams", compound_file(dict(_parents_first(streams))))


def _parents_first(streams: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The streams, without those whose name is also a storage's."""
    storages = {path.rpartition("/")[0] for path in streams}
    return ((path, data) for path, data in streams.items() if path not in storages and path)


def _anywhere(kind: str, data: bytes, rng: random.Random) -> Mutation:
    change = rng.choice((flip, flip, cut, hole))
    found = change(data, rng)
    if kind != "eml" and not found.startswith(SIGNATURE):  # or it would be no such file at all
        found = SIGNATURE + found[8:]
    return Mutation(f"{kind} {change.__name__}", found)


MUTATED: dict[str, Callable[[bytes, random.Random], Mutation]] = {
    "xls": mutated_xls,
    "xlsb": mutated_xlsb,
    "ods": mutated_ods,
    "eml": mutated_eml,
    "msg": mutated_msg,
}
