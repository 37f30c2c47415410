"""The letter that came with a workbook: kept in its own words, which never change an answer, and pointed out where it
names one; and the letter of a mail without one, with its words about each criterion that it seems to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csxl.diagnostics.of_added import AddedCode
from csxl.diagnostics.of_file import FileCode
from csxl.model.answers import Kept
from csxl.model.diagnostic import Diagnostic
from csxl.model.mailed import MailedLetter
from csxl.model.member import Member
from csxl.model.rubric import Rubric
from csxl.returns.asked_again import without_questions
from csxl.returns.lookup import Lookup, lookup_for, once_a_rubric
from csxl.text.digests import digest
from csxl.text.folding import fold
from csxl.text.wording import listed_refs, quote
from csxl.unwrap.came_along import LetterAlone
from csxl.unwrap.closings import CLOSING

QUOTED = 300  # characters of a letter
FEW = 8  # words in a line that may be a row of answers
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,80}@[^\s@]{1,80}")
_GREETING = re.compile(
    r"\s*(dear|hi|hello|hiya|good (morning|afternoon)|morning|afternoon|annwyl|helo|hai|s'?mae|(bore|prynhawn) da)"
    r"(\s+\w[\w'’-]*){1,4}\s*[,!.]?\s*",
    re.I,
)
_RUN = re.compile(r"[^\W_]+")
_DIVIDED = re.compile(r"[\t:=]|\s-\s")


class _Named:
    """How a letter may name a rubric's refs and the words of its scale, in any language that it is told in."""

    def __init__(self, rubric: Rubric) -> None:
        tellings = lookup_for(rubric).tellings
        criteria = rubric.criteria.items()
        runs = {ref: _RUN.findall(fold(ref)) for ref, _ in criteria}
        self.refs = {"".join(run): ref for ref, run in runs.items()}
        forms = (r"\s?[-_./]?\s?".join(map(re.escape, run)) for run in runs.values())
        self.ref = re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})(?![\w-])")
        words = {fold(word) for told in tellings for rating in told.scale for word in (rating.word, *rating.synonyms)}
        longest = sorted((word for word in words if len(word) > 1 and not word.isdigit()), key=len, reverse=True)
        self.word = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
        names = [
            (_RUN.findall(fold(f"{one.domain} {between} {one.stage.name}")), ref)
            for told in reversed(tellings)
            for ref, one in told.criteria.items()
            for between in ([one.level.name, ""] if one.level.only else [one.level.name])
        ]
        self.by_name = {"".join(run): ref for run, ref in names}
        longer = sorted((run for run, _ in names), key=lambda run: len("".join(run)), reverse=True)
        in_words = "|".join(r"\W{1,4}".join(map(re.escape, run)) for run in longer)
        self.name = re.compile(rf"(?<!\w)(?:{in_words})(?!\w)")

    def told_in(self, folded: str) -> list[str]:
        """The refs of the criteria that a folded text names, by their refs or in their own words, each once."""
        found = ("".join(_RUN.findall(named)) for named in self.name.findall(folded))
        return list(dict.fromkeys((*self.refs_in(folded), *(self.by_name[form] for form in found))))

    def refs_in(self, folded: str) -> list[str]:
        """The refs that a folded text names."""
        found = ("".join(_RUN.findall(named)) for named in self.ref.findall(folded))
        return [self.refs[form] for form in found if form in self.refs]


_named_for = once_a_rubric(_Named)


def letter_of(member: Member, lookup: Lookup) -> tuple[tuple[Kept, ...], tuple[Diagnostic, ...]]:
    """The letter that came with a workbook, and a diagnostic where it names a criterion or a rating."""
    if not member.letter:
        return (), ()
    return (Kept("", "", member.letter),), tuple(_pointed_out(member.file, member.letter, lookup))


def _pointed_out(file: str, letter: str, lookup: Lookup) -> Iterator[Diagnostic]:
    named = _named_for(lookup.rubric)
    refs: list[str] = []
    told: list[str] = []
    for sentence in _SENTENCE.split(without_questions(letter)):
        folded = fold(_ADDRESS.sub(" ", sentence))
        here = named.refs_in(folded)
        refs += here
        if here or (named.word.search(folded) and not _GREETING.fullmatch(sentence)):
            told.append(sentence)
    if told:
        words, once = quote(" … ".join(told), QUOTED), tuple(dict.fromkeys(refs))
        code = AddedCode.NAMED_IN_LETTER if once else AddedCode.RATING_IN_LETTER
        yield code.about(file, ref=once[0] if len(once) == 1 else "", refs=listed_refs(once), words=words)


def about_letter_alone(alone: LetterAlone, lookup: Lookup) -> tuple[Diagnostic, MailedLetter | None]:
    """What is said of a mail without a workbook: that its letter seems to hold answers, or what was said already; and
    the letter, unless a program wrote it."""
    letter = without_questions(alone.letter)
    answers = _answers(letter, lookup)
    said = FileCode.ANSWERS_IN_LETTER.about(alone.file, words=quote(alone.letter, QUOTED)) if answers else alone
    if alone.sender is None or not alone.letter.strip():
        return said, None
    told = _told(letter, lookup) if answers else ()
    return said, MailedLetter(alone.file, alone.letter, f"letter {digest(alone.letter)}", alone.sender, told)


def _answers(letter: str, lookup: Lookup) -> bool:
    """Whether a letter seems to hold answers: a ref and a rating's word, several such words, or lines of a table."""
    named, folded = _named_for(lookup.rubric), fold(letter)
    rated = named.word.findall(folded)
    short = [line for line in letter.split("\n") if len(line.split()) <= FEW]
    if len(rated) > 1 or (rated and named.ref.search(folded)):
        return True
    if rated and any(named.word.search(fold(line)) for line in short if _DIVIDED.search(line)):
        return True
    return any(_is_row(fold(line), named, lookup) for line in short)


def _is_row(line: str, named: _Named, lookup: Lookup) -> bool:
    """Whether a folded line is a ref and an answer, as "t1-r: a"."""
    found = named.ref.match(line)
    return found is not None and line[found.end() :].strip(" \t:=-.,") in lookup.words


def _told(letter: str, lookup: Lookup) -> tuple[tuple[str, str], ...]:
    """(ref, the letter's words about it) for each ref, in the order in which they are named first. A sentence that
    names one is about it, and so is what follows, up to the next that does or, once an answer was named, the end of a
    paragraph."""
    named = _named_for(lookup.rubric)
    told: dict[str, list[str]] = {}
    refs: list[str] = []
    for paragraph in re.split(r"\n\s*\n", letter):
        for piece in _SENTENCE.split(paragraph):
            if not piece.strip() or CLOSING.fullmatch(piece[:QUOTED]):
                continue
            refs = named.told_in(fold(_ADDRESS.sub(" ", piece))) or refs
            for ref in refs:
                told.setdefault(ref, []).append(piece.strip())
        if any(lookup.mentioned.search(fold(" ".join(told[ref]))) for ref in refs):
            refs = []
    return tuple((ref, " ".join(words)) for ref, words in told.items())
