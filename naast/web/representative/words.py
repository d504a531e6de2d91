"""A digest in words: roles, what rang, and numbers that measure nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.access.choices import ROLE_NAMES
from naast.access.roles import Role
from naast.oversight.queries import Told

ROLES: Mapping[str, str | Promise] = {
    "coordinator": ROLE_NAMES[Role.COORDINATOR],
    "deputy_coordinator": ROLE_NAMES[Role.DEPUTY_COORDINATOR],
    "supporter": ROLE_NAMES[Role.PEER_SUPPORTER],
    "system": gettext_lazy("Naast itself, to match, remind and close"),
}
ALARMS: Mapping[str, str | Promise] = {
    "not_assigned": gettext_lazy("Somebody asked for support that was not theirs to see"),
    "too_near": gettext_lazy("Somebody too near asked: own support, own line, same event"),
    "after_closing": gettext_lazy("Somebody asked for support that had ended"),
    "many": gettext_lazy("Somebody opened, or asked for, very many in an hour"),
    "tries": gettext_lazy("Somebody was refused again and again"),
    "list": gettext_lazy("The vault's list of who may open changed"),
    "list_refused": gettext_lazy("A change of the vault's list was refused"),
    "founded": gettext_lazy("The vault's list was closed: since then two people must agree"),
    "stranger": gettext_lazy("Another program on the machine knocked at the vault"),
    "replica": gettext_lazy("The vault's second copy was missing or left behind"),
}


@dataclass(frozen=True)
class Line:
    """One row of a table."""

    label: str | Promise
    number: str


@dataclass(frozen=True)
class Described:
    """What the page shows."""

    openings: tuple[Line, ...]
    alarms: tuple[Line, ...]
    checks: tuple[Line, ...]
    head: dict[str, Any]
    fingerprint: str
    sound: bool


def described(told: Told) -> Described:
    """The digest in words. A kind of alarm that is new to this page keeps the vault's word."""
    return Described(
        openings=tuple(
            Line(ROLES.get(role, role), _number(number)) for role, number in told.openings.items()
        ),
        alarms=tuple(
            Line(ALARMS.get(kind, kind), str(count)) for kind, count in told.alarms.items()
        ),
        checks=(
            Line(_("Opened after it had ended"), str(told.after_ending)),
            Line(_("Tried after it had ended, and refused"), str(told.tried_after_ending)),
            Line(_("Refused for any other reason"), str(told.refused)),
        ),
        head=told.head,
        fingerprint=told.fingerprint,
        sound=told.sound,
    )


def _number(number: str) -> str:
    if number == "0":
        return _("none")
    if number == "<5":
        return _("fewer than 5")
    return _("about %(number)s") % {"number": number}
