"""The page as one text: its HTML, style, script, words and the packed engine."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import csxl
from csxl.languages import LANGUAGES

HERE = Path(__file__).parent
SCRIPTS = (  # in this order, one scope
    *("words.js", "dom.js", "start.js", "engine.js", "work.js", "kept.js", "intake.js", "saving.js", "plan.js"),
    *("files.js", "agencies.js", "points.js", "letters.js", "board.js", "page.js"),
)
BLOCKS = ("worker", "wasm", "library")
POLICY = (
    "default-src 'none'; script-src 'sha256-{digest}' 'wasm-unsafe-eval'; worker-src data:; style-src 'unsafe-inline'; "
    "img-src 'none'; connect-src 'none'; frame-src 'self' about:; form-action 'none'; base-uri 'none'; "
    "object-src 'none'; require-trusted-types-for 'script'; trusted-types csxl-engine csxl-preview"
)


@dataclass(frozen=True)
class Parts:
    """What the build made: the blocks of the engine, and what it says of itself."""

    blocks: dict[str, bytes]
    python: str
    pyodide: str

    @classmethod
    def of(cls, packed: Path) -> Parts:
        """The parts that lie in a folder."""
        versions = json.loads((packed / "versions.json").read_text(encoding="utf-8"))
        return cls({name: (packed / f"{name}.gz").read_bytes() for name in BLOCKS}, **versions)


def page(parts: Parts) -> str:
    """The whole document."""
    html, style, words = _text("page.html"), _text("page.css"), _words()
    script = "\n".join(['"use strict";', *(_text(name) for name in SCRIPTS)])
    known = _short_hash([html, style, script, words, POLICY], parts.blocks)
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    marks = {
        "policy": POLICY.format(digest=digest),
        "style": style,
        "built": f"csxl {csxl.__version__} · Python {parts.python} · Pyodide {parts.pyodide} · {known}",
        "words": words,
        "blocks": "\n".join(_block(name, data) for name, data in parts.blocks.items()),
        "script": script,
    }
    for mark, text in marks.items():
        before, found, after = html.partition(f"{{{{{mark}}}}}")
        if not found:
            raise SystemExit(f"web/page.html does not say {{{{{mark}}}}} anywhere.")
        html = before + text + after
    return html


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
    words = {language.tag: asdict(language.on_page) for language in LANGUAGES}
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _block(name: str, data: bytes) -> str:
    return (
        f'<script type="application/octet-stream" id="block-{name}">{base64.b64encode(data).decode("ascii")}</script>'
    )
