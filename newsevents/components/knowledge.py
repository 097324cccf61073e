"""A user's knowledge: tables that travel with the pipeline and are known to the components behind.

The component comes first. It marks each Doc with the digest of its tables; the components and the resolution
behind look the knowledge up by that digest, so that Docs of several pipelines can be read in one process.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import ensure_path

from newsevents.lexicons import register_tables

_FILE = "tables.json"
_Tables = tuple[tuple[str, str], ...]


class UserKnowledge:
    """Holds a user's tables.

    Args:
        name: name in the pipeline.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.tables: _Tables = ()
        self.digest = ""

    def set_tables(self, tables: _Tables) -> None:
        """Take tables, given as (file name, text).

        Raises:
            LexiconError: a table has an unknown name or column, or a row is wrong.
        """
        self.tables = tables
        self.digest = register_tables(tables)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the Doc with the digest of the tables; without tables it stays as it is."""
        if self.digest:
            doc.user_data.setdefault("newsevents", {})["knowledge"] = self.digest
        return doc

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self.digest = register_tables(self.tables)

    def to_bytes(self, *, exclude: Any = ()) -> bytes:
        """Return the tables as JSON."""
        return json.dumps(self.tables, ensure_ascii=False).encode("utf-8")

    def from_bytes(self, data: bytes, *, exclude: Any = ()) -> UserKnowledge:
        """Read tables that :meth:`to_bytes` wrote."""
        self.set_tables(tuple((str(name), str(text)) for name, text in json.loads(data.decode("utf-8"))))
        return self

    def to_disk(self, path: str | Path, *, exclude: Any = ()) -> None:
        """Write the tables into a folder."""
        folder = ensure_path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Any = ()) -> UserKnowledge:
        """Read tables that :meth:`to_disk` wrote."""
        return self.from_bytes((ensure_path(path) / _FILE).read_bytes())


def knowledge_digest(doc: Doc) -> str:
    """Return the digest of the user's tables that a Doc was made with, or an empty string."""
    return str(doc.user_data.get("newsevents", {}).get("knowledge", ""))


@Language.factory("newsevents_knowledge")
def create_knowledge(nlp: Language, name: str) -> UserKnowledge:
    """Make the component, without tables."""
    return UserKnowledge(name)
