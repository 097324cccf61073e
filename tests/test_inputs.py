from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newsevents
from newsevents import row_files
from newsevents.errors import ExtraMissingError, InputError, LexiconError
from newsevents.inputs import Columns, Incoming, Inputs, decode, each_path


def _read(*paths: str | Path, stdin: bytes = b"", **options: Any) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows with their ids, and what is said of the others."""
    found = list(Inputs([str(path) for path in paths], stdin=io.BytesIO(stdin), **options))
    rows = [{**row.values, "id": row.id} for row in found if row.values is not None]
    return rows, [_said(row) for row in found if row.error is not None]


def _said(row: Incoming) -> str:
    return f"{row.file}, line {row.line}: {row.error}" if row.line else f"{row.file}: {row.error}"


def test_text_file_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Grüße", encoding="utf-8")
    assert _read(tmp_path / "a.txt") == ([{"text": "Grüße", "id": "a.txt"}], [])


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Grüße", encoding="utf-8-sig")
    assert _read(tmp_path / "a.txt")[0][0]["text"] == "Grüße"


def test_file_without_known_ending_is_text_when_named(tmp_path: Path) -> None:
    (tmp_path / "artikel").write_text("Merz", encoding="utf-8")
    assert _read(tmp_path / "artikel")[0] == [{"text": "Merz", "id": "artikel"}]


def test_page_is_handed_on_as_bytes(tmp_path: Path) -> None:
    (tmp_path / "seite.html").write_bytes(b"<p>M\xfcller")
    assert _read(tmp_path)[0] == [{"html": b"<p>M\xfcller", "id": f"{tmp_path.name}/seite.html"}]


def test_folder_is_read_in_order_and_depth(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/x.txt", "a.TXT", "bild.png"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    rows = _read(tmp_path)[0]
    assert [row["text"] for row in rows] == ["a.TXT", "b/x.txt", "c.txt"]
    assert [row["id"] for row in rows] == [
        f"{tmp_path.name}/{name}" for name in ("a.TXT", "b/x.txt", "c.txt")
    ]


def test_files_of_one_name_get_different_ids(tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "a.jsonl").write_text('{"text": "x"}\n', encoding="utf-8")
    rows = _read(tmp_path / "2023" / "a.jsonl", tmp_path / "2024" / "a.jsonl")[0]
    assert [row["id"] for row in rows] == [f"{tmp_path}/2023/a:1", f"{tmp_path}/2024/a:1"]


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
    [
        (b"{", "line 2: not JSON"),
        (b"[]", "line 2: no string"),
        (b'{"text": 5}', "line 2: no string"),
        (b'{"text": "M\xfcller"}', "line 2: not UTF-8"),
        (b"[" * 100_000, "line 2: not JSON"),
    ],
    ids=["half", "list", "number", "latin-1", "deep"],
)
def test_bad_line_is_said_and_the_next_is_read(tmp_path: Path, line: bytes, words: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "1"}\n' + line + b'\n\n{"text": "4"}\n')
    rows, failures = _read(tmp_path / "a.jsonl")
    assert [row["id"] for row in rows] == ["a:1", "a:4"]
    assert [words in failure for failure in failures] == [True]


def test_line_without_end_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_files, "LONGEST", 50)
    (tmp_path / "a.jsonl").write_text("x" * 120 + '\n{"text": "2"}\n', encoding="utf-8")
    rows, failures = _read(tmp_path / "a.jsonl")
    assert [row["id"] for row in rows] == ["a:2"]
    assert "more than 50 bytes" in failures[0]


def test_columns_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "x", "nr": 7, "day": "2024-05-30"}\n', encoding="utf-8")
    rows = _read(tmp_path / "a.jsonl", columns=Columns(text="body", id="nr", published="day"))[0]
    assert rows == [{"text": "x", "published": "2024-05-30", "id": "7"}]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_compressed_rows(tmp_path: Path, name: str) -> None:
    content = '{"text": "x"}\n' if "jsonl" in name else "text\nx\n"
    (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    assert [row["text"] for row in _read(tmp_path)[0]] == ["x"]


def test_broken_compression_is_said_behind_the_rows_before(tmp_path: Path) -> None:
    lines = "".join(f'{{"text": "{number}"}}\n' for number in range(20_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-200])
    rows, failures = _read(tmp_path / "a.jsonl.gz")
    assert len(rows) > 1000
    assert ["can't be read to its end" in failure for failure in failures] == [True]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    lines = ["id;text;published", '1;"zwei ""Zeilen""\nund ; Zeichen";2024-05-30', "2;x;"]
    content = "\r\n".join(lines).replace(";", delimiter)
    (tmp_path / "a.csv").write_text(content, encoding="utf-8-sig", newline="")
    rows, failures = _read(tmp_path / "a.csv")
    text = f'zwei "Zeilen"\nund {delimiter} Zeichen'
    assert rows == [{"id": "1", "text": text, "published": "2024-05-30"}, {"id": "2", "text": "x"}]
    assert failures == []


def test_csv_rows_without_id_are_named_by_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('text,n\n"a\nb",1\nc,2\n', encoding="utf-8")
    assert [row["id"] for row in _read(tmp_path / "a.csv")[0]] == ["a:2", "a:4"]


@pytest.mark.parametrize(
    ("line", "words"),
    [(b"1,2,3,4", "4 cells under 3"), (b"9,M\xfcller,", "UTF-8"), (b"9,,", "no string"), (b'9,"a"b,', "CSV")],
    ids=["cells", "latin-1", "empty", "quotes"],
)
def test_bad_row_of_csv_leaves_the_others(tmp_path: Path, line: bytes, words: str) -> None:
    (tmp_path / "a.csv").write_bytes(b"id,text,published\n1,a,\n" + line + b"\n2,b,\n")
    rows, failures = _read(tmp_path / "a.csv")
    assert [row["id"] for row in rows] == ["1", "2"]
    assert ["line 3" in failure and words in failure for failure in failures] == [True]


def test_long_cell_of_csv_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"text\n{'x' * 200_000}\n", encoding="utf-8")
    assert len(_read(tmp_path / "a.csv")[0][0]["text"]) == 200_000


def test_parquet(tmp_path: Path) -> None:
    table = pa.table({"id": [1, 2], "text": ["a", None], "other": [b"", b""]})
    pq.write_table(table, tmp_path / "a.parquet")
    rows, failures = _read(tmp_path / "a.parquet")
    assert rows == [{"id": "1", "text": "a"}]
    assert ["line 2: no string" in failure for failure in failures] == [True]


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
@pytest.mark.parametrize("columns", [Columns(text="body"), Columns(id="nr")])
def test_missing_column_is_said_once(tmp_path: Path, name: str, columns: Columns) -> None:
    if name == "a.csv":
        (tmp_path / name).write_text("id,text\n1,a\n2,b\n", encoding="utf-8")
    else:
        pq.write_table(pa.table({"id": [1, 2], "text": ["a", "b"]}), tmp_path / name)
    rows, failures = _read(tmp_path / name, columns=columns)
    assert rows == []
    assert ["no column" in failure for failure in failures] == [True]


def test_what_is_no_parquet_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"text")
    assert "not a Parquet file" in _read(tmp_path / "a.parquet")[1][0]


def test_standard_input_is_a_text() -> None:
    assert _read("-", stdin=b"Merz")[0] == [{"text": "Merz", "id": "-"}]


def test_standard_input_can_be_rows() -> None:
    stdin = b'{"text": "1"}\n{"text": "2", "id": "b"}\n'
    assert [row["id"] for row in _read("-", stdin=stdin, stdin_format="jsonl")[0]] == ["-:1", "b"]


def test_empty_folder_is_noted(tmp_path: Path) -> None:
    assert "no file in this folder" in _read(tmp_path)[1][0]


def test_missing_path_stops_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.txt"):
        _read(tmp_path / "a.txt", tmp_path / "b.txt")


@pytest.mark.parametrize("path", ["ab", Path("ab")])
def test_single_path_is_taken_as_one(path: str | Path) -> None:
    assert each_path(path) == each_path([path]) == (path,)


def test_single_path_of_knowledge_is_taken_as_one() -> None:
    with pytest.raises(LexiconError, match="file nope does not exist"):
        newsevents.load("blank", knowledge="nope")


def test_packages_of_formats_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    Inputs([str(tmp_path)], stdin=io.BytesIO()).check_packages()
    with pytest.raises(ExtraMissingError, match="standard input: this needs the package trafilatura"):
        Inputs(["-"], stdin=io.BytesIO(), format="html").check_packages()


def test_meter_ends_at_the_size_of_all_inputs(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"text": "x"}\n' * 10, encoding="utf-8")
    inputs = Inputs([str(tmp_path)], stdin=io.BytesIO())
    seen = [inputs.meter.done for _ in inputs]
    assert seen == sorted(seen)
    assert inputs.meter.done == inputs.meter.total == 280


@pytest.mark.parametrize(("raw", "words"), [(b"PK\0\0", "binary"), ("Müller".encode("latin-1"), "iconv")])
def test_undecodable_bytes_name_the_remedy(raw: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode(raw)
