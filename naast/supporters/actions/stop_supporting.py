"""A supporter stops: now or on a day. No reason is asked, and coming back is easy."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actions.end_role import end_role
from naast.access.actor import IMPORTER, Actor
from naast.access.models import RoleGrant
from naast.access.roles import Role
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.people.queries import working_on
from naast.privacy.audit import record
from naast.supporters.actions.free_turns import free_turns, take_back_turns
from naast.supporters.actions.give_up_places import give_up_places
from naast.supporters.actions.keep_roles import keep_roles
from naast.supporters.models import Supporter
from naast.supporters.models_care import ComingBack
from naast.supporters.rules_intervision import IntervisionRefused


@transaction.atomic
def announce_stop(*, actor: Actor, at: datetime, last_on: date) -> Supporter:
    """The actor's own. Whom they support now they may support until then; nobody new is asked of
    them, unless they say that they can be asked. Turns on call that reach beyond are freed now,
    while there is time to find somebody."""
    row = Supporter.objects.select_for_update().get(person_id=UUID(actor.id), active=True)
    if last_on <= timezone.localdate(at):
        raise IntervisionRefused(_("Choose a day that still lies ahead."), "last_on")
    row.ended_on, row.available = last_on, False
    row.save(update_fields=["ended_on", "available"])
    midnight = datetime.combine(last_on + timedelta(days=1), time.min)
    after = timezone.make_aware(midnight)
    free_turns(actor=actor, at=at, supporter=row, after=after, may_return=True)
    record("announce_stop", actor=actor, at=at)
    return row


@transaction.atomic
def stay_after_all(*, actor: Actor, at: datetime) -> Supporter:
    """The day is forgotten, and the actor can be asked again. Turns on call that were freed, and
    that nobody took meanwhile, are theirs again."""
    row = Supporter.objects.select_for_update().get(person_id=UUID(actor.id), active=True)
    row.ended_on, row.available = None, True
    row.save(update_fields=["ended_on", "available"])
    take_back_turns(supporter=row)
    record("stay_after_all", actor=actor, at=at)
    return row


@transaction.atomic
def leave_team(*, actor: Actor, at: datetime, person_id: UUID) -> Supporter:
    """By the supporter, or by the clock on the day they chose; a message thanks them.

    What is left is a row that goes after the period the hospital chose, and their monthly counts
    with it. Raises Supporter.DoesNotExist, also for anybody else who tries.
    """
    if actor.kind != "system" and actor.id != str(person_id):
        raise Supporter.DoesNotExist
    row = Supporter.objects.select_for_update().get(person_id=person_id, active=True)
    today = timezone.localdate(at)
    row.active, row.available, row.rest_until = False, False, None
    row.talked_on = row.invited_on = None
    row.ended_on = max(min(row.ended_on or today, today), row.started_on or date.min)
    row.save()
    give_up_places(actor=actor, at=at, supporter=row)
    for grant in RoleGrant.objects.filter(
        user_id=person_id, role=Role.PEER_SUPPORTER, ended_at__isnull=True
    ):
        end_role(grant=grant, actor=IMPORTER, at=at)
    queue_message(actor=actor, at=at, kind=MessageKind.THANKED, person_id=person_id)
    record("leave_team", actor=actor, at=at)
    return row


@transaction.atomic
def ask_to_come_back(*, actor: Actor, at: datetime) -> ComingBack:
    """A coordinator sees the wish. Supporter.DoesNotExist for who was never in the team."""
    row = Supporter.objects.get(person_id=UUID(actor.id), active=False)
    wish, _made = ComingBack.objects.get_or_create(
        supporter=row, defaults={"asked_on": timezone.localdate(at)}
    )
    record("ask_to_come_back", actor=actor, at=at)
    return wish


@transaction.atomic
def answer_coming_back(*, actor: Actor, at: datetime, wish: ComingBack, yes: bool) -> Supporter:
    """Yes: in the team as before, with training and limits as they were. No: the wish is gone."""
    row = Supporter.objects.select_for_update().get(pk=wish.supporter_id)
    today = timezone.localdate(at)
    waits, _rows = ComingBack.objects.filter(pk=wish.pk).delete()
    if not waits or row.active:
        raise IntervisionRefused(_("Somebody else did this meanwhile."))
    if yes and not working_on(today).filter(pk=row.person_id).exists():
        said = _("This colleague works here no longer, so nothing was changed.")
        raise IntervisionRefused(said)
    if yes:
        row.active, row.available, row.ended_on = True, True, None
        row.save(update_fields=["active", "available", "ended_on"])
        keep_roles(at=at)
    record("answer_coming_back", actor=actor, at=at, subject=str(row.pk))
    return row
