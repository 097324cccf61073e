"""Long runs: files in, files out, in several processes, resumable after any crash."""

from __future__ import annotations

from newsevents.batch.run import extract_files
from newsevents.batch.summary import Summary

__all__ = ["Summary", "extract_files"]
