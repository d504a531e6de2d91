"""Reports that wait for one tap."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from naast.access.actor import CLOCK, PUBLIC
from naast.access.roles import Role
from naast.cases.logic.words import Phase, Step
from naast.cases.models import Case
from naast.incidents.actions.mark_support_offered import mark_support_offered
from naast.incidents.logic.draft import IncidentDraft, NamedColleague
from naast.incidents.models import Incident
from naast.privacy import vault_client
from naast.workflows.report_incident import report_incident
from tests.factories.cases import seen_by
from tests.factories.pages import a_visiting_colleague, a_visiting_coordinator

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner(vault):
    return a_visiting_coordinator()


def report(kind="safety_incident", harm="mild", key=None):
    now = timezone.now()
    draft = IncidentDraft(
        kind=kind, happened_on=timezone.localdate(now), recorded_at=now, harm=harm
    )
    return report_incident(
        actor=PUBLIC,
        at=now,
        draft=draft,
        involved=[NamedColleague(name="Bram Bedacht", phone="0687654321")],
        key=key or uuid4(),
    )


def page(receipt):
    return f"/coordinator/reports/{receipt.incident_id}/"


def test_a_report_that_the_rule_does_not_open_waits_for_a_tap(owner):
    receipt = report()
    text = owner.client.get("/coordinator/").content.decode()
    assert receipt.number in text
    assert receipt.decision == "waits"
    assert seen_by(Case.objects.get(), owner.actor).progress.step is Step.UNCONFIRMED


def test_a_report_that_the_rule_opens_needs_no_tap(owner):
    assert report(kind="aggression").decision == "opened"
    assert seen_by(Case.objects.get(), owner.actor).progress.step is Step.WAITING


def test_one_tap_opens_the_offers(owner):
    receipt = report()
    assert "Colleagues named" in owner.client.get(page(receipt)).content.decode()
    owner.client.post(page(receipt) + "decide/opened/")
    assert Incident.objects.get().support_decision == "opened"
    assert seen_by(Case.objects.get(), owner.actor).progress.step is Step.WAITING


def test_nobody_decides_against_an_offer_to_somebody_too_near(owner):
    from naast.people.models import Person
    from tests.factories.cases import a_colleague

    below, _ = a_colleague(manager=Person.objects.get(pk=owner.actor.id))
    now = timezone.now()
    draft = IncidentDraft(
        kind="near_miss", happened_on=timezone.localdate(now), recorded_at=now, harm="none"
    )
    named = [NamedColleague(name=below.name, person_id=below.pk), NamedColleague(name="Ander")]
    receipt = report_incident(actor=PUBLIC, at=now, draft=draft, involved=named, key=uuid4())
    owner.client.post(page(receipt) + "decide/not_needed/")
    deputy = a_visiting_coordinator(Role.DEPUTY_COORDINATOR)
    left = [one for one in Case.objects.all() if one.pk in visible_to(deputy)]
    steps = sorted(seen_by(one, deputy.actor, "deputy_coordinator").progress.step for one in left)
    assert steps == [Step.WAITING]


def visible_to(visitor):
    ids = [case.pk for case in Case.objects.all()]
    return vault_client.visible(ids, visitor.actor.name, "deputy_coordinator")


def test_not_needed_deletes_the_names_and_counts_nowhere(owner):
    receipt = report()
    owner.client.post(page(receipt) + "decide/not_needed/")
    assert Case.objects.get().phase == Phase.CLOSED.value


def test_a_second_tap_says_that_somebody_decided(owner):
    receipt = report()
    owner.client.post(page(receipt) + "decide/opened/")
    answer = owner.client.post(page(receipt) + "decide/not_needed/", follow=True)
    assert "decided by somebody else" in answer.content.decode()
    assert Incident.objects.get().support_decision == "opened"


def test_only_a_coordinator_decides(owner):
    receipt = report()
    assert owner.client.get(page(receipt)).status_code == 200
    stranger = a_visiting_colleague()
    assert stranger.client.get(page(receipt)).status_code == 404
    assert stranger.client.post(page(receipt) + "decide/opened/").status_code == 404


def test_sending_a_report_twice_opens_one_case(owner):
    key = uuid4()
    first, second = report(key=key), report(key=key)
    assert (first.number, Case.objects.count()) == (second.number, 1)


def test_no_table_holds_a_name_in_clear(owner):
    report()
    from django.apps import apps
    from django.core import serializers

    rows = [row for model in apps.get_models() for row in model._default_manager.all()]
    assert "Bram" not in serializers.serialize("json", rows)


def test_the_incident_hears_on_a_fixed_morning_that_offers_are_over(owner):
    report(kind="aggression")
    assert mark_support_offered(actor=CLOCK, at=timezone.now()) == 0
    assert mark_support_offered(actor=CLOCK, at=timezone.now() + timedelta(days=2)) == 1
    assert Incident.objects.get().support_offered is True


def test_the_clocks_of_a_paper_report_run_from_the_sheet(owner):
    now = timezone.now()
    told = (now - timedelta(hours=9)).replace(second=0, microsecond=0)
    draft = IncidentDraft(
        kind="aggression",
        happened_on=timezone.localdate(told),
        recorded_at=told,
        source="paper",
    )
    named = [NamedColleague(name="Bram Bedacht", phone="0687654321")]
    report_incident(actor=PUBLIC, at=now, draft=draft, involved=named, key=uuid4())
    assert Case.objects.get().next_due_at == told + timedelta(hours=2)
