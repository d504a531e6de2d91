"""Who may do what with the talks with a patient or family; beside a file, not within it."""

from uuid import UUID

from django.db.models import Q

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right, Role
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.models import CalamityFile, TeamMember
from naast.calamities.models_coaches_family import CoachRequest, TalkCoach
from naast.calamities.models_family import FamilyPromise
from naast.calamities.rules import sees_all

# Whoever arranges support, or gives roles, never keeps a part of a file: see access.roles.
NEVER_CONTACT = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.STEWARD})


def is_contact(actor: Actor, file: CalamityFile) -> bool:
    """Contact person or deputy of this file, while it is open."""
    return (
        actor.kind == "user" and CalamityFile.objects.filter(of_contact(actor), pk=file.pk).exists()
    )


def of_contact(actor: Actor) -> Q:
    """Open files whose family the actor keeps in touch with."""
    me = UUID(actor.id)
    return Q(closed_on=None) & (Q(family__contact_person=me) | Q(family__deputy=me))


def reads_family(actor: Actor, file: CalamityFile) -> bool:
    """The secretary, the committee, and the contact persons of this file."""
    return sees_all(actor) or is_contact(actor, file)


def keeps_family(actor: Actor, file: CalamityFile) -> bool:
    """The secretary and the contact persons of this file."""
    if actor.kind != "user":
        return False
    return Role.CALAMITY_SECRETARY in actor.roles or is_contact(actor, file)


def settles(actor: Actor, promise: FamilyPromise) -> bool:
    """Whoever promised it, and whoever keeps the talks of the file."""
    own = actor.kind == "user" and promise.promised_by_id == UUID(actor.id)
    return own or keeps_family(actor, promise.file)


def may_be_contact(user_id: UUID, roles: frozenset[Role], file: CalamityFile) -> bool:
    """Not somebody who arranges support or gives roles, and not an analyst of this very file."""
    if roles & NEVER_CONTACT:
        return False
    analyses = TeamMember.objects.filter(
        file=file,
        user_id=user_id,
        kind=TeamKind.ANALYSIS.value,
        state__in=(TeamState.ASKED.value, TeamState.ACCEPTED.value),
    )
    return not analyses.exists()


def keeps_coaches(actor: Actor, coach: TalkCoach) -> bool:
    """Secretary and coordinators; the list says nothing about any file."""
    return actor.kind == "user"


def takes_part(actor: Actor, request: CoachRequest) -> bool:
    """Who asked, and who is asked; nobody before them."""
    if actor.kind != "user":
        return False
    me = UUID(actor.id)
    return request.asked_by_id == me or (request.coach is not None and request.coach.user_id == me)


register(Right.TALK_WITH_FAMILY, CalamityFile, reads_family)
register(Right.KEEP_FAMILY, CalamityFile, keeps_family)
register(Right.KEEP_FAMILY, FamilyPromise, settles)
register(Right.TALK_WITH_FAMILY, CoachRequest, takes_part)
register(Right.KEEP_COACHES, TalkCoach, keeps_coaches)
