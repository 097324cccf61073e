"""Variations of the training text: other names of the same kind, datelines, headlines, capitals.

The corpora hold a few thousand names; a model that has seen each of them a dozen times learns the names
instead of their surroundings. Names are therefore exchanged anew in every round.
"""

from __future__ import annotations

import random
from dataclasses import replace

from training.corpora import Sample

_AGENCIES = ("dpa", "Reuters", "APA", "AFP", "AP", "epd", "KNA", "dpa/AFP", "SID")
_DASHES = ("–", "-", "—")


class Augmenter:
    """Makes a variant of a sample; the same seed and order of calls give the same variants.

    Args:
        pools: names by kind, see ``training.gazetteer.name_pools``.
        seed: seed of all choices.
        exchange: how often a name is exchanged.
    """

    def __init__(self, pools: dict[str, list[str]], *, seed: int, exchange: float) -> None:
        self.pools = pools
        self.random = random.Random(seed)
        self.exchange = exchange
        self.seen: dict[str, list[list[str]]] = {"PER": [], "LOC": [], "ORG": []}

    def learn(self, samples: list[Sample]) -> None:
        """Collect the names of the corpora as further names to put in."""
        for sample in samples:
            for start, end, label in sample.ents or []:
                if not sample.masked.intersection(range(start, end)):
                    self.seen[label].append(sample.words[start:end])

    def vary(self, sample: Sample) -> Sample:
        """Return a variant, or the sample itself."""
        if sample.ents is None or sample.tags is None or sample.pos is None:
            return self._headline(sample)
        if self.random.random() < 0.6:
            sample = self._exchange(sample)
        if self.random.random() < 0.05:
            sample = self._dateline(sample)
        return self._headline(sample)

    def _name(self, label: str) -> list[str]:
        roll = self.random.random()
        if label == "PER" and roll < 0.65:
            first, last = self.random.choice(self.pools["first"]), self.random.choice(self.pools["last"])
            if roll < 0.12:
                return self.random.choice(self.pools["person"]).split()
            if roll < 0.3:
                return last.split()
            return [first, *last.split()]
        pool = self.pools.get(label)
        if pool and roll < 0.6:
            return self.random.choice(pool).split()
        return list(self.random.choice(self.seen[label]))

    def _exchange(self, sample: Sample) -> Sample:
        words: list[str] = []
        spaces: list[bool] = []
        tags: list[str] = []
        pos: list[str] = []
        ents: list[tuple[int, int, str]] = []
        masked: set[int] = set()
        starts = {start: (end, label) for start, end, label in sample.ents or []}
        index = 0
        while index < len(sample.words):
            end, label = starts.get(index, (index + 1, ""))
            old = sample.words[index:end]
            begin = len(words)
            keep = (
                not label
                or self.random.random() > self.exchange
                or sample.masked.intersection(range(index, end))
            )
            if keep:
                words += old
                spaces += sample.spaces[index:end]
                tags += (sample.tags or [])[index:end]
                pos += (sample.pos or [])[index:end]
                masked.update(begin + i - index for i in range(index, end) if i in sample.masked)
            else:
                new = self._name(label)
                if self.random.random() < 0.08 and not new[-1].endswith(("s", "x", "z", ".")):
                    new[-1] += "s"
                if self.random.random() < 0.03:
                    new = [word.upper() for word in new]
                words += new
                spaces += [True] * (len(new) - 1) + [sample.spaces[end - 1]]
                tags += ["NE"] * len(new)
                pos += ["PROPN"] * len(new)
            if label:
                ents.append((begin, len(words), label))
            index = end
        return replace(sample, words=words, spaces=spaces, tags=tags, pos=pos, ents=ents, masked=masked)

    def _dateline(self, sample: Sample) -> Sample:
        """ "Kiel (dpa) – ", "Kiel/Bonn – " before the sentence."""
        city = self.random.choice(self.pools["city"]).split()
        head = [*city]
        ents = [(0, len(city), "LOC")]
        tags = ["NE"] * len(city)
        if self.random.random() < 0.15:
            head += ["/", self.random.choice([name for name in self.pools["city"][:400] if " " not in name])]
            ents.append((len(head) - 1, len(head), "LOC"))
            tags += ["$(", "NE"]
        if self.random.random() < 0.5:
            head += ["(", self.random.choice(_AGENCIES), ")"]
            ents.append((len(head) - 2, len(head) - 1, "ORG"))
            tags += ["$(", "NE", "$("]
        head.append(self.random.choice(_DASHES) if self.random.random() < 0.85 else ".")
        tags.append("$(" if head[-1] != "." else "$.")
        shift = len(head)
        return replace(
            sample,
            words=head + sample.words,
            spaces=[word not in ("(", "/") for word in head] + sample.spaces,
            tags=tags + (sample.tags or []),
            pos=["PUNCT" if tag.startswith("$") else "PROPN" for tag in tags] + (sample.pos or []),
            ents=ents + [(start + shift, end + shift, label) for start, end, label in sample.ents or []],
            masked={index + shift for index in sample.masked},
        )

    def _headline(self, sample: Sample) -> Sample:
        """Now and then without the final full stop."""
        named = any(end == len(sample.words) for _, end, _ in sample.ents or [])
        if len(sample.words) > 3 and sample.words[-1] == "." and not named and self.random.random() < 0.12:
            return replace(
                sample,
                words=sample.words[:-1],
                spaces=sample.spaces[:-1],
                tags=sample.tags and sample.tags[:-1],
                pos=sample.pos and sample.pos[:-1],
                lemmas=sample.lemmas and sample.lemmas[:-1],
            )
        return sample
