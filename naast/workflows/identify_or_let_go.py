"""A typed name turns out to be somebody of the directory, who may wish no offers."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.identify_colleague import identify_colleague
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.people.models import Person
from naast.people.queries.wishes import left_alone
from naast.privacy.vault_client import Purpose
from naast.workflows.press_at_once import press_at_once

ASKED_THEMSELVES = frozenset({"self", "unnamed"})


@transaction.atomic
def identify_or_let_go(
    *, actor: Actor, at: datetime, case: Case, person: Person, role: str
) -> bool:
    """True when the colleague wishes no offers: the case is closed and deleted at once, so that
    nobody calls. Whoever asked for support themselves is supported."""
    opened = open_case(case, actor=actor, role=role, purpose=Purpose.CORRECT)
    if opened.profile.route in ASKED_THEMSELVES or not left_alone([str(person.pk)]):
        identify_colleague(actor=actor, at=at, case=case, person=person, role=role)
        return False
    press_at_once(actor=actor, at=at, case=case, press=Press.WRONG_PERSON, role=role)
    return True
