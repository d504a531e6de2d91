"""What each kind of alarm means, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.access.choices import ROLE_NAMES
from naast.access.roles import Role
from naast.privacy.vault_alarms import Alarm

KINDS: Mapping[str, str | Promise] = {
    "not_assigned": _("Somebody tried to open what is not theirs to open. It stayed shut."),
    "too_near": _("Somebody tried to open what they stand too near to. It stayed shut."),
    "after_closing": _("Somebody tried to open something that had ended. It stayed shut."),
    "many": _("Much was opened within an hour."),
    "tries": _("Somebody was refused again and again within an hour."),
    "list": _("Who may open things was changed. Two people must have agreed."),
    "list_refused": _("Somebody tried to change who may open things. It was refused."),
    "founded": _("Naast was founded here: its first coordinators and stewards were named."),
    "stranger": _("Another program of the machine knocked at the vault. It was sent away."),
    "replica": _("The vault's second copy was missing, or was left behind."),
}
_OTHER: Mapping[str, str | Promise] = {
    "supporter": ROLE_NAMES[Role.PEER_SUPPORTER],
    "return_code": _("A return code"),
    "reporter": _("A reporter"),
    "system": _("A part of Naast itself"),
    "unknown": _("Unknown"),
}


@dataclass(frozen=True)
class Line:
    """An alarm in words. mine: I looked already; others: the other role looked."""

    day: date
    kind: str
    about: str
    sentence: str | Promise
    role: str | Promise
    count: int
    own: bool
    mine: bool
    others: bool


def line(alarm: Alarm, role: str) -> Line:
    """As the coordinator or the staff representative reads it."""
    coordinator = role != Role.STAFF_REPRESENTATIVE
    by = ("coordinator", Role.STAFF_REPRESENTATIVE.value)
    mine, others = by if coordinator else by[::-1]
    known = {str(one): name for one, name in ROLE_NAMES.items()} | dict(_OTHER)
    return Line(
        day=alarm.day,
        kind=alarm.kind,
        about=alarm.role,
        sentence=KINDS.get(alarm.kind, _("Something unusual was noticed.")),
        role=known.get(alarm.role, _OTHER["unknown"]),
        count=alarm.count,
        own=alarm.own,
        mine=mine in alarm.looked,
        others=others in alarm.looked,
    )
