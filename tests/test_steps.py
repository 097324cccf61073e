from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from newsevents.errors import InputError
from newsevents.steps import check_row, finish, prepare, read

if TYPE_CHECKING:
    from spacy.language import Language

_PAGE = "Merz traf Macron in Lyon.\nFoto: Erika Muster/dpa\nSie spra\xadchen lange miteinander."


def test_a_row_knows_who_gave_its_date() -> None:
    assert check_row("x", "2024-06-19", published_from="html").published_from == "html"
    assert check_row("x", None, published_from="html").published_from is None


@pytest.mark.parametrize("page", ["web", "", None, True])
def test_unknown_way_to_read_is_refused(page: Any) -> None:
    with pytest.raises(InputError, match="auto, clean, page") as caught:
        check_row("x", None, page=page)
    assert caught.value.slug == "page-unknown"


def test_what_is_read_is_mended_and_without_credits() -> None:
    assert prepare(check_row(_PAGE, None)).pieces == (
        "Merz traf Macron in Lyon.\n\nSie sprachen lange miteinander.",
    )


def test_clean_rows_are_read_as_they_stand() -> None:
    assert prepare(check_row(_PAGE, None, page="clean")).pieces == (_PAGE,)


def test_the_article_holds_the_text_given(blank_nlp: Language) -> None:
    prepared = prepare(check_row(_PAGE, None, id=3))
    article = finish(prepared, read(prepared, blank_nlp), blank_nlp)
    assert (article.text, article.id) == (_PAGE, "3")
    assert [segment.kind for segment in article.segments] == ["body", "caption", "body"]
