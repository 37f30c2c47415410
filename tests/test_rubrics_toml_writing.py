"""A rubric written as TOML: always in the same form, and nothing of it lost."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from csxl.model.rubric import Rubric
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.toml_writing import file_names, toml_files

PUBLISHED = load_rubric()


def in_welsh(rubric: Rubric) -> Rubric:
    """The rubric with a translation of its title, a word, its synonyms, and one descriptor."""
    red, *rest = rubric.scale
    first, *others = rubric.domains
    told, *untold = first.criteria
    scale = (replace(red, word="Coch", synonyms=("C",)), *(replace(one, synonyms=()) for one in rest))
    words = [one.word for one in scale]
    domain = replace(
        first,
        criteria=(
            replace(told, descriptors=dict(zip(words, ["Dim", *list(told.descriptors.values())[1:]], strict=True))),
            *(replace(one, descriptors=dict(zip(words, one.descriptors.values(), strict=True))) for one in untold),
        ),
    )
    welsh = replace(rubric, language="cy", title="Adolygiad", scale=scale, domains=(domain, *others))
    kept = {welsh.title, "Coch", "Dim"}
    texts = {rubric.credit, *(word for pair in rubric.key for word in pair)}
    texts |= {
        text
        for one in (*rubric.levels, *rubric.stages, *rubric.scale)
        for text in vars(one).values()
        if isinstance(text, str)
    }
    texts |= {text for one in rubric.domains for text in (one.name, one.statement)}
    texts |= {text for one in rubric.criteria.values() for text in one.descriptors.values()}
    texts |= {text for one in rubric.abstentions for text in (one.word, one.meaning)}
    return replace(rubric, translations=(replace(welsh, borrowed=frozenset(texts - kept), original="en-GB"),))


def test_the_published_rubric_is_written_as_it_stands() -> None:
    folder = files("csxl_rubric")
    there = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".toml")}
    assert toml_files(PUBLISHED) == there


@pytest.mark.parametrize(
    "text",
    [
        *('“curly” and "straight"', "back\\slash", "two\nlines", 'three """ quotes\nand one at the end"', "tab\tin it"),
        *('""""\n""""', "ends in \\\n\\", "Tegid’s ŵy – \U0001f600"),
    ],
)
def test_any_text_comes_back(text: str) -> None:
    written = toml_files(replace(PUBLISHED, title=text, key=((text, text),)))
    table = tomllib.loads(written["rubric.toml"].decode())
    assert (table["title"], table["key"]) == (text, [{"term": text, "meaning": text}])


def test_a_rubric_without_abstentions_says_so(tmp_path: Path) -> None:
    bare = replace(PUBLISHED, abstentions=())
    for file, data in toml_files(bare).items():
        (tmp_path / file).write_bytes(data)
    assert load_rubric(tmp_path) == bare


def test_a_text_in_two_languages_has_a_line_for_each() -> None:
    written = {file: data.decode() for file, data in toml_files(in_welsh(PUBLISHED)).items()}
    assert written["rubric.toml"].startswith(
        f'title.en = "{PUBLISHED.title}"\ntitle.cy = "Adolygiad"\nversion = "1.0"\nlanguage = "en-GB"\ncredit = "'
    )
    assert (
        '[[scale]]\nword.en = "Red"\nword.cy = "Coch"\nsynonyms.en = ["R", "Coch"]\nsynonyms.cy = ["C"]\n'
        'fill = "#BF242A"\nink = "#FFFFFF"\n\n[[scale]]\nword = "Amber"\n'
    ) in written["rubric.toml"]
    assert '[T1-R]\nRed.en = "Contexts' in written["target.toml"]
    assert '\nRed.cy = "Dim"\nAmber = "' in written["target.toml"]
    assert written["outcomes.toml"].encode() == toml_files(PUBLISHED)["outcomes.toml"]


def test_each_domain_has_a_file_of_its_own() -> None:
    names = ["Legal & policy framework", "Children’s voice", "Legal, policy framework", "Rubric", "東京", "", "x" * 99]
    assert file_names(names) == (
        *("legal-policy-framework", "childrens-voice", "legal-policy-framework-2", "rubric-2", "domain", "domain-2"),
        "x" * 60,
    )
