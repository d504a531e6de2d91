"""Changes how long kinds of record are kept; it holds from the next hour on."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.rules import PeopleRefused, refuse_unless_settings
from naast.privacy.audit import record
from naast.privacy.models import ChosenPeriod
from naast.privacy.periods import PERIODS, Kept


@transaction.atomic
def save_periods(*, days: Mapping[Kept, int], actor: Actor, at: datetime) -> None:
    """Kinds that are not named stay as they are. Support of a colleague is no kind: it ends with
    the support, and no setting keeps it longer. PeopleRefused outside what may be chosen."""
    refuse_unless_settings(actor)
    for kind, number in days.items():
        period = PERIODS[kind]
        if not period.lowest <= number <= period.highest:
            told = {"lowest": period.lowest, "highest": period.highest}
            sentence = _("Choose between %(lowest)s and %(highest)s days.") % told
            raise PeopleRefused(sentence, kind.value)
    chosen = [ChosenPeriod(kind=kind.value, days=number) for kind, number in days.items()]
    ChosenPeriod.objects.bulk_create(
        chosen, update_conflicts=True, unique_fields=["kind"], update_fields=["days"]
    )
    record("save_periods", actor=actor, at=at)
