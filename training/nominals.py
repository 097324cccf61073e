"""Nominal mentions in SmartData: "Polizei", "Unternehmen", "Berliner". They are no names."""

from __future__ import annotations

from HanTa import HanoverTagger

from training.corpora import Sample

# Log probability above which HanTa knows a word from its lexicon rather than guessing at it.
_KNOWN = -18.0


def hide_nominals(sample: Sample, tagger: HanoverTagger.HanoverTagger) -> None:
    """Drop one-word places that are adjectives or peoples; mask other one-word names that are nouns."""
    kept = []
    for start, end, label in sample.ents or []:
        readings = tagger.tag_word(sample.words[start]) if end - start == 1 else []
        noun = bool(readings) and readings[0][0].startswith("NN") and readings[0][1] > _KNOWN
        tags = [reading[0] for reading in readings]
        people = "ADJ(A)" in tags or sample.words[start].endswith(("er", "en", "ern"))
        if noun and label == "LOC" and people and "NE" not in tags:
            continue
        if noun and "NE" not in tags:
            sample.masked.add(start)
        kept.append((start, end, label))
    sample.ents = kept
