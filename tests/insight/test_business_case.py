"""The hospital's own inputs: saved with their source, read by who reads the programme."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from naast.access.roles import Role
from naast.insight.actions.save_business_case import ImpossibleInput, save_business_case
from naast.insight.logic.business_case.inputs import BLANK, Case, Given, Saving, Trust
from naast.insight.models_business_case import CaseInput
from naast.insight.queries.business_case import business_case
from naast.privacy.models import AuditEvent
from naast.supporters.models import MonthlyLoad
from tests.actors import an_actor
from tests.factories.business_case import a_business_case
from tests.factories.cases import AT
from tests.factories.people import a_supporter

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 15)


def test_what_was_saved_is_read_exactly_as_it_was() -> None:
    coordinator, case = an_actor(Role.COORDINATOR), a_business_case(quit_with="7.25", other=None)

    save_business_case(
        actor=coordinator, at=AT, given=case.given, counted=dict.fromkeys(case.counted, True)
    )

    assert business_case(an_actor(Role.BOARD), TODAY) == case
    assert AuditEvent.objects.filter(action="save_business_case").count() == 1


def test_what_is_not_named_stays_and_what_is_emptied_is_blank_not_as_proposed() -> None:
    coordinator = an_actor(Role.COORDINATOR)
    given = {"team": Given(Decimal(9)), "minutes": BLANK}
    save_business_case(actor=coordinator, at=AT, given=given, counted={Saving.LEAVING: True})

    save_business_case(
        actor=coordinator, at=AT, given={"team": Given(Decimal(11))},
        counted={Saving.LEAVING: False, Saving.DAYS_OFF: True},
    )  # fmt: skip

    found = business_case(coordinator, TODAY)
    assert (found.of("team").value, found.of("minutes")) == (11, BLANK)
    assert found.of("conversations").trust is Trust.PUBLISHED
    assert found.counted == {Saving.DAYS_OFF}


def test_a_number_outside_its_bounds_is_never_stored() -> None:
    coordinator = an_actor(Role.COORDINATOR)
    fits = Given(Decimal(10), Decimal(5), Decimal(20))
    save_business_case(actor=coordinator, at=AT, given={"team": fits}, counted={})

    with pytest.raises(ImpossibleInput):
        save_business_case(
            actor=coordinator, at=AT, given={"team": replace(fits, low=Decimal(11))}, counted={}
        )

    assert CaseInput.objects.get(code="team").low == 5


def test_whoever_does_not_read_the_programme_gets_an_empty_case() -> None:
    case = a_business_case()
    save_business_case(actor=an_actor(Role.COORDINATOR), at=AT, given=case.given, counted={})

    found = {
        role: business_case(an_actor(role), TODAY) == Case()
        for role in (Role.QUALITY_MANAGER, Role.HEAD_OF_DEPARTMENT, Role.STEWARD, Role.COLLEAGUE)
    }

    assert found == {
        Role.QUALITY_MANAGER: False,
        Role.HEAD_OF_DEPARTMENT: True,
        Role.STEWARD: True,
        Role.COLLEAGUE: True,
    }


@pytest.mark.parametrize(("supported", "told"), [(9, None), (12, 10)])
def test_the_own_year_is_proposed_from_ten_people_on_and_in_fives(
    supported: int, told: int | None
) -> None:
    MonthlyLoad.objects.create(supporter=a_supporter(), month=date(2025, 12, 1), count=supported)

    found = business_case(an_actor(Role.BOARD), TODAY).of("supported")

    assert found.value == told
