"""How wide and high a picture is, by its first bytes: a screenshot of a form is larger than a signature's picture."""

from __future__ import annotations

WIDE, HIGH = 700, 420  # pixels: a screenshot of some rows; logos and banners are lower
LEAST_SCAN = 20_000  # bytes
MOST_MARKERS = 100  # before the one that states a JPEG's size
NO_SIZE = {0xC4, 0xC8, 0xCC}  # markers among those of frames that are none


def is_page_like(data: bytes) -> bool:
    """Whether a picture is as large as one of a page or a screen."""
    if data.startswith((b"II*\0", b"MM\0*")):  # TIFF: scanners write it, and no mail program does
        return len(data) >= LEAST_SCAN
    wide, high = picture_size(data)
    return min(wide, high) >= HIGH and max(wide, high) >= WIDE


def picture_size(data: bytes) -> tuple[int, int]:
    """The width and height of a PNG, GIF or JPEG in pixels; 0 and 0 for any other."""
    if data.startswith(b"\x89PNG"):
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data.startswith(b"GIF8"):
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    at = 2 if data.startswith(b"\xff\xd8") else len(data)
    for _ in range(MOST_MARKERS):
        if at + 9 > len(data) or data[at] != 0xFF:
            break
        if 0xC0 <= data[at + 1] <= 0xCF and data[at + 1] not in NO_SIZE:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0
