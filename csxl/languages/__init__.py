"""The questionnaire's own phrases in each language that it may be in; every return is read in all of them."""

from collections.abc import Mapping

from csxl.languages.cy import WELSH
from csxl.languages.en import ENGLISH
from csxl.languages.language import Phrases

BY_LANGUAGE: Mapping[str, Phrases] = {"English": ENGLISH, "Welsh": WELSH}
TONGUES = tuple(BY_LANGUAGE.values())

__all__ = ["BY_LANGUAGE", "ENGLISH", "TONGUES", "WELSH", "Phrases"]
