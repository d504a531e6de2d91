"""Words that looked like a person's name and are none after all: ticks beside the text."""

from django.http import HttpRequest

from naast.calamities.queries.names_tree import NamesSomebody

FIELD, MOST, LONGEST = "not_a_person", 20, 120


def not_names(request: HttpRequest) -> list[str]:
    """What was ticked."""
    return [word[:LONGEST] for word in request.POST.getlist(FIELD)[:MOST]]


def names_asked(request: HttpRequest, refusal: Exception) -> list[tuple[str, bool]]:
    """Each word to tick, and whether it was; empty where the refusal is about something else."""
    if not isinstance(refusal, NamesSomebody):
        return []
    ticked = not_names(request)
    return [(word, True) for word in ticked] + [(word, False) for word in refusal.names]
