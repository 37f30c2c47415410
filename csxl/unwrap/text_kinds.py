"""Text that came instead of a workbook: mails, web pages, XML, values with commas, links."""

from __future__ import annotations

import codecs
import csv
import re
from itertools import islice

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.model.member import Wrapping
from csxl.unwrap.mail_repair import is_mail, is_mailbox

HEAD = 1 << 16
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
BINARY = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")
WEB_PAGE = re.compile(r"<(html|head|body|table|meta|style|div|!doctype html)\b", re.I)
XML_WORKBOOK = re.compile(r"<(\w+:)?workbook\b", re.I)
POINTER = re.compile(
    r'\s*(\[InternetShortcut\]|\{.*("doc_id"\s*:|docs\.google\.com)|\{\s*"url"\s*:\s*"https?://)', re.S
)
SEPARATORS = ",;\t|"


def sniff_text(data: bytes) -> Wrapping | Code | None:
    """What kind of text the bytes are, or None if they are not text."""
    if is_mail(data):
        return FileCode.MAILBOX if is_mailbox(data) else Wrapping.MAIL
    text = decoded_head(data)
    if text is None:
        return None
    if text.lstrip().startswith("<"):
        return sniff_markup(text)
    if POINTER.match(text[:4096]):
        return FileCode.POINTER
    return FileCode.CSV if is_table(text) else FileCode.TEXT


def decoded_head(data: bytes) -> str | None:
    """The beginning of the text in these bytes, or None if they are not text."""
    head = data[:HEAD]
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if head[1::2].count(0) > len(head) // 4 or head[::2].count(0) > len(head) // 4:  # UTF-16 without its mark
        text = head.decode("utf-16-le" if head[1::2].count(0) > len(head) // 4 else "utf-16-be", "replace")
    else:
        text = head.decode("cp1252", "replace")
    return None if BINARY.search(text) else text


def sniff_markup(text: str) -> Code:
    """The code for a text that begins with a tag."""
    if "urn:schemas-microsoft-com:office:spreadsheet" in text and XML_WORKBOOK.search(text):
        return FileCode.XML_2003
    if "urn:oasis:names:tc:opendocument" in text:
        return FileCode.FLAT_OPENDOCUMENT
    if "gnumeric.org/" in text and XML_WORKBOOK.search(text):
        return FileCode.GNUMERIC
    if "<key>URL</key>" in text:
        return FileCode.POINTER
    return FileCode.WEB_PAGE if WEB_PAGE.search(text) else FileCode.TEXT


def is_table(text: str) -> bool:
    """Whether most lines of a text hold as many values as its first line, which has at least two."""
    lines = text.splitlines(keepends=True)
    for mark in SEPARATORS:
        widths = [len(values) for values in islice(csv.reader(lines, delimiter=mark), 20) if values]
        if len(widths) > 1 and widths[0] > 1 and widths.count(widths[0]) * 2 > len(widths):
            return True
    return False
