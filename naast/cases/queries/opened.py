"""Opening one case: the vault writes its entry first, then releases the key for this request."""

from dataclasses import dataclass, replace
from uuid import UUID

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.cases.logic import profile as profiles
from naast.cases.logic import steps
from naast.cases.logic.profile import Profile
from naast.cases.logic.steps import Progress
from naast.cases.models import Case
from naast.privacy import vault_client
from naast.privacy.sealing import seal, unseal
from naast.privacy.vault_client import Purpose

COORDINATING = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR)


def context_of(case_id: UUID, column: str) -> str:
    """What a sealed column is bound to, so that it opens nowhere else."""
    return f"case:{case_id}|cases.Case.{column}|v1"


@dataclass(frozen=True)
class OpenCase:
    """A case with its key, for one request. Never stored, never logged."""

    case: Case
    key: bytes
    profile: Profile
    progress: Progress

    def seal_progress(self, progress: Progress) -> bytes:
        """The progress as it goes into the database."""
        context = context_of(self.case.id, "progress")
        return seal(self.key, steps.as_json(progress), context)

    def with_progress(self, progress: Progress) -> "OpenCase":
        """The same open case, further on."""
        return replace(self, progress=progress)


def vault_role(actor: Actor) -> str:
    """The role in which a coordinator opens; the vault checks it against its own list."""
    return next((r.value for r in COORDINATING if r in actor.roles), Role.COORDINATOR.value)


def open_case(case: Case, *, actor: Actor, role: str, purpose: Purpose) -> OpenCase:
    """The case opened by the actor in a role: coordinator, supporter, colleague, system...

    Raises VaultRefused when the vault's own list says no, VaultUnavailable when it is silent.
    """
    key = vault_client.open_case(case.id, bytes(case.wrapped_key), actor.name, role, purpose)
    return open_with(case, key)


def open_with(case: Case, key: bytes) -> OpenCase:
    """The case read with a key that the vault gave. Raises SealBroken when it is damaged."""
    return OpenCase(
        case=case,
        key=key,
        profile=profiles.from_json(
            unseal(key, bytes(case.profile), context_of(case.id, "profile"))
        ),
        progress=steps.from_json(
            unseal(key, bytes(case.progress), context_of(case.id, "progress"))
        ),
    )
