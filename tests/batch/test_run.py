from __future__ import annotations

import io
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import newsevents
from newsevents.batch import Summary
from newsevents.batch.journal import Journal, digest_of
from newsevents.errors import BatchError, ExtraMissingError, ModelNotFoundError, NewseventsError

_TEXT = "Macron traf Scholz am Dienstag in Berlin. Merz telefonierte mit der NATO."
_COMMAND = (sys.executable, "-c", "from newsevents.cli import main; main()", "batch")


def _write(path: Path, count: int) -> list[str]:
    ids = [f"n{number}" for number in range(count)]
    rows = [{"id": id, "text": f"{_TEXT} Nummer {id}.", "published": "2024-05-30"} for id in ids]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return ids


def _run(source: Path, output: Path, **options: Any) -> Summary:
    options = {"model": "blank", "workers": 1, "batch_size": 2, **options}
    return newsevents.extract_files([source], output, **options)


def _ids(path: Path) -> list[str | None]:
    return [article.id for article in newsevents.read_jsonl(path)]


def _errors(summary: Summary) -> list[dict[str, Any]]:
    return [json.loads(line) for line in summary.errors.read_text(encoding="utf-8").splitlines()]


def test_runs_that_are_killed_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    ids = _write(tmp_path / "in.jsonl", 120)
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    _run(tmp_path / "in.jsonl", whole, batch_size=2)
    generator = random.Random(7)
    for share in (0.1, 0.5):
        command = [*_COMMAND, str(tmp_path / "in.jsonl"), "-o", str(output), "--resume", "--model", "blank"]
        process = subprocess.Popen(
            [*command, "--workers", "2", "--batch-size", "2"], stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 100
        while process.poll() is None and time.monotonic() < deadline:
            if output.exists() and output.stat().st_size > share * whole.stat().st_size:
                time.sleep(generator.random() * 0.2)
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
    _run(tmp_path / "in.jsonl", output, resume=True)
    assert _ids(output) == ids
    assert output.read_bytes() == whole.read_bytes()


def test_what_is_behind_the_last_commit_is_cut_away(tmp_path: Path) -> None:
    ids = _write(tmp_path / "in.jsonl", 3)
    output = tmp_path / "out.jsonl"
    _run(tmp_path / "in.jsonl", output)
    with output.open("ab") as file:
        file.write(b'{"id": "n3", "text": "halb')
    more = _write(tmp_path / "in.jsonl", 5)
    summary = _run(tmp_path / "in.jsonl", output, resume=True)
    assert (summary.articles, summary.skipped) == (2, 3)
    assert _ids(output) == more == [*ids, "n3", "n4"]


def test_failed_rows_are_told_with_their_place(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": _TEXT}),
        "{kaputt",
        json.dumps({"id": "b", "text": _TEXT, "published": "neulich"}),
        json.dumps({"id": "a", "text": _TEXT}),
        json.dumps({"id": "a", "text": "Es regnet."}),
        json.dumps({"id": "c", "text": "halbes Zeichen \ud800"}),
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    summary = _run(source, tmp_path / "out.jsonl")
    assert [(e["id"], e["slug"], e["file"], e["line"]) for e in _errors(summary)] == [
        ("in:2", "input-not-text", str(source), 2),
        ("b", "published-not-a-date", str(source), 3),
        ("a", "id-not-unique", str(source), 5),
        ("c", "input-not-text", str(source), 6),
    ]
    assert (summary.articles, summary.failed, summary.skipped) == (1, 4, 1)
    again = _run(source, tmp_path / "out.jsonl", resume=True)
    assert (again.articles, again.failed, again.skipped, again.failed_before) == (0, 0, 6, 4)
    assert len(_errors(again)) == 4


def test_failed_rows_can_be_tried_again(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "a", "text": _TEXT}) + '\n{"id": "b"}\n', encoding="utf-8")
    assert _run(source, output).failed == 1
    source.write_text(source.read_text("utf-8").replace('"b"', f'"b", "text": "{_TEXT}"'), encoding="utf-8")
    summary = _run(source, output, resume=True, retry_failed=True)
    assert (summary.articles, summary.failed, summary.failed_before) == (1, 0, 0)
    assert (_ids(output), _errors(summary)) == (["a", "b"], [])


