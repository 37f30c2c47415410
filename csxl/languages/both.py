"""Two languages as one, for a bilingual questionnaire: each of csxl's own texts in both, the first language first.

Letters and pages are written whole in each of the two, by `parts`: what they alone say is the first language's here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from csxl.languages.language import Language, Pair
from csxl.model.bilingual import BELOW, BESIDE, IN_NAMES
from csxl.model.letter import Message
from csxl.text.measures import PROMPT_LIMIT, PROMPT_TITLE_LIMIT, units

RULE = "— — — — —"  # stands on a line of its own between the two halves of a letter
SHORT = 32  # letters of a text beside which the other stands; a longer one stands above it
# As each names the two together, besides those names that are made of its own and a sign.
CALLED = {("en", "cy"): ("Saesneg a Chymraeg",), ("cy", "en"): ("Cymraeg a Saesneg",)}
OF_THE_FIRST = frozenset({"day"})  # of the questionnaire's: the format of a date
NAMED = ": {}"  # what follows is said once
_NUMBER = re.compile(r"\d+\s+")  # of a step
_SENTENCE = re.compile(r"[^.?!]*[.?!]+\s*(?=\S|$)")


def together(first: Language, second: Language) -> Language:
    """Both languages as one, called "English and Welsh"."""
    joined = {name: _joined(name, getattr(first, name), getattr(second, name)) for name in _of_the_form()}
    letters = {field: _both(getattr(first, field), getattr(second, field)) for field in _of_letters(first)}
    return replace(
        first,
        **joined | letters | {"start": f"{first.start}{IN_NAMES}{second.start}", "to_last_step": joined["last_step"]},
        name=f"{first.name} and {second.name}",
        also_called=tuple(_names(first, second)),
        how_far=_joined("how_far", first.how_far, second.how_far),
        also_headed={},
        also_labelled={},
        also_progress={},
        earlier=(),
        formerly={},
        parts=(first, second),
    )


def pairs_of(both: Language) -> Mapping[str, Pair]:
    """The two texts of which each text of the form is made, where they stand one below the other."""
    found: dict[str, Pair] = {}
    for name in _of_the_form():
        told = (_texts(getattr(one, name)) for one in (both, *both.parts))
        found |= {text: (one, other) for text, one, other in zip(*told, strict=True) if text == f"{one}{BELOW}{other}"}
    return found


def _of_the_form() -> Iterator[str]:
    """The fields of the questionnaire's words."""
    names = [field.name for field in fields(Language)]
    return (name for name in names[names.index("start") : names.index("page") + 1] if name not in OF_THE_FIRST)


def _of_letters(language: Language) -> Iterator[str]:
    return (field.name for field in fields(language) if isinstance(getattr(language, field.name), Message))


def _names(first: Language, second: Language) -> Iterator[str]:
    """What else the two together are called, however that is written."""
    yield from CALLED.get((first.tag, second.tag), ())
    for one in (first.name, *first.also_called):
        for other in (second.name, *second.also_called):
            yield from (f"{one}{sign}{other}" for sign in (" & ", " + ", "/", " / ", ", ", " "))


def _both(first: Message, second: Message) -> Message:
    """A letter in one language and, below a rule, in the other."""
    subject = f"{first.subject}{BESIDE}{second.subject}"
    return Message(subject, f"{first.body}\n\n{RULE}\n\n{second.body}")


def _joined(name: str, first: Any, second: Any) -> Any:
    """A field's text in both languages, or each of its texts."""
    if not isinstance(first, str):
        return tuple(_joined(name, one, other) for one, other in zip(first, second, strict=True))
    if name in ("choose_title", "long_title"):
        both = _beside(first, second)
        return both if units(both) <= PROMPT_TITLE_LIMIT else first
    if name.partition("_")[-1].startswith("prompt") or name in ("choose", "choose_alone", "long_text"):
        return _within(PROMPT_LIMIT, first, second)
    number = _NUMBER.match(first)
    if number and second.startswith(number[0]):
        second = second.removeprefix(number[0])
    if first.endswith(NAMED) and second.endswith(NAMED):
        return _beside(first.removesuffix(NAMED), second.removesuffix(NAMED)) + NAMED
    first, second = (text.replace("{}", "{0}") for text in (first, second))
    return _beside(first, second) if _is_short(first) and _is_short(second) else f"{first}{BELOW}{second}"


def _is_short(text: str) -> bool:
    """Whether another text may stand beside this one, which is no sentence."""
    return len(text) <= SHORT and not (text.endswith(".") and " " in text)


def _beside(first: str, second: str) -> str:
    return first if first == second else f"{first}{BESIDE}{second}"


def _within(most: int, first: str, second: str) -> str:
    """Both texts in so many letters: where they are longer, the last sentences of both are left out."""
    texts = [_SENTENCE.findall(first) or [first], _SENTENCE.findall(second) or [second]]
    while units(both := BELOW.join("".join(sentences).strip() for sentences in texts)) > most:
        if not any(len(sentences) > 1 for sentences in texts):
            return first
        texts = [sentences[:-1] or sentences for sentences in texts]
    return both


def _texts(value: Any) -> tuple[str, ...]:
    """The texts of a field, one after another."""
    return (value,) if isinstance(value, str) else tuple(text for one in value for text in _texts(one))
