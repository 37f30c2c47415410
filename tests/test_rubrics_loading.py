"""The published rubric word for word, a rubric of one's own, and every fault that one can have."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

import csxl
from csxl.model import comparison
from csxl.rubrics import words_check
from csxl.rubrics.colours import FILLS
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.sights import EYES, apart, contrast
from tests.helpers import published_text
from tests.helpers.folders import WELSH
from tests.helpers.spoilt_files import spoil

PUBLISHED = Path(csxl.__file__).parents[1] / "rubric"
MAIN, VOICE, JOINT = "rubric.toml", "llais.toml", "cydweithio.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the Welsh rubric to spoil."""
    return Path(shutil.copytree(WELSH, tmp_path / "welsh"))


def test_the_published_one_is_found_in_a_zip_as_the_page_has_it(tmp_path: Path) -> None:
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, root in (("csxl", Path(csxl.__file__).parent), ("csxl_rubric", PUBLISHED)):
            for file in (*root.rglob("*.py"), *root.rglob("*.toml")):
                archive.write(file, Path(name) / file.relative_to(root))
    told = f"import sys; sys.path.insert(0, {str(packed)!r}); from csxl.rubrics import loading; "
    asked = "print(loading.__file__); print(loading.load_rubric().title)"
    said = subprocess.run(
        [sys.executable, "-c", told + asked], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    where, title = said.stdout.splitlines()
    assert where.startswith(str(packed))
    assert title == load_rubric().title


def faults(folder: Path) -> tuple[str, ...]:
    with pytest.raises(RubricFault) as caught:
        load_rubric(folder)
    return caught.value.faults


def places(folder: Path) -> list[str]:
    """Where the faults are, sorted: what stands before the sentence proper."""
    return sorted(re.split(r": (?=“|is |are |has |holds |must |all |#|cannot )", fault)[0] for fault in faults(folder))


def scale(folder: Path, words: list[str], colours: bool = False) -> None:
    """Give the rubric another scale."""
    text = (folder / MAIN).read_text(encoding="utf-8")
    head, tail = text[: text.index("[[scale]]")], text[text.index("[[abstentions]]") :]
    entries = [
        f'[[scale]]\nword = "{word}"\n' + (f'fill = "#FFFF{number:02}"\n' if colours else "")
        for number, word in enumerate(words)
    ]
    (folder / MAIN).write_text(head + "\n".join(entries) + tail, encoding="utf-8")


def refs(letter: str, stages: str = "ACY") -> list[str]:
    return [f"{letter}{level}-{stage}" for level in "12" for stage in stages]


def loaded_descriptors(folder: Path | None = None) -> Mapping[tuple[str, str, str, str], str]:
    return {
        (domain.name, criterion.level.ref, criterion.stage.name, word): text
        for domain in load_rubric(folder).domains
        for criterion in domain.criteria
        for word, text in criterion.descriptors.items()
    }


# The published rubric


def test_all_96_descriptors_are_the_published_ones() -> None:
    names = {domain.name.upper(): domain.name for domain in load_rubric().domains}
    expected = {
        (names[page.name], *place): text for page in published_text.pages() for place, text in page.descriptors.items()
    }
    assert len(expected) == 96
    assert loaded_descriptors() == expected


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (("Target", "1", "Planning", "Amber"), "there is not established set of ways to achieve this"),
        (("Target", "2", "Planning", "Amber"), "to monitor/review this plans"),
        (("Legal & policy framework", "2", "Response", "Green"), "child welfare- building guardianship"),
        (("Partnerships", "1", "Referral", "Amber"), "spaces:\n– are alert to the signs of EFH;\n– can refer concerns"),
        (("Outcomes", "2", "Assessment", "Red"), "such as an ASB complaint"),
        (("Outcomes", "2", "Response", "Red"), "largely measured with reference to rates for crime"),
    ],
)
def test_where_the_published_text_sets_traps(place: tuple[str, str, str, str], text: str) -> None:
    assert text in loaded_descriptors()[place]


