"""Pipelines: a base model and the components of this library behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsevents._checks import check_pipeline
from newsevents.errors import ModelNotFoundError
from newsevents.inputs import each_path

if TYPE_CHECKING:
    from spacy.language import Language

#: Our components in the order in which they run.
COMPONENTS = (
    "newsevents_knowledge",
    "newsevents_sentences",
    "newsevents_entities",
    "newsevents_descriptions",
    "newsevents_dates",
    "newsevents_triggers",
)
#: Pipelines tried in this order by ``load()``.
PREFERRED = ("de_core_news_lg", "shipped")
_SHIPPED = Path(__file__).parent / "model"
_SUPPORTED = ("de_core_news_lg", "de_core_news_md", "de_core_news_sm")
_WHEEL = (
    "https://github.com/explosion/spacy-models/releases/download/{name}-3.8.0/{name}-3.8.0-py3-none-any.whl"
)
_FULL_STOP = r"(?<=[a-zäöüß][A-ZÄÖÜ])\."
#: Longest text, in characters, that one spaCy call takes; longer texts are read in pieces.
MAX_LENGTH = 50_000_000


def load(
    model: str | Path | None = None,
    *,
    knowledge: str | Path | Sequence[str | Path] = (),
    parser: bool = True,
    exclude: Sequence[str] = (),
) -> Language:
    """Load a German pipeline with the components of this library behind it.

    Args:
        model: name or folder of a spaCy pipeline; "shipped" for the small one inside this package, "blank"
            for rules alone. None takes ``de_core_news_lg`` where it is installed, else "shipped".
        knowledge: your own tables (``persons.tsv``, ``organizations.tsv`` …) or folders of them, one path or
            a list; their entries win over the shipped ones and travel with ``nlp.to_disk``. Empty: keeps
            those that the pipeline brings.
        parser: False leaves the dependency parser of a model out (faster; roles then come from tags and
            word order).
        exclude: further pipes of the model to leave out.

    Returns:
        An ordinary spaCy ``Language``: call it, pipe it, save it.

    Raises:
        ModelNotFoundError: the pipeline is not installed (slug ``model-not-found``) or not German (slug
            ``model-not-german``).
        LexiconError: a table of yours is missing or wrong; the message names file, entry and remedy.

    Examples:
        >>> nlp = load("blank")
        >>> nlp.pipe_names[:2]
        ['newsevents_knowledge', 'newsevents_sentences']
    """
    import spacy

    name = str(model) if model is not None else _preferred()
    if name == "blank":
        nlp = spacy.blank("de")
    elif name == "shipped":
        nlp = _load_shipped(list(exclude))
    else:
        left_out = [*exclude, *(() if parser else ("parser",))]
        nlp = _load_installed(name, left_out)
        if not parser and "senter" in nlp.disabled:
            nlp.enable_pipe("senter")
    if nlp.lang != "de":
        raise ModelNotFoundError(
            f"pipeline {name!r} is for language {nlp.lang!r}; this library reads German: use one of "
            f"{', '.join(_SUPPORTED)}, 'shipped' or 'blank'",
            slug="model-not-german",
        )
    _part_full_stops(nlp)
    add_components(nlp)
    tables = each_path(knowledge)
    if tables:
        from newsevents.lexicons import load_knowledge

        component: Any = nlp.get_pipe("newsevents_knowledge")
        component.set_tables(load_knowledge(tables).user_tables)
    nlp.max_length = max(nlp.max_length, MAX_LENGTH)
    return nlp


def check_loadable(model: str | None, knowledge: Sequence[str | Path]) -> None:
    """Check what :func:`load` checks before it reads a pipeline: quick, and without spaCy.

    Args:
        model: as in :func:`load`.
        knowledge: as in :func:`load`.

    Raises:
        ModelNotFoundError: the pipeline is not installed (slug ``model-not-found``).
        LexiconError: a table of yours is missing or wrong.
    """
    name = model if model is not None else _preferred()
    if name == "shipped":
        _check_shipped()
    elif name != "blank":
        _check_installed(name)
    if knowledge:
        from newsevents.lexicons import load_knowledge

        load_knowledge(knowledge)


def blank() -> Language:
    """Make the pipeline of rules alone: no model, quick to make, enough for unit tests.

    Returns:
        A spaCy pipeline with the ``newsevents_*`` components and no other; the same as ``load("blank")``.

    Examples:
        >>> import newsevents as ne
        >>> nlp = ne.blank()
        >>> [event] = ne.extract("Merz besuchte am Montag Macron.", nlp=nlp).events
        >>> event.type
        'visit'
    """
    return load("blank")


def is_pipeline(nlp: object) -> bool:
    """Say whether something is a spaCy pipeline."""
    from spacy.language import Language

    return isinstance(nlp, Language)


def add_components(nlp: Language) -> Language:
    """Add the components of this library to a pipeline of yours, behind its own pipes.

    Args:
        nlp: a German pipeline; pipes of ours that it already has are left as they are.

    Returns:
        The same pipeline.

    Raises:
        InputError: ``nlp`` is no spaCy pipeline (slug ``pipeline-expected``).

    Examples:
        >>> import spacy, newsevents
        >>> nlp = newsevents.add_components(spacy.blank("de"))
        >>> nlp.pipe_names
        ['newsevents_knowledge', 'newsevents_sentences', 'newsevents_entities',
        'newsevents_descriptions', 'newsevents_dates', 'newsevents_triggers']
    """
    check_pipeline(nlp)
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def _part_full_stops(nlp: Language) -> None:
    """Part the full stop from names such as "AfD." and "GmbH.", which the German tokenizer keeps whole."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_suffix_regex

    if isinstance(nlp.tokenizer, Tokenizer):
        suffixes = [*(nlp.Defaults.suffixes or ()), _FULL_STOP]
        nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search


def _preferred() -> str:
    return next((name for name in PREFERRED if name == "shipped" or _is_package(name)), "shipped")


def _is_package(name: str) -> bool:
    """Say whether a package of this name is installed, as spaCy does."""
    try:
        distribution(name)
    except (PackageNotFoundError, ValueError):
        return False
    return True


def _load_shipped(exclude: list[str]) -> Language:
    import spacy

    _check_shipped()
    return spacy.load(_SHIPPED, exclude=exclude)


def _check_shipped() -> None:
    if not (_SHIPPED / "config.cfg").exists():
        raise ModelNotFoundError(
            "the pipeline inside this package is missing, the installation is not complete: "
            f"reinstall newsevents, or give one of {', '.join(_SUPPORTED)} or 'blank'",
            slug="model-not-found",
        )


def _check_installed(name: str) -> None:
    if not _is_package(name) and not Path(name).exists():
        if name in _SUPPORTED:
            remedy = f"install it with: pip install {_WHEEL.format(name=name)}"
        else:
            remedy = (
                f"give one of {', '.join(_SUPPORTED)}, 'shipped', 'blank', "
                "or the folder of a saved spaCy pipeline"
            )
        raise ModelNotFoundError(
            f"spaCy pipeline {name!r} is not installed: {remedy}", slug="model-not-found"
        )


def _load_installed(name: str, exclude: list[str]) -> Language:
    import spacy

    _check_installed(name)
    try:
        return spacy.load(name, exclude=exclude)
    except (OSError, ValueError) as error:
        raise ModelNotFoundError(
            f"{name!r} is there but is not a spaCy pipeline that can be loaded ({error}): "
            "save it again with nlp.to_disk(folder)",
            slug="model-not-found",
        ) from error


@lru_cache(maxsize=1)
def default_pipeline() -> Language:
    """Return the pipeline of ``load()``, made once a process."""
    return load()
