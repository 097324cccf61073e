"""Noise in, and an article that holds what every article holds comes out; more in ``benchmarks/fuzz.py``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from invariants import broken
from strategies import noise, pages, published

import newsevents

if TYPE_CHECKING:
    from spacy.language import Language

_ROOT = Path(__file__).parent.parent
_SLOW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
_MODES = st.sampled_from(("auto", "clean", "page"))


@pytest.fixture(scope="module", autouse=True)
def loaded(blank_nlp: Language) -> Language:
    """The pipeline, before hypothesis begins to measure."""
    return blank_nlp


@_SLOW
@given(text=noise(), date=published(), mode=_MODES)
def test_noise_gives_a_sound_article(text: str, date: str | None, mode: str, blank_nlp: Language) -> None:
    text = text.replace("\ud800", "")
    article = newsevents.extract(text, published=date, nlp=blank_nlp, page=mode)  # type: ignore[arg-type]
    assert broken(article, text) == []


@settings(_SLOW, max_examples=10)
@given(before=noise(max_pieces=3), after=noise(max_pieces=3))
def test_half_of_a_surrogate_pair_is_refused(before: str, after: str, blank_nlp: Language) -> None:
    with pytest.raises(newsevents.InputError, match="half of a surrogate pair"):
        newsevents.extract(f"{before}\ud83d{after}", nlp=blank_nlp)


@_SLOW
@given(html=pages(), date=published())
def test_noise_in_a_page_gives_a_sound_article(html: str, date: str | None, blank_nlp: Language) -> None:
    assert broken(newsevents.extract_html(html, published=date, nlp=blank_nlp)) == []


@_SLOW
@given(data=st.binary(max_size=300) | noise(max_pieces=8).map(lambda text: text.encode("cp1252", "ignore")))
def test_any_bytes_are_a_page_or_refused(data: bytes, blank_nlp: Language) -> None:
    try:
        article = newsevents.extract_html(data, nlp=blank_nlp)
    except newsevents.InputError:
        reject()  # binary data; test_decoding has these
    assert broken(article) == []


@settings(_SLOW, max_examples=25)
@given(text=noise(max_pieces=12))
def test_noise_is_read_the_same_twice(text: str, blank_nlp: Language) -> None:
    text = text.replace("\ud800", "")
    first, second = (newsevents.extract(text, published="2024-06-20", nlp=blank_nlp) for _ in range(2))
    assert first.model_dump_json() == second.model_dump_json()


@settings(_SLOW, max_examples=15)
@given(texts=st.lists(noise(max_pieces=6), min_size=2, max_size=5))
def test_texts_beside_each_other_do_not_matter(texts: list[str], blank_nlp: Language) -> None:
    texts = [text.replace("\ud800", "") for text in texts]
    alone = [newsevents.extract(text, nlp=blank_nlp) for text in texts]
    assert list(newsevents.extract_many(texts, nlp=blank_nlp)) == alone


def test_fuzzing_command_runs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/fuzz.py", "--inputs", "25", "--failures", str(tmp_path / "failures")],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "inputs                               25" in done.stdout
    assert (tmp_path / "failures").read_text(encoding="utf-8") == ""