def test_what_stands_beside_the_descriptors_is_published_too() -> None:
    rubric, pages = load_rubric(), published_text.pages()
    assert rubric.title.upper() == published_text.TITLE and f"# {published_text.TITLE}" in published_text.TEXT
    by_name = {domain.name.upper(): domain.statement for domain in rubric.domains}
    assert by_name == {page.name: page.statement for page in pages}
    for page in pages:
        assert page.key == rubric.key
        assert page.definitions == {stage.name.upper(): stage.definition for stage in rubric.stages}
    for level in rubric.levels:
        assert level.title in {page.titles[level.name.upper()] for page in pages}


def test_nothing_is_wrong_with_the_published_rubric() -> None:
    assert load_rubric(PUBLISHED) == load_rubric()  # the one by its path is checked, the other is not


def test_the_published_rubric_has_32_criteria_in_reading_order() -> None:
    rubric = load_rubric()
    assert list(rubric.criteria) == [*refs("T", "RAPS"), *refs("L", "RAPS"), *refs("P", "RAPS"), *refs("O", "RAPS")]
    assert rubric.words == ("Red", "Amber", "Green", "Cannot judge", "Not applicable")
    assert rubric.steps == {"Red": 0, "Amber": 1, "Green": 2}


# A rubric of one's own


def test_the_welsh_rubric_loads() -> None:
    rubric = load_rubric(WELSH)
    assert list(rubric.criteria) == [*refs("L"), *refs("C")]
    assert rubric.words == ("Coch", "Ambr", "Gwyrdd", "Methu barnu", "Ddim yn berthnasol")
    assert rubric.ratings["Gwyrdd"].synonyms == ("G", "Green")
    assert rubric.language == "cy-GB"
    assert rubric.criteria["C2-C"].descriptors["Ambr"] == "Mae cynllun ar y cyd, ond nid yw pawb yn ei ddilyn"


def test_what_may_be_left_out(folder: Path) -> None:
    spoil(folder, MAIN, 'credit = "Enghraifft a ysgrifennwyd ar gyfer profion csxl."\n', "")
    spoil(folder, MAIN, '[[key]]\nterm = "NTC"\nmeaning = "Niwed y tu allan i\'r cartref"\n', "")
    spoil(folder, MAIN, 'synonyms = ["G", "Green"]\n', "")
    rubric = load_rubric(folder)
    assert (rubric.credit, rubric.key, rubric.ratings["Gwyrdd"].synonyms) == ("", (), ())
    assert [(rating.fill, rating.ink) for rating in rubric.scale] == [
        ("#BF242A", "#FFFFFF"),
        ("#FABE28", "#0B0C0C"),
        ("#4BB393", "#0B0C0C"),
    ]


def test_a_rubric_may_have_no_abstentions(folder: Path) -> None:
    text = (folder / MAIN).read_text(encoding="utf-8")
    head = text[: text.index("[[abstentions]]")].replace("domains =", "abstentions = []\ndomains =")
    (folder / MAIN).write_text(head, encoding="utf-8")
    assert load_rubric(folder).words == ("Coch", "Ambr", "Gwyrdd")


def test_what_editors_do_to_a_file_is_no_fault(folder: Path) -> None:
    for file in (MAIN, VOICE):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    spoil(folder, JOINT, 'dyddiad wrth bob cam"""', 'dyddiad wrth bob cam\n"""')
    assert loaded_descriptors(folder) == loaded_descriptors(WELSH)


def test_ink_that_is_left_out_is_the_one_that_reads_better(folder: Path) -> None:
    spoil(folder, MAIN, '[[scale]]\nword = "Coch"', '[[scale]]\nfill = "#FFE0E0"\nword = "Coch"')
    assert load_rubric(folder).scale[0].ink == "#0B0C0C"


# Faults, one at a time

