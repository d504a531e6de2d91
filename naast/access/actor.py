"""Who acts: a user, the public, or a named part of the system. Never nobody, never a superuser."""

from dataclasses import dataclass, field
from typing import Literal

from naast.access.roles import Role


@dataclass(frozen=True)
class Actor:
    """The one who acts. id: the UUID of a user or person, or a system word."""

    kind: Literal["user", "system", "public"]
    id: str
    roles: frozenset[Role] = field(default_factory=frozenset)

    @property
    def name(self) -> str:
        """The name the vault and the audit trail know: person:UUID, system:WORD or public."""
        if self.kind == "public":
            return "public"
        return f"{'person' if self.kind == 'user' else 'system'}:{self.id}"

    @property
    def role_word(self) -> str:
        """The most telling role, for the audit trail, which names colleagues by role only."""
        if self.kind != "user":
            return self.id if self.kind == "system" else "public"
        return next((role.value for role in _BY_WEIGHT if role in self.roles), "colleague")


_BY_WEIGHT = [role for role in Role if role is not Role.COLLEAGUE]
PUBLIC = Actor(kind="public", id="public")
CLOCK = Actor(kind="system", id="clock")
INTAKE = Actor(kind="system", id="intake")
MATCHING = Actor(kind="system", id="matching")
IMPORTER = Actor(kind="system", id="importer")
STANDING = Actor(kind="system", id="standing")
INSTALLER = Actor(kind="system", id="installer")
OPERATOR = Actor(kind="system", id="operator")  # whoever types a command on the machine
