"""Long runs: files in, files out, in several processes, resumable after any crash."""

from __future__ import annotations

from newsevents.batch.run import Summary, extract_files

__all__ = ["Summary", "extract_files"]
