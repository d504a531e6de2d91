"""A colleague died: the support closes at once and gently, and nothing speaks to them any more."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import CLOCK, Actor
from naast.cases.logic.words import Press
from naast.cases.queries.of_person import open_cases_of
from naast.people.actions.note_death import note_death
from naast.people.models import Person
from naast.workflows.press_at_once import press_at_once


@transaction.atomic
def remember_colleague(*, actor: Actor, at: datetime, person: Person) -> None:
    """Says nothing about what it found: a coordinator too near learns not whether there was any.

    A supporter who was beside the colleague comes first on the coordinator's list. Raises
    VaultUnavailable, and then nothing has changed.
    """
    for case in list(open_cases_of(person.pk)):
        press_at_once(actor=CLOCK, at=at, case=case, press=Press.DIED, role="system")
    note_death(person=person, actor=actor, at=at)
