"""XML with a bare "&" in it, which some programs write and Excel repairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)")
LONGEST = 12  # bytes of a reference: what may be the beginning of one waits for the rest


def with_ampersands(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The part with each "&" that begins no reference written as it should be."""
    kept = b""
    for chunk in chunks:
        data = kept + chunk
        cut = data.rfind(b"&", -LONGEST)
        cut = len(data) if cut < 0 or b";" in data[cut:] else cut
        kept = data[cut:]
        yield BARE.sub(b"&amp;", data[:cut])
    yield BARE.sub(b"&amp;", kept)
