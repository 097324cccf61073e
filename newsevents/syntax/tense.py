"""Tense of a clause, from its finite verb and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from newsevents.reading import Word
from newsevents.syntax.clauses import Clause
from newsevents.trigger_words import trigger_lexicon

Tense = Literal["past", "present", "future"]

_HAVE = frozenset("hat haben habe hatte hatten hätte hätten".split())
_BE = frozenset("ist sind sei seien war waren wäre wären".split())
_BECOME = frozenset("wird werden werde".split())
_PAST = frozenset(
    (
        "hatte hatten war waren wurde wurden konnte konnten musste mussten durfte durften kam kamen "
        "gab gaben ging gingen stand standen fand fanden hielt hielten ließ liess ließen liessen nahm "
        "nahmen sprach sprachen hieß hiess hießen begann begannen blieb blieben trat traten trug "
        "trugen schloss schlossen zog zogen rief riefen schrieb schrieben beschloss beschlossen "
        "gelang gelangen starb starben fiel fielen verlor verloren gewann gewannen schlug schlugen "
        "brach brachen warf warfen erschoss erschossen flog flogen floh flohen fuhr fuhren stieg "
        "stiegen sank sanken lag lagen saß saßen sah sahen griff griffen schien schienen verbot "
        "verboten verließ verließen lief liefen stieß stießen wuchs wuchsen bat baten bot boten lud "
        "luden schuf schufen drang drangen verschwand verschwanden entschied entschieden unterschrieb "
        "unterschrieben half halfen trieb trieben tat taten wies wiesen litt litten stritt stritten "
        "ritt schwieg schwiegen wich wichen zwang zwangen rang rangen sprang sprangen hing hingen "
        "fing fingen"
    ).split()
)
_PREFIXES = tuple(
    (
        "be ent er ver zer ab an auf aus bei durch ein fest her hin los mit nach nieder statt teil um "
        "unter über vor weg wider wieder zu zurück zusammen"
    ).split()
)
_REPORTED = re.compile(  # present forms that end as preterites do: "er halte", "sie erwarte"
    r"\w*(?:halte|gelte|werte|arbeite|bereite|trete|deute|leite|warte|starte|biete|bitte|richte|hafte|fürchte|koste"
    r"|leiste|rate|zichte|pflichte)|(?:be|er|ver|beob|betr)?achte"
)
_WEAK = re.compile(
    r"\w{2,}(?:[^aeiouäöü]|[aeiouäöü][hlmnrskg]|[dt]e|[aeiouäöü]u?)te"
    r"|\w+(?:[bdfgklmnpstßzi]er|[bcdfkpst]el|ier|ig|ck|hn|mm|ll|ss|ß|g|b|tz|rk|nk|sch|nn|[dt]e|fn?e|chne|ur|är|ör|hr|hl)ten"
)
_INTENT = frozenset(
    (
        "will wollen wolle soll sollen solle könnte könnten dürfte dürften möchte möchten kann können könne"
    ).split()
)
_STATES = frozenset("geplant vorgesehen angesetzt anberaumt angekündigt verabredet terminiert".split())


def clause_tense(words: Sequence[Word], clause: Clause) -> Tense | None:
    """Say in which tense a clause stands.

    Args:
        words: all words of the text.
        clause: the clause.

    Returns:
        "past" for preterite, perfect and pluperfect; "future" with "wird" or a modal verb before an
        infinitive, and for infinitive clauses; "present"; None where the verb does not tell.
    """
    if clause.kind == "infinitive":
        return "future"
    if not clause.finite:
        return None
    finite = words[clause.finite[0]]
    lower = finite.lower
    participle = any(words[i].tag in ("VVPP", "VAPP", "VMPP") for i in clause.nonfinite)
    infinitive = any(words[i].tag in ("VVINF", "VAINF") for i in clause.nonfinite)
    planned = any(words[i].lower in _STATES for i in clause.words)
    if lower in _PAST:
        return "past"
    if lower in _HAVE or lower in _BE:
        if planned:
            return "future"
        if participle:
            return "past"
        return "present" if lower in ("ist", "sind") else None
    if lower in _BECOME:
        return "future" if infinitive or not participle else "present"
    if lower in _INTENT:
        perfect = any(
            words[i].lower in ("haben", "sein") and words[i].tag == "VAINF" for i in clause.nonfinite
        )
        return "past" if participle and perfect and lower.startswith(("soll", "will", "woll")) else "future"
    if finite.tense == "Past":
        return "past"
    if finite.tense == "Pres":
        return "present"
    return _of_trigger(lower) or _of_form(finite)


def _of_form(finite: Word) -> Tense | None:
    """Read the preterite off the form of a verb ("beschloss", "forderte", "kündigten", "verbrachten")."""
    lower = finite.lower
    if finite.tag != "VVFIN":
        return None
    strong = any(lower.startswith(prefix) and lower[len(prefix) :] in _PAST for prefix in _PREFIXES)
    weak = _WEAK.fullmatch(lower) and not _REPORTED.fullmatch(lower)
    return "past" if strong or weak else None


def is_pluperfect(words: Sequence[Word], clause: Clause) -> bool:
    """Say whether a clause tells what was over before the story ("hatte angeboten", "war gereist")."""
    auxiliary = any(words[i].lower in ("hatte", "hatten", "war", "waren") for i in clause.finite)
    done = any(
        words[i].tag in ("VVPP", "VAPP", "VMPP") and words[i].lower not in _STATES for i in clause.nonfinite
    )
    return auxiliary and done


def _of_trigger(lower: str) -> Tense | None:
    shapes = {form.shape for form in trigger_lexicon().verbs.get(lower, ())}
    if "past" in shapes and "present" not in shapes:
        return "past"
    if "present" in shapes and "past" not in shapes:
        return "present"
    return None
