"""Records show themselves: in notebooks, and in displaCy.

In a notebook an article, an event or an entity at the end of a cell shows itself; :func:`show` does the same
for lists of them, in German or English. Nothing is loaded and no script runs: the HTML holds its own style,
for light and for dark notebooks.
"""

from __future__ import annotations

from newsevents.display.displacy import displacy_data
from newsevents.display.notebook import Shown, record_html, show

__all__ = ["Shown", "displacy_data", "record_html", "show"]