def test_articles_without_date_are_counted(tmp_path: Path) -> None:
    _write(tmp_path / "in.jsonl", 2)
    with (tmp_path / "in.jsonl").open("a", encoding="utf-8") as file:
        file.write("".join(json.dumps({"id": id, "text": _TEXT}) + "\n" for id in "abc"))
    summary = _run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert (summary.articles, summary.undated) == (5, 3)
    [note] = summary.notes()
    assert note.startswith("3 of 5 articles have no date of publication")
    assert _run(tmp_path / "in.jsonl", tmp_path / "dated.jsonl", published="2024-05-30").notes() == ()


def test_single_path_is_taken_as_one(tmp_path: Path) -> None:
    _write(tmp_path / "in.jsonl", 1)
    (tmp_path / "persons.tsv").write_text("id\tname\nmia\tMia Muster\n", encoding="utf-8")
    summary = newsevents.extract_files(
        str(tmp_path / "in.jsonl"),
        tmp_path / "out.jsonl",
        model="blank",
        knowledge=tmp_path / "persons.tsv",
        workers=1,
    )
    assert (summary.articles, summary.failed) == (1, 0)


_BAD_STARTS: dict[str, dict[str, Any]] = {
    "model": {"model": "de_core_news_xl"},
    "knowledge": {"knowledge": "nope"},
    "folder that is no pipeline": {"model": "{folder}/empty"},
}


@pytest.mark.parametrize("output", ["out.jsonl", "out.csv", "out.parquet"])
@pytest.mark.parametrize("name", list(_BAD_STARTS))
def test_failed_start_leaves_nothing_behind(tmp_path: Path, name: str, output: str) -> None:
    _write(tmp_path / "in.jsonl", 1)
    (tmp_path / "empty").mkdir()
    options = {key: value.format(folder=tmp_path) for key, value in _BAD_STARTS[name].items()}
    with pytest.raises(NewseventsError):
        _run(tmp_path / "in.jsonl", tmp_path / output, **options)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "in.jsonl"]


def test_failed_start_leaves_what_was_there(tmp_path: Path) -> None:
    model, output = tmp_path / "saved", tmp_path / "out.jsonl"
    newsevents.blank().to_disk(model)
    ids = _write(tmp_path / "in.jsonl", 1)
    _run(tmp_path / "in.jsonl", output, model=model)
    _write(tmp_path / "in.jsonl", 2)
    (model / "meta.json").unlink()
    with pytest.raises(ModelNotFoundError):
        _run(tmp_path / "in.jsonl", output, model=model, resume=True)
    assert _ids(output) == ids
    assert (tmp_path / "out.state.sqlite").exists()


@pytest.mark.parametrize(
    ("source", "output", "package"),
    [
        ("in.jsonl", "out.parquet", "pyarrow"),
        ("in.jsonl", "out.csv", "pyarrow"),
        ("in.parquet", "out.jsonl", "pyarrow"),
        ("in.html", "out.jsonl", "trafilatura"),
    ],
)
def test_missing_package_is_said_before_anything_is_written(
    tmp_path: Path, source: str, output: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / source).touch()
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ExtraMissingError, match=f"this needs the package {package}") as caught:
        _run(tmp_path / source, tmp_path / output)
    assert str(tmp_path) in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == [source]


def test_parquet_parts_and_their_records(tmp_path: Path) -> None:
    import pandas as pd

    ids = _write(tmp_path / "in.jsonl", 7)
    output = tmp_path / "out.parquet"
    _run(tmp_path / "in.jsonl", output, part_rows=4)
    (output / "events" / ".part-00001.partial").write_bytes(b"half a part")
    (output / "articles" / "part-00002.parquet").write_bytes(b"a part that was not committed")
    ids = _write(tmp_path / "in.jsonl", 9)
    _run(tmp_path / "in.jsonl", output, part_rows=4, resume=True)
    parts = {
        name: [file.name for file in sorted((output / name).iterdir())] for name in ("articles", "events")
    }
    assert parts["articles"] == parts["events"] == [f"part-0000{number}.parquet" for number in range(3)]
    frame = pd.read_parquet(output / "articles")
    expected = newsevents.extract_many(
        [{"id": id, "text": f"{_TEXT} Nummer {id}.", "published": "2024-05-30"} for id in ids],
        nlp=newsevents.blank(),
    )
    assert list(newsevents.from_dataframe(frame)) == list(expected)
    events = pq.read_table(output / "events").to_pylist()
    assert [event["event_id"] for event in events[:2]] == ["n0/1", "n0/2"]


