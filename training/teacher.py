"""HanTa as a teacher: STTS tags and lemmas for text that has none. It is used for training only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from HanTa import HanoverTagger

from training.corpora import Sample

_PLAIN = {"NNA": "NN", "NNI": "NN", "ADJI": "ADJA", "NNP": "NE"}
_SURE_POS = {
    "NN": "NOUN", "NE": "PROPN", "ART": "DET", "APPR": "ADP", "APPRART": "ADP", "ADV": "ADV", "ADJA": "ADJ",
    "ADJD": "ADJ", "VVFIN": "VERB", "VVINF": "VERB", "VVIZU": "VERB", "VVPP": "VERB", "VVIMP": "VERB",
    "VMFIN": "AUX", "VMINF": "AUX", "KON": "CCONJ", "PPER": "PRON", "PRF": "PRON", "CARD": "NUM",
    "PPOSAT": "DET", "KOUS": "SCONJ", "PIAT": "DET", "PTKNEG": "PART", "PTKZU": "PART", "PRELS": "PRON",
    "PROAV": "ADV", "PDAT": "DET", "PWS": "PRON", "PWAV": "ADV", "TRUNC": "NOUN", "PWAT": "DET",
    "PRELAT": "PRON", "APPO": "ADP", "PTKA": "ADV", "VAPP": "AUX", "_SP": "SPACE",
    "$.": "PUNCT", "$,": "PUNCT", "$(": "PUNCT",
}  # fmt: skip


@lru_cache(maxsize=1)
def tagger() -> HanoverTagger.HanoverTagger:
    return HanoverTagger.HanoverTagger("morphmodel_ger.pgz")


def plain(tag: str) -> str:
    """HanTa's spelling of a tag as STTS: ``VV(FIN)`` is VVFIN."""
    tag = tag.replace("(", "", 1).replace(")", "", 1) if tag.startswith(("VV", "VA", "VM", "ADJ")) else tag
    return _PLAIN.get(tag, tag)


def _punctuation(word: str) -> str | None:
    if word.isspace():
        return "_SP"
    if re.fullmatch(r"[.!?:;…]+", word):
        return "$."
    if word == ",":
        return "$,"
    if re.fullmatch(r"[\W_]+", word) and not re.fullmatch(r"[%&§+€$=°@#|*<>^~©®™]+", word):
        return "$("
    if re.fullmatch(r"\d+\.", word):
        return "ADJA"
    return None


def tag(samples: Iterable[Sample]) -> None:
    """Fill ``tags`` and the sure ones of ``pos`` in place, sentence by sentence."""
    hanta = tagger()
    for sample in samples:
        if sample.tags is not None:
            continue
        tags: list[str] = []
        for start, end in _stretches(sample.words):
            words = sample.words[start:end]
            given = [_punctuation(word) for word in words]
            solid = [word for word in words if not word.isspace()]
            answers = iter(hanta.tag_sent(solid) if solid else [])
            for word, mark in zip(words, given, strict=True):
                answer = "_SP" if word.isspace() else plain(next(answers)[2])
                tags.append(mark or answer)
        for start, end, label in sample.ents or []:
            for index in set(range(start, end)) - sample.masked:
                if tags[index] in ("NN", "FM", "XY", "ADJD") and (label == "PER" or end - start == 1):
                    tags[index] = "NE"
        sample.tags = tags
        sample.pos = [_SURE_POS.get(tag, "") for tag in tags]


def _stretches(words: list[str]) -> Iterable[tuple[int, int]]:
    start = 0
    for index, word in enumerate(words):
        if word in (".", "!", "?") or "\n" in word or index == len(words) - 1:
            yield start, index + 1
            start = index + 1
