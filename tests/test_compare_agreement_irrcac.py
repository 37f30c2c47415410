"""Gwet's coefficients against the package irrCAC, which has no wheels for the newest Pythons."""

from __future__ import annotations

import warnings

import pandas
import pytest

from csxl.compare.agreement import gwet
from tests.helpers.agreement_units import gaps

raw = pytest.importorskip("irrCAC.raw", reason="irrCAC is not installed: it needs an older Python or a newer pandas")
datasets = pytest.importorskip("irrCAC.datasets")


def frame(units: list[dict[str, int]]) -> pandas.DataFrame:
    return pandas.DataFrame(units, index=range(len(units)), dtype=float)


def judged_by_irrcac(units: list[dict[str, int]], categories: int, weights: str) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # irrCAC writes into a slice of a frame
        judge = raw.CAC(frame(units), weights=weights, categories=list(range(categories)), digits=12)
        return float(judge.gwet()["est"]["coefficient_value"])


@pytest.mark.parametrize(("ordinal", "expected"), [(True, 0.899), (False, 0.775)])
def test_gwet_of_the_published_example(ordinal: bool, expected: float) -> None:
    rows = [row.dropna() for _, row in datasets.raw_4raters().iterrows()]
    units = [{str(rater): int(rating) - 1 for rater, rating in row.items()} for row in rows]
    assert gwet(units, 5, ordinal).value == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("categories", [2, 3, 5])
def test_gwet_as_the_package_irrcac_has_it(seed: int, categories: int) -> None:
    units = gaps(seed, categories=categories)
    for ordinal, weights in ((True, "ordinal"), (False, "identity")):
        judged = judged_by_irrcac(units, categories, weights)
        assert gwet(units, categories, ordinal).value == pytest.approx(judged, abs=1e-9)
