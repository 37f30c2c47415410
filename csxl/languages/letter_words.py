"""What letters say in each language that they may be in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from csxl.languages import BY_LANGUAGE
from csxl.languages import letters_cy as welsh
from csxl.languages.letters_en import DEFAULT_MESSAGES, in_words
from csxl.model.letter import Letter, Message
from csxl.text.wording import either, many


@dataclass(frozen=True)
class LetterWords:
    """One language's letters and what is merged into them. `tag` is the language's code; `nobody` stands for a
    contact's name, `no_date` for a date, `whole` for a return of which nothing is there, and `nowhere` for a sheet."""

    tag: str
    messages: Mapping[Letter, Message]
    in_words: Callable[[datetime.date], str]
    nobody: str
    no_date: str
    whole: str
    sheet: str
    nowhere: str
    blank: Callable[[int], str]


def _blank(number: int) -> str:
    return f"{many(number, 'answer')} {either(number, 'is', 'are')} blank"


IN_ENGLISH = LetterWords(
    "en",
    DEFAULT_MESSAGES,
    in_words,
    nobody="colleague",
    no_date="the date agreed",
    whole="the completed questionnaire, whole",
    sheet="sheet {}",
    nowhere="not in the workbook that we have",
    blank=_blank,
)
IN_WELSH = LetterWords(
    "cy",
    welsh.MESSAGES,
    welsh.in_words,
    nobody="gydweithiwr",
    no_date="y dyddiad y cytunwyd arno",
    whole="yr holiadur cyfan, wedi’i gwblhau",
    sheet="taflen {}",
    nowhere="ddim yn y llyfr gwaith sydd gennym",
    blank=welsh.blank,
)
LETTER_WORDS: Mapping[str, LetterWords] = dict(zip(BY_LANGUAGE, (IN_ENGLISH, IN_WELSH), strict=True))
