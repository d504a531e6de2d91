"""A meeting of a group is moved, cancelled, or held and counted. Who came is never asked."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.tell_group import tell_group
from naast.supporters.logic.intervision import (
    MOST_CAME,
    MOST_THEMES,
    PLANNED_AHEAD,
    Meeting,
    Theme,
    quarter_of,
)
from naast.supporters.models_intervision import (
    IntervisionMeeting,
    IntervisionQuarter,
    IntervisionWord,
)
from naast.supporters.queries.intervision import is_counted
from naast.supporters.rules_intervision import IntervisionRefused


@transaction.atomic
def move_meeting(
    *, actor: Actor, at: datetime, meeting: IntervisionMeeting, starts_at: datetime
) -> IntervisionMeeting:
    """The day on which it was moved, and the moment planned first, are remembered."""
    row = _planned(meeting.pk)
    if starts_at <= at:
        raise IntervisionRefused(_("Choose a moment that still lies ahead."), "on")
    if starts_at > at + PLANNED_AHEAD:
        raise IntervisionRefused(_("Choose a moment within half a year."), "on")
    row.first_starts_at = row.first_starts_at or row.starts_at
    row.starts_at, row.moved_on = starts_at, timezone.localdate(at)
    row.changed_at, row.changes = at, row.changes + 1
    row.save()
    tell_group(actor=actor, at=at, group=row.group, useful_until_at=starts_at)
    record("move_meeting", actor=actor, at=at, subject=str(row.pk))
    return row


@transaction.atomic
def cancel_meeting(
    *, actor: Actor, at: datetime, meeting: IntervisionMeeting
) -> IntervisionMeeting:
    """Nobody is asked why. It stays in the list as cancelled, so that it shows when often."""
    row = _planned(meeting.pk)
    row.state, row.decided_on = Meeting.CANCELLED.value, timezone.localdate(at)
    row.changed_at, row.changes = at, row.changes + 1
    row.save()
    if row.starts_at > at:
        tell_group(actor=actor, at=at, group=row.group, useful_until_at=row.starts_at)
    record("cancel_meeting", actor=actor, at=at, subject=str(row.pk))
    return row


@transaction.atomic
def hold_meeting(
    *,
    actor: Actor,
    at: datetime,
    meeting: IntervisionMeeting,
    came: int,
    themes: Sequence[str] = (),
) -> IntervisionMeeting:
    """How many came goes into the sum of the quarter and stands nowhere else; of a group of fewer
    than three nowhere at all, because it would tell who came."""
    row = _planned(meeting.pk)
    if row.starts_at > at:
        raise IntervisionRefused(_("It has not begun yet. Count afterwards."))
    if not 0 <= came <= MOST_CAME:
        raise IntervisionRefused(_("Enter how many came, as a number."), "came")
    row.state, row.decided_on = Meeting.HELD.value, timezone.localdate(at)
    row.themes = _checked(themes)
    row.save(update_fields=["state", "decided_on", "themes"])
    if is_counted(row.group):
        quarter = quarter_of(timezone.localdate(row.starts_at))
        total = IntervisionQuarter.objects.get_or_create(quarter=quarter)[0]
        IntervisionQuarter.objects.filter(pk=total.pk).update(came=F("came") + came)
    record("hold_meeting", actor=actor, at=at, subject=str(row.pk))
    return row


@transaction.atomic
def choose_themes(
    *, actor: Actor, at: datetime, meeting: IntervisionMeeting, themes: Sequence[str]
) -> IntervisionMeeting:
    """What it will be about, for the group to read beforehand."""
    row = _planned(meeting.pk)
    row.themes = _checked(themes)
    row.save(update_fields=["themes"])
    record("choose_themes", actor=actor, at=at, subject=str(row.pk))
    return row


def _planned(pk: UUID) -> IntervisionMeeting:
    """Locked, so that two presses count once."""
    rows = IntervisionMeeting.objects.select_for_update(of=("self",)).select_related("group")
    row = rows.filter(pk=pk, state=Meeting.PLANNED.value).first()
    if row is None:
        raise IntervisionRefused(_("Somebody else did this meanwhile."))
    return row


def _checked(themes: Sequence[str]) -> list[str]:
    chosen = list(dict.fromkeys(themes))
    known = {*Theme, *IntervisionWord.objects.values_list("word", flat=True)}
    if len(chosen) > MOST_THEMES or not set(chosen) <= known:
        said = _("Choose %(most)s themes at the most, from the list.") % {"most": MOST_THEMES}
        raise IntervisionRefused(said, "themes")
    return chosen
