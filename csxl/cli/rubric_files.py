"""csxl rubric new and csxl rubric export: a rubric written as one workbook, or as TOML files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.options import force_option, rubric_in
from csxl.cli.printing import printable, say, say_lines
from csxl.languages import SINGLE
from csxl.model.refusal import Refusal
from csxl.model.rubric import base_tag
from csxl.rubrics.blank_rubric import TRAFFIC_LIGHT, blank_rubric
from csxl.rubrics.book_tables import tag_of
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.shape import HOW_MANY
from csxl.rubrics.toml_writing import toml_files

KNOWN = " or ".join(language.name for language in SINGLE)


def _tags(ctx: click.Context, param: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """The tag of each language. Raises BadParameter."""
    found = [(text, tag_of(text)) for text in given]
    for text, tag in found:
        if not tag:
            raise click.BadParameter(f"“{printable(text)}” is no language; write {KNOWN}, or a code such as pl.")
    return tuple(tag for _, tag in found)


def _read(text: str | None) -> list[Path]:
    """The file or folder that a rubric is read from, which must not be written over: [] for one that ships."""
    return [Path(text)] if text and Path(text).exists() else []


def _words(ctx: click.Context, param: click.Parameter, given: str | None) -> tuple[str, ...]:
    """The words of a scale. Raises BadParameter where there are too few or too many."""
    words = tuple(word.strip() for word in (given or "").split(",") if word.strip())
    least, most = HOW_MANY["scale"]
    if given is not None and not least <= len(words) <= most:
        raise click.BadParameter(f"a scale has {least} to {most} words; write them with commas between.")
    return words


@click.command(epilog="Example: csxl rubric new my.xlsx --with Welsh")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--from",
    "source",
    show_default="the published tool",
    metavar="RUBRIC",
    help="The rubric to begin with: a workbook, or a folder of TOML files.",
)
@click.option(
    "--with", "languages", multiple=True, callback=_tags, metavar="LANGUAGE", help="Add columns for another language."
)
@click.option(
    "--without", "left_out", multiple=True, callback=_tags, metavar="LANGUAGE", help="Leave a language out that it has."
)
@click.option("--blank", is_flag=True, help="Begin with no texts: an audit of your own from the start.")
@click.option(
    "--words", callback=_words, metavar="LIST", help='The scale of a blank one, worst first: "No, Partly, Yes".'
)
@force_option
def new(
    file: Path,
    source: str | None,
    languages: Sequence[str],
    left_out: Sequence[str],
    blank: bool,
    words: Sequence[str],
    force: bool,
) -> None:
    """Write a rubric as a workbook, to make it your own in Excel."""
    if file.suffix.lower() != ".xlsx":
        raise Refusal(f"{file} would not open in Excel; give it a name that ends in .xlsx.")
    if blank and source:
        raise click.UsageError("--blank and --from exclude each other; give one of them.")
    if words and not blank:
        raise click.UsageError("--words are the scale of a blank rubric; add --blank.")
    refuse_overwriting([file], force, _read(source))
    rubric = blank_rubric(words or TRAFFIC_LIGHT) if blank else rubric_in(source or "")
    kept = tuple(one for one in rubric.translations if base_tag(one.language) not in map(base_tag, left_out))
    write_file(file, write_rubric_book(replace(rubric, translations=kept), languages))
    say(str(file))
    say("Open it in Excel and change what you like; its first tab says where everything stands.")


@click.command(epilog="Example: csxl rubric export my.xlsx -o my-rubric")
@click.argument("place", metavar="RUBRIC")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder to write into.",
)
@force_option
def export(place: str, output: Path, force: bool) -> None:
    """Write the rubric in a workbook or folder as TOML files."""
    if output.suffix.lower() == ".xlsx":
        raise Refusal(
            f"{output} would be a folder of TOML files; for a workbook, type csxl rubric new {output} --from."
        )
    files = {output / name: data for name, data in toml_files(rubric_in(place)).items()}
    refuse_overwriting(files, force, _read(place))
    for path, data in files.items():
        write_file(path, data)
    say_lines(map(str, files))
