"""The vault's alarms over the same wire as vault_client, and how it would be recovered."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.conf import settings

from naast.privacy.vault_client import VaultUnavailable, _ask

DRILL_DAYS = 365


@dataclass(frozen=True)
class Alarm:
    """Something unusual on a day. role: in which it was done; own: by the one who asks; looked:
    which of coordinator and staff_representative looked, on which day."""

    day: date
    kind: str
    role: str
    count: int
    own: bool
    looked: Mapping[str, str]


@dataclass(frozen=True)
class Ringing:
    """An alarm to tell people about. about: a role; person: "person:UUID" of who is not told."""

    day: str
    kind: str
    about: str
    person: str | None
    count: int


def alarms(actor: str, role: str) -> list[Alarm]:
    """What rang, newest first. role: coordinator, deputy_coordinator or staff_representative."""
    return [
        Alarm(**{**row, "day": date.fromisoformat(row["day"])})
        for row in _ask("alarms", actor=actor, role=role)
    ]


def alarms_to_tell() -> list[Ringing]:
    """Those nobody was told of yet, and those that grew tenfold since."""
    return [Ringing(**row) for row in _ask("alarms_to_tell")]


def alarm_told(ringing: Ringing) -> None:
    """Everybody who should know was written to."""
    _ask("alarm_told", **asdict(ringing))


def look_at_alarm(day: date, kind: str, about: str, actor: str, role: str) -> None:
    """Somebody in this role looked. about: the role the alarm is about. Not the one concerned."""
    asked = {"day": day.isoformat(), "kind": kind, "about": about, "actor": actor, "role": role}
    _ask("look_at_alarm", **asked)


@dataclass(frozen=True)
class Safety:
    """sheets: were printed; drilled: day of the last drill or empty; replica: must, may or empty;
    term: one higher whenever a replica was promoted or left."""

    sheets: bool
    drilled: str
    replica: str
    term: int


def safety() -> Safety:
    """What an operator is reminded of."""
    return Safety(**_ask("safety"))


def recovery_wants(on: date) -> str:
    """What is missing for the day on which the vault is lost: sheets, drill, or nothing. In a
    hospital sheets are printed, and tried once a year."""
    known = safety()
    if settings.MODE != "production":
        return ""
    if not known.sheets:
        return "sheets"
    oldest = (on - timedelta(days=DRILL_DAYS)).isoformat()
    return "drill" if known.drilled < oldest else ""


def recovery_wants_if_known(on: date) -> str:
    """The same for a page: a silent vault is reminded of elsewhere."""
    try:
        return recovery_wants(on)
    except VaultUnavailable:
        return ""
