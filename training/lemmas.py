"""Tables for spaCy's rule lemmatizer: HanTa's lemmas of the raw text, closed classes from the treebank."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from pathlib import Path

from spacy.lookups import Lookups

from training.corpora import Sample
from training.teacher import tagger

_POS = {
    "VV(FIN)": "verb", "VV(PP)": "verb", "VV(INF)": "verb", "VV(IZU)": "verb",
    "VA(FIN)": "aux", "VA(PP)": "aux", "VA(INF)": "aux", "VM(FIN)": "aux", "VM(INF)": "aux",
    "NN": "noun", "ADJ(A)": "adj", "ADJ(D)": "adj",
}  # fmt: skip
_OPEN = ("verb", "aux", "noun", "adj")
_CLOSED = ("det", "pron", "adp", "adv", "num", "sconj", "cconj", "part")
_WORD = re.compile(r"[^\W\d_]{2,}")


def analyse(corpus: Path, cache: Path) -> dict[tuple[str, str], tuple[str, float, int]]:
    """(word, tag) to (lemma, log probability, count) for each word of the corpus that is not rare."""
    if cache.exists():
        return pickle.loads(cache.read_bytes())
    counts: Counter[str] = Counter()
    with corpus.open(encoding="utf-8") as stream:
        for line in stream:
            counts.update(line.split())
    hanta = tagger()
    found = {}
    for word, count in counts.items():
        if count < 4 or not _WORD.fullmatch(word):
            continue
        for tag, score in hanta.tag_word(word, cutoff=8):
            if tag in _POS:
                found[word, tag] = (hanta.analyze(word, pos=tag)[0], float(score), count)
    cache.write_bytes(pickle.dumps(found))
    return found


def build_lookups(analyses: dict[tuple[str, str], tuple[str, float, int]], treebank: list[Sample]) -> Lookups:
    """The three tables the lemmatizer asks for; all is in the exceptions, keyed by form in small letters."""
    best: dict[str, dict[str, tuple[float, str]]] = {pos: {} for pos in (*_OPEN, *_CLOSED)}
    for (word, tag), (lemma, score, _) in sorted(analyses.items()):
        pos = _POS.get(tag)
        if pos is None or not _WORD.fullmatch(word):
            continue
        if pos == "noun" and not word[0].isupper():
            continue
        for kind in ("verb", "aux") if pos in ("verb", "aux") else (pos,):
            known = best[kind].get(word.lower())
            if known is None or score > known[0]:
                best[kind][word.lower()] = (score, lemma)
    votes: dict[tuple[str, str], Counter[str]] = {}
    for sample in treebank:
        for word, pos, lemma in zip(sample.words, sample.pos or [], sample.lemmas or [], strict=True):
            if pos.lower() in _CLOSED or pos == "AUX":
                votes.setdefault((pos.lower(), word.lower()), Counter())[lemma] += 1
    for (pos, word), counter in sorted(votes.items()):
        best[pos][word] = (0.0, counter.most_common(1)[0][0])
    exceptions = {
        pos: {
            word: [lemma]
            for word, (_, lemma) in table.items()
            if lemma != word or pos == "noun" or pos in _CLOSED
        }
        for pos, table in best.items()
    }
    lookups = Lookups()
    lookups.add_table("lemma_exc", exceptions)
    lookups.add_table("lemma_index", {pos: [] for pos in exceptions})
    # The lemmatizer works on small letters: the empty rule leaves it at that, nouns keep their form.
    lookups.add_table("lemma_rules", {pos: [] if pos == "noun" else [["", ""]] for pos in exceptions})
    return lookups
