"""How files write our codes: English and Dutch words for professions, languages, yes and no."""

from collections.abc import Mapping

from naast.people.logic.problems import Refused
from naast.people.logic.table import header_key

PROFESSIONS: Mapping[str, tuple[str, ...]] = {
    "doctor": (
        "physician",
        "consultant",
        "medical specialist",
        "arts",
        "medisch specialist",
        "specialist",
        "staflid",
    ),
    "resident": ("registrar", "aios", "anios", "arts assistent", "arts in opleiding"),
    "nurse": (
        "verpleegkundige",
        "verpleegkundig specialist",
        "registered nurse",
        "nurse practitioner",
    ),
    "midwife": ("verloskundige", "vroedvrouw"),
    "paramedic": ("ambulanceverpleegkundige", "ambulancechauffeur", "ambulanciers", "ambulancier"),
    "pharmacist": ("apotheker", "ziekenhuisapotheker"),
    "therapist": (
        "physiotherapist",
        "fysiotherapeut",
        "ergotherapeut",
        "logopedist",
        "psychologist",
        "psycholoog",
        "diëtist",
        "dietician",
        "paramedicus",
    ),
    "technician": ("laborant", "analist", "operatieassistent", "technicus", "anesthesiemedewerker"),
    "support_staff": (
        "support staff",
        "ondersteunend",
        "ondersteunend personeel",
        "schoonmaak",
        "transport",
        "administratie",
        "secretariaat",
        "gastvrouw",
    ),
    "manager": ("leidinggevende", "teamleider", "hoofd", "team leader"),
    "student": ("stagiair", "coassistent", "co assistent", "leerling", "leerling verpleegkundige"),
    "other": ("other", "overig", "anders"),
}
SENIORITIES: Mapping[str, tuple[str, ...]] = {
    "trainee": ("in training", "in opleiding", "leerling"),
    "starter": ("junior", "starter", "beginnend"),
    "experienced": ("medior", "ervaren"),
    "senior": ("senior",),
}
GENDERS: Mapping[str, tuple[str, ...]] = {
    "woman": ("f", "female", "v", "vrouw", "w"),
    "man": ("m", "male"),
    "other": ("x", "non binary", "anders", "non binair"),
}
WORK_PATTERNS: Mapping[str, tuple[str, ...]] = {
    "days": ("day", "dag", "dagdienst", "overdag"),
    "shifts": ("shift", "wisselend", "wisseldienst", "wisselende diensten", "onregelmatig"),
    "nights": ("night", "nacht", "nachtdienst"),
    "on_call": ("on call", "bereikbaar", "oproep", "oproepdienst"),
}
EMPLOYMENTS: Mapping[str, tuple[str, ...]] = {
    "employee": ("loondienst", "werknemer", "medewerker", "in dienst"),
    "student": ("stagiair", "stage", "leerling", "trainee"),
    "agency": ("uitzendkracht", "uitzend", "detachering", "zzp", "gedetacheerd", "temp"),
    "ambulance": ("ambulancedienst",),
    "other": ("vrijwilliger", "volunteer", "overig", "anders", "vrijgevestigd"),
}
LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "nl": ("dutch", "nederlands"),
    "en": ("english", "engels"),
    "fr": ("french", "frans"),
    "de": ("german", "duits"),
    "tr": ("turkish", "turks"),
    "ar": ("arabic", "arabisch"),
    "pl": ("polish", "pools"),
    "es": ("spanish", "spaans"),
    "pt": ("portuguese", "portugees"),
    "it": ("italian", "italiaans"),
    "uk": ("ukrainian", "oekraïens"),
    "ru": ("russian", "russisch"),
    "fa": ("persian", "farsi", "perzisch"),
    "pap": ("papiamentu", "papiaments", "papiamento"),
    "fy": ("frisian", "fries"),
    "sign": ("gebarentaal", "nederlandse gebarentaal", "ngt"),
}
YES_NO: Mapping[str, tuple[str, ...]] = {
    "yes": ("y", "true", "1", "ja", "j", "waar"),
    "no": ("n", "false", "0", "nee", "onwaar"),
}


def _lookup(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    table = {header_key(code): code for code in words}
    for code, synonyms in words.items():
        for word in synonyms:
            table.setdefault(header_key(word), code)
    return table


_TABLES = {
    "profession": _lookup(PROFESSIONS),
    "seniority": _lookup(SENIORITIES),
    "gender": _lookup(GENDERS),
    "work_pattern": _lookup(WORK_PATTERNS),
    "employment": _lookup(EMPLOYMENTS),
    "languages": _lookup(LANGUAGES),
    "yes_no": _lookup(YES_NO),
}
CODES: Mapping[str, tuple[str, ...]] = {
    "profession": tuple(PROFESSIONS),
    "seniority": tuple(SENIORITIES),
    "gender": tuple(GENDERS),
    "work_pattern": tuple(WORK_PATTERNS),
    "employment": tuple(EMPLOYMENTS),
    "languages": tuple(LANGUAGES),
    "yes_no": tuple(YES_NO),
}


def code_for(kind: str, word: str) -> str:
    """The code of a word in either language; Refused names the words that can be used."""
    code = _TABLES[kind].get(header_key(word))
    if code is None:
        raise Refused("unknown_word", field=kind, word=word[:60], known=", ".join(CODES[kind]))
    return code
