"""The version of the library, here and in ``pyproject.toml``."""

__version__ = "0.1.0"
