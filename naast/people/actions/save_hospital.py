"""Changes what the hospital chose: numbers to call, hours, policy, when support is offered."""

from dataclasses import asdict, dataclass, field
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.models import Hospital
from naast.people.rules import PeopleRefused, refuse_unless_settings
from naast.privacy.audit import record


@dataclass(frozen=True)
class HospitalValues:
    """All that can be chosen. triage_rule: {"kinds": [...], "harms": [...], "shaken": bool}.

    days_off: ISO dates, such as "2027-05-07".
    """

    name: str
    contact_email: str
    support_phone: str
    night_label: str
    night_phone: str
    calls_from: time
    calls_until: time
    around_the_clock: bool
    policy: str
    default_language: str
    triage_rule: dict[str, object]
    staffed_from: time = time(8, 30)
    staffed_until: time = time(17, 0)
    days_off: list[str] = field(default_factory=list)


@transaction.atomic
def save_hospital(*, values: HospitalValues, actor: Actor, at: datetime) -> Hospital:
    """The one row. PeopleRefused when hours end before they start."""
    refuse_unless_settings(actor)
    if values.calls_until <= values.calls_from:
        raise PeopleRefused(_("The end must be later than the start."), "calls_until")
    if values.staffed_until <= values.staffed_from:
        raise PeopleRefused(_("The end must be later than the start."), "staffed_until")
    row, _made = Hospital.objects.update_or_create(pk=1, defaults=asdict(values))
    record("save_hospital", actor=actor, at=at)
    return row
