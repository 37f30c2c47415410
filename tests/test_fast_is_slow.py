"""Reading with everything remembered gives exactly what reading with nothing remembered gives, whatever came before."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from csxl.model.member import Kind, Member
from csxl.returns.reading import read_return
from csxl.text.memo import Memo, without_memory
from tests.helpers import folders, two_readings
from tests.helpers.blind_mutations import zipped
from tests.helpers.filled_forms import filled
from tests.helpers.fuzzer import bases
from tests.helpers.part_mutations import EXCHANGES
from tests.helpers.returned_cells import RUBRIC
from tests.helpers.stored_mutations import IN_SHEETS, IN_TEXTS, sparse_rows
from tests.helpers.two_readings import Given, at_hand, differing, mutations

MUTATIONS = 160  # `make fuzz` reads many more


def test_what_lies_at_hand_reads_the_same(record_property: Callable[[str, object], None]) -> None:
    files = at_hand()
    assert differing(files) == []
    assert len(files) > (180 if folders.FIELD.is_dir() else 10)
    record_property("read the same", f"{len(files)} files")


def test_mutations_read_the_same(record_property: Callable[[str, object], None]) -> None:
    mutated = list(mutations(MUTATIONS, seed=1))
    assert differing(mutated) == []
    kinds = {word for one in mutated for word in one.name.split()}
    assert {change.__name__ for change in (*IN_SHEETS, *IN_TEXTS, *EXCHANGES)} <= kinds
    record_property("read the same", f"{MUTATIONS} mutations")


def test_sparse_rows_below_a_table_read_the_same() -> None:
    form, part = bases(RUBRIC)[0], "xl/worksheets/sheet2.xml"
    below = (sparse_rows(form.parts[part].decode(), Random(seed)).encode() for seed in range(40))
    files = [Given(str(seed), zipped({**form.parts, part: xml}), RUBRIC) for seed, xml in enumerate(below)]
    assert differing(files) == []


def test_what_was_remembered_by_too_little_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    by_initial: Memo[str, str] = Memo(lambda initial: read[-1], most=10)
    read: list[str] = []

    def everything_read(given: Given) -> str:
        read.append(given.name)
        return by_initial[given.name[0]]

    monkeypatch.setattr(two_readings, "everything_read", everything_read)
    assert differing([Given(name, b"", RUBRIC) for name in ("Amy", "Ben", "Ann")]) == ["Ann", "Amy"]


def test_without_memory_nothing_is_kept_of_a_return() -> None:
    form = Member("police.xlsx", filled({"T1-R": "Red"}), Kind.OOXML, "")
    with without_memory():
        alone = read_return(form, RUBRIC)
        assert not any(Memo.all.values())
    assert read_return(form, RUBRIC) == read_return(form, RUBRIC) == alone
    assert any(Memo.all.values())
