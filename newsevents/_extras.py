"""Optional packages: imported where they are used, named with their install line where they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from newsevents.errors import ExtraMissingError


def need(module: str, extra: str) -> Any:
    """Import a module of an optional package.

    Args:
        module: for example "pyarrow.parquet".
        extra: the extra of this package that installs it.

    Raises:
        ExtraMissingError: it is not installed (slug ``extra-missing``).
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        raise ExtraMissingError(
            f"this needs the package {package}: pip install '.[{extra}]' in the project's folder",
            slug="extra-missing",
        ) from error
