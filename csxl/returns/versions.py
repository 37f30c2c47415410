"""Several returns of one agency weighed: which are versions of one return, and which are rivals."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model import layout
from csxl.model.answers import REPLACED, PromiseTold, Remark, Return
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.returns.later_texts import shown
from csxl.returns.same_version import is_version_of, wording_of
from csxl.returns.saved_order import moment, saved_later
from csxl.returns.succession import Chain, succeed
from csxl.text.folding import fold
from csxl.text.records import dataclass

MOST_BETWEEN = 50  # returns of one agency that are looked at for a later version of one, by time


@dataclass(frozen=True)
class Versions:
    """One agency's returns weighed: all `returns` as given, each with whether it counts; the `chains` of those that do,
    which are rivals if there are several; and what is said about versions."""

    returns: tuple[Return, ...]
    chains: tuple[Chain, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def counting(self) -> tuple[Return, ...]:
        """The last version of each chain."""
        return tuple(chain.versions[-1] for chain in self.chains)

    @property
    def overall(self) -> tuple[tuple[str, Remark], ...]:
        """What counts of what is said of the whole, each with the file that says it."""
        said = (
            (chain.file_of(remark.label), remark)
            for label in layout.OVERALL_LABELS
            for chain in self.chains
            for remark in chain.effective.overall
            if remark.label == label
        )
        return tuple({(remark.label, fold(remark.text)): (file, remark) for file, remark in said}.values())

    @property
    def promises(self) -> tuple[PromiseTold, ...]:
        """What counts of what is said of promises; rivals may say different things of one."""
        return tuple(told for chain in self.chains for told in chain.effective.promises)

    @property
    def copies(self) -> Mapping[str, str]:
        """The files that hold the same answers as another that counts, each with that other: a mail and what was saved
        out of it, say, which need not be the same bytes."""
        if len(self.counting) < 2:
            return {}
        first: dict[object, Return] = {}
        same = {one.file: first.setdefault(content_of(one), one).file for one in self.counting}
        return {file: other for file, other in same.items() if file != other}

    @property
    def replaced(self) -> frozenset[str]:
        """The files in whose place a later version counts."""
        return frozenset(returned.file for returned in self.returns if returned.counts == REPLACED)


def weigh_versions(returns: Sequence[Return]) -> Versions:
    """One agency's returns weighed; which counts does not depend on the order in which they are given."""
    order = sorted(range(len(returns)), key=lambda place: _by_time(returns[place]))
    later = _replacing(returns, order)
    now = tuple(
        replace(returned, counts=REPLACED, replaced_by=returns[later[place]].file) if place in later else returned
        for place, returned in enumerate(returns)
    )
    said = [
        IdentityCode.REPLACED.about(one.file, other=shown(one.replaced_by, one.file))
        for one in now
        if one.counts == REPLACED
    ]
    before: dict[int, list[int]] = {}
    chains: dict[int, Chain] = {}
    for place in order:  # so that a version comes after all those whose place it takes
        if place in later:
            before.setdefault(later[place], []).append(place)
        chains[place], more = succeed(now[place], [chains.pop(one) for one in before.get(place, ())])
        said += more
    return Versions(now, tuple(chains[place] for place in sorted(chains)), tuple(said))


def quieted(diagnostics: Iterable[Diagnostic], files: Collection[str]) -> Iterator[Diagnostic]:
    """The diagnostics, with those of files that do not count only for information: nobody has to do anything there."""
    for one in diagnostics:
        yield replace(one, severity=Severity.NOTE) if one.file in files else one


def said_once(diagnostics: Collection[Diagnostic], copies: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The diagnostics, with what is said of a return and of its copy too said of the copy for information."""
    known = {one for one in diagnostics if one.file in set(copies.values())}
    for one in diagnostics:
        again = one.file in copies and replace(one, file=copies[one.file]) in known
        yield replace(one, severity=Severity.NOTE) if again else one


def content_of(returned: Return) -> object:
    """What a return says, by which a copy of it is known."""
    return (
        returned.answers,
        returned.overall,
        returned.promises,
        returned.left_out,
        returned.missing,
        returned.partly_unread,
    )


def _by_time(returned: Return) -> tuple[float, str, str]:
    """What returns are sorted by: those saved first come first, before them those of which it is not known."""
    saved = moment(returned.saved)
    return saved.timestamp() if saved else 0.0, returned.sha256, returned.file


def _replacing(returns: Sequence[Return], order: Sequence[int]) -> dict[int, int]:
    """By place, which return takes a return's place: of its later versions the one saved first."""
    found = {}
    wordings = [wording_of(returned) for returned in returns] if len(returns) > 1 else []
    for number, place in enumerate(order):
        for later in order[number + 1 : number + 1 + MOST_BETWEEN]:
            one, before = returns[later], returns[place]
            # Another name on it than before may be another agency's, which filled in a copy.
            apart = not saved_later(one, before) or one.shown_as != before.shown_as
            if not apart and is_version_of(wordings[later], wordings[place]):
                found[place] = later
                break
    return found
