"""The hospital saves its own inputs of the business case, with where each is from."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.insight.logic.business_case.files import problems_of
from naast.insight.logic.business_case.inputs import SPECS, Given, Saving
from naast.insight.models_business_case import CaseInput, CountedSaving
from naast.privacy.audit import record


class ImpossibleInput(Exception):
    """A number outside its bounds or its own range; a form says so before."""


@transaction.atomic
def save_business_case(
    *,
    actor: Actor,
    at: datetime,
    given: Mapping[str, Given],
    counted: Mapping[Saving, bool],
) -> None:
    """Inputs and savings that are not named stay as they are."""
    for code, one in given.items():
        if any(problems_of(SPECS[code], one)):
            raise ImpossibleInput(code)
        CaseInput.objects.update_or_create(
            code=code,
            defaults={
                "value": one.value,
                "low": one.low,
                "high": one.high,
                "trust": one.trust.value,
                "source": one.source,
            },
        )
    for saving, counts in counted.items():
        if counts:
            CountedSaving.objects.get_or_create(saving=saving.value)
        else:
            CountedSaving.objects.filter(saving=saving.value).delete()
    record("save_business_case", actor=actor, at=at)
