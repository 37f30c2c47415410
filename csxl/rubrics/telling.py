"""In which languages a rubric's texts stand: a text is one string, or a table of strings by their languages' tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from csxl.model.rubric import base_tag
from csxl.rubrics.flaws import Flaw, FlawKind, Path
from csxl.rubrics.shape import DOMAIN_KEYS, ENTRY_KEYS, MAIN_KEYS, ONE_FOR_ALL, TABLES, TEXTS, Table, entries, is_blank
from csxl.text.records import dataclass

LANGUAGE = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
# The two letters of ISO 639-1; a language with three is taken at its word.
CODES = (
    " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu "
)

# What may be told in one language and not in the original: it is no text.
TEXT_LISTS = tuple(key for keys in ENTRY_KEYS.values() for key, kind in keys.items() if kind is TEXTS)


@dataclass(frozen=True)
class Telling:
    """One language in which a rubric is told, and the one in which it was written, by their base tags; both are ""
    where that is unknown, and whatever stands first is taken."""

    tag: str
    original: str

    def own(self, value: object) -> object:
        """What stands in this language itself, or None."""
        if not isinstance(value, dict):
            return value if self.tag == self.original else None
        return next((text for tag, text in value.items() if base_tag(tag) == self.tag or not self.tag), None)

    def text(self, value: object) -> str:
        """The text in this language or, where it has none, in the original; "" where neither has one."""
        own = self.own(value)
        if isinstance(own, str) and own.strip():
            return own
        return "" if self.tag == self.original else Telling(self.original, self.original).text(value)

    def lacks(self, value: object) -> bool:
        """Whether a text stands in the original and not in this language."""
        own = self.own(value)
        return not (isinstance(own, str) and own.strip()) and bool(self.text(value))


def is_language(tag: str) -> bool:
    """Whether this is the tag of a language: "en-GB", "cy"."""
    found = LANGUAGE.fullmatch(tag)
    return found is not None and (len(found[1]) == 3 or f" {found[1]} " in CODES)


def told(main: Table, domains: Sequence[Table]) -> Iterator[tuple[Path, object]]:
    """Every value that may stand in several languages, with its path, in reading order."""
    yield from _values((), main, MAIN_KEYS)
    for name, keys in ENTRY_KEYS.items():
        for path, entry in entries(main, name):
            yield from _values(path, entry, keys)
    for number, domain in enumerate(domains, 1):
        yield from _values(("domains", number), domain, DOMAIN_KEYS)
        for ref, descriptors in domain.items():
            if ref not in DOMAIN_KEYS and isinstance(descriptors, dict):
                yield from ((("domains", number, ref, word), value) for word, value in descriptors.items())


def _values(path: Path, table: Table, keys: Mapping[str, str]) -> Iterator[tuple[Path, object]]:
    for key, kind in keys.items():
        if key in table and key not in ONE_FOR_ALL and kind is not TABLES:
            yield (*path, key), table[key]


def languages_in(main: Table, domains: Sequence[Table]) -> Mapping[str, str]:
    """The tags of all languages in which anything is told, as first written, by their base tags."""
    found: dict[str, str] = {}
    for _, value in told(main, domains):
        if isinstance(value, dict):
            for tag in filter(is_language, value):
                found.setdefault(base_tag(tag), tag)
    return found


def language_faults(main: Table, domains: Sequence[Table], original: str) -> Iterator[Flaw]:
    """Languages that are none, that a text stands in twice, and translations of a text that is not there; `original` is
    the tag of the rubric's own language, "" where it is unknown."""
    for path, value in told(main, domains):
        if isinstance(value, dict):
            yield from _tag_faults(path, list(value))
            own = Telling(base_tag(original), base_tag(original)).text(value)
            if original and not own and not is_blank(value) and path[-1] not in TEXT_LISTS:
                yield Flaw(
                    path,
                    f"has no text in {original}, the rubric's own language; write it, or take the translation out.",
                    kind=FlawKind.UNTOLD,
                )


def _tag_faults(path: Path, tags: Sequence[str]) -> Iterator[Flaw]:
    first: dict[str, str] = {}
    for tag in tags:
        if not is_language(tag):
            yield Flaw((*path, tag), "is not a language code; write it like cy or en-GB.")
        elif first.setdefault(base_tag(tag), tag) != tag:
            yield Flaw((*path, tag), f"is the same language as {first[base_tag(tag)]}; keep one of the two.")
