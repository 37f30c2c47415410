"""What was decided about files: whose each is and which counts, typed on the sheet Returns or said with a command."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from csxl.compare.file_names import named, nearest
from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Return
from csxl.model.decisions import (
    COUNTS,
    DOES_IT_COUNT,
    DOES_NOT_COUNT,
    NO_ENTRY,
    WHOSE,
    DecisionKind,
    Decisions,
    Key,
    TypedText,
)
from csxl.model.diagnostic import Diagnostic
from csxl.model.mailed import MailedLetter
from csxl.model.review import Expected
from csxl.model.summary_names import RETURNS
from csxl.returns.attribution import attribute
from csxl.text.days import day_in_words
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.text.same_agency import folded_name
from csxl.text.wording import listed, quote

WITH_THE_RETURNS = "chosen as the returns were read"  # ends `seen` of an entry that was not typed on the sheet
FORMERLY = ("by --prefer", "by --whose")  # what stood in its place
NOT_CHOSEN, NOT_SAID = "none was chosen to count", "it was not decided whose it is"
WORDS = {COUNTS: True, DOES_NOT_COUNT: False}


@dataclass(frozen=True)
class CommandChoices:
    """What a command says of files: which to `prefer`, `whose` each is (by code or name), and on which day it does."""

    prefer: Sequence[str] = ()
    whose: Sequence[tuple[str, str]] = ()
    day: datetime.date | None = None

    def entry(self, value: str) -> TypedText:
        """The entry on the sheet Returns that says the same."""
        day = f"first seen {day_in_words(self.day)}, " if self.day else ""
        return TypedText(value, f"{day}{WITH_THE_RETURNS}")


@dataclass(frozen=True)
class Chosen:
    """Decisions with a command's choices among them, what is to be said of those that came to something else, and the
    names that no file has."""

    decisions: Decisions
    said: tuple[Diagnostic, ...] = ()
    unfound: tuple[str, ...] = ()


class KnownAgencies:
    """The agencies that were asked and those that returned, to be found by what somebody calls them."""

    def __init__(self, returns: Sequence[Return], expected: Sequence[Expected]) -> None:
        self._codes: dict[str, Expected] = {}
        self._names: dict[str, list[Expected]] = {}
        for agency in dict.fromkeys((*expected, *attribute(returns, expected))):
            if agency.code:
                self._codes.setdefault(fold(agency.code), agency)
            self._names.setdefault(folded_name(agency.name), []).append(agency)

    def called(self, text: str, returned: Return | None = None) -> Expected | None:
        """The one agency that a text names by its code or, failing that, its name: a known one, or what a return itself
        shows."""
        if not text.strip():
            return None
        own = returned.shown if returned else ()
        names, codes = ([one.text for one in own if one.is_code is code] for code in (False, True))
        shown = [Expected((names or codes)[0], (codes or [""])[0])] if own else []
        if agency := self._codes.get(fold(text)):
            return agency
        if by_code := [agency for agency in shown if agency.code and fold(agency.code) == fold(text)]:
            return by_code[0]
        others = [agency for agency in shown if folded_name(agency.name) == folded_name(text)]
        by_name = [*self._names.get(folded_name(text), ()), *others]
        return by_name[0] if by_name and len({fold(agency.code) for agency in by_name if agency.code}) < 2 else None


def chosen(
    decisions: Decisions,
    returns: Sequence[Return],
    expected: Sequence[Expected],
    command: CommandChoices,
    letters: Sequence[MailedLetter] = (),
) -> Chosen:
    """The decisions with what a command says of files, for those of which nothing is typed on the sheet Returns. Of the
    letters of mails without a workbook, those that give answers can be somebody's."""
    mails = [Return(one.file, "", "", "", "", "", (), (), one.key) for one in letters if one.told]
    whose = _with_whose(decisions, (*returns, *mails), KnownAgencies(returns, expected), command)
    theirs, _ = decided(returns, whose.decisions, expected)
    prefer = _with_preferred(whose.decisions, theirs, expected, command)
    return Chosen(prefer.decisions, (*whose.said, *prefer.said), (*whose.unfound, *prefer.unfound))


def counts(decisions: Decisions, returned: Return) -> bool | None:
    """Whether it was decided that a return counts or does not; None if nothing was."""
    return WORDS.get(fold(_entry(decisions, returned, DOES_IT_COUNT).value))


