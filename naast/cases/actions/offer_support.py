"""Asks a supporter to call the colleague. The supporter's call is the offer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.press_step import locked, store
from naast.cases.actions.tell_people import tell_who_was_there
from naast.cases.logic import steps
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import Detail, NotNow, Progress
from naast.cases.logic.words import Press, Step
from naast.cases.models import Case
from naast.cases.queries.clocks import clocks
from naast.cases.queries.matched import may_be_asked
from naast.cases.queries.opened import open_case
from naast.notify.actions.ask_supporter import ask_supporter
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.vault_client import Purpose
from naast.supporters.queries.on_call import on_call_now


@transaction.atomic
def offer_support(
    *, actor: Actor, at: datetime, case: Case, supporter: UUID, role: str
) -> Progress:
    """The supporter is asked and answers within four hours (on call: as long as the hospital
    chose), else the substitute is asked.

    Sent twice, it asks once. The hard rules are checked again at this moment. Raises NotNow when
    the supporter may not be asked or the case moved on, VaultRefused when the actor does not stand
    apart from it.
    """
    opened = open_case(locked(case), actor=actor, role=role, purpose=Purpose.ARRANGE)
    if _asked_already(opened.progress, supporter):
        return opened.progress
    if not may_be_asked(opened, supporter, at=at):
        raise NotNow(gettext_noop("This supporter cannot be asked now. Choose somebody else."))
    moved = steps.press(
        opened.progress,
        Press.ASSIGN,
        at=at,
        clocks=clocks(at, supporter),
        detail=Detail(supporter=str(supporter)),
    )
    vault_client.assign(case.id, f"person:{supporter}", by=actor.name, role=role)
    store(opened, moved)
    tell_who_was_there(at=at, case=case, was=opened.progress, now=moved)
    ask_supporter(
        actor=actor,
        at=at,
        case_id=case.id,
        person_id=supporter,
        until=moved.due_at,
        on_call=supporter in on_call_now(at).places,
    )
    record("offer_support", actor=actor, at=at, case_id=case.id)
    return moved


def _asked_already(progress: Progress, supporter: UUID) -> bool:
    """True while this supporter's answer is awaited."""
    return progress.step is Step.ASKED and progress.supporter == str(supporter)
