"""The page as one text: its HTML, style, script, words and the packed engine."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from csxl.languages import SINGLE
from csxl.review.labels import SECTORS
from csxl.text.markup import element

HERE = Path(__file__).parent
SCRIPTS = (  # in this order, one scope
    *("words.js", "dom.js", "start.js", "engine.js", "work.js", "kept.js", "intake.js", "saving.js", "plan.js"),
    *("files.js", "agencies.js", "points.js", "letters.js", "board.js", "page.js"),
)
POLICY = (
    "default-src 'none'; script-src 'sha256-{digest}' 'wasm-unsafe-eval'; worker-src data:; style-src 'unsafe-inline'; "
    "img-src 'none'; connect-src 'none'; frame-src 'self' about:; form-action 'none'; base-uri 'none'; "
    "object-src 'none'; require-trusted-types-for 'script'; trusted-types csxl-engine csxl-preview"
)


ENDING = re.compile(r"</(style|script)|<!--|<script", re.IGNORECASE)
MARK = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True)
class Parts:
    """What the build made: the blocks of the engine, compressed, the versions in it, and everybody's licences."""

    blocks: Mapping[str, bytes]
    versions: Mapping[str, str]
    licences: str


def page(parts: Parts) -> str:
    """The whole document. In page.html each part has its mark, such as {{style}}."""
    html, style, words = _text("page.html"), _text("page.css"), _words()
    script = "\n".join(['"use strict";', *(_text(name) for name in SCRIPTS)])
    known = _short_hash([html, style, script, words, POLICY, parts.licences], parts.blocks)
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    marks = {
        "policy": POLICY.format(digest=digest),
        "style": style,
        "built": "csxl {csxl} · Python {python} · Pyodide {pyodide} · {known}".format(**parts.versions, known=known),
        "words": words,
        "sectors": "".join(element("option", sector) for sector in SECTORS),
        "blocks": "\n".join(_blocks(parts)),
        "script": script,
    }
    if sorted(MARK.findall(html)) != sorted(marks):
        raise SystemExit(f"web/page.html must hold each of these marks once, and no other: {', '.join(marks)}.")
    for name, text in (("style", style), ("script", script), ("licences", parts.licences)):
        if ENDING.search(text):
            raise SystemExit(f"The page's {name} would end before its end; no tag of HTML may stand in it.")
    return MARK.sub(lambda mark: marks[mark[1]], html)


def _short_hash(texts: Iterable[str], blocks: Mapping[str, bytes]) -> str:
    """Tells this page from any other; the file's own SHA-256 cannot stand in it."""
    known = hashlib.sha256()
    for data in (*(text.encode("utf-8") for text in texts), *blocks.values()):
        known.update(hashlib.sha256(data).digest())
    return known.hexdigest()[:12]


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _words() -> str:
    """The page's words by language, as JSON in which no text can end the block that holds it."""
    words = {language.tag: asdict(language.on_page) for language in SINGLE}
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _blocks(parts: Parts) -> Iterator[str]:
    """What no browser runs or shows: the engine, and the licences."""
    for name, data in parts.blocks.items():
        text = base64.b64encode(data).decode("ascii")
        yield f'<script type="application/octet-stream" id="block-{name}">{text}</script>'
    yield f'<script type="text/plain" id="licences">\n{parts.licences}\n</script>'
