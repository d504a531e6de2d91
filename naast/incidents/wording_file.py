"""Says what stands in a file of another system, and what to do about a row, without its values."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.incidents.logic import table_read
from naast.incidents.logic.table_kept import Shape

_EVENT: Mapping[str, Promise] = {
    "kind": gettext_lazy("Kind of event"),
    "happened_on": gettext_lazy("Day of the event (or day and time)"),
    "happened_at": gettext_lazy("Time of the event"),
    "number": gettext_lazy("Number of the report there"),
    "reported_on": gettext_lazy("Day of the report"),
    "department": gettext_lazy("Department where it happened"),
    "place": gettext_lazy("Room or place"),
    "harm": gettext_lazy("Harm to the patient"),
    "calamity": gettext_lazy("Possible calamity"),
    "almost": gettext_lazy("Almost happened"),
}
_PERSON: Mapping[str, Promise] = {
    "colleague": gettext_lazy("Name of colleague %(number)s"),
    "staff_number": gettext_lazy("Staff number of colleague %(number)s"),
    "phone": gettext_lazy("Telephone of colleague %(number)s"),
    "email": gettext_lazy("E-mail of colleague %(number)s"),
    "colleague_department": gettext_lazy("Department of colleague %(number)s"),
    "profession": gettext_lazy("Profession of colleague %(number)s"),
    "support": gettext_lazy("Support offered already to colleague %(number)s"),
}
EVENT_FIELDS, PERSON_FIELDS = tuple(_EVENT), tuple(_PERSON)
_COLUMN_WORDS: Mapping[str, Promise] = {
    "kind": gettext_lazy("kind of event"),
    "actuality": gettext_lazy("happened or almost"),
    "harm": gettext_lazy("harm"),
    "possible_calamity": gettext_lazy("possible calamity"),
    "happened_on": gettext_lazy("day"),
    "happened_at_time": gettext_lazy("time"),
    "department_id": gettext_lazy("department"),
    "place": gettext_lazy("place"),
}
_PROBLEMS: Mapping[str, Promise] = {
    "cell_empty": gettext_lazy("“%(field)s” is empty. Fill it in."),
    "unknown_word": gettext_lazy(
        "Nobody chose yet what the word in “%(field)s” means. Choose its meaning."
    ),
    "no_day": gettext_lazy("“%(field)s” holds no day that exists. Write it as 2027-03-31."),
    "bad_email": gettext_lazy("An e-mail address cannot be right. Correct it, or leave it empty."),
    "bad_phone": gettext_lazy(
        "A telephone number cannot be dialled. Correct it, or leave it empty."
    ),
    "person_unknown": gettext_lazy(
        "A staff number is not in the directory. Correct it, or leave it empty and give the name."
    ),
    "too_many_cells": gettext_lazy(
        "The row has more cells than the header. Mend it in the file and send it again."
    ),
    table_read.NO_TIME: gettext_lazy("The time cannot be read. Write it as 14:30."),
    table_read.IN_THE_FUTURE: gettext_lazy("The day lies in the future. Correct it."),
    table_read.LONG_AGO: gettext_lazy("The day is very long ago. Is the year right?"),
    "changed": gettext_lazy("It differs from Naast now: %(field)s."),
}
_OTHER = gettext_lazy("Something in this row cannot be read. Look at it.")
_RESULTS: Mapping[str, Promise] = {
    "new": gettext_lazy("Would be taken in."),
    "opened": gettext_lazy("Taken in. Support is offered to who was involved."),
    "waits": gettext_lazy("Taken in. A coordinator decides about offering support."),
    "nobody": gettext_lazy("Taken in. The row names nobody who was involved."),
    "here": gettext_lazy("Already here. Nothing was changed."),
    "changed": gettext_lazy("Already here, and says something else now. A person decides."),
    "mend": gettext_lazy("Waits for a person to mend it."),
    "left": gettext_lazy("Left out. Mend it in the file and send it again."),
}


def field_in_words(field: str) -> str:
    """Our name of a field of a table; colleague_2 is the name of colleague 2."""
    if field in _EVENT:
        return str(_EVENT[field])
    name, _sign, number = field.rpartition("_")
    return str(_PERSON[name]) % {"number": number} if name in _PERSON else field


def result_of_row(word: str) -> str:
    """What became of a row, or would."""
    return str(_RESULTS[word])


def problem_of_row(code: str, field: str) -> str:
    """One problem, without a value of the row."""
    if code == "changed":
        return str(_PROBLEMS[code]) % {"field": _COLUMN_WORDS.get(field, field)}
    return str(_PROBLEMS.get(code, _OTHER)) % {"field": field_in_words(field)}


def problems_of_row(problems: Iterable[Sequence[str]]) -> list[str]:
    """Each once; changed columns in one sentence."""
    told = [(str(code), str(field)) for code, field in problems]
    changed = [str(_COLUMN_WORDS.get(field, field)) for code, field in told if code == "changed"]
    found = [problem_of_row(code, field) for code, field in told if code != "changed"]
    if changed:
        found.append(str(_PROBLEMS["changed"]) % {"field": ", ".join(changed)})
    return list(dict.fromkeys(found))


def shape_in_words(shape: Shape) -> str:
    """What a column holds: how many, how long, of which kind; never a value."""
    if shape.holds == "story":
        return _("Tells a story or is about the patient. It was left out and is not kept.")
    if shape.holds == "nothing":
        return _("Empty.")
    told = {
        "filled": shape.filled,
        "different": shape.different,
        "longest": shape.longest,
    }
    return str(_HOLDS[shape.holds]) % told


_HOLDS: Mapping[str, Promise] = {
    "days": gettext_lazy("%(filled)d days."),
    "times": gettext_lazy("%(filled)d times of day."),
    "phones": gettext_lazy("%(filled)d telephone numbers."),
    "emails": gettext_lazy("%(filled)d e-mail addresses."),
    "numbers": gettext_lazy("%(filled)d whole numbers; different ones: %(different)d."),
    "words": gettext_lazy("%(filled)d cells with words; different ones: %(different)d."),
    "text": gettext_lazy("%(filled)d cells, %(different)d different, up to %(longest)d signs."),
}
