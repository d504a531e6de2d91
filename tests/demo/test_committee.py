"""The invented committee has met, meets again, hears people and keeps a document."""

import pytest
from django.utils import timezone

from naast.calamities.models import CalamityFile
from naast.calamities.models_interview import Interview
from naast.calamities.models_meeting import CommitteeDecision, Meeting
from naast.calamities.queries.team import proposed_team
from naast.incidents.models import Incident
from naast_demo.hospital.calamities import load_calamities
from naast_demo.hospital.committee import add_colleagues, load_committee
from tests.factories.calamities import AT
from tests.factories.incidents import an_incident
from tests.factories.people import a_person, a_user_for

pytestmark = pytest.mark.django_db


def test_the_committee_met_meets_again_and_can_draw_a_team() -> None:
    secretary, head, analyst, asked, *more = (a_person() for _number in range(8))
    for person in (secretary, head, analyst, asked, *more):
        a_user_for(person)
    for _number in range(2):
        an_incident()
    Incident.objects.update(support_offered=True)
    load_calamities(secretary, head, analyst, AT)

    add_colleagues(more[:3], more[3:], AT)
    load_committee(secretary, analyst=analyst, second=more[0], asked=asked, now=AT)

    older, younger = CalamityFile.objects.order_by("opened_at")
    assert [meeting.items.count() > 0 for meeting in Meeting.objects.order_by("begins_at")] == [
        True,
        True,
    ]
    assert CommitteeDecision.objects.filter(done_on=None).count() == 1
    assert Interview.objects.exclude(done_on=None).count() == 1
    assert older.attachments.get().kind == "pdf"
    drawn = proposed_team(younger, size=2, wanted=frozenset(), today=timezone.localdate(AT))
    assert len(drawn.picks) == 2
