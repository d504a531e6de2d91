"""How tables of other systems name our columns and codes, in English and Dutch."""

from collections.abc import Mapping

from naast.people.logic.table import header_key

PEOPLE_PER_ROW = 5

_EVENT: Mapping[str, tuple[str, ...]] = {
    "number": (
        "report number",
        "incident number",
        "id",
        "nummer",
        "meldnummer",
        "meldingsnummer",
        "incidentnummer",
    ),
    "kind": ("type", "category", "soort", "soort melding", "soort incident", "categorie"),
    "happened_on": (
        "date",
        "incident date",
        "event date",
        "datum",
        "datum incident",
        "datum gebeurtenis",
        "incidentdatum",
    ),
    "happened_at": ("time", "incident time", "tijd", "tijdstip", "tijdstip incident"),
    "reported_on": ("report date", "reported", "meldingsdatum", "datum melding", "gemeld op"),
    "department": ("unit", "ward", "afdeling"),
    "place": ("location", "locatie", "plaats"),
    "harm": ("degree of harm", "severity", "schade", "ernst", "letsel", "mate van schade"),
    "calamity": ("possible calamity", "mogelijke calamiteit", "calamiteit"),
    "almost": ("near miss", "almost happened", "bijna incident", "bijna gebeurd"),
}
_PERSON: Mapping[str, tuple[str, ...]] = {
    "colleague": ("involved", "colleague involved", "betrokkene", "betrokken collega"),
    "staff_number": ("staff number", "personeelsnummer"),
    "phone": ("telephone", "telefoon", "telefoonnummer"),
    "email": ("e-mail", "mail", "e-mailadres"),
    "colleague_department": ("department of colleague", "afdeling betrokkene"),
    "profession": ("function", "functie", "beroep"),
    "support": ("support already", "support already offered", "al ondersteuning aangeboden"),
}


def _columns() -> dict[str, tuple[str, ...]]:
    """The first colleague's columns may do without a number: "colleague" is "colleague 1"."""
    found = dict(_EVENT)
    for number in range(1, PEOPLE_PER_ROW + 1):
        for name, headers in _PERSON.items():
            every = (name, *headers)
            plain = every if number == 1 else ()
            found[f"{name}_{number}"] = plain + tuple(f"{one} {number}" for one in every)
    return found


COLUMNS: Mapping[str, tuple[str, ...]] = _columns()

KINDS: Mapping[str, tuple[str, ...]] = {
    "safety_incident": ("safety incident", "incident", "vim", "mip", "veiligheidsincident"),
    "near_miss": ("near miss", "bijna incident", "bijna-incident"),
    "complaint": ("complaint", "klacht"),
    "claim": ("claim", "claim for damages", "schadeclaim", "aansprakelijkstelling"),
    "aggression": ("aggression", "violence", "agressie", "geweld"),
    "patient_death": ("patient death", "death of a patient", "overlijden", "overlijden patiënt"),
    "other": ("other", "overig", "anders"),
}
# The letters are NCC MERP's index; the crosswalk to the WHO's degrees is our own. Plain digits are
# refused: in some systems 1 is the worst, in others the least.
HARMS: Mapping[str, tuple[str, ...]] = {
    "none": ("no harm", "no", "geen", "geen schade", "a", "b", "c", "d"),
    "mild": ("mild", "low", "minor", "licht", "gering", "minimaal"),
    "moderate": ("moderate", "matig", "e", "f"),
    "severe": ("severe", "serious", "major", "ernstig", "g", "h"),
    "death": ("death", "fatal", "dood", "overlijden", "overleden", "i"),
    "unknown": ("unknown", "onbekend", "not known", "nog onbekend"),
}
YES_NO: Mapping[str, tuple[str, ...]] = {
    "yes": ("y", "true", "ja", "j"),
    "no": ("n", "false", "nee"),
    "unknown": ("do not know", "onbekend", "weet niet", "weet ik niet"),
}


def lookup(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Word as a file writes it -> our code."""
    found = {header_key(code): code for code in words}
    for code, others in words.items():
        found |= {header_key(one): code for one in others}
    return found


TABLES: Mapping[str, Mapping[str, str]] = {
    "kind": lookup(KINDS),
    "harm": lookup(HARMS),
    "yes_no": lookup(YES_NO),
}
CODES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(KINDS),
    "harm": tuple(HARMS),
    "yes_no": tuple(YES_NO),
}
