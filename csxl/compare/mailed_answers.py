"""Letters of mails without a workbook: whose each is, where that is known for sure, and what they leave to settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.compare.choices import WORDS, KnownAgencies
from csxl.diagnostics.of_file import FileCode
from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison, View
from csxl.model.decisions import DOES_IT_COUNT, NO_ENTRY, WHOSE, DecisionKind, Decisions
from csxl.model.diagnostic import Diagnostic
from csxl.model.mailed import MailedLetter, PlacedLetter, Sender
from csxl.model.review import Expected
from csxl.returns.lookup import Lookup, lookup_for
from csxl.text.addresses import address_of
from csxl.text.folding import fold
from csxl.text.same_agency import folded_name
from csxl.text.wording import quote

QUOTED = 300  # characters of what a letter says


def placed_letters(
    letters: Sequence[MailedLetter], agencies: Sequence[Expected], known: KnownAgencies, decisions: Decisions
) -> tuple[PlacedLetter, ...]:
    """The letters, each once, with the place of the agency that wrote it: as was decided, else by its sender."""
    placed = []
    for letter in {letter.key: letter for letter in reversed(letters)}.values():
        typed = decisions.value(DecisionKind.FILE, letter.key, WHOSE)
        decided = known.called(typed) if typed.strip() else None
        place = agencies.index(decided) if decided in agencies else None
        counts = WORDS.get(fold(decisions.value(DecisionKind.FILE, letter.key, DOES_IT_COUNT)), True)
        placed.append(PlacedLetter(letter, _wrote(letter.sender, agencies) if place is None else place, counts))
    return tuple(reversed(placed))


def _wrote(sender: Sender, agencies: Sequence[Expected]) -> int | None:
    """The place of the one agency of which a sender's address or, failing that, name is known; never a guess: not where
    two have it, nor where a name comes with an address like another agency's."""
    address = fold(address_of(sender.address))
    domain = address.rpartition("@")[2]
    known = [{fold(one) for one in agency.addresses} for agency in agencies]
    by_address = [place for place, addresses in enumerate(known) if address and address in addresses]
    if by_address:
        return by_address[0] if len(by_address) == 1 else None
    name = folded_name(sender.name)
    named = [
        place
        for place, agency in enumerate(agencies)
        if name and name in {folded_name(one) for one in (agency.name, *agency.people) if one}
    ]
    if len(named) != 1:
        return None
    domains = [{one.rpartition("@")[2] for one in addresses} for addresses in known]
    others = any(domain in of for place, of in enumerate(domains) if place != named[0])
    return None if others and domain not in domains[named[0]] else named[0]


def with_letters(
    comparison: Comparison, every: Sequence[MailedLetter], letters: Sequence[PlacedLetter]
) -> tuple[Diagnostic, ...]:
    """The diagnostics of a comparison with a question for each criterion that a letter answers, in place of what was
    said of its mail as a whole; of `every` mail with the same letter, once."""
    placed = {one.letter.key: one for one in letters if one.letter.told}
    told = {letter.file: placed[letter.key] for letter in every if letter.key in placed}
    instead, found = FileCode.ANSWERS_IN_LETTER.code, list[Diagnostic]()
    for said in comparison.diagnostics:
        letter = told.get(said.file) if said.code == instead else None
        if letter is None:
            found.append(said)
        elif letter.letter.file == said.file:
            found += _said(letter, comparison)
    return tuple(found)


def _said(placed: PlacedLetter, comparison: Comparison) -> Iterator[Diagnostic]:
    """What is said of one letter that gives answers."""
    letter = placed.letter
    typed = comparison.decisions.of(DecisionKind.FILE, letter.key)
    whose = typed.get(WHOSE, NO_ENTRY)
    words = quote(letter.text, QUOTED)
    if not placed.counts:
        yield FileCode.LETTER_TAKEN_OUT.about(letter.file, words=words)
    elif placed.place is None:
        if whose.value.strip():
            text = quote(whose.value)
            yield IdentityCode.WHOSE_UNKNOWN.about(letter.file, whose.sheet, whose.cell, text=text)
        yield FileCode.LETTER_OF_NOBODY.about(letter.file, words=words)
    else:
        views = {finding.criterion.ref: finding.views[placed.place] for finding in comparison.findings}
        for ref, said in letter.told:
            same = _is_said(views[ref], said, lookup_for(comparison.rubric))
            code = FileCode.ANSWER_AGREES if same else FileCode.ANSWER_IN_LETTER
            yield code.about(letter.file, ref=ref, words=quote(said, QUOTED))


def _is_said(view: View, said: str, lookup: Lookup) -> bool:
    """Whether a letter's words give the answer that the return gives, and no other; what was settled is asked still."""
    meant = {lookup.words[word] for word in lookup.mentioned.findall(fold(said))}
    return meant == {view.word} and not view.settled


def read_letters(reading: Reading) -> frozenset[str]:
    """The mails whose letters were read as far as can be: none but those that seem to hold answers to no criterion."""
    unclear = {one.file for one in reading.diagnostics if one.code == FileCode.ANSWERS_IN_LETTER.code}
    return frozenset(letter.file for letter in reading.letters if letter.told or letter.file not in unclear)
