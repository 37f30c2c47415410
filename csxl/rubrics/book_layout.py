"""The one description of a rubric's workbook, which its writer and reader share: tabs, labels, headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from csxl.languages import SINGLE

RUBRIC, KEY, SCALE, ABSTENTIONS, LEVELS, STAGES = TABS = (
    *("Rubric", "Key", "Scale", "Abstentions", "Levels", "Stages"),
)
WHAT, TEXT, HELP = "What", "Text", "What it is for"  # over labels, and over what stands beside them
REF, LEVEL, STAGE = PLACE_HEADINGS = ("Ref", "Level", "Stage")  # of a domain's table, before the scale's words
STEP, SAMPLE = "Step", "Sample"  # of the scale; in no TOML
SYNONYMS = "synonyms"
HEADER_ROW, FIRST_ROW = 4, 5  # of a list
REMEMBERED = '={}&T(N("{}"))'  # of a sample: the word, and unseen the colour that csxl painted it in
MOST_TAB = 31  # characters of a sheet's name
NOT_IN_TAB = "[]:*?/\\\n\t"


class Label(NamedTuple):
    """A text with its label beside it: its key, as TOML has it, and what it is for."""

    key: str
    label: str
    help: str
    told: bool = True  # whether it may stand in several languages


class ListColumn(NamedTuple):
    """A column of a list: its key, as TOML has it, its heading, how wide it is, and what it is for."""

    key: str
    heading: str
    width: float
    help: str
    told: bool = True


class ListTab(NamedTuple):
    """A tab with one list: its key, as TOML has it, its name, what it is for, its columns, and how many rows it has."""

    key: str
    tab: str
    help: str
    columns: tuple[ListColumn, ...]
    rows: int


FACTS = (
    Label("title", "Title", "The name of your audit. It heads every questionnaire."),
    Label(
        "version",
        "Version",
        "Such as 1.0. Give it another number when you change a text: returns say which one.",
        False,
    ),
    Label("language", "Language", "The language in which its texts stand: en-GB for English, cy-GB for Welsh.", False),
    Label("credit", "Credit", "Whose work the texts are. It may be blank."),
)
DOMAIN_FACTS = (
    Label(
        "letter", "Letter", "A capital letter, A to Z, with which its refs begin. Leave blank and one is made.", False
    ),
    Label("name", "Name", "The domain’s name, which is also that of its sheet in the questionnaire."),
    Label("statement", "Statement", "What the domain is about: one sentence, shown above its criteria."),
)
LISTS = (
    ListTab(
        "key",
        KEY,
        "Short forms that the texts use, and what they mean. It may be empty.",
        (
            ListColumn("term", "Term", 20.0, "The short form, as the texts use it."),
            ListColumn("meaning", "Meaning", 60.0, "What it stands for, in full."),
        ),
        12,
    ),
    ListTab(
        "scale",
        SCALE,
        "The answers that are ratings, two to five of them, from worst to best.",
        (
            ListColumn("step", STEP, 8.0, "1 for the worst, then 2, 3 … up to the best.", False),
            ListColumn("word", "Word", 20.0, "The word that people choose, up to 30 characters."),
            ListColumn(SYNONYMS, "Synonyms", 36.0, "What else is read as this word, with commas between."),
            ListColumn(
                "fill", "Fill", 14.0, "The colour behind the word, such as #BF242A. Blank: that of the sample.", False
            ),
            ListColumn(
                "ink", "Ink", 14.0, "The colour of the word itself. Blank: dark or light, whichever reads.", False
            ),
        ),
        5,
    ),
    ListTab(
        "abstentions",
        ABSTENTIONS,
        "The answers that are no ratings.",
        (
            ListColumn("word", "Word", 22.0, "The answer that people choose, up to 30 characters."),
            ListColumn(SYNONYMS, "Synonyms", 46.0, "What else is read as this answer, with commas between."),
            ListColumn("meaning", "Meaning", 50.0, "When to choose it."),
        ),
        5,
    ),
    ListTab(
        "levels",
        LEVELS,
        "Whom or what the criteria are about, one to four of them, in the order of the questionnaire.",
        (
            ListColumn("ref", REF, 8.0, "One digit, which stands in each ref. Leave blank and one is made.", False),
            ListColumn("name", "Name", 24.0, "A short name, such as “Level 1”. The domains’ tabs name it."),
            ListColumn("title", "Title", 70.0, "What the level is about, in a few words."),
        ),
        4,
    ),
    ListTab(
        "stages",
        STAGES,
        "The points at which each level is looked at, one to 26 of them, in the order of the questionnaire.",
        (
            ListColumn(
                "letter", "Letter", 8.0, "A capital letter, which ends each ref. Leave blank and one is made.", False
            ),
            ListColumn("name", "Name", 24.0, "A short name, such as “Referral”. The domains’ tabs name it."),
            ListColumn("definition", "Definition", 70.0, "What the stage is, in one sentence."),
        ),
        12,
    ),
)
BY_KEY: Mapping[str, ListTab] = {one.key: one for one in LISTS}


def language_name(tag: str) -> str:
    """What a language is called in a heading: its name, or its tag where csxl has no words in it."""
    return next((one.name for one in SINGLE if one.tag == tag), tag)


def in_language(heading: str, tag: str) -> str:
    """The heading over what stands under another in a further language: "Word (Welsh)"."""
    return f"{heading} ({language_name(tag)})"
