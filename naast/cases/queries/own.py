"""What Naast holds about the colleague who asks, and who looked at it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from naast.access.actor import PUBLIC, Actor
from naast.cases.logic.merging import is_put_together
from naast.cases.logic.words import Phase
from naast.cases.models import Case
from naast.cases.queries.opened import OpenCase, open_case
from naast.privacy import vault_client
from naast.privacy.vault_client import Look, Purpose


@dataclass(frozen=True)
class Looked:
    """One role looked on so many days, for one purpose."""

    role: str
    purpose: str
    days: int
    last: date


@dataclass(frozen=True)
class OwnSupport:
    """The colleague's own case, with who looked, by role and purpose."""

    opened: OpenCase
    looks: tuple[Looked, ...]


def own_support(actor: Actor) -> list[OwnSupport]:
    """All open support of this person; only the vault knows which cases these are."""
    if actor.kind != "user":
        return []
    ids = vault_client.cases_of_person(actor.id, actor.name)
    cases = Case.objects.filter(pk__in=ids).exclude(phase=Phase.CLOSED.value)
    found = [_own(case, actor, "colleague") for case in cases.select_related("supporter")]
    return [one for one in found if not is_put_together(one.opened.progress)]


def own_case(actor: Actor, case_id: UUID) -> Case | None:
    """One of the actor's own cases, or None alike for missing and somebody else's."""
    if actor.kind != "user" or case_id not in vault_client.cases_of_person(actor.id, actor.name):
        return None
    return Case.objects.exclude(phase=Phase.CLOSED.value).filter(pk=case_id).first()


def support_by_code(code_hash: str, actor: Actor = PUBLIC) -> OwnSupport:
    """The case of a return code: whoever holds the code is nobody in particular.

    Raises VaultRefused alike for a wrong and an old code.
    """
    case_id = vault_client.open_by_code(code_hash)
    case = Case.objects.select_related("supporter").get(pk=case_id)
    return _own(case, actor, "return_code")


def _own(case: Case, actor: Actor, role: str) -> OwnSupport:
    opened = open_case(case, actor=actor, role=role, purpose=Purpose.OWN)
    looks = vault_client.looks(case.id, bytes(case.wrapped_key), actor.name)
    return OwnSupport(opened, _grouped(looks))


def _grouped(looks: Sequence[Look]) -> tuple[Looked, ...]:
    days = Counter((look.role, look.purpose) for look in set(looks))
    last = {(look.role, look.purpose): look.day for look in sorted(looks, key=lambda one: one.day)}
    return tuple(
        Looked(role, purpose, count, last[role, purpose])
        for (role, purpose), count in sorted(days.items())
    )
