"""Links and placeholders that came in place of what they stand for."""

from __future__ import annotations

import codecs
import re

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode

HEAD = 4096
BYTES = re.compile(
    rb"\x4c\0\0\0\x01\x14\x02\0"  # a Windows shortcut
    rb"|book\0\0\0\0mark"  # a Mac's alias
    rb"|XSym\n|!<symlink>|IntxLNK\x01"  # links as other systems store them
)
PLIST = b"bplist00"
WORDS = re.compile(
    r"""(?imx)
    ^\[(?:InternetShortcut|Desktop[ ]Entry|MEDIA[ ]PLAYER)\]\s*$       # .url, .desktop
    | \A\s*(?:https?|ftp|file|smb)://\S+\s*\Z                           # an address alone
    | \A\s*\\\\[^\s\\]+\\[^\n]{1,500}\s*\Z                              # a path on a network
    | <key>URL</key>
    """
)
QUERY = re.compile(  # .iqy, .dqy, .odc, and what Windows calls libraries
    r"""(?ix)
    \s*(?: WEB\s*\n\s*\d\s*\n | XLODBC\s*\n )
    | [^\0]{0,500}?(?: <libraryDescription\b | <searchConnectorDescription\b | <odc:OfficeDataConnection\b | \bODC\. )
    """
)
SHEET_ELSEWHERE = re.compile(r'\A\s*\{[^{}]{0,3000}("doc_id"|"resource_id"|docs\.google\.com|"resourceKey")', re.I)
ICLOUD = (b"NSURLNameKey", b"NSURLFileSizeKey", b"NSURLFileResourceTypeKey")


def sniff_pointer(data: bytes) -> Code | None:
    """The code for a link or a placeholder, None for anything else."""
    if BYTES.match(data):
        return FileCode.SHORTCUT
    if data.startswith((PLIST, b"<?xml")) and any(word in data[:HEAD] for word in ICLOUD):
        return FileCode.PLACEHOLDER
    if data.startswith(PLIST):
        if b"WebMainResource" in data[:HEAD]:
            return FileCode.WEB_PAGE
        return FileCode.POINTER if b"URL" in data[:HEAD] or b"://" in data[:HEAD] else None
    text = _head(data)
    if QUERY.match(text):
        return FileCode.SHORTCUT
    return FileCode.POINTER if WORDS.search(text) or SHEET_ELSEWHERE.match(text) else None


def _head(data: bytes) -> str:
    """The beginning of a text; links are as short as that."""
    head = data[:HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("cp1252", "replace")
