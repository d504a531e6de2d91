"""The columns of a file of the directory of help, and its words for levels, in two languages."""

from collections.abc import Mapping

from naast.people.logic.table import header_key

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "level": ("niveau", "soort"),
    "name_nl": ("name", "naam", "name in dutch", "naam nederlands"),
    "name_en": ("name in english", "naam engels"),
    "text_nl": ("text", "tekst", "what for", "waarvoor"),
    "text_en": ("text in english", "tekst engels"),
    "phone": ("telephone", "telefoon", "number", "nummer"),
    "email": ("e mail", "mail"),
    "always_open": ("day and night", "24/7", "dag en nacht"),
    "monday": ("maandag", "mon", "ma"),
    "tuesday": ("dinsdag", "tue", "di"),
    "wednesday": ("woensdag", "wed", "wo"),
    "thursday": ("donderdag", "thu", "do"),
    "friday": ("vrijdag", "fri", "vr"),
    "saturday": ("zaterdag", "sat", "za"),
    "sunday": ("zondag", "sun", "zo"),
    "closed_on_holidays": ("closed on public holidays", "dicht op feestdagen"),
    "days_off": ("other days closed", "andere dagen dicht"),
    "hours_nl": ("hours", "openingstijden"),
    "hours_en": ("hours in english",),
    "languages": ("talen",),
    "sites": ("locaties", "vestigingen"),
    "professions": ("beroepen", "functies"),
    "open_without_referral": ("without referral", "zonder verwijzing"),
    "call_now": ("in danger", "bij gevaar"),
    "position": ("place", "volgorde"),
    "checked_on": ("looked at on", "nagekeken op"),  # written out, never read: see import_entries
}
LEVELS: Mapping[str, tuple[str, ...]] = {
    "prevention": ("self care", "preventie", "zelfzorg"),
    "manager": ("leidinggevende", "head", "close colleagues"),
    "peers": ("peer support", "collegiale opvang"),
    "internal": ("intern", "professionals"),
    "practitioner": ("general practitioner", "huisarts"),
    "external": ("extern", "outside"),
    "emergency": ("spoed", "nood"),
}
_LEVELS = {header_key(word): code for code, words in LEVELS.items() for word in (code, *words)}


def level_of(word: str) -> str:
    """The code of a level, or the word itself, which the form then refuses with a sentence."""
    return _LEVELS.get(header_key(word), word)
