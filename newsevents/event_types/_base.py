"""What all event types share: the base record and the way a type declares its triggers and roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field

from newsevents.values import DateSpan, Evidence, Record, SegmentKind

Status = Literal["occurred", "planned", "uncertain", "denied"]
EntityKind = Literal["PER", "LOC", "ORG"]

#: The role under which a frame puts the place of the event.
PLACE = "place"


class Participant(Record):
    """Somebody or something that fills a role.

    Attributes:
        name: canonical German name.
        id: id in the knowledge base, or a local slug for names it does not know.
        kind: PER, ORG, or LOC for a state.
        evidence: the mentions that put it into the role, in text order.
        reason: how the mention and the role were found, for people.

    Examples:
        >>> from newsevents import extract
        >>> [event] = extract("Der Kremlchef reiste nach Minsk.", published="2024-05-24").events
        >>> [visitor] = event.visitors
        >>> visitor.name, visitor.kind, visitor.evidence[0].text
        ('Wladimir Putin', 'PER', 'Kremlchef')
    """

    name: str
    id: str
    kind: EntityKind
    evidence: tuple[Evidence, ...]
    reason: str = ""


class Place(Record):
    """Where an event takes place.

    Attributes:
        name: canonical German name of the most specific place said.
        id: id in the knowledge base, or a local slug.
        kind: country, city, region, site and so on; None where unknown.
        country: ISO 3166 alpha-2 code, or None.
        within: canonical names of containing places *that the text names*, most specific first.
        latitude: degrees north, or None.
        longitude: degrees east, or None.
        evidence: the mentions, in text order.

    Examples:
        >>> from newsevents import extract
        >>> [event] = extract("Merz reiste nach Lyon.").events
        >>> event.place.name, [place for place in event.place.within]
        ('Lyon', [])
    """

    name: str
    id: str
    kind: str | None = None
    country: str | None = None
    within: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    evidence: tuple[Evidence, ...]


CountBound = Literal["at least", "at most", "about"]


class Count(Record):
    """A number of people that the text gives.

    Attributes:
        value: the number.
        bound: "at least", "at most" or "about", where the text says so.
        evidence: the number as it stands in the text.

    Examples:
        >>> from newsevents import extract
        >>> [event] = extract("Bei einem Angriff auf Charkiw starben am Montag drei Menschen.").events
        >>> event.killed
        Count(value=3, bound=None, evidence=Evidence(text='drei', start=48, end=52, mended=None))
    """

    value: int = Field(ge=0)
    bound: CountBound | None = None
    evidence: Evidence


class Office(Record):
    """An office that somebody gets, leaves or wins.

    Attributes:
        title: as the text says it.
        role: role of the knowledge base ("foreign_minister"); None where it knows none.
        of: country code or id of the body, where the words say it; else None.
        evidence: the words.

    Examples:
        >>> from newsevents import extract
        >>> [event] = extract("Macron ernannte am Montag Michel Barnier zum Premierminister.").events
        >>> event.office
        Office(title='Premierminister', role='head_of_government', of=None,
        evidence=Evidence(text='Premierminister', start=45, end=60, mended=None))
    """

    title: str
    role: str | None = None
    of: str | None = None
    evidence: Evidence


class Reason(Record):
    """Why a field of a record is what it is.

    Attributes:
        field: name of the field; "merged" for why mentions were joined, "confidence" for its parts.
        value: the value as text; None where the field is a whole.
        rule: what decided, for people.
        evidence: the words that decided, in text order.

    Examples:
        >>> from newsevents import extract
        >>> reasons = extract("Merz reiste nach Lyon.").events[0].reasons
        >>> reasons[0].field, reasons[0].value, reasons[0].rule
        ('type', 'visit', 'trigger verb of this type')
    """

    field: str
    value: str | None = None
    rule: str
    evidence: tuple[Evidence, ...] = ()

    def __str__(self) -> str:
        """Return one line: field, value, rule, words with their offsets."""
        value = f" = {self.value}" if self.value is not None else ""
        words = ", ".join(f"„{said.text}“ [{said.start}:{said.end}]" for said in self.evidence)
        return f"{self.field}{value}: {self.rule}" + (f" ({words})" if words else "")


class Attribution(Record):
    """Who says so.

    Attributes:
        source: canonical name of the speaker, or the words of the text where it has no name.
        cue: the words that attribute ("nach Angaben", "sagte").
        source_id: id of the speaker in the knowledge base or a local slug; None where it has no name.
        evidence: the words that name the speaker; None where only the words around do.

    Examples:
        >>> from newsevents import extract
        >>> text = "Putin reist nach Angaben von KCNA nach Pjöngjang."
        >>> extract(text).events[0].attribution.source
        'KCNA'
    """

    source: str
    cue: Evidence
    source_id: str | None = None
    evidence: Evidence | None = None


class Codes(Record):
    """Codes of other event schemes; None where there is no honest match.

    Attributes:
        plover: category of the PLOVER manual 2.0.
        plover_mode: its mode, if any.
        cameo: CAMEO root or detailed code.
        ace: ACE 2005 type.

    Examples:
        >>> from newsevents import extract
        >>> extract("Merz besuchte am Montag Macron in Paris.").events[0].codes
        Codes(plover='CONSULT', plover_mode='visit', cameo='042', ace='Movement.Transport')
    """

    plover: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None
    ace: str | None = None


def consult_codes(status: Status, *, mode: str | None = None, cameo: str, ace: str) -> Codes:
    """Return the codes of visits, meetings and calls: CONSULT, AGREE when planned, REJECT when denied.

    Args:
        status: status of the event.
        mode: PLOVER mode of what occurred.
        cameo: CAMEO code of what occurred.
        ace: ACE type, whatever the status.
    """
    if status == "planned":
        return Codes(plover="AGREE", cameo="03", ace=ace)
    if status == "denied":
        return Codes(plover="REJECT", ace=ace)
    return Codes(plover="CONSULT", plover_mode=mode, cameo=cameo, ace=ace)


Slots = Mapping[str, str | tuple[str, str] | tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that states an event.

    Attributes:
        entry: principal parts, see :func:`newsevents.inflection.verb_forms`.
        roles: slot → role. A pair of roles is for (persons and organizations, places), three for (persons,
            places, organizations), "" for none. Slots: ``sb`` subject, ``oa`` accusative object, ``da``
            dative object, ``pp:mit`` prepositional phrase (contractions count: ``pp:in`` is "im" too). In the
            passive ``sb`` and ``oa`` change places and the agent comes with "von".
        subject: kinds that the subject may have.
        needs: roles that must be filled for the verb to state an event.
        reflexive: True where the verb counts only with "sich", False only without, None either way.
        status: status that the verb itself gives ("erwarten": planned).
        objects: endings, in lower case, of which the head of the accusative object (in the passive, the
            subject) must
            have one: one fires *missiles*, one takes over an *office*.
        not_objects: endings of the object that make the verb something else ("besuchte die Website").
        goals: endings of which the head of a phrase with one of ``goal_prepositions`` must have one ("zum
            Präsidenten gewählt").
        goal_prepositions: see ``goals``.
        only: words, lower case, of which the clause must have one ("telefonisch").
        unless: words, lower case, that make the verb something else.
        predicate: True where an office must be said of the subject ("wurde Präsident").
        known: roles that, filled by names of states or bodies, stand in for a missing head of ``objects``.

    Examples:
        >>> from newsevents.event_types import Verb
        >>> verb = Verb("besuchen", {"sb": "visitors", "oa": ("hosts", "place")})
        >>> verb.entry, verb.subject
        ('besuchen', ('PER', 'ORG', 'LOC'))
    """

    entry: str
    roles: Slots
    subject: tuple[str, ...] = ("PER", "ORG", "LOC")
    needs: tuple[str, ...] = ()
    reflexive: bool | None = None
    status: Status | None = None
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    goal_prepositions: tuple[str, ...] = ("zu", "als")
    only: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    predicate: bool = False
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """Verbs that carry a trigger noun and say who takes part ("verhängte Sanktionen", "in Haft genommen").

    Attributes:
        verbs: entries, see :func:`newsevents.inflection.verb_forms`.
        roles: slot of the verb → role. Slots: ``sb`` who does it (in the passive the agent with "von" or
            "durch"), ``oa`` accusative object (in the passive the subject), ``da`` dative, ``pp:gegen`` …
        prepositions: prepositions of the noun's phrase; "" for the object (in the passive the subject).
        only: words, lower case, of which the clause must have one.

    Examples:
        >>> from newsevents.event_types import Support
        >>> Support(("ab|statten stattete abgestattet",), {"sb": "visitors", "da": "hosts"}).prepositions
        ('',)
    """

    verbs: tuple[str, ...]
    roles: Slots
    prepositions: tuple[str, ...] = ("",)
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noun:
    """Nouns that name an event.

    Attributes:
        entries: nouns with plural, see :func:`newsevents.inflection.noun_forms`.
        roles: slot → role. Slots: ``gen`` genitive, ``poss`` possessive, ``comp`` first part of a compound
            ("Putin-Besuch"), ``adj`` adjective of nationality, ``pp:von`` or ``pp:mit`` phrase behind the
            noun, ``ctrl`` subject of the clause ("traf zu einem Besuch ein"), ``object`` its object ("bat
            ihn in einem Telefonat um …"), ``da`` dative of a support verb.
        compounds: True where any compound that ends in the noun counts too.
        not_after: first parts of compounds that are something else ("Presse" + "Konferenz").
        needs: roles that must be filled.
        prepositions: where given, the noun counts only behind one of them, and bare where it asks for no
            verb ("zu Gast").
        verbs: where given, the noun counts only in a clause with one of these verb forms, lower case
            ("schlossen ein Abkommen"); a contract that merely exists is no event.
        support: verbs that carry the noun, with the roles of their subject and objects; the first that fits.
        refers: False where the noun with an article alone does not point back to what other words told.

    Examples:
        >>> from newsevents.event_types import Noun
        >>> Noun(("Besuch", "Visite"), {"pp:in": "place"}).entries
        ('Besuch', 'Visite')
    """

    entries: tuple[str, ...]
    roles: Slots
    compounds: bool = True
    not_after: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()
    refers: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """The grammar of an event type.

    Attributes:
        verbs: verbs that state it.
        nouns: nouns that name it.
        roles: field of the record → name of the role in flat output, without the place.
        minimum: how many participants make a record without a place or a date.
        required: roles without which a mention only ever joins a record, and never makes one.
        fillers: field of the record → kinds that may fill it; all kinds where a field is missing.
        place_from_context: True where the country of the sentences around may be the place (elections).
        place_is_enough: True where a named place makes a record without any participant.
        failing: verb forms, lower case, that say that it did not come about ("scheiterte").
        implied: first part of a compound, lower case → country code of the place that it implies
            ("bundestag").
        kinds: field value of ``kind`` → words that say so, searched in and before the trigger.

    Examples:
        >>> from newsevents.event_types import Frame, Noun
        >>> quake = Noun(("Erdbeben", "Nachbeben"), {"pp:in": "place"})
        >>> frame = Frame(verbs=(), nouns=(quake,), roles={"victims": "victim"}, place_is_enough=True)
        >>> frame.minimum
        1
    """

    verbs: tuple[Verb, ...]
    nouns: tuple[Noun, ...]
    roles: Mapping[str, str]
    minimum: int = 1
    required: tuple[str, ...] = ()
    fillers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place_from_context: bool = False
    place_is_enough: bool = False
    failing: tuple[str, ...] = ()
    implied: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Event(Record):
    """Base of all event records.

    Attributes:
        type: name of the event type; the union of types is told apart by it.
        status: occurred, planned, uncertain or denied, as seen from the date of publication.
        date: when, from a date expression of the event's own clause or phrase; None where none is said.
        place: where; None where no place is said.
        triggers: the words that state the event, in text order.
        evidence: the sentences that the record rests on.
        attribution: who says so, where the text attributes it.
        confidence: 0 to 1.
        codes: codes of other event schemes.
        segment: the part of the page that tells it: its body, else its headline, a caption, or a teaser.
        reasons: why each field is what it is; :meth:`explain` prints them.

    Examples:
        >>> from newsevents import extract
        >>> [event] = extract("Merz will im Mai nach Lyon reisen.", published="2025-03-08").events
        >>> event.type, event.status, str(event.date.start), str(event.date.end)
        ('visit', 'planned', '2025-05-01', '2025-05-31')
        >>> [trigger.text for trigger in event.triggers]
        ['reisen']
        >>> {role: [filler.name for filler in fillers] for role, fillers in event.roles().items()}
        {'visitor': ['Friedrich Merz']}
    """

    type: str
    status: Status
    date: DateSpan | None = None
    place: Place | None = None
    triggers: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]
    attribution: Attribution | None = None
    confidence: float = Field(ge=0, le=1)
    codes: Codes = Codes()
    segment: SegmentKind = "body"
    reasons: tuple[Reason, ...] = ()

    frame: ClassVar[Frame]

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return the codes of other schemes for an event of this type and ``status``."""
        return Codes()

    if not TYPE_CHECKING:  # type checkers shall go on telling unknown attributes

        def __getattr__(self, name: str) -> Any:
            """Say where a role is that was asked for under its printed name ("visitor" for ``visitors``)."""
            try:
                return super().__getattr__(name)
            except AttributeError:
                frame = getattr(type(self), "frame", None)
                for attribute, role in frame.roles.items() if frame else ():
                    if role == name:
                        raise AttributeError(
                            f"{type(self).__name__} has no attribute {name!r}; "
                            f"the role {name!r} is in the field {attribute!r}"
                        ) from None
                raise

    def roles(self) -> dict[str, tuple[Participant, ...]]:
        """Return the filled roles under the names of the flat form, for example ``{"visitor": (…,)}``."""
        found = {}
        for attribute, role in self.frame.roles.items():
            fillers: tuple[Participant, ...] = getattr(self, attribute)
            if fillers:
                found[role] = fillers
        return found

    def explain(self) -> str:
        """Return why the record says what it says: a line a field, with the words and their offsets."""
        return "\n".join([f"{self.type} ({self.confidence})", *(f"  {reason}" for reason in self.reasons)])

    def participants_of_all_roles(self) -> Iterator[Participant]:
        """Yield every participant, role by role."""
        for fillers in self.roles().values():
            yield from fillers

    def __repr_args__(self) -> Any:
        """Show what a reader wants to know first."""
        yield from ((role, tuple(p.name for p in fillers)) for role, fillers in self.roles().items())
        yield "place", self.place.name if self.place else None
        yield "date", self.date.value if self.date else None
        yield "status", self.status
