"""The invented hospital has events enough for a profile, a kappa and measures in every state."""

import pytest

from naast.access.roles import Role
from naast.calamities.models_measure import Measure
from naast.calamities.queries.coding import agreements
from naast.calamities.queries.profile import learnt_for
from naast_demo.hospital.learning import FILES, load_learning
from tests.actors import an_actor
from tests.factories.calamities import AT
from tests.factories.people import a_department, a_person, a_user_for

pytestmark = pytest.mark.django_db


def test_the_profile_kappa_and_measures_show_something() -> None:
    secretary, analyst = a_person(), a_person()
    for person in (secretary, analyst):
        a_user_for(person)

    load_learning(secretary, analyst, [a_department() for _number in range(3)], AT)

    learnt = learnt_for(an_actor(Role.CALAMITY_SECRETARY), "root_causes")
    assert learnt is not None and learnt.profile.told and learnt.profile.events == FILES
    assert all(part.rows for part in learnt.parts if part.by != "year")
    assert all(one.kappa is not None and 0.4 < one.kappa < 1 for one in agreements())
    states = Measure.objects.order_by("due_on").values_list("state", flat=True)
    assert list(states) == ["checked", "done", "planned"]
