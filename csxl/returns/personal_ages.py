"""A name with an age, in a text: each age that is a person's is found first, then whether a first name stands at it."""

from __future__ import annotations

import re

from csxl.returns.first_names import ALSO_WORDS, FIRST_NAMES
from csxl.returns.personal_words import KIN

_OTHERS = r"(?:over|under|older|above|younger|\d)"
_NOT_A_RANGE = rf"(?!\d|\s*(?:[-/+&%]|to \d|(?:or|and) {_OTHERS}|upwards|years? (?:of|in|with) (?!age)))"
ANY_NAME = FIRST_NAMES | ALSO_WORDS
_CAPITALISED = r"[A-ZÀ-Ý][^\W\d_]+"
_HINT = r"(?i)\b(?:aged?|old|oed|y/?o|yrs?|his|her|their|my|whose)\b|\dyo"
_OLD = r"\s*-?\s*(?:years?|yrs?|months?|mths?|weeks?)[\s-]*old(?!s)\b"
_SHORT = r"\s?(?:y/?o|yo|yrs?)\b(?! (?:of|in|experience|service|old|as|with))"
_OED = r"(?: (?:mlwydd|blwydd|mis|mlynedd))? oed\b(?! (?:neu|ac) )"
_SENTENCE_ENDS = (
    r"(?=\s*[.,;)](?!\d)|\s*$|\s+and\s+(?!a half|\d)|\s+(?:when|but|s?he|they)\b|\s+at the time"
    r"|\s+in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
)
_BRACKET_ENDS, _GOES_ON = r"(?=\)|,\s*[^\W\d_]|\s*[mf]\))", r"(?=, [^\W\d_]|\s\()"
_BIRTHDAY = r"(?:st|nd|rd|th) birthday"
_AGE = (
    rf"(?i)\b(?:aged?|age of)\b\s*:?\s*(?P<aged>\d{{1,2}}){_NOT_A_RANGE}"
    rf"|(?<![\d.])(?:(?P<old>\d{{1,2}}){_OLD}|(?P<short>\d{{1,2}}){_SHORT}|(?P<oed>\d{{1,2}}){_OED})"
    r"|\b(?:is|was|turn(?:s|ed)|be|just|now|yn)\s+(?:now |only |just |nearly |almost )?"
    rf"(?P<is>\d{{1,2}}){_SENTENCE_ENDS}"
    rf"|\((?P<bracketed>\d{{1,2}}){_BRACKET_ENDS}"
    rf"|(?<=[^\W\d_]), (?P<between>\d{{1,2}}){_GOES_ON}"
    rf"|'s (?P<birthday>\d{{1,2}}){_BIRTHDAY}"
)
_LED_TO = (
    r"(?<=\b(?:is|be|yn)\s\d)|(?<=\b(?:age|was|now)\s\d)|(?<=\b(?:aged|just|only)\s\d)|(?<=\bturns\s\d)"
    r"|(?<=\b(?:age of|turned|nearly|almost)\s\d)|(?<=\s\s\d)|(?<=\D:\d)|(?<=:\s\d)"
)
# The same from the first digit of an age on, loosely.
AGE_AT_A_FIGURE = (
    rf"(?:{_LED_TO})\d?+(?!\d)|(?<=\(\d)\d?{_BRACKET_ENDS}|(?<=\S, \d)\d?{_GOES_ON}"
    rf"|\d?+(?=[\s-]*+[ymwob]|st|nd|rd|th)(?:{_OLD}|{_SHORT}|{_OED}|{_BIRTHDAY})"
)
CHILD = range(20)  # the ages that a bare number beside a name may be; more is a count
_YOUNGSTER = r"(?:boy|girl|male|female|pupil|student|child|man|woman|twin|baby|merch|bachgen)"
_FILLER = rf"(?:[\s,(:-]|\b(?:who|sydd|is|was|now|bellach|an?|{_YOUNGSTER})\b)+$"
_BEFORE = r"(?:[^\W\d_][\w'-]*\.?,? ){0,3}[^\W\d_][\w'-]*\.?$"
_BETWEEN = rf"(?:(?:{_YOUNGSTER}|called|named|o'r enw),? ){{0,3}}"
_BEHIND = rf"(?i)[\s),-]*(?:{KIN},? )?{_BETWEEN}(?P<name>[^\W\d_][\w'-]*)"
_CALLED = r"[^.;\n]{0,40}\b(?:called|named|o'r enw) (?P<name>[A-Z][^\W\d_]+)"
_NAMED = r"(?P<name>[A-Z][^\W\d_]{2,})(?: [A-Z][\w'-]+)?[\s,(-]*$"
_OF_KIN = rf"\b(?i:(?:his|her|their|my|whose|younger|older|elder|twin|baby|ei) (?:\w+ )?{KIN}),? {_NAMED}"
_YOUNG = rf"\b(?i:girl|boy|lad|teenager|pupil|student|victim),? {_NAMED}"
_NO_SURNAMES = """
house centre center school academy college road street avenue hospital hall park team service services project trust
foundation unit ward court church primary secondary nursery law rule review report way close lane club group council
year key stage child children young people person voice panel
"""
_NOT_OF_ONE = frozenset(_NO_SURNAMES.split())
_TITLE_WORDS = """
st saint queen king prince princess operation project lady lord sir storm mr mrs ms miss dr pc dc ds di dci sgt dsgt
cllr councillor judge professor prof rev revd sister supt insp inspector constable sergeant the op
"""
_TITLES = frozenset(_TITLE_WORDS.split())
NEAR = 70  # characters
LOWER = 5  # letters of a name without a capital: "dan" is a word of Welsh


