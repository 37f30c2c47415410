"""The codes that an agency's name suggests, as somebody who knows the agencies would choose them: what it does rather
than where it is, since a review is of one place, and a charity's own name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

LONGEST_CODE = 20  # characters


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words, without accents and apostrophes, and the code of an agency in whose name they stand together.
KNOWN: Sequence[tuple[str, str]] = (
    ("police and crime commissioner", "PCC"),
    ("police crime commissioner", "PCC"),
    ("heddlu a throseddu", "PCC"),
    ("british transport police", "BTP"),
    ("national crime agency", "NCA"),
    ("crown prosecution service", "CPS"),
    ("integrated care board", "ICB"),
    ("child and adolescent mental health", "CAMHS"),
    ("multi agency safeguarding hub", "MASH"),
    ("icb", "ICB"),
    ("opcc", "PCC"),
    ("camhs", "CAMHS"),
    ("mash", "MASH"),
    ("cafcass", "CAFCASS"),
    ("youth justice", "YOUTH-JUSTICE"),
    ("youth offending", "YOUTH-OFFENDING"),
    ("cyfiawnder ieuenctid", "CYFIAWNDER-IEUENCTID"),
    ("troseddau ieuenctid", "TROSEDDAU-IEUENCTID"),
    ("police", "POLICE"),
    ("constabulary", "POLICE"),
    ("heddlu", "HEDDLU"),
    ("fire", "FIRE"),
    ("tan ac achub", "TAN"),
    ("ambulance", "AMBULANCE"),
    ("ambiwlans", "AMBIWLANS"),
    ("probation", "PROBATION"),
    ("prawf", "PRAWF"),
    ("adult social care", "ADULT-SOCIAL-CARE"),
    ("social care", "SOCIAL-CARE"),
    ("social services", "SOCIAL-SERVICES"),
    ("gwasanaethau cymdeithasol", "CYMDEITHASOL"),
    ("gofal cymdeithasol", "GOFAL-CYMDEITHASOL"),
    ("childrens services", "CHILDRENS-SERVICES"),
    ("gwasanaethau plant", "GWASANAETHAU-PLANT"),
    ("adult services", "ADULT-SERVICES"),
    ("youth service", "YOUTH-SERVICE"),
    ("youth services", "YOUTH-SERVICE"),
    ("public health nursing", "NURSING"),
    ("public health", "PUBLIC-HEALTH"),
    ("iechyd cyhoeddus", "IECHYD-CYHOEDDUS"),
    ("mental health", "MENTAL-HEALTH"),
    ("early help", "EARLY-HELP"),
    ("community safety", "COMMUNITY-SAFETY"),
    ("diogelwch cymunedol", "DIOGELWCH-CYMUNEDOL"),
    ("school nursing", "SCHOOL-NURSING"),
    ("health visiting", "HEALTH-VISITING"),
)
DOES = _set(  # words for what a council's service does, before which its place may stand
    "housing homes education schools school learning skills health nursing social care youth young children childrens "
    "child families family adult adults community leisure libraries licensing parks transport environment "
    "environmental safeguarding homelessness early tai addysg iechyd plant ieuenctid"
)
COUNCILS = _set("council cyngor")
KINDS_OF_COUNCIL = _set("london royal metropolitan unitary city county borough district town sir dinas")
SMALL = _set("the of and a ac y yr i o for in at to with")  # not at either end of a code
SUFFIXES = _set(  # what stands at the end of many names and tells nothing
    "service services gwasanaeth gwasanaethau team teams department dept directorate division unit office group "
    "project trust association charity foundation organisation company limited ltd cic cio plc partnership "
    "multi"
)
SCHOOLS = _set("school schools academy academies college ysgol")
KINDS_OF_SCHOOL = SMALL | _set(
    "church england ce coe c e rc roman catholic primary secondary high junior infant infants nursery special grammar "
    "comprehensive community gynradd uwchradd gymraeg"
)
PREFIXES = _set("gwasanaeth gwasanaethau adran tim bwrdd ymddiriedolaeth canolfan elusen")
HEALTH_BODY = _set(
    "nhs foundation trust university teaching hospitals hospital healthcare health board care partnership community "
    "iechyd prifysgol bwrdd gig"
)


def codes_for(words: Sequence[str]) -> Iterator[str]:
    """The codes that a name's words suggest, in capitals or not, the best first; the last tells most."""
    name = [word.lower() for word in words]
    if found := _known(name) or _council(name):
        place, does = found
        yield fitted(does)
        if place:
            follows = " ".join(name).startswith(" ".join(does[:1]))  # as in Welsh, and in "Probation, South West"
            yield fitted([*does, *place] if follows else _beside(place, does))
            yield fitted(_beside(place, does) if follows else [*does, *place])
    else:
        yield fitted(_whole_council(name) or _health_body(name) or _school(name) or _trimmed(name))
        yield fitted(_without(name, SMALL))
        yield fitted(name)


