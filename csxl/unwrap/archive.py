"""The members of zip archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic
from csxl.unwrap.source import LEFT_FOLDERS, MOST_MEMBER, Allowance, Labels, Source, Stop
from csxl.unwrap.unpacked import folders_of_parts, put_together
from csxl.unwrap.zip_kinds import DAMAGE, open_zip
from csxl.unwrap.zip_methods import chunks

MOST_MEMBERS = 5_000
CHUNK = 1 << 20
METHODS = {
    1: "Shrink",
    6: "Implode",
    9: "Deflate64",
    10: "PKWARE's Implode",
    18: "IBM TERSE",
    19: "LZ77",
    20: "Zstandard",
    93: "Zstandard",
    94: "MP3",
    95: "XZ",
    96: "JPEG",
    97: "WavPack",
    98: "PPMd",
    **dict.fromkeys((2, 3, 4, 5), "Reduce"),
    12: "bzip2",
    14: "LZMA",  # where Python lacks the library
}
LOCKED, UTF_8 = 0x1, 0x800  # flags of a member


def members(source: Source, allowance: Allowance) -> Iterator[Source | Diagnostic]:
    """The files in an archive, one at a time, and a diagnostic for each that cannot be unpacked."""
    archive = open_zip(source.data)
    if isinstance(archive, Code):
        yield archive.about(source.file, why="its list of contents is far too long")
        return
    labels = Labels(source.file)
    with archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            yield FileCode.BOMB.about(source.file, why=f"it has more than {MOST_MEMBERS:,} files in it")
            return
        files = {info: true_name(info) for info in archive.infolist() if not info.filename.endswith("/")}
        names = {info: name for info, name in files.items() if LEFT_FOLDERS.isdisjoint(name.lower().split("/")[:-1])}
        depths = folders_of_parts(names.values())
        apart: dict[str, list[zipfile.ZipInfo]] = {}
        for info, name in names.items():
            if depth := depths.get(name):
                apart.setdefault("/".join(name.replace("\\", "/").split("/")[:depth]), []).append(info)
            elif not allowance.spent and not allowance.leaves(file := labels.give(name)):
                yield member(archive, info, source, file, allowance)
        for folder, parts in apart.items():
            file = labels.give(folder)
            if not allowance.spent and not allowance.leaves(file):
                inside = {info: names[info][len(folder) + 1 :] for info in parts}
                yield from _document(archive, inside, source, file, allowance)


def _document(
    archive: zipfile.ZipFile, parts: Mapping[zipfile.ZipInfo, str], source: Source, file: str, allowance: Allowance
) -> Iterator[Source | Diagnostic]:
    """The document whose parts these are, by their names in it; and a diagnostic for each that is damaged."""
    found, size = dict[str, bytes](), 0
    for info, name in parts.items():
        if size > MOST_MEMBER:
            yield FileCode.BOMB.about(file, why=f"more than {MOST_MEMBER >> 20} MB in all its parts")
            return
        part = member(archive, info, source, f"{file}/{name}", allowance)
        if isinstance(part, Diagnostic):
            yield part
        else:
            found[name] = part.data
            size += len(part.data)
    yield source.inner(file, put_together(found), "archive")


def true_name(info: zipfile.ZipInfo) -> str:
    """A member's name; macOS writes UTF-8 without saying so, and zipfile reads it as cp437."""
    if info.flag_bits & UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, file: str, allowance: Allowance
) -> Source | Diagnostic:
    """One file from an archive, or why it cannot be unpacked."""
    locked = bool(info.flag_bits & LOCKED)
    for key in allowance.keys() if locked else [None]:
        try:
            data = read(archive, info, key, allowance)
        except Stop as stop:
            return FileCode.BOMB.about(source.file if allowance.spent else file, why=str(stop))
        except NotImplementedError:  # AES, or a compression that zipfile does not know
            if locked:
                return FileCode.PASSWORD_UNKNOWN.about(file)
            return FileCode.PACKED_OTHERWISE.about(
                file, method=METHODS.get(info.compress_type, "one that is not known")
            )
        except DAMAGE:
            continue
        return source.inner(file, data, "archive")
    if not locked:
        return FileCode.BROKEN_MEMBER.about(file)
    return (FileCode.PASSWORD_WRONG if allowance.passwords else FileCode.PASSWORD_NEEDED).about(file)


def read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, key: bytes | None, allowance: Allowance) -> bytes:
    """A member's bytes, counted against the allowance as they unpack; raises Stop when it runs out."""
    out = io.BytesIO()
    for chunk in chunks(archive, info, key, CHUNK):
        allowance.take(len(chunk), out.tell() + len(chunk), info.compress_size)
        out.write(chunk)
    return out.getvalue()