def tells_name_and_age(text: str) -> bool:
    """Whether a text names a person with an age."""
    words = re.findall(_CAPITALISED, text)
    if not any(word.casefold() in ANY_NAME for word in words) and not re.search(_HINT, text):
        return False
    return any(_is_named(text, found) for found in re.finditer(_AGE, text))


def _is_named(text: str, age: re.Match[str]) -> bool:
    kind = age.lastgroup or ""
    bare = kind in ("bracketed", "between", "is")
    if kind in ("bracketed", "between") and int(age[kind]) not in CHILD:
        return False
    before = text[max(0, age.start() - NEAR) : age.start()]
    own = re.search(_BEFORE, re.sub(_FILLER, "", before))
    if own and _is_name(own.group(), bare):
        return True
    led_to = re.search(_OF_KIN, before) or (None if bare else re.search(_YOUNG, before))
    if led_to and not _is_odd(led_to["name"]):
        return True
    return kind in ("old", "short", "oed") and _is_named_behind(text[age.end() : age.end() + NEAR])


def _is_named_behind(text: str) -> bool:
    """Whether a name follows on an age: "14-year-old Jack", "a boy of 14 years old called Jack"."""
    found = re.match(_BEHIND, text)
    return bool(re.match(_CALLED, text) or (found and _is_first_name(found["name"], found["name"].islower())))


def _is_name(words: str, bare: bool) -> bool:
    """Whether the last of these words are a person's name: a first name, and what may be a surname behind it. A `bare`
    number makes an age only beside what is hardly anything else than a name."""
    run = words.split(" ")
    for place in range(len(run) - 1, max(-1, len(run) - 4), -1):
        word, behind = run[place].rstrip(","), run[place + 1 :]
        if run[place].endswith(",") and behind:
            return False
        if behind and not all(one[:1].isupper() and one.casefold() not in _NOT_OF_ONE for one in behind):
            return False
        if _is_first_name(word, bare or word.islower()) and (word[:1].isupper() or len(word) >= LOWER):
            before = run[place - 1].casefold().rstrip(".") if place else ""
            return not (bare and before in _TITLES) and not (bare and not word[:1].isupper())
    return False


def _is_odd(word: str) -> bool:
    """Whether a word with a capital is no name that anybody bears."""
    return word.casefold() in _NOT_OF_ONE or word.casefold() in ALSO_WORDS


def _is_first_name(word: str, surely: bool) -> bool:
    name = word.casefold().removesuffix("'s").strip(".,'")
    if name in ALSO_WORDS:
        return not surely
    return name in FIRST_NAMES or (name.partition("-")[0] in FIRST_NAMES and "-" in name)
