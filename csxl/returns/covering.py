"""The letter that came with a workbook: kept in its own words, which never change an answer, and pointed out where it
names one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csxl.diagnostics.of_added import AddedCode
from csxl.diagnostics.of_file import FileCode
from csxl.model.answers import Kept
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.model.rubric import Rubric
from csxl.returns.asked_again import without_questions
from csxl.returns.lookup import Lookup, once_a_rubric
from csxl.text.folding import fold
from csxl.text.wording import listed_refs, quote
from csxl.unwrap.came_along import LetterAlone

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
    """How a letter may name a rubric's refs and the words of its scale."""

    def __init__(self, rubric: Rubric) -> None:
        runs = {ref: _RUN.findall(fold(ref)) for ref in rubric.criteria}
        self.refs = {"".join(run): ref for ref, run in runs.items()}
        forms = (r"\s?[-_./]?\s?".join(map(re.escape, run)) for run in runs.values())
        self.ref = re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})(?![\w-])")
        words = {fold(word) for rating in rubric.scale for word in (rating.word, *rating.synonyms)}
        longer = sorted((word for word in words if len(word) > 1 and not word.isdigit()), key=len, reverse=True)
        self.word = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longer))})(?!\w)")

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


def about_letter_alone(alone: LetterAlone, lookup: Lookup) -> Diagnostic:
    """What is said of a mail without a workbook: that its letter seems to hold answers, or what was said already."""
    letter = without_questions(alone.letter)
    named, folded = _named_for(lookup.rubric), fold(letter)
    rated = named.word.findall(folded)
    rows = (line for line in letter.split("\n") if len(line.split()) <= FEW and _DIVIDED.search(line))
    if len(rated) > 1 or (rated and (named.ref.search(folded) or any(named.word.search(fold(line)) for line in rows))):
        return FileCode.ANSWERS_IN_LETTER.about(alone.file, words=quote(alone.letter, QUOTED))
    return alone
