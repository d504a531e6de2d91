"""The invented hospital shows talks with a family: held and to come, promised, asked."""

import pytest

from naast.access.roles import Role
from naast.calamities.models_coaches_family import TalkCoach
from naast.calamities.models_family import FamilyContact, FamilyPromise, FamilyQuestion
from naast.calamities.queries.family import overdue_promises
from naast_demo.hospital.families import load_family
from tests.factories.calamities import AT, TODAY, a_file, a_holder, a_secretary
from tests.factories.families import a_colleague


@pytest.mark.django_db
def test_the_oldest_file_has_talks_a_late_promise_and_three_questions() -> None:
    secretary = a_secretary()
    head, nurse = a_holder(Role.HEAD_OF_DEPARTMENT), a_colleague()
    day = TODAY.replace(month=2, day=18)
    file = a_file(secretary, happened_on=day, noticed_on=day)

    load_family(secretary.pk, (head.pk, nurse.pk), AT)

    states = FamilyContact.objects.values_list("state", flat=True)
    assert sorted(states) == ["held", "held", "planned"]
    assert sorted(FamilyPromise.objects.values_list("state", flat=True)) == ["kept", "open"]
    assert overdue_promises(file, TODAY) == 1
    assert FamilyQuestion.objects.filter(kind="question").count() == 3
    assert TalkCoach.objects.count() == 2