RED, CANNOT = 'word = "Coch"', 'word = "Methu barnu"'
FAULTS = [
    # files
    (MAIN, 'title = "Adolygiad', "title = Adolygiad", "rubric.toml: is not valid TOML", "line 2"),
    (MAIN, 'title = "Adol', f'x = {"[" * 50_000}\ntitle = "Adol', "rubric.toml: is not valid TOML", "brackets"),
    (VOICE, "[L1-C]\n", "[L1-C\n", "llais.toml: is not valid TOML", "line 10"),
    (VOICE, "[L1-C]", "[L1-A]", "llais.toml: is not valid TOML", "L1-A"),
    (MAIN, '"cydweithio"]', '"cydweithio", "ar-goll"]', "ar-goll.toml: ", "missing"),
    (MAIN, '"cydweithio"]', '"cydweithio", "../cydweithio"]', "rubric.toml: domains: ", "../cydweithio"),
    (MAIN, '"cydweithio"]', '"cydweithio", "llais"]', "rubric.toml: domains 3: ", "llais"),
    (MAIN, ', "cydweithio"]', "]", "cydweithio.toml: ", "domains"),
    # keys
    (MAIN, "title =", 'titel = "x"\ntitle =', "rubric.toml: titel: ", "“title”"),
    (MAIN, 'name = "Lefel 1"', 'name = "Lefel 1"\ncolour = "x"', "rubric.toml: levels 1 (Lefel 1): colour: ", "ref"),
    (MAIN, 'title = "Adolygiad diogelu Bro Enghraifft"\n', "", "rubric.toml: title: ", "missing"),
    (MAIN, 'definition = "Beth rydym yn ei wneud"\n', "", "rubric.toml: stages 3 (Ymateb): definition: ", "missing"),
    (VOICE, 'name = "Llais y plentyn"', 'name = "Llais y plentyn"\nnotes = "x"', "llais.toml: notes: ", "L2-Y"),
    (MAIN, 'version = "2"', "version = 2", "rubric.toml: version: ", "quotes"),
    (MAIN, '["G", "Green"]', '"Green"', "rubric.toml: scale 3 (Gwyrdd): synonyms: ", "list"),
    (MAIN, '["G", "Green"]', '["G", "."]', "rubric.toml: scale 3 (Gwyrdd): synonyms: ", "empty"),
    (MAIN, 'version = "2"', 'version = " "', "rubric.toml: version: ", "empty"),
    (VOICE, 'name = "Llais y plentyn"', 'name = ""', "llais.toml: name: ", "empty"),
    (MAIN, '"Ein hasiantaeth ni"', '"Ein \\u0007 ni"', "rubric.toml: levels 1 (Lefel 1): title: ", "control"),
    (VOICE, '"Nid ydym yn gofyn', f'"{"x" * 32_768}', "llais.toml: L1-A: Coch: ", "32,767"),
    (MAIN, '"Adolygiad', f'"{"x" * 255}', "rubric.toml: title: ", "255"),
    (MAIN, '"cy-GB"', '"Cymraeg"', "rubric.toml: language: ", "Cymraeg"),
    # refs
    (VOICE, 'letter = "L"', 'letter = "l"', "llais.toml: letter: ", "“l”"),
    (VOICE, 'letter = "L"', 'letter = "Ŵ"', "llais.toml: letter: ", "“Ŵ”"),
    (MAIN, 'ref = "2"', 'ref = "10"', "rubric.toml: levels 2 (Lefel 2): ref: ", "“10”"),
    (MAIN, 'ref = "2"', 'ref = "1"', "rubric.toml: levels 2 (Lefel 2): ref: ", "levels 1"),
    (MAIN, 'name = "Lefel 2"', 'name = "LEFEL 1"', "rubric.toml: levels 2 (LEFEL 1): name: ", "levels 1"),
    (MAIN, 'name = "Ymateb"', 'name = "Cynllunio"', "rubric.toml: stages 3 (Cynllunio): name: ", "stages 2"),
    (MAIN, 'letter = "Y"', 'letter = "YY"', "rubric.toml: stages 3 (Ymateb): letter: ", "“YY”"),
    (MAIN, 'letter = "Y"', 'letter = "A"', "rubric.toml: stages 3 (Ymateb): letter: ", "stages 1"),
    # criteria and descriptors
    (VOICE, 'Ambr = "Mae barn y plentyn', 'Abmr = "Mae barn y plentyn', "llais.toml: L1-C: Abmr: ", "“Ambr”"),
    (VOICE, 'Ambr = "Mae barn', 'Oren = "x"\nAmbr = "Mae barn', "llais.toml: L1-C: Oren: ", "Coch, Ambr, Gwyrdd"),
    (VOICE, '"Nid yw barn y plentyn yn ein cynlluniau"', "7", "llais.toml: L1-C: Coch: ", "quotes"),
    (VOICE, '"Nid yw barn y plentyn yn ein cynlluniau"', '"\\n "', "llais.toml: L1-C: Coch: ", "empty"),
    (
        VOICE,
        "Mae barn y plentyn ym mhob un o'n",
        "mae  barn y plentyn yn rhai o’n",
        "llais.toml: L1-C: Gwyrdd: ",
        "llais.toml: L1-C: Ambr",
    ),
    (
        JOINT,
        "Nid oes cynllun ar y cyd",
        "Nid yw barn y plentyn yn ein cynlluniau.",
        "cydweithio.toml: C2-C: Coch: ",
        "llais.toml: L1-C: Coch",
    ),
    # words
    (MAIN, CANNOT, 'word = "COCH"', "rubric.toml: abstentions 1 (COCH): word: ", "scale 1"),
    (MAIN, '["Cannot judge",', '["gwyrdd",', "rubric.toml: abstentions 1 (Methu barnu): synonyms: ", "scale 3"),
    (MAIN, '["C", "Red", "R"]', '["C", "Red", "R", "r"]', "rubric.toml: scale 1 (Coch): synonyms: ", "“r”"),
    (MAIN, '["G", "Green"]', '["G", "evidence"]', "rubric.toml: scale 3 (Gwyrdd): synonyms: ", "Evidence"),
    (MAIN, CANNOT, 'word = "Level"', "rubric.toml: abstentions 1 (Level): word: ", "heading"),
    (MAIN, CANNOT, 'word = "Lefel"', "rubric.toml: abstentions 1 (Lefel): word: ", "heading"),
    (MAIN, CANNOT, 'word = "Not returned"', "rubric.toml: abstentions 1 (Not returned): word: ", "csxl"),
    (MAIN, CANNOT, 'word = "Methu, barnu"', "rubric.toml: abstentions 1 (Methu, barnu): word: ", "','"),
    (MAIN, CANNOT, "word = 'Methu \"barnu\"'", 'rubric.toml: abstentions 1 (Methu "barnu"): word: ', "'\"'"),
    (MAIN, CANNOT, 'word = "Methu barnu "', "rubric.toml: abstentions 1 (Methu barnu ): word: ", "space"),
    (MAIN, CANNOT, 'word = "=Methu"', "rubric.toml: abstentions 1 (=Methu): word: ", "="),
    (MAIN, CANNOT, 'word = "+1"', "rubric.toml: abstentions 1 (+1): word: ", "+"),
    (MAIN, CANNOT, 'word = "-"', "rubric.toml: abstentions 1 (-): word: ", "-"),
    (MAIN, CANNOT, 'word = "@barnu"', "rubric.toml: abstentions 1 (@barnu): word: ", "@"),
    (MAIN, CANNOT, 'word = "1.5"', "rubric.toml: abstentions 1 (1.5): word: ", "1.5"),
    (MAIN, CANNOT, 'word = "False"', "rubric.toml: abstentions 1 (False): word: ", "logical"),
    (MAIN, CANNOT, f'word = "{"m" * 31}"', f"rubric.toml: abstentions 1 ({'m' * 31}): word: ", "30"),
    # colours
    (MAIN, RED, f'fill = "red"\n{RED}', "rubric.toml: scale 1 (Coch): fill: ", "“red”"),
    (MAIN, RED, f'ink = "#12345"\n{RED}', "rubric.toml: scale 1 (Coch): ink: ", "“#12345”"),
    (MAIN, RED, f'ink = "#0B0C0C"\n{RED}', "rubric.toml: scale 1 (Coch): ink: ", "3.27"),
    (MAIN, RED, f'fill = "#fabe28"\n{RED}', "rubric.toml: scale 2 (Ambr): fill: ", "scale 1"),
    (MAIN, RED, f'fill = "#FFC000"\n{RED}', "rubric.toml: scale 2 (Ambr): fill: ", "scale 1"),
    (MAIN, RED, f'fill = "#C77F98"\n{RED}', "rubric.toml: scale 3 (Gwyrdd): fill: ", "see no green"),
    # sheet names
    *(
        (VOICE, '"Llais y plentyn"', f'"{name}"', "llais.toml: name: ", name)
        for name in (
            "Llais/plant",
            "Llais [1]",
            "Llais: plant",
            "'Llais",
            "Llais'",
            "history",
            "start",
            "Lists",
            "dechrau",
            "MATRIX",
            "Board Summary",
            "Added by agencies",
        )
    ),
    (JOINT, '"Cydweithio"', '"LLAIS Y PLENTYN"', "cydweithio.toml: name: ", "llais.toml: name"),
    (VOICE, 'letter = "L"', 'letter = "M"', "llais.toml: letter: ", "M1-A"),
    (VOICE, '"Llais y plentyn"', f'"{"😀" * 16}"', "llais.toml: name: ", "32"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[2][:40])
def test_a_fault_is_named_with_its_file_and_entry(folder: Path, fault: tuple[str, ...]) -> None:
    file, old, new, place, told = fault
    spoil(folder, file, old, new)
    (found,) = faults(folder)
    assert found.startswith(place) and told in found.removeprefix(place)


def test_two_domains_with_one_letter(folder: Path) -> None:
    text = (folder / JOINT).read_text(encoding="utf-8")
    (folder / JOINT).write_text(text.replace("[C", "[L").replace('"C"', '"L"'), encoding="utf-8")
    assert places(folder) == ["cydweithio.toml: letter"]


def test_a_file_that_is_not_utf_8(folder: Path) -> None:
    (folder / JOINT).write_bytes((folder / JOINT).read_text(encoding="utf-8").encode("cp1252", "replace"))
    assert [fault.split(": ")[:2] for fault in faults(folder)] == [[JOINT, "line 13"]]  # "dod â gwybodaeth"


def test_a_folder_in_a_file_s_place_and_no_folder_at_all(folder: Path) -> None:
    (folder / JOINT).unlink()
    (folder / JOINT).mkdir()
    (fault,) = faults(folder)
    assert fault.startswith(f"{JOINT}: ")
    (fault,) = faults(folder / "nowhere")
    assert fault.startswith(f"{folder / 'nowhere'}: ")


def test_without_its_main_file_the_others_are_still_looked_at(folder: Path) -> None:
    (folder / MAIN).unlink()
    spoil(folder, VOICE, 'name = "Llais y plentyn"\n', "")
    spoil(folder, JOINT, 'Coch = "Nid oes cynllun', "Coch = 3 #")
    assert places(folder) == ["cydweithio.toml: C2-C: Coch", "llais.toml: name", "rubric.toml"]


def test_words_too_many_or_too_long_for_a_dropdown(folder: Path) -> None:
    spoil(folder, MAIN, "# A small rubric", "# A rubric")
    with (folder / MAIN).open("a", encoding="utf-8") as main:
        for letter in "abcdefgh":
            main.write(f'\n[[abstentions]]\nword = "{letter * 30}"\nmeaning = "x"\n')
    assert places(folder) == ["rubric.toml: scale"]


@pytest.mark.parametrize("words", [["Coch"], ["Coch", "Ambr", "Gwyrdd", "Glas", "Aur", "Arian"]])
def test_a_scale_has_two_to_five_words(folder: Path, words: list[str]) -> None:
    scale(folder, words, colours=True)
    assert "rubric.toml: scale" in places(folder)


@pytest.mark.parametrize("length", FILLS)
def test_a_scale_of_any_length_has_colours_that_everybody_can_tell_apart(folder: Path, length: int) -> None:
    scale(folder, ["Coch", "Gwyrdd", "Ambr", "Glas", "Aur"][:length])
    for file in (VOICE, JOINT):
        text = (folder / file).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if length > 2 or not line.startswith("Ambr")]
        (folder / file).write_text("\n".join(kept), encoding="utf-8")
    rubric = load_rubric(folder)
    assert tuple(rating.fill for rating in rubric.scale) == FILLS[length]
    assert all(contrast(rating.fill, rating.ink) >= 4.5 for rating in rubric.scale)
    assert min(apart(one, other, eye) for one, other in combinations(FILLS[length], 2) for eye in EYES) >= 32


