"""Guesses which column of a foreign table is which of ours, by its header and what it holds."""

from collections.abc import Iterable, Mapping, Sequence

from naast.incidents.logic.table_kept import Holds, KeptTable, Shape, shape_of
from naast.incidents.logic.table_words import CODES, COLUMNS, TABLES
from naast.people.logic.table import header_key

# Fields whose cells are words of a list, and which list.
CODED: Mapping[str, str] = {
    "kind": "kind",
    "harm": "harm",
    "calamity": "yes_no",
    "almost": "yes_no",
    **{f"support_{number}": "yes_no" for number in range(1, 6)},
}
DAYS = ("happened_on", "reported_on")
MOST_WORDS = 60  # a list of more different words is no list, but names or stories
# Headers seen in other systems that are too loose for a file that nobody looks at.
_LOOSE: Mapping[str, tuple[str, ...]] = {
    "number": ("meldnr", "meldingnr", "meldingnummer", "incidentnr", "casenummer", "report id"),
    "kind": (
        *("wat", "soort gebeurtenis", "type incident", "type melding", "incidenttype"),
        *("incident type", "event type", "meldingstype", "aard", "hoofdcategorie"),
    ),
    "happened_on": (
        *("wanneer", "datum tijd incident", "datum voorval", "datum en tijd", "occurred on"),
        *("date of event", "date of incident", "incident datum", "datum tijd"),
    ),
    "happened_at": ("uur", "tijd incident", "tijdstip gebeurtenis", "time of event"),
    "reported_on": ("datum gemeld", "ingediend op", "aangemaakt op", "created", "date reported"),
    "department": (
        *("afdeling incident", "meldende afdeling", "organisatie eenheid", "org eenheid"),
        *("eenheid", "where", "waar", "afdeling gebeurtenis"),
    ),
    "place": ("ruimte", "kamer", "room", "plaats gebeurtenis", "plek"),
    "harm": ("gevolg", "gevolg patient", "schade patient", "ernst gevolg", "ernstklasse", "klasse"),
    "almost": ("bijna fout", "near incident"),
    "colleague_1": ("wie", "medewerker", "naam medewerker", "betrokken medewerker", "employee"),
    "staff_number_1": ("personeelsnr", "pers nr", "medewerkernummer", "employee number"),
    "phone_1": ("tel", "mobiel", "telefoon medewerker", "mobile"),
    "email_1": ("mailadres", "email medewerker", "e mail medewerker"),
    "profession_1": ("functie medewerker", "rol", "role"),
}
# However the header is called, cells like these hold no day or time.
_NEVER: Mapping[str, frozenset[Holds]] = {
    "happened_on": frozenset({"text", "emails"}),
    "reported_on": frozenset({"text", "emails"}),
    "happened_at": frozenset({"text", "emails", "days"}),
}


def guess_columns(table: KeptTable) -> dict[str, str]:
    """Header -> our field, "" where nothing fits. No field is given twice."""
    shapes = [
        shape_of(table.column(place), dropped=place in table.dropped)
        for place in range(len(table.headers))
    ]
    known = _headers()
    guessed: dict[str, str] = {}
    for header, shape in zip(table.headers, shapes, strict=True):
        field = known.get(header_key(header), "")
        taken = field in guessed.values()
        guessed[header] = field if field and not taken and _fits(field, shape) else ""
    return guessed


def different_words(cells: Iterable[str]) -> tuple[str, ...]:
    """The different words of a column in alphabetical order, spelling aside; () for too many."""
    found: dict[str, str] = {}
    for cell in cells:
        found.setdefault(header_key(cell), cell)
        if len(found) > MOST_WORDS or len(cell) > 60:
            return ()
    return tuple(found[key] for key in sorted(found))


def guess_word(field: str, word: str) -> str:
    """Our code for their word, "" when it is not known."""
    return TABLES[CODED[field]].get(header_key(word), "")


def codes_of(field: str) -> Sequence[str]:
    """What a word of this field may become."""
    return CODES[CODED[field]]


def _headers() -> dict[str, str]:
    known: dict[str, str] = {}
    for source in (COLUMNS, _LOOSE):
        for field, headers in source.items():
            for header in (field, *headers):
                known.setdefault(header_key(header), field)
    return known


def _fits(field: str, shape: Shape) -> bool:
    return shape.holds not in _NEVER.get(field, frozenset()) | {"story"}
