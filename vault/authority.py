"""Who may do what with a case: the vault's own rules over its own rows. Pure functions.

The name of an actor that the web sends is no authority: a coordinator must stand on the vault's
list, a supporter must be assigned in the index, a colleague must be the person of the case, and
whoever is the person or stands apart is refused in every work role.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from vault.store import Case

COORDINATORS = frozenset({"coordinator", "deputy_coordinator"})
LISTED_ROLES = COORDINATORS | {"steward"}
_ARRANGING = frozenset({"arrange", "correct", "merge", "remind", "close"})
_OWN = frozenset({"own", "close"})
PURPOSES: Mapping[str, frozenset[str]] = {
    "coordinator": _ARRANGING,
    "deputy_coordinator": _ARRANGING,
    "supporter": frozenset({"support", "hand_over", "correct", "close"}),
    "colleague": _OWN,
    "return_code": _OWN,
}
PURPOSES_OF_SYSTEM: Mapping[str, frozenset[str]] = {
    "system:matching": frozenset({"match"}),
    "system:standing": frozenset({"match", "arrange", "remind"}),
    "system:clock": frozenset({"remind", "close"}),
    "system:intake": frozenset({"receive"}),
}
WORDS = frozenset().union(*PURPOSES.values(), *PURPOSES_OF_SYSTEM.values())


@dataclass(frozen=True)
class Asking:
    """Who asks, as the vault knows it. tag: of the person, or None; granted: cases whose return
    code was just shown."""

    actor: str
    role: str
    tag: bytes | None
    listed: bool
    granted: frozenset[str] = frozenset()

    @property
    def log_name(self) -> str:
        """How the log names the one who asks: a colleague has no name there."""
        return "colleague" if self.role in ("colleague", "return_code") else self.actor


def may(case: Case, asking: Asking, purpose: str) -> bool:
    """True when this actor, in this role, may open this case for this purpose."""
    if asking.role == "system":
        return purpose in PURPOSES_OF_SYSTEM.get(asking.actor, ())
    if purpose not in PURPOSES.get(asking.role, ()):
        return False
    return stands_right(case, asking)


def is_system(asking: Asking) -> bool:
    """A part of the system that the vault knows, in its own role."""
    return asking.role == "system" and asking.actor in PURPOSES_OF_SYSTEM


def stands_right(case: Case, asking: Asking) -> bool:
    """The relation between actor and case that the role asks for, whatever the purpose."""
    if asking.role == "return_code":
        return case.case_id in asking.granted
    if asking.tag is None:
        return False
    if asking.role == "colleague":
        return case.person == asking.tag
    if asking.tag == case.person or asking.tag in case.apart:
        return False
    if asking.role == "supporter":
        return case.supporter == asking.tag
    return asking.role in COORDINATORS and asking.listed


def may_assign(case: Case, asking: Asking, supporter: bytes | None) -> bool:
    """Coordinators and the standing instruction assign; a supporter or the clock may only end."""
    if supporter is not None and (supporter == case.person or supporter in case.apart):
        return False
    if asking.role == "system":
        return asking.actor == "system:standing" or (
            asking.actor == "system:clock" and supporter is None
        )
    if asking.role == "supporter" and supporter is not None:
        return False
    return asking.role in COORDINATORS | {"supporter"} and stands_right(case, asking)
