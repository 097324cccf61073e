"""Names to entities: single look-ups, and two lists of pairs that were written before the code was tuned."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.normalize.compare import same_name

HERE = Path(__file__).parent


def _pairs(name: str) -> list[tuple[str, str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


def test_same_name_reaches_its_precision_and_recall() -> None:
    true, false = _pairs("name_pairs_true.tsv"), _pairs("name_pairs_false.tsv")
    found = sum(bool(same_name(a, b, kind=kind)) for kind, a, b in true)
    wrong = sum(bool(same_name(a, b, kind=kind)) for kind, a, b in false)
    assert len(true) >= 200
    assert len(false) >= 200
    assert found / (found + wrong) >= 0.98
    assert found / len(true) >= 0.92
