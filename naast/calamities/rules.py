"""Who may do what with a calamity file: the same files that the lists show."""

from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.queries import scopes_of
from naast.access.roles import Right, Role
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.models import CalamityFile, DepartmentInvolved, FileStep, TeamMember
from naast.people.queries import departments_headed_by

SEE_ALL = frozenset({Role.CALAMITY_SECRETARY, Role.COMMITTEE_MEMBER})


def sees_all(actor: Actor) -> bool:
    """The secretary and the committee's fixed members."""
    return actor.kind == "user" and bool(actor.roles & SEE_ALL)


def may_read(actor: Actor, file: CalamityFile) -> bool:
    """An analyst reads the files into which they look, and no other."""
    return sees_all(actor) or looks_into(actor, file)


def looks_into(actor: Actor, file: CalamityFile) -> bool:
    """In the team of this file; being asked is not enough to read."""
    return (
        actor.kind == "user"
        and TeamMember.objects.filter(
            file=file,
            user_id=actor.id,
            kind=TeamKind.ANALYSIS.value,
            state=TeamState.ACCEPTED.value,
        ).exists()
    )


def may_keep(actor: Actor, file: CalamityFile) -> bool:
    """The secretary, also of a closed file, which only a new decision opens."""
    return actor.kind == "user"


def answered_for(actor: Actor) -> set[UUID]:
    """Departments whose head the actor is, with those under them, and departments in which the
    actor has that role as a deputy."""
    if actor.kind != "user" or Role.HEAD_OF_DEPARTMENT not in actor.roles:
        return set()
    headed = departments_headed_by(UUID(actor.id)).values_list("pk", flat=True)
    today = timezone.localdate()
    return set(headed) | set(scopes_of(actor, Role.HEAD_OF_DEPARTMENT, today))


def may_do(actor: Actor, step: FileStep) -> bool:
    """Its owner, or the secretary."""
    if actor.kind != "user":
        return False
    return step.owner_id == UUID(actor.id) or Role.CALAMITY_SECRETARY in actor.roles


def heads_it(actor: Actor, row: DepartmentInvolved) -> bool:
    """The head of that department or of one above it, or the deputy."""
    return row.department_id in answered_for(actor)


def was_asked(actor: Actor, member: TeamMember) -> bool:
    """Nobody answers for somebody else."""
    return actor.kind == "user" and str(member.user_id) == actor.id


register(Right.READ_CALAMITIES, CalamityFile, may_read)
register(Right.KEEP_CALAMITIES, CalamityFile, may_keep)
register(Right.ANALYSE_CALAMITIES, CalamityFile, looks_into)
register(Right.DO_CALAMITY_STEPS, DepartmentInvolved, heads_it)
register(Right.DO_CALAMITY_STEPS, FileStep, may_do)
register(Right.DO_CALAMITY_STEPS, TeamMember, was_asked)
