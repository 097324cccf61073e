"""Spark in local mode against ``batch`` on the same rows: equal records, and what Spark costs on top.

``python benchmarks/spark.py --articles ../shared/data/gnad/articles.jsonl --count 2000``
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"


def main() -> None:
    import newsevents
    from newsevents import spark

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("../shared/data/gnad/articles.jsonl"))
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--model", default="shipped")
    arguments = parser.parse_args()
    source = [json.loads(line) for line in arguments.articles.read_text(encoding="utf-8").splitlines()]
    rows = [
        {"id": str(number), "text": source[number % len(source)]["text"], "published": "2015-06-01"}
        for number in range(arguments.count)
    ]
    words = sum(len(row["text"].split()) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        output = Path(folder) / "out.jsonl"
        started = time.monotonic()
        newsevents.extract_files([path], output, model=arguments.model, workers=arguments.workers)
        batch_seconds = time.monotonic() - started
        print(f"batch: {batch_seconds:.1f} s, {words / batch_seconds:,.0f} words a second", flush=True)
        expected = {article.id: article for article in newsevents.read_jsonl(output)}

    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(f"local[{arguments.workers}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    schema = "id string, text string, published string"
    frame = session.createDataFrame([tuple(row.values()) for row in rows], schema)
    started = time.monotonic()
    result = spark.extract(frame.repartition(arguments.workers * 4), model=arguments.model)
    collected = result.collect()
    spark_seconds = time.monotonic() - started
    print(f"Spark: {spark_seconds:.1f} s, {words / spark_seconds:,.0f} words a second")
    print(f"Spark takes {spark_seconds / batch_seconds:.2f} times as long")
    found = {row.id: spark.to_article(row.article) for row in collected}
    print(f"{len(found):,} records, equal to those of batch: {found == expected}")
    session.stop()


if __name__ == "__main__":
    main()