def test_csv_tables(tmp_path: Path) -> None:
    import pandas as pd

    _write(tmp_path / "in.jsonl", 3)
    _run(tmp_path / "in.jsonl", tmp_path / "out.csv")
    _write(tmp_path / "in.jsonl", 4)
    _run(tmp_path / "in.jsonl", tmp_path / "out.csv", resume=True)
    people = pd.read_csv(tmp_path / "out.csv" / "participants.csv")
    assert people["article_id"].unique().tolist() == ["n0", "n1", "n2", "n3"]
    assert "record" not in pd.read_csv(tmp_path / "out.csv" / "articles.csv").columns


def test_compressed_output_can_be_gone_on_with(tmp_path: Path) -> None:
    _write(tmp_path / "in.jsonl", 3)
    _run(tmp_path / "in.jsonl", tmp_path / "out.jsonl.gz")
    ids = _write(tmp_path / "in.jsonl", 5)
    _run(tmp_path / "in.jsonl", tmp_path / "out.jsonl.gz", resume=True)
    assert _ids(tmp_path / "out.jsonl.gz") == ids


def test_standard_input_is_rows_and_pages_become_articles(tmp_path: Path) -> None:
    (tmp_path / "seite.html").write_text(
        '<html><head><meta property="article:published_time" content="2024-05-30"></head>'
        f"<body><h1>Treffen</h1><p>{_TEXT}</p></body></html>",
        encoding="utf-8",
    )
    stdin = io.BytesIO(json.dumps({"id": "x", "text": _TEXT, "published": "2024-05-30"}).encode())
    paths = ["-", tmp_path / "seite.html"]
    newsevents.extract_files(paths, tmp_path / "out.jsonl", model="blank", workers=1, stdin=stdin)
    articles = list(newsevents.read_jsonl(tmp_path / "out.jsonl"))
    assert [(a.id, a.published_from, a.events[0].date and a.events[0].date.value) for a in articles] == [
        ("x", "given", "2024-05-28"),
        ("seite.html", "html", "2024-05-28"),
    ]


@pytest.mark.parametrize(
    ("options", "slug"),
    [
        ({}, "output-exists"),
        ({"resume": True, "page": "clean"}, "resume-mismatch"),
        ({"resume": True, "published": "2024-05-30"}, "resume-mismatch"),
    ],
)
def test_output_that_is_there_is_not_touched(tmp_path: Path, options: dict[str, Any], slug: str) -> None:
    output = tmp_path / "out.jsonl"
    newsevents.extract_files([], output)
    output.write_text("mein Text", encoding="utf-8")
    with pytest.raises(BatchError) as caught:
        newsevents.extract_files([], output, **options)
    assert (caught.value.slug, output.read_text("utf-8")) == (slug, "mein Text")


def test_output_that_became_shorter_is_not_gone_on_with(tmp_path: Path) -> None:
    _write(tmp_path / "in.jsonl", 1)
    _run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    (tmp_path / "out.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(BatchError, match="not as the run left it"):
        _run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", resume=True)


def test_journal_forgets_what_was_not_committed(tmp_path: Path) -> None:
    with Journal(tmp_path / "j") as journal:
        journal.add("a", digest_of("1"), failed=False)
        journal.commit({"output": {"articles": 5}})
        journal.add("b", digest_of("2"), failed=False)
        assert journal.find("b") == digest_of("2")
    with Journal(tmp_path / "j") as journal:
        assert (journal.find("a"), journal.find("b")) == (digest_of("1"), None)
        assert journal.facts() == {"output": {"articles": 5}}


def test_state_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").touch()
    (tmp_path / "out.state.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(BatchError, match="no record of a run"):
        newsevents.extract_files([], tmp_path / "out.jsonl", resume=True)
