"""A page to look through the events of many articles: one file, for any browser, without a network.

>>> import newsevents as ne
>>> from newsevents.report import render_report
>>> article = ne.extract("Merz traf Macron am Freitag in Lyon.", published="2025-07-07")
>>> page = render_report([article], title="Woche 27")
>>> "Woche 27" in page, "<script src" in page
(True, False)
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsevents.article import Article

__all__ = ["render_report", "report_files", "write_report"]


def render_report(articles: Iterable[Article], *, title: str | None = None, lang: str = "de") -> str:
    """Make the report as a string.

    Args:
        articles: what is reported on.
        title: heading of the page; without one, its language names it.
        lang: language in which the page opens, "de" or "en".

    Returns:
        One HTML page that needs no other file.

    Raises:
        InputError: the language has no labels (slug ``language-unknown``), or something is no article; as in
            :func:`write_report`.

    Examples:
        >>> import newsevents as ne
        >>> from newsevents.report import render_report
        >>> articles = list(ne.extract_many([{"id": "a", "text": "Merz reiste nach Lyon."}]))
        >>> page = render_report(articles)
        >>> page[:15], "Lyon" in page
        ('<!doctype html>', True)
    """
    from newsevents.report.page import render_report as render

    return render(articles, title=title, lang=lang)


def write_report(
    articles: Iterable[Article], path: str | Path, *, title: str | None = None, lang: str = "de"
) -> Path:
    """Write a page with filters, timeline, map, network, list and article view.

    Args:
        articles: what ``extract`` and ``extract_many`` return, or ``load_article`` reads back. The page
            holds their texts.
        path: the HTML file; its folder is made where it is missing.
        title: heading of the page.
        lang: language in which the page opens, "de" or "en"; readers can switch.

    Returns:
        The path of the file.

    Raises:
        InputError: there are no labels in that language (slug ``language-unknown``), or something is not an
            article (slug ``article-expected``).

    Examples:
        >>> import newsevents as ne
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> from newsevents.report import write_report
        >>> articles = list(ne.extract_many([{"id": "a", "text": "Merz reiste nach Lyon."}]))
        >>> write_report(articles, Path(mkdtemp()) / "report.html").name
        'report.html'
    """
    file = Path(path)
    html = render_report(articles, title=title, lang=lang)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(html, encoding="utf-8", newline="\n")
    return file


def report_files(
    paths: str | Path | Iterable[str | Path],
    output: str | Path,
    *,
    title: str | None = None,
    lang: str = "de",
) -> str:
    """Write the report of files of records, as the command line does.

    Args:
        paths: JSON Lines of articles, from ``newsevents batch`` or ``newsevents extract --format jsonl``; one
            path or several.
        output: the HTML file.
        title: heading of the page; without one, its language names it.
        lang: language in which the page opens, "de" or "en".

    Returns:
        A line that says what was written.

    Raises:
        InputError: a file is missing, or is a folder (slug ``input-not-text``), or the language has no labels
            (slug ``language-unknown``).
        RecordError: a line holds no article record; the message names file and line (slug
            ``record-unreadable``).

    Examples:
        >>> import newsevents as ne
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> from newsevents.report import report_files
        >>> articles = list(ne.extract_many([{"id": "a", "text": "Merz reiste nach Lyon."}]))
        >>> folder = Path(mkdtemp())
        >>> ne.write_jsonl(articles, folder / "records.jsonl")
        1
        >>> message = report_files([folder / "records.jsonl"], folder / "report.html")
        >>> "1 article" in message, (folder / "report.html").exists()
        (True, True)
    """
    from newsevents.exchange import read_jsonl
    from newsevents.inputs import each_path

    files = [Path(path) for path in each_path(paths)]
    _check_files(files)
    articles = [article for file in files for article in read_jsonl(file)]
    written = write_report(articles, output, title=title, lang=lang)
    events = sum(len(article.events) for article in articles)
    size = written.stat().st_size / 1024
    return f"{written}: {events} events of {len(articles)} articles, {size:.0f} KiB"


def _check_files(files: list[Path]) -> None:
    from newsevents.errors import InputError

    folders = [str(file) for file in files if file.is_dir()]
    if folders:
        raise InputError(
            f"{', '.join(folders)} is a folder: the report reads files of records in .jsonl; write them with "
            "newsevents batch … -o records.jsonl",
            slug="input-not-text",
        )
    missing = [str(file) for file in files if not file.exists()]
    if missing:
        raise InputError(f"no such file: {', '.join(missing)}", slug="input-not-text")