def test_there_are_four_levels_at_most(folder: Path) -> None:
    with (folder / MAIN).open("a", encoding="utf-8") as main:
        main.writelines(f'\n[[levels]]\nname = "{name}"\ntitle = "x"\n' for name in ("Tri", "Pedwar", "Pump"))
    assert faults(folder) == ("rubric.toml: levels: has 5 entries; it takes 1 to 4.",)


def test_a_domain_has_the_criteria_and_descriptors_that_it_has(folder: Path) -> None:
    text = (folder / VOICE).read_text(encoding="utf-8")
    (folder / VOICE).write_text(text[: text.index("[L2-Y]")], encoding="utf-8")
    spoil(folder, VOICE, 'Ambr = "Mae barn y plentyn yn rhai o\'n cynlluniau"\n', "")
    voice, joint = load_rubric(folder).domains
    assert [criterion.ref for criterion in voice.criteria] == refs("L")[:-1]
    assert list(voice.criteria[1].descriptors) == ["Coch", "Gwyrdd"]
    assert [criterion.ref for criterion in joint.criteria] == refs("C")


def test_a_domain_without_criteria_and_a_criterion_without_descriptors(folder: Path) -> None:
    text = (folder / VOICE).read_text(encoding="utf-8")
    (folder / VOICE).write_text(text[: text.index("[L1-A]")], encoding="utf-8")
    text = (folder / JOINT).read_text(encoding="utf-8")
    (folder / JOINT).write_text(text[: text.index("[C2-Y]")] + "[C2-Y]\n", encoding="utf-8")
    assert sorted(faults(folder)) == [
        "cydweithio.toml: C2-Y: has no descriptor; write one for Coch, Ambr or Gwyrdd, or take the criterion out.",
        "llais.toml: has no criterion; add at least one, such as L1-A.",
    ]


