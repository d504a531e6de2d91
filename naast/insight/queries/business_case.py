"""The hospital's business case as it stands: what was saved, else what a source proposes."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.insight.logic.business_case.inputs import SPECS, Case, Given, Saving, Trust
from naast.insight.models_business_case import CaseInput, CountedSaving
from naast.insight.queries.own_figures import own_figures


def business_case(actor: Actor, on: date) -> Case:
    """An empty case for whoever may not read the programme."""
    if not decide(actor, Right.READ_PROGRAMME):
        return Case()
    given = {row.code: _given(row) for row in CaseInput.objects.all() if row.code in SPECS}
    own = None if "supported" in given else own_figures(actor, on).requests_a_year
    if own:
        told = _("Naast: the last twelve months here, rounded to five")
        given["supported"] = Given(Decimal(own), trust=Trust.MEASURED, source=told)
    rows = set(CountedSaving.objects.values_list("saving", flat=True))
    return Case(given, frozenset(one for one in Saving if one.value in rows))


def _given(row: CaseInput) -> Given:
    return Given(_plain(row.value), _plain(row.low), _plain(row.high), Trust(row.trust), row.source)


def _plain(number: Decimal | None) -> Decimal | None:
    """Without the noughts that a column adds."""
    if number is None:
        return None
    whole = number == number.to_integral_value()
    return number.to_integral_value() if whole else number.normalize()
