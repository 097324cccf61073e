from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from newsevents.errors import InputError
from newsevents.inputs import decode, read_inputs


def _read(*paths: str | Path, stdin: bytes = b"") -> tuple[list[dict[str, object]], list[str]]:
    failures: list[InputError] = []
    rows = list(read_inputs([str(path) for path in paths], stdin=io.BytesIO(stdin), failures=failures))
    return rows, [str(failure) for failure in failures]


def test_text_file_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Grüße", encoding="utf-8")
    assert _read(tmp_path / "a.txt") == ([{"text": "Grüße", "id": "a.txt"}], [])


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Grüße", encoding="utf-8-sig")
    assert _read(tmp_path / "a.txt")[0][0]["text"] == "Grüße"


def test_file_without_known_ending_is_text_when_named(tmp_path: Path) -> None:
    (tmp_path / "seite.html").write_text("Merz", encoding="utf-8")
    assert _read(tmp_path / "seite.html")[0] == [{"text": "Merz", "id": "seite.html"}]


def test_folder_is_read_in_order_and_depth(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/x.txt", "a.TXT", "bild.png"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert [row["text"] for row in _read(tmp_path)[0]] == ["a.TXT", "b/x.txt", "c.txt"]


@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("a.json", {"text": "x"}, ["a"]),
        ("a.json", {"text": "x", "id": 5}, ["5"]),
        ("a.json", [{"text": "x"}, {"text": "y"}], ["a:1", "a:2"]),
    ],
)
def test_json_file(tmp_path: Path, name: str, content: object, ids: list[str]) -> None:
    (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    assert [row["id"] for row in _read(tmp_path / name)[0]] == ids


def test_line_separator_inside_a_string_ends_no_row(tmp_path: Path) -> None:
    row = {"text": "eins\u2028zwei\u0085drei"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert _read(tmp_path / "a.jsonl") == ([{**row, "id": "a:1"}], [])


@pytest.mark.parametrize(
    ("line", "words"),
    [("{", "line 2: not JSON"), ("[]", "line 2: no string"), ('{"text": 5}', "line 2: no string")],
)
def test_bad_line_is_noted_and_the_next_is_read(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "1"}}\n{line}\n\n{{"text": "4"}}\n', encoding="utf-8")
    rows, failures = _read(tmp_path / "a.jsonl")
    assert [row["text"] for row in rows] == ["1", "4"]
    assert [words in failure for failure in failures] == [True]


def test_standard_input_is_a_row() -> None:
    assert _read("-", stdin=b"Merz")[0] == [{"text": "Merz", "id": "-"}]


def test_empty_folder_is_noted(tmp_path: Path) -> None:
    assert "no file in this folder" in _read(tmp_path)[1][0]


def test_missing_path_stops_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.txt"):
        _read(tmp_path / "a.txt", tmp_path / "b.txt")


@pytest.mark.parametrize(("raw", "words"), [(b"PK\0\0", "binary"), ("Müller".encode("latin-1"), "iconv")])
def test_undecodable_bytes_name_the_remedy(raw: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode(raw)
