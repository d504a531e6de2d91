"""A typed name is recognised as somebody of the directory, so that the hard rules can be kept."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.cases.actions.press_step import locked, press_step
from naast.cases.logic import profile as profiles
from naast.cases.logic.profile import Profile
from naast.cases.logic.words import Phase, Press
from naast.cases.models import Case
from naast.cases.queries.opened import context_of, open_case
from naast.cases.queries.profiles import profile_of
from naast.people.models import Person
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.sealing import seal
from naast.privacy.vault_client import Purpose


@transaction.atomic
def identify_colleague(
    *, actor: Actor, at: datetime, case: Case, person: Person, role: str
) -> Profile:
    """The profile with what the directory knows; what the colleague chose stays.

    Raises VaultRefused when the case has a person already, or when it is the coordinator's own.
    """
    opened = open_case(locked(case), actor=actor, role=role, purpose=Purpose.CORRECT)
    was = opened.profile
    known = profile_of(
        person, actor=actor, today=timezone.localdate(at), phone=was.phone, email=was.email
    )
    kept = {
        name: getattr(was, name)
        for name in (
            "voicemail",
            "call_time",
            "language",
            "wishes",
            "route",
            "event_kind",
            "support_already",
            "agreed",
            "others",
            "units",
        )
    }
    now = replace(known, **kept)
    vault_client.identify(case.id, person.pk, actor.name, role)
    vault_client.set_aside(case.id, now.apart)
    row = opened.case
    row.profile = seal(opened.key, profiles.as_json(now), context_of(row.id, "profile"))
    row.save(update_fields=["profile"])
    _let_go_of_the_same_event(person, at)
    record("identify_colleague", actor=actor, at=at, case_id=case.id)
    return now


def _let_go_of_the_same_event(person: Person, at: datetime) -> None:
    """Who turns out to have been involved supports nobody of that event: somebody else is asked."""
    held = Case.objects.filter(adopted=True, supporter=person).exclude(phase=Phase.CLOSED.value)
    for case in held:
        if vault_client.conflicts(case.id, [person.pk]):
            press_step(actor=CLOCK, at=at, case=case, press=Press.ANOTHER_SUPPORTER, role="system")
