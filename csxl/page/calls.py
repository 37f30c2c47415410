"""What the page asks of the engine: each call by its name, with plain values and bytes, and the answer likewise."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from typing import Any

from csxl.diagnostics.printed import line
from csxl.model.progress import Progress
from csxl.model.refusal import Refusal
from csxl.page.desk import Desk, Reply

Call = Callable[[Desk, Mapping[str, Any], bytes, Progress], Reply]

CALLS: Mapping[str, Call] = {
    "take": lambda desk, given, data, progress: desk.take(str(given["path"]), data, progress),
    "recall": lambda desk, given, data, _: desk.recall(data),
    "forget": lambda desk, given, data, _: desk.forget(str(given["key"])),
    "unread": lambda desk, given, data, _: desk.unread(str(given["path"]), str(given["why"])),
    "settle": lambda desk, given, data, _: desk.settle(given["settings"]),
    "state": lambda desk, given, data, _: desk.state(),
    "make": lambda desk, given, data, progress: desk.make(progress),
    "letters": lambda desk, given, data, _: desk.letters(str(given["kind"])),
    "attachment": lambda desk, given, data, _: desk.attachment(str(given["code"]), str(given.get("name", ""))),
    "summary": lambda desk, given, data, _: desk.summary(),
    "status": lambda desk, given, data, _: desk.status(),
    "example": lambda desk, given, data, _: desk.example(),
    "blank": lambda desk, given, data, _: desk.blank(),
    "rubric": lambda desk, given, data, _: desk.rubric(bool(given.get("empty")), str(given.get("language", ""))),
    "digest": lambda desk, given, data, _: desk.digest(data),
}
_desk = Desk(datetime.date.today())


def answer(call: str, given: str, data: bytes | None, progress: Progress) -> tuple[str, list[bytes]]:
    """The answer to one call, as JSON, and its files. Raises Refusal where a person must do something first; its text
    says what, with a line for each fault."""
    global _desk  # noqa: PLW0603  # a page has one desk
    arguments: Mapping[str, Any] = json.loads(given)
    if call == "begin":
        _desk = Desk(datetime.date.fromisoformat(arguments["day"]))
        return "{}", []
    found = CALLS[call](_desk, arguments, data or b"", progress)
    return json.dumps(found.result, ensure_ascii=False), list(found.files)


def in_words(refusal: Refusal) -> str:
    """A refusal as text: its sentence, then a line for each fault or diagnostic."""
    return "\n".join([refusal.sentence, *refusal.faults, *map(line, refusal.diagnostics)])
