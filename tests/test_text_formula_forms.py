"""Formulas made comparable: as each program writes them, they are one and the same."""

from __future__ import annotations

import pytest

from csxl.text.formula_forms import exact_form


@pytest.mark.parametrize("formula", ['IF(""="";"–";"")', 'of:=IF(""="";"–";"")', '=IF(""="","–","")'])
def test_a_formula_without_a_cell_is_the_same_in_every_program(formula: str) -> None:
    assert exact_form(formula) == 'IF(""="","–","")'


def test_a_semicolon_in_a_text_or_in_braces_stays() -> None:
    assert exact_form('="a;b"&{1;2}') == '"a;b"&{1;2}'
    assert exact_form('="a;b"&A1') == '"a;b"&A1'
