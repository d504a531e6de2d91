"""The invented hospital has a file that is weighed and one that is looked into."""

import pytest

from naast.calamities.models import CalamityFile
from naast.incidents.models import Incident
from naast_demo.hospital.calamities import load_calamities
from tests.factories.calamities import AT
from tests.factories.incidents import an_incident
from tests.factories.people import a_person, a_user_for

pytestmark = pytest.mark.django_db


def test_one_is_weighed_and_one_is_a_calamity_with_an_analyst() -> None:
    secretary, head, analyst = (a_person() for _number in range(3))
    for person in (secretary, head, analyst):
        a_user_for(person)
    for _number in range(2):
        an_incident()
    Incident.objects.update(support_offered=True)

    load_calamities(secretary, head, analyst, AT)

    files = CalamityFile.objects.order_by("opened_at")
    assert [file.stage for file in files] == ["calamity", "weighing"]
    assert files[0].team.get().user_id == analyst.pk
