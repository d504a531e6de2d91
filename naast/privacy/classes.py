"""The privacy class of a field: what it is, how long it is kept, who reads it."""

from dataclasses import dataclass
from enum import StrEnum


class PrivacyClass(StrEnum):
    """How much a field says about a person."""

    TECHNICAL = "technical"  # says nothing about a person: a random id, a version
    SETTING = "setting"  # what the hospital chose
    WORK = "work"  # about somebody in a work role: a supporter, a coordinator
    PERSONAL = "personal"  # about a person, needed in clear
    INCIDENT = "incident"  # about an event, without the names of those involved
    SEALED = "sealed"  # unreadable without the vault
    LOCKED = "locked"  # unreadable without the installation's secret, which no database holds
    PHASE = "phase"  # that something is due in some case, not whose


@dataclass(frozen=True)
class Privacy:
    """One field's row in the data map.

    keep: a period in words, such as "until the case closes"; readers: roles or processes.
    """

    kind: PrivacyClass
    keep: str
    readers: tuple[str, ...]