def test_letters_and_digits_that_are_left_out_are_made(folder: Path) -> None:
    for file in (MAIN, VOICE, JOINT):
        text = (folder / file).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if not line.startswith(("letter", "ref"))]
        (folder / file).write_text("\n".join(kept), encoding="utf-8")
    text = (folder / MAIN).read_text(encoding="utf-8").replace('name = "Cynllunio"', 'name = "Cynllunio"\nletter = "Y"')
    (folder / MAIN).write_text(text, encoding="utf-8")
    assert places(folder) == [f"{file}: {letter}{n}-C" for file, letter in ((JOINT, "C"), (VOICE, "L")) for n in "12"]
    for file in (VOICE, JOINT):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace("-Y]", "-M]").replace("-C]", "-Y]"), encoding="utf-8")
    assert list(load_rubric(folder).criteria) == [*refs("L", "AYM"), *refs("C", "AYM")]


def test_a_scale_of_two_has_the_palette_s_ends(folder: Path) -> None:
    scale(folder, ["Coch", "Gwyrdd"])
    for file in (VOICE, JOINT):
        text = (folder / file).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if not line.startswith("Ambr")]
        (folder / file).write_text("\n".join(kept), encoding="utf-8")
    assert [rating.fill for rating in load_rubric(folder).scale] == ["#BF242A", "#4BB393"]