def fitted(words: Sequence[str]) -> str:
    """As many of the words as fit into a code, or as much of the first as fits."""
    kept = list(words)
    while len(kept) > 1 and len("-".join(kept)) > LONGEST_CODE:
        kept.pop()
        while len(kept) > 1 and kept[-1] in SMALL:
            kept.pop()
    return "-".join(kept)[:LONGEST_CODE].strip("-").upper()


def _known(name: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """The place, and the code's words, of an agency whose work is known by its name."""
    padded = f" {' '.join(name)} "
    for phrase, code in KNOWN:
        if f" {phrase} " in padded:
            before, after = padded.split(f" {phrase} ", 1)
            rest = [word for word in (*before.split(), *after.split()) if word not in (DOES | COUNCILS | SUFFIXES)]
            kinds = KINDS_OF_COUNCIL if "borough" in rest else {"city", "county"}
            return _without(rest, SMALL | PREFIXES | HEALTH_BODY | kinds), code.lower().split("-")
    return None


def _council(name: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """A council's place, and the words of its service, if one is named."""
    if not _is_council(name):
        return None
    at = next((at for at, word in enumerate(name) if word in COUNCILS), None)
    front, back = (name[:at], name[at + 1 :]) if at is not None else ([], list(name))
    if at is not None and name[at] == "council" and not _without(back, SMALL | SUFFIXES):
        front, back = [], [*front, *back]  # "Kingsmere Council", or "Housing, Kingsmere Council"
    words = [word for word in back if word not in KINDS_OF_COUNCIL]
    first = next((at for at, word in enumerate(words) if word in DOES), None)
    if not front:
        place, does = (words[:first], words[first:]) if first is not None else (words, [])
        if first == 0:  # what it does comes first: "Housing Kingsmere"
            place, does = [word for word in words if word not in DOES], [word for word in words if word in DOES]
    else:
        place, does = [word for word in front if word not in KINDS_OF_COUNCIL], words
    place, does = _without(place, SMALL | SUFFIXES), _trimmed(does)
    return (place, does) if does else None


def _is_council(name: Sequence[str]) -> bool:
    return bool(COUNCILS & {*name} or re.search(r"\b(borough|city|county) of\b", " ".join(name)))


def _whole_council(name: Sequence[str]) -> list[str] | None:
    """The place of a council, which stands for it."""
    return _without(name, SMALL | COUNCILS | KINDS_OF_COUNCIL) if _is_council(name) else None


def _health_body(name: Sequence[str]) -> list[str] | None:
    """The words of a health body: its own name, and NHS if that is a part of it."""
    is_board = "health board" in " ".join(name) or "bwrdd iechyd" in " ".join(name)
    if not ({"nhs", "gig"} & {*name} or is_board):
        return None
    own = _without(name, HEALTH_BODY | SMALL)
    if not own:
        return _without(name, SMALL)
    tail = [] if is_board else [word for word in name if word in ("nhs", "gig")][:1]
    while tail and len(own) > 1 and len("-".join([*own, *tail])) > LONGEST_CODE:
        own.pop()
    return [*own, *tail]


def _school(name: Sequence[str]) -> list[str] | None:
    """The words of a school without those for what kind of school it is."""
    return _trimmed(_without(name, KINDS_OF_SCHOOL)) if SCHOOLS & {*name} else None


def _trimmed(name: Sequence[str]) -> list[str]:
    """The words without those at either end that tell nothing."""
    words = list(name)
    while len(words) > 1 and words[-1] in SUFFIXES | SMALL:
        words.pop()
    while len(words) > 1 and words[0] in PREFIXES | SMALL:
        words.pop(0)
    return words


def _beside(place: Sequence[str], does: Sequence[str]) -> list[str]:
    """As much of a place as fits before what is done there."""
    kept = list(place)
    while len(kept) > 1 and len("-".join([*kept, *does])) > LONGEST_CODE:
        kept.pop()
    return [*kept, *does]


def _without(words: Sequence[str], dropped: frozenset[str]) -> list[str]:
    return [word for word in words if word not in dropped]
