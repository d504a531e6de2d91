"""Looks again whether everybody of a team may look into the file: names or departments came."""

from datetime import datetime

from django.utils import timezone

from naast.access.actor import CLOCK
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.calamities.choices import TeamState
from naast.calamities.models import CalamityFile, TeamMember
from naast.calamities.queries.free import no_longer_free
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind


def recheck_team(*, at: datetime, file: CalamityFile) -> int:
    """How many are in it or asked no more. Who was only asked is not asked any longer; whoever
    looked into it reads it no more, and learns so by a neutral message. Nobody is told why. The
    secretaries hear that something waits: a team to draw. Part of what brought the change."""
    gone = no_longer_free(file, timezone.localdate(at))
    left = [one for one in gone if one.state == TeamState.ACCEPTED.value]
    for member in gone:
        take_out(member)
    if left:
        _tell(left, at)
    return len(gone)


def take_out(member: TeamMember) -> None:
    """Asked: the row goes. In the team: it says so no longer, and no open step is theirs."""
    if member.state == TeamState.ASKED.value:
        member.delete()
        return
    member.state = TeamState.LEFT.value
    member.save(update_fields=["state"])
    own = member.file.steps.filter(owner=member.user_id, done_on=None, not_needed=False)
    own.update(owner=None)


def _tell(left: list[TeamMember], at: datetime) -> None:
    secretaries = holders_of([Role.CALAMITY_SECRETARY], timezone.localdate(at))
    told = {one.user_id for one in left} | set(secretaries.values_list("pk", flat=True))
    for person in sorted(told, key=str):
        queue_message(actor=CLOCK, at=at, kind=MessageKind.SOMETHING_WAITING, person_id=person)
