"""Pipelines that many tests share; made once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsevents

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def blank_nlp() -> Language:
    return newsevents.blank()


@pytest.fixture(scope="session")
def shipped_nlp() -> Language:
    return newsevents.load("shipped")
