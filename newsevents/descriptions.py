"""Descriptions of people by their office: "der nordkoreanische Machthaber", "Russlands Präsident".

Works on words alone; part-of-speech tags are used where they are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsevents import lexicons
from newsevents.normalize.surface import words as name_words
from newsevents.office_words import OfficeWord, OfficeWords

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_LONGEST_BODY = 6
#: Words without an office that are remembered at the most, and their letters.
_MOST, _LONGEST = 50_000, 60


@dataclass(frozen=True, slots=True)
class Description:
    """A person, or several, described by office or role.

    Attributes:
        first: index of the first word.
        last: index behind the last word.
        start: offset of the first character.
        end: offset behind the last character.
        role: the likeliest role, "foreign_minister".
        of: country code or id of the body; None where the words don't say.
        head: index of the office's word.
        plural: whether several people are meant.
        modifiers: of "former", "designated", "acting", "deputy".
        roles: every role that the word may mean here, the likeliest first.
        word: the office's word in the nominative, "Machthaber".
        elsewhere: whether a body is named that isn't known ("der Präsident des Verbands"), so that the
            description can't mean somebody else's office.
    """

    first: int
    last: int
    start: int
    end: int
    role: str
    of: str | None
    head: int
    plural: bool = False
    modifiers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    word: str = ""
    elsewhere: bool = False


@dataclass(slots=True)
class _Head:
    word: OfficeWord
    of: str | None
    modifiers: list[str]
    body: bool = False


class DescriptionFinder:
    """Finds descriptions in one pass over the words.

    Args:
        offices: the offices' words; see ``newsevents.office_words.office_words``.
    """

    def __init__(self, offices: OfficeWords) -> None:
        self._offices = offices
        context = lexicons.vocabulary("names")["office_context"]
        self._plural = frozenset(context["plural_determiners"])
        self._singular = frozenset(context["singular_determiners"])
        self._links = frozenset(context["links"])
        self._members = tuple(context["members"])
        # Words that are no office, remembered: most words with a capital.
        self._none: set[str] = set()
        # A compound without one of these is no office; one look at it spares a look at each of them.
        parts = [f"^{re.escape(prefix)}" for prefix in offices.prefixes]
        self._compound = re.compile("|".join([*parts, *map(re.escape, offices.tails)]) or "(?!)")

    def find(
        self, words: Sequence[str], starts: Sequence[int], *, tags: Sequence[str] | None = None
    ) -> tuple[Description, ...]:
        """Find the descriptions of a text.

        Args:
            words: the tokens.
            starts: offset of each token's first character.
            tags: STTS tags, where there are any.

        Returns:
            Descriptions in text order; they don't overlap.
        """
        found: list[Description] = []
        done = 0
        for i, text in enumerate(words):
            if i < done or not text[:1].isupper():
                continue
            head = self._head(words, i)
            if head is None or self._is_surname(words, i, tags):
                continue
            description = self._describe(words, starts, i, head, done)
            if description is not None:
                found.append(description)
                done = description.last
        return tuple(found)

    def _head(self, words: Sequence[str], i: int) -> _Head | None:
        text = words[i]
        if text in self._offices.first_words and i + 1 < len(words):
            double = self._offices.look_up(f"{text} {words[i + 1]}")
            if double is not None:
                return None
        if text in self._offices.last_words and i and words[i - 1][:1].isupper():
            double = self._offices.look_up(f"{words[i - 1]} {text}")
            if double is not None:
                return _Head(double, double.of, [])
        if text in self._none:
            return None
        head = self._read_word(text)
        if head is None and len(text) <= _LONGEST:
            if len(self._none) >= _MOST:
                self._none.clear()
            self._none.add(text)
        return head

    def _read_word(self, text: str) -> _Head | None:
        """An office in a word: listed, behind a hyphen, or the tail of a compound."""
        listed = self._offices.look_up(text)
        if listed is not None:
            return _Head(listed, listed.of, [])
        before, hyphen, rest = text.partition("-")
        modifier = self._offices.prefixes.get(before.lower()) if hyphen else None
        if modifier:
            inner = self._read_word(rest)
            if inner is not None:
                inner.modifiers.insert(0, modifier)
                return inner
        if hyphen:
            before, _, rest = text.rpartition("-")
            inner_word = self._offices.look_up(rest[:1].upper() + rest[1:]) or self._tail(rest)
            if inner_word is None:
                return None
            of = inner_word.of or self._body_of_prefix(before)
            if of is None and inner_word.roles == ("head",):
                return None
            return _Head(inner_word, of, [], body=True)
        return self._closed_compound(text)

    def _body_of_prefix(self, before: str) -> str | None:
        """The body in the first part of a compound ("CDU", "Bundestags", "Al-Kaida", "Nordkorea")."""
        return self._offices.body(before)

    def _tail(self, text: str) -> OfficeWord | None:
        lower = text.lower()
        for tail, role in self._offices.tails.items():
            for ending in ("", "s", "n", "en", "nen"):
                if lower == tail + ending:
                    number = "plural" if ending in ("n", "nen") else "either"
                    return OfficeWord(tail.capitalize(), (role,), None, number, tail.endswith("in"))  # type: ignore[arg-type]
        return None

    def _closed_compound(self, text: str) -> _Head | None:
        lower = text.lower()
        if not self._compound.search(lower):
            return None
        for prefix, modifier in self._offices.prefixes.items():
            if lower.startswith(prefix):
                rest = self._offices.look_up(text[len(prefix) :].capitalize())
                if rest is not None:
                    return _Head(rest, rest.of, [modifier])
        for tail, role in self._offices.tails.items():
            at = lower.rfind(tail)
            if at < 3 or len(lower) - at - len(tail) > 3:
                continue
            word = self._tail(lower[at:])
            if word is None:
                continue
            body = None if role == "minister" else self._body_of_prefix(text[:at])
            if body is not None or role == "minister":
                return _Head(word, body, [], body=body is not None)
        return None

    def _is_surname(self, words: Sequence[str], i: int, tags: Sequence[str] | None) -> bool:
        """Whether an office's word is somebody's name ("Thomas König", "Gerhard Richter")."""
        if tags and tags[i] == "NE" and "-" not in words[i]:
            return i > 0 and words[i - 1][:1].isupper() and words[i - 1].lower() in name_words().given_names
        return i > 0 and words[i - 1][:1].isupper() and words[i - 1].lower() in name_words().given_names

    def _describe(
        self, words: Sequence[str], starts: Sequence[int], i: int, head: _Head, done: int
    ) -> Description | None:
        first, of_left, modifiers = self._left(words, i, done, head.word)
        last, of_right, several, members, council = self._right(words, i)
        modifiers = head.modifiers + modifiers
        of = head.of or of_right or of_left
        if of_right and of_left and of_right in self._offices.index.entities["ORG"] and head.of is None:
            of = of_right
        word = head.word
        if word.word in ("Sekretär", "Sekretärin"):
            if not council:
                return None
            of = self._country_of(of_right) or of_left or self._country_of(of)
        roles = self._offices.fit(word, of)
        if "deputy" in modifiers:
            roles = tuple(dict.fromkeys(self._offices.deputy(role) for role in roles))
        if roles == ("head",) and of is None and word.word == "Sprecher":
            return None
        joined = (
            first == i and i >= done + 2 and words[i - 1] in ("und", "oder") and words[i - 2].endswith("-")
        )
        if joined:
            first = i - 2
        plural = (
            several
            or members
            or joined
            or self._is_plural(words, first, i, word, bool(of_left and first < i and of_left))
        )
        alien = of in self._offices.index.entities["ORG"] and roles[0].endswith("_minister")
        if alien and not self._has_article(words, first):
            plural = True
        return Description(
            first=first,
            last=last,
            start=starts[first],
            end=starts[last - 1] + len(words[last - 1]),
            role=roles[0],
            of=None if several else of,
            head=i,
            plural=plural,
            modifiers=tuple(m for m in dict.fromkeys(modifiers) if m != "present"),
            roles=roles,
            word=word.word,
            elsewhere=alien or (of is None and (head.body or self._goes_on(words, last))),
        )

    def _goes_on(self, words: Sequence[str], last: int) -> bool:
        """Whether a genitive or "von" follows whose name nobody knows."""
        return (
            last + 1 < len(words)
            and words[last] in ("des", "der", "von", "vom")
            and any(word[:1].isupper() for word in words[last + 1 : last + 3])
        )

    def _country_of(self, of: str | None) -> str | None:
        if of is None or (len(of) == 2 and of.isupper()):
            return of
        entity = self._offices.index.entity(of)
        return entity.country if entity else None

    def _left(
        self, words: Sequence[str], i: int, done: int, word: OfficeWord
    ) -> tuple[int, str | None, list[str]]:
        """Adjectives and the genitive before the office: index of the first, country or body, modifiers."""
        first, of = i, None
        modifiers: list[str] = []
        j = i - 1
        while j >= done and i - j <= 5:
            text = words[j]
            if text.endswith(_ADJECTIVE_ENDINGS) and (text[:1].islower() or text.startswith("US-")):
                code = self._offices.adjective(text)
                modifier = self._offices.modifier(text)
                if code or modifier:
                    first = j
                    of = of or code
                    if modifier:
                        modifiers.insert(0, modifier)
                elif text in name_words().articles or text in self._plural or text in self._singular:
                    break
                j -= 1
                continue
            if of is None and text[:1].isupper():
                body = self._prenominal(words, j) or self._offices.of_town(text, word)
                if body is not None:
                    first, of = j, body
            break
        return first, of, modifiers

    def _prenominal(self, words: Sequence[str], j: int) -> str | None:
        """Country or body of a genitive before the office ("Russlands", "Saudi-Arabiens")."""
        text = words[j]
        if not text.endswith(("s", "S", "’", "'")) or (j and words[j - 1] in ("des", "der")):
            return None
        if text[-1] in "sS" and self._offices.is_name(text):
            return None
        return self._offices.body(text)

    def _right(self, words: Sequence[str], i: int) -> tuple[int, str | None, bool, bool, bool]:
        """The genitive behind the office.

        Returns:
            Index behind the last word, country or body, whether several bodies are joined, whether it names
            the members of a body, whether it is a security council.
        """
        last, of, council, members = i + 1, None, False, False
        for j, stop, body in self._bodies(words, i + 1):
            phrase = " ".join(words[j:stop]).lower()
            if "sicherheitsrat" in phrase:
                council = True
            members = members or ("-" in phrase and phrase.endswith(self._members))
            last = stop
            if of is None or (body is not None and of in self._offices.index.entities["ORG"] and council):
                of = body or of
        if last < len(words) - 1 and of and words[last] in ("und", "sowie"):
            more = next(self._bodies(words, last + 1), None)
            if (
                more is not None
                and more[2] is not None
                and (words[last + 1] in self._links or words[last + 1].endswith("s"))
            ):
                return more[1], None, True, members, council
        return last, of, False, members, council

    def _bodies(self, words: Sequence[str], j: int) -> Iterator[tuple[int, int, str | None]]:
        """Up to two genitives or von-phrases from index ``j``: (first word of the name, end, body)."""
        for _ in range(2):
            if j >= len(words):
                return
            linked = words[j] in self._links
            at = j + 1 if linked else j
            if at >= len(words):
                return
            strict = linked and words[j] in ("für", "beim", "bei", "im", "in")
            found = self._body_at(words, at, linked=linked)
            if found is None or (strict and found[1] not in self._offices.index.entities["ORG"]):
                return
            stop, body = found
            yield at, stop, body
            j = stop

    def _body_at(self, words: Sequence[str], at: int, *, linked: bool) -> tuple[int, str | None] | None:
        """The longest name of a country or body from index ``at``."""
        for stop in range(min(len(words), at + _LONGEST_BODY), at, -1):
            if not words[stop - 1][:1].isupper():
                continue
            text = " ".join(words[at:stop]).replace(" - ", "-")
            if stop - at == 1 and not linked and not text.endswith(("s", "’", "'", "S")):
                return None
            if not linked and stop - at > 2:
                continue
            body = self._offices.body(text)
            if body is not None:
                return stop, body
        text = words[at]
        if linked and "-" in text:
            before, _, rest = text.rpartition("-")
            if rest.lower() in self._members:
                return at + 1, self._offices.body(before)
        if linked:
            for stop in range(at + 1, min(len(words), at + 4) + 1):
                if words[stop - 1].lower().startswith("sicherheitsrat"):
                    codes = [self._offices.adjective(word) for word in words[at : stop - 1]]
                    return stop, next((code for code in codes if code), None)
        return None

    def _has_article(self, words: Sequence[str], first: int) -> bool:
        return first > 0 and words[first - 1].lower() in {"der", "dem", "des", "den"} | self._singular

    def _is_plural(self, words: Sequence[str], first: int, i: int, word: OfficeWord, genitive: bool) -> bool:
        if word.number != "either":
            return word.number == "plural"
        before = words[first - 1].lower() if first else ""
        adjective = words[i - 1].lower() if i > first else ""
        if before in self._plural or adjective in self._plural:
            return True
        if before == "die" and not word.feminine:
            return True
        if before in self._singular:
            return False
        if word.feminine:
            return False
        text = words[i]
        if before == "der":
            return text.endswith(("en", "s")) and not word.word.endswith(("en", "s"))
        if before in ("den", "zum", "vom", "beim", "im", "am"):
            return False
        if genitive:
            return False
        return (
            text.endswith("s")
            and not before
            and i + 1 < len(words)
            and words[i + 1][:1].islower()
            and text != word.word
            and first == 0
        )