def decided(
    returns: Sequence[Return], decisions: Decisions, expected: Sequence[Expected]
) -> tuple[tuple[Return, ...], tuple[Diagnostic, ...]]:
    """The returns, each from the agency that it was decided to be from, and what is to be said of these decisions."""
    if not decisions.entries:
        return tuple(returns), ()
    theirs, said, known = [], [], KnownAgencies(returns, expected)
    for returned in returns:
        whose, count = (_entry(decisions, returned, heading) for heading in (WHOSE, DOES_IT_COUNT))
        agency = known.called(whose.value, returned)
        if agency:
            said.append(IdentityCode.WHOSE_DECIDED.about(returned.file, agency=agency.name))
        elif whose.value.strip():
            text = quote(whose.value)
            said.append(IdentityCode.WHOSE_UNKNOWN.about(returned.file, whose.sheet, whose.cell, text=text))
        if count.value.strip() and fold(count.value) not in WORDS:
            about = {"text": quote(count.value), "counts": COUNTS, "out": DOES_NOT_COUNT}
            said.append(IdentityCode.COUNTS_UNKNOWN.about(returned.file, count.sheet, count.cell, **about))
        theirs.append(replace(returned, agency=agency.name, agency_code=agency.code, shown=()) if agency else returned)
    return tuple(theirs), tuple(said)


def _with_whose(
    decisions: Decisions, returns: Sequence[Return], known: KnownAgencies, command: CommandChoices
) -> Chosen:
    said: list[Diagnostic] = []
    unfound = tuple(name for name, _ in command.whose if not named(returns, name))
    entries = dict(decisions.entries)
    for name, text in command.whose:
        found = named(returns, name)
        if not found:
            said.append(_unfound(name, returns, NOT_SAID))
        elif len({_key(one, WHOSE) for one in found}) > 1:
            files = listed([one.file for one in found])
            said.append(IdentityCode.WHOSE_SEVERAL.about(name, name=quote(name), files=files, text=quote(text)))
        elif (agency := known.called(text, found[0])) is None:
            said.append(IdentityCode.WHOSE_UNKNOWN.about(found[0].file, text=quote(text)))
        else:
            key, stands = _key(found[0], WHOSE), _entry(decisions, found[0], WHOSE)
            same = known.called(stands.value, found[0]) == agency
            if _typed(stands) and not same:
                said.append(_stands(found[0], f"that it is from {quote(agency.name)}", stands.value, stands))
            elif not same:
                entries[key] = command.entry(agency.code or agency.name)
    return Chosen(replace(decisions, entries=entries), tuple(said), unfound)


def _with_preferred(
    decisions: Decisions, returns: Sequence[Return], expected: Sequence[Expected], command: CommandChoices
) -> Chosen:
    found = {name: named(returns, name) for name in command.prefer}
    unfound = tuple(name for name, files in found.items() if not files)
    said = [_unfound(name, returns, NOT_CHOSEN) for name in unfound]
    preferred = {_key(one, DOES_IT_COUNT) for files in found.values() for one in files}
    entries = dict(decisions.entries)
    for group in attribute(returns, expected).values() if preferred else ():
        mine = [one for one in group if _key(one, DOES_IT_COUNT) in preferred]
        # A choice between the same files that an earlier command made gives way; one that was typed stands.
        against = {
            one: entry
            for one in group
            if (entry := _entry(decisions, one, DOES_IT_COUNT)).value.strip()
            and counts(decisions, one) is (one not in mine)
        }
        if not mine:
            continue
        if typed := next(((one, entry) for one, entry in against.items() if _typed(entry)), None):
            one, entry = typed
            said.append(_stands(mine[0], "that it counts", f"{one.file}: {entry.value}", entry))
            continue
        for one in against:
            del entries[_key(one, DOES_IT_COUNT)]
        for one in mine:
            entries.setdefault(_key(one, DOES_IT_COUNT), command.entry(COUNTS))
    return Chosen(replace(decisions, entries=entries), tuple(said), unfound)


def _entry(decisions: Decisions, returned: Return, heading: str) -> TypedText:
    return decisions.entries.get(_key(returned, heading), NO_ENTRY)


def _key(returned: Return, heading: str) -> Key:
    return Key(DecisionKind.FILE, returned.sha256 or returned.file, heading)


def _typed(entry: TypedText) -> bool:
    """Whether a person typed an entry; one that a command made says so."""
    return bool(entry.value.strip()) and not entry.seen.endswith((WITH_THE_RETURNS, *FORMERLY))


def _stands(returned: Return, asked: str, typed: str, entry: TypedText) -> Diagnostic:
    return IdentityCode.CHOICE_STANDS.about(
        returned.file, entry.sheet or RETURNS, entry.cell, asked=asked, typed=quote(typed)
    )


def _unfound(name: str, returns: Sequence[Return], undecided: str) -> Diagnostic:
    close = [quote(one) for one in nearest(returns, name)]
    said = f" The nearest {'names are' if len(close) > 1 else 'name is'} {listed(close)}." if close else ""
    return IdentityCode.PREFERRED_NOT_FOUND.about(name, undecided=undecided, nearest=said)
