from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import newsevents
from newsevents.cli import app

_TEXT = "Macron traf Scholz am Dienstag in Berlin."


def _run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(
        app, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False
    )


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    file = tmp_path / "eins.txt"
    file.write_text(_TEXT, encoding="utf-8")
    return file


def test_extract_prints_a_table(text_file: Path) -> None:
    result = _run("extract", text_file, "--model", "blank", "--published", "2024-05-30")
    assert result.exit_code == 0
    assert all(
        word in result.output
        for word in ("eins.txt", "meeting", "Macron", "Berlin", "2024-05-28", "1 event in 1 article")
    )


def test_jsonl_lines_can_be_read_back(text_file: Path) -> None:
    result = _run("extract", text_file, "--model", "blank", "--format", "jsonl", "--published", "30.05.2024")
    article = newsevents.load_article(result.stdout)
    assert (article.id, len(article.events)) == ("eins.txt", 1)


def test_json_is_a_list(tmp_path: Path) -> None:
    file = tmp_path / "zwei.jsonl"
    rows = [{"text": _TEXT, "id": "a", "url": "u", "published": "2024-05-30"}, {"text": "Es regnet."}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    records = json.loads(_run("extract", file, "--model", "blank", "--format", "json").stdout)
    assert [record["id"] for record in records] == ["a", "zwei:2"]
    assert (records[0]["url"], records[0]["events"][0]["date"]["value"]) == ("u", "2024-05-28")


def test_standard_input() -> None:
    result = _run("extract", "-", "--model", "blank", "--format", "jsonl", stdin=_TEXT)
    assert newsevents.load_article(result.stdout).text == _TEXT


def test_nothing_found_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "leer.txt"
    file.write_bytes(b"")
    result = _run("extract", file, "--model", "blank")
    assert (result.exit_code, result.output.strip()) == (0, "0 events in 1 article")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract", "gibt-es-nicht.txt"], "no such file"),
        (["extract", "{text}", "--model", "de_core_news_xl"], "not installed"),
        (["extract", "{text}", "--model", "de_core_news_md"], "pip install"),
        (["extract", "{text}", "--published", "gestern"], "is not a date"),
        (["extract", "{binary}", "--model", "blank"], "binary"),
        (["extract", "{empty}", "--model", "blank"], "no file in this folder"),
        (["extract", "-", "--model", "blank"], "not UTF-8"),
        (["batch", "{text}", "-o", "{folder}/out.doc"], "names no format"),
        (["batch", "{text}", "-o", "{folder}/out.jsonl", "--model", "de_core_news_xl"], "not installed"),
        (["batch", "gibt-es-nicht.txt", "-o", "{folder}/out.jsonl"], "no such file"),
        (["batch", "{text}", "-o", "{folder}/out.jsonl", "--published", "gestern"], "is not a date"),
        (["explain", "Putin", "--kind", "tree"], "use PER, LOC or ORG"),
        (["evaluate", "events", "gibt-es-nicht.jsonl"], "no such file"),
        (["evaluate", "events", "{text}"], "gold of events is"),
        (["evaluate", "events", "{gold}", "--types", "picnic"], "picnic"),
        (["evaluate", "dates", "{gold}"], "gold.jsonl, line 1"),
    ],
    ids=[
        "missing file", "unknown model", "model to install", "bad date", "binary file", "empty folder",
        "latin-1", "output of no format", "batch without model", "batch of nothing", "batch with bad date",
        "unknown kind", "missing gold", "gold of another form", "unknown type", "gold of another task",
    ],
)  # fmt: skip
def test_user_mistake_is_said_without_traceback(
    arguments: list[str], words: str, text_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "bild.bin").write_bytes(b"\x89PNG\0\0\0")
    (tmp_path / "folder").mkdir()
    (tmp_path / "gold.jsonl").write_text('{"text": "x", "events": []}\n', encoding="utf-8")
    places = {
        "{text}": text_file,
        "{binary}": tmp_path / "bild.bin",
        "{empty}": tmp_path / "folder",
        "{gold}": tmp_path / "gold.jsonl",
        "{folder}/out.doc": tmp_path / "out.doc",
        "{folder}/out.jsonl": tmp_path / "out.jsonl",
    }
    result = _run(*(places.get(argument, argument) for argument in arguments), stdin=b"M\xfcller")
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_half_written_line_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "halb.jsonl"
    file.write_text(
        json.dumps({"text": _TEXT}) + '\n{"text": "Mac\n' + json.dumps({"text": "Es regnet."}),
        encoding="utf-8",
    )
    result = _run("extract", file, "--model", "blank", "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "halb.jsonl, line 2: not JSON" in result.stderr


def test_bad_date_of_a_row_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    rows = [{"text": _TEXT, "published": "neulich"}, {"text": "Es regnet."}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = _run("extract", file, "--model", "blank", "--format", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert "rows.jsonl, line 1: published=" in result.stderr


def test_batch_writes_records_and_says_what_failed(tmp_path: Path) -> None:
    source, output = tmp_path / "rows.csv", tmp_path / "out.jsonl"
    source.write_text(f"nr;body;day\n1;{_TEXT};2024-05-30\n2;;\n", encoding="utf-8")
    columns = ["--text-col", "body", "--id-col", "nr", "--published-col", "day"]
    command = ["batch", source, "-o", output, *columns, "--model", "blank", "--workers", "1"]
    first = _run(*command)
    assert first.exit_code == 1
    assert "1 article, 1 event, 1 failed" in first.stderr
    assert "out.errors.jsonl" in first.stderr
    [article] = newsevents.read_jsonl(output)
    assert (article.id, article.events[0].date and article.events[0].date.value) == ("1", "2024-05-28")
    again = _run(*command, "--resume")
    assert again.exit_code == 1
    assert "2 skipped (done before)" in again.stderr
    assert "1 failed earlier" in again.stderr
    assert "--retry-failed" in again.stderr
    assert "--resume" in _run(*command).stderr


def test_batch_says_that_dates_are_missing(text_file: Path, tmp_path: Path) -> None:
    options = ["--model", "blank", "--workers", "1"]
    result = _run("batch", text_file, "-o", tmp_path / "out.jsonl", *options)
    assert result.exit_code == 0
    assert "1 of 1 articles have no date of publication" in result.stderr


def test_version_is_printed() -> None:
    result = _run("--version")
    assert (result.exit_code, result.stdout) == (0, f"newsevents {newsevents.__version__}\n")


def test_schema_tells_the_columns_of_the_tables() -> None:
    assert "| `participant_id` | string |" in _run("schema", "--tables").stdout


def test_schema_is_json() -> None:
    assert json.loads(_run("schema").stdout)["version"] == newsevents.SCHEMA_VERSION


def test_info_names_versions_and_types() -> None:
    output = _run("info").stdout
    assert newsevents.__version__ in output
    assert "visit" in output


def test_explain_says_whom() -> None:
    assert "Wolodymyr Selenskyj" in _run("explain", "Selenskij").stdout


def test_evaluate_prints_scores_and_errors(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    row = {
        "text": _TEXT,
        "events": [{"type": "visit", "triggers": ["Reise"], "roles": {"visitor": ["Merz"]}}],
    }
    gold.write_text(json.dumps(row), encoding="utf-8")
    result = _run("evaluate", "events", gold, "--model", "blank", "--errors", "5")
    assert result.exit_code == 0
    assert all(words in result.stdout for words in ("arguments", "missed visit", "spurious meeting"))


@pytest.mark.parametrize("arguments", [[], ["evaluate"]])
def test_without_arguments_the_help_is_shown(arguments: list[str]) -> None:
    assert "Usage" in _run(*arguments).output


def test_command_is_installed_and_quick_to_help() -> None:
    code = "\n".join(
        (
            "import sys",
            "from newsevents.cli import main",
            "sys.argv[1:] = ['--help']",
            "try: main()",
            "finally: print('spacy' in sys.modules)",
        )
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    assert "extract" in done.stdout
    assert done.stdout.strip().endswith("False")