def test_one_word_misspelt_is_one_fault_for_each_file(folder: Path) -> None:
    spoil(folder, MAIN, 'word = "Ambr"', 'word = "Amber"')
    assert places(folder) == [
        f"cydweithio.toml: {', '.join(refs('C'))}: Ambr",
        f"llais.toml: {', '.join(refs('L'))}: Ambr",
        "rubric.toml: scale 2 (Amber): synonyms",
    ]  # where it stands already


def test_a_wrong_ref_is_named(folder: Path) -> None:
    spoil(folder, VOICE, "[L2-Y]", "[L3-Y]")
    assert places(folder) == ["llais.toml: L3-Y"]
    text = (folder / VOICE).read_text(encoding="utf-8")
    (folder / VOICE).write_text('L2-Y = "x"\n' + text[: text.index("[L3-Y]")], encoding="utf-8")
    assert places(folder) == ["llais.toml: L2-Y"]


def test_a_folder_full_of_faults_names_them_all_at_once(folder: Path) -> None:
    spoil(folder, MAIN, 'version = "2"', 'version = 2\nauthor = "x"')
    spoil(folder, MAIN, "cy-GB", "Welsh")
    spoil(folder, MAIN, 'letter = "Y"', 'letter = "A"')
    spoil(folder, MAIN, RED, f'fill = "#777777"\nink = "#888888"\n{RED}')
    spoil(folder, MAIN, '"Amherthnasol"', '"Evidence"')
    spoil(folder, MAIN, '"Methu barnu"', '"Methu,barnu "')
    spoil(folder, VOICE, '"Llais y plentyn"', '"Method"')
    spoil(folder, VOICE, 'letter = "L"', 'letter = "C"')
    spoil(folder, VOICE, 'Coch = "Nid ydym yn gofyn', 'Cohc = "Nid ydym yn gofyn')
    spoil(folder, JOINT, "Nid oes cynllun", "")
    spoil(folder, JOINT, "statement", "statment")
    (folder / "copi.toml").write_text("[", encoding="utf-8")
    assert places(folder) == [
        "copi.toml",
        "cydweithio.toml: letter",
        "cydweithio.toml: statement",
        "cydweithio.toml: statment",
        "llais.toml: L1-A: Cohc",
        "llais.toml: name",
        "rubric.toml: abstentions 1 (Methu,barnu ): word",
        "rubric.toml: abstentions 1 (Methu,barnu ): word",
        "rubric.toml: abstentions 2 (Ddim yn berthnasol): synonyms",
        "rubric.toml: author",
        "rubric.toml: language",
        "rubric.toml: scale 1 (Coch): ink",
        "rubric.toml: scale 3 (Gwyrdd): fill",
        "rubric.toml: stages 3 (Ymateb): letter",
        "rubric.toml: version",
    ]


# What the checks rest on


def test_reserved_statuses_are_those_of_a_comparison() -> None:
    assert {*words_check.STATUSES} == {*comparison.statuses(replace(load_rubric(), abstentions=()))}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#777777", "#FFFFFF", 4.48), ("#767676", "#FFFFFF", 4.54)],
)
def test_contrast(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)


def test_the_palette_is_the_published_rubric_s() -> None:
    assert tuple(rating.fill for rating in load_rubric().scale) == FILLS[3]
