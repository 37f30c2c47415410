"""csxl's own words in every language that has a module here, and in two at once; every return is read in all of them.

A module called *_words says which words of one kind each language has."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from csxl.languages.both import together
from csxl.languages.en import LANGUAGE as DEFAULT_LANGUAGE
from csxl.languages.language import Language
from csxl.text.folding import fold
from csxl.text.wording import one_of

__all__ = ["BY_NAME", "CHOICES", "DEFAULT_LANGUAGE", "LANGUAGES", "SINGLE", "Language", "language_called"]

TOGETHER = (("en", "cy"), ("cy", "en"))  # what is offered as two languages in one, by their tags


def _language_in(module: str) -> Language:
    """The language that a module defines. Raises TypeError where it defines none."""
    found = getattr(import_module(f"{__name__}.{module}"), "LANGUAGE", None)
    if not isinstance(found, Language):
        raise TypeError(f"{__name__}.{module} defines no LANGUAGE; each module there is one language.")
    return found


def _languages() -> tuple[Language, ...]:
    """Every language, English first and the others by tag. Raises ValueError where two have one name or one tag."""
    names = (found.name for found in iter_modules(__path__))
    modules = sorted(name for name in names if name not in ("both", "language") and not name.endswith("_words"))
    languages = {module: _language_in(module) for module in modules}
    holders: dict[tuple[str, str], str] = {}
    for module, language in languages.items():
        for kind, text in (("name", language.name), ("tag", language.tag)):
            holder = holders.setdefault((kind, fold(text)), module)
            if holder != module:
                raise ValueError(
                    f"{__name__}: {holder}.py and {module}.py have the same {kind}, {text}; give each its own."
                )
    return tuple(sorted(languages.values(), key=lambda language: (language is not DEFAULT_LANGUAGE, language.tag)))


SINGLE = _languages()
_TAGGED = {language.tag: language for language in SINGLE}
LANGUAGES = (*SINGLE, *(together(_TAGGED[first], _TAGGED[second]) for first, second in TOGETHER))
BY_NAME: Mapping[str, Language] = {language.name: language for language in LANGUAGES}
_AT_ONCE = ", ".join(language.name for language in LANGUAGES if language.parts)
CHOICES = one_of((*(language.name for language in SINGLE), f"two at once ({_AT_ONCE})"))  # as a sentence lists them
_CALLED = {fold(text): language for language in reversed(LANGUAGES) for text in language.also_called}
_CALLED |= {fold(language.name): language for language in LANGUAGES}


def language_called(text: str) -> Language | None:
    """The language that goes by this name, whatever its case and in whichever language it is named."""
    return _CALLED.get(fold(text))
