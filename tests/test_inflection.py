from __future__ import annotations

import pytest

from newsevents.inflection import noun_forms, particle_of, verb_forms


def _shapes(entry: str) -> dict[tuple[str, str], tuple[bool, bool | None]]:
    return {(form.text, form.shape): (form.split, form.plural) for form in verb_forms(entry)}


@pytest.mark.parametrize(
    ("entry", "text", "shape", "split", "plural"),
    [
        ("besuchen", "besucht", "present", False, False),
        ("besuchen", "besuchten", "past", False, True),
        ("besuchen", "besucht", "participle", False, None),
        ("reisen", "gereist", "participle", False, None),
        ("landen", "landete", "past", False, False),
        ("landen", "gelandet", "participle", False, None),
        ("telefonieren", "telefoniert", "participle", False, None),
        ("treffen trifft traf getroffen", "träfe", "subjunctive2", False, False),
        ("treffen trifft traf getroffen", "treffe", "subjunctive1", False, False),
        ("treffen trifft traf getroffen", "trafen", "past", False, True),
        ("ein|treffen trifft traf getroffen", "traf", "past", True, False),
        ("ein|treffen trifft traf getroffen", "eintraf", "past", False, False),
        ("ein|treffen trifft traf getroffen", "eingetroffen", "participle", False, None),
        ("ein|treffen trifft traf getroffen", "einzutreffen", "zu-infinitive", False, None),
        ("ein|treffen trifft traf getroffen", "eintreffen", "infinitive", False, None),
    ],
)
def test_verb_has_form(entry: str, text: str, shape: str, split: bool, plural: bool | None) -> None:
    assert _shapes(entry)[text, shape] == (split, plural)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("besuchen", "gebesucht"),
        ("telefonieren", "getelefoniert"),
        ("ein|reisen", "geeinreist"),
        ("reisen", "reiste­n"),
    ],
)
def test_verb_lacks_form(entry: str, text: str) -> None:
    assert text not in {form.text for form in verb_forms(entry)}


@pytest.mark.parametrize("entry", ["", "treffen trifft", "a b c d e"])
def test_verb_entry_with_the_wrong_number_of_parts_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="infinitive"):
        verb_forms(entry)


@pytest.mark.parametrize(
    ("entry", "particle"), [("besuchen", ""), ("zusammen|kommen kommt kam gekommen", "zusammen")]
)
def test_particle(entry: str, particle: str) -> None:
    assert particle_of(entry) == particle


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("Reise Reisen", ("Reise", "Reisen")),
        ("Treffen", ("Treffen", "Treffens")),
        ("Gipfel Gipfel", ("Gipfel", "Gipfels", "Gipfeln")),
        ("Gast Gäste", ("Gast", "Gasts", "Gastes", "Gäste", "Gästen")),
        ("Visite Visiten", ("Visite", "Visiten")),
    ],
)
def test_noun_forms(entry: str, forms: tuple[str, ...]) -> None:
    assert noun_forms(entry) == forms
