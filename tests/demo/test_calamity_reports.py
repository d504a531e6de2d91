"""The demo shows a first report that was sent, whole, and a final report in draft."""

from datetime import timedelta

import pytest

from naast.access.roles import Role
from naast.calamities.models import CalamityFile
from naast.calamities.models_report import ReportVersion
from naast.calamities.queries.reports import drafts_of, lacks_of, persons_in, report_of, written_in
from naast.people.models import Person
from naast_demo.hospital.inspectorate import load_inspectorate
from naast_demo.hospital.names import LAST
from tests.factories.calamities import AT, a_calamity, a_holder, a_secretary, an_analyst
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db


def test_the_first_report_was_sent_and_the_final_one_is_a_draft() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    people = [secretary, a_holder(Role.COMMITTEE_MEMBER), an_analyst()]
    for surname in LAST:
        a_person(name=f"Jo {surname}")
    one, other, analyst = (Person.objects.get(pk=user.pk) for user in people)

    load_inspectorate(one, other, analyst, AT + timedelta(days=11))

    assert list(ReportVersion.objects.values_list("state", flat=True)) == ["sent"]
    file = CalamityFile.objects.get(pk=file.pk)
    first, final = report_of(file, "first"), report_of(file, "final")
    assert lacks_of(first, drafts_of(first)) == []
    assert 0 < len(lacks_of(final, drafts_of(final))) < 22
    for report in (first, final):
        assert persons_in(written_in(drafts_of(report))) == {}
