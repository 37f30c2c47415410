"""What a later version of a return says of promises, and what of it was said in earlier ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model import layout
from csxl.model.answers import PromiseTold, Return
from csxl.model.diagnostic import Diagnostic
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.text.wording import listed_refs, quote

HEADING = f"“{layout.HOW_FAR}”"


@dataclass(frozen=True)
class PromisesThatCount:
    """What counts of promises. `kept` are those that the later version leaves blank, by the earlier file that says how
    far they are, and `changed` those of which it says something else."""

    promises: tuple[PromiseTold, ...] = ()
    kept: Mapping[str, Sequence[PromiseTold]] = field(default_factory=dict)
    changed: tuple[PromiseTold, ...] = ()


def promises_that_count(later: Return, earlier: Sequence[tuple[str, Return]]) -> PromisesThatCount:
    """What the later version says and, where that is blank, what the last of the earlier ones said that says anything;
    nothing where it cannot be read. Each of the earlier ones comes with the name of its file."""
    refs = {answer.ref for answer in later.answers}
    own = {_key(one, refs): one for one in later.promises}
    unread = {(one.sheet, one.cell) for one in later.kept}
    counting, kept, changed = dict(own), dict[str, list[PromiseTold]](), dict[tuple[str, str], PromiseTold]()
    for file, before in reversed(earlier):
        for told in before.promises:
            key = _key(told, refs)
            mine = own.get(key, PromiseTold(told.ref, told.action, ""))
            if not told.progress or (mine.sheet, mine.cell) in unread:
                continue
            if mine.progress:
                changed |= {key: mine} if mine.progress != told.progress else {}
            elif key not in counting or not counting[key].progress:
                counting[key] = replace(told, sheet=mine.sheet, cell=mine.cell)
                kept.setdefault(file, []).append(counting[key])
    return PromisesThatCount(tuple(counting.values()), kept, tuple(changed.values()))


def said_of_later(later: Return, found: PromisesThatCount) -> Iterator[Diagnostic]:
    """A warning for each that was kept from an earlier file, and a note of those that changed."""
    for file, kept in found.kept.items():
        for one in kept:
            headings = f"{HEADING} ({quote(one.progress)})"
            yield IdentityCode.ANSWER_KEPT.about(
                later.file, one.sheet, one.cell, one.ref, headings=headings, there=file
            )
    if found.changed:
        refs = listed_refs([one.ref for one in found.changed])
        yield IdentityCode.TEXTS_CHANGED.about(later.file, refs=refs)


def _key(told: PromiseTold, refs: Collection[str]) -> tuple[str, str]:
    """Which promise it is: a criterion has one cell for all of its own, and elsewhere each has a cell of its own."""
    return told.ref, "" if told.ref in refs else fold(told.action)
