"""The languages that a form is in, by the texts that one language alone has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from csxl.languages import LANGUAGES, Language
from csxl.text.folding import fold


def only_in(texts_of: Callable[[Language], Iterable[str]]) -> Mapping[str, str]:
    """The name of the one language, or the two at once, that has each of some texts, folded."""
    owners: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for text in {fold(text) for text in texts_of(language)}:
            owners.setdefault(text, []).append(language.name)
    return {text: names[0] for text, names in owners.items() if len(names) == 1}


HEADING_IN = only_in(lambda language: language.headings.values())
LABEL_IN = only_in(lambda language: (language.agency, language.return_code, *language.labels))
