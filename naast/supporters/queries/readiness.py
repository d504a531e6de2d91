"""What every supporter has signed and shown, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Max

from naast.supporters.logic.readiness import Agreed, Record, Rules
from naast.supporters.models import Supporter
from naast.supporters.models_training import (
    AgreementSigned,
    AgreementText,
    CompetenceShown,
    TrainingPlan,
    TrainingRules,
)


def training_rules() -> Rules:
    """The hospital's own, or those that Naast is delivered with."""
    row = TrainingRules.objects.first()
    if row is None:
        return Rules()
    return Rules(tuple(row.core), row.years, row.everybody_from, row.renew_days)


def newest_agreement() -> AgreementText | None:
    """The text to sign; None as long as nobody signed or wrote one: then the delivered one."""
    return AgreementText.objects.order_by("-version").first()


def records_of(rows: Sequence[Supporter], today: date) -> dict[UUID, Record]:
    """By supporter: what the rules look at. Five queries, however many supporters."""
    ids = [row.pk for row in rows]
    plans = set(
        TrainingPlan.objects.filter(supporter_id__in=ids).values_list("supporter", flat=True)
    )
    newest = newest_agreement()
    signed = dict(
        AgreementSigned.objects.filter(supporter_id__in=ids)
        .values_list("supporter")
        .annotate(Max("agreement__version"))
        .order_by()
    )
    shown = _shown(ids, today)
    version, since = (newest.version, newest.since) if newest else (0, None)
    return {
        row.pk: Record(
            came_by_plan=row.pk in plans,
            trained_on=row.trained_on,
            agreed=Agreed(signed.get(row.pk, 0), version, since),
            shown=shown[row.pk],
        )
        for row in rows
    }


def _shown(ids: Sequence[UUID], today: date) -> dict[UUID, dict[str, date]]:
    """The last day of each competence, up to today."""
    rows = CompetenceShown.objects.filter(supporter_id__in=ids, shown_on__lte=today).order_by()
    found: dict[UUID, dict[str, date]] = defaultdict(dict)
    for supporter, code, last in rows.values_list("supporter", "competence").annotate(
        last=Max("shown_on")
    ):
        found[supporter][code] = last
    return found
