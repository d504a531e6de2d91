"""The pages of clocks and steps: what is typed wrong is answered, what was written stays seen."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.keep_step import start_clock
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.models_clocks import StepPlan
from naast.calamities.queries.plans import plan_now
from naast.web.safety.forms_calamity import OpenIncidentForm
from tests.actors import client_for
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_file,
    a_holder,
    a_secretary,
    a_ward,
    acting,
    an_analyst,
)

pytestmark = pytest.mark.django_db
FAR = ("9999-12-31", "9999-12-30", "0001-01-01", "0001-01-02")
BASE = "/report/calamities/"


def an_invitation(secretary: User) -> FileStep:
    return start_clock(
        actor=acting(secretary),
        at=AT,
        file_id=a_calamity(secretary).pk,
        rule="nl-igj-investigation",
        starts_on=TODAY,
    )


def page_of(step: FileStep) -> str:
    return f"{BASE}{step.file_id}/steps/{step.pk}/"


def test_a_wrong_extension_is_corrected_and_both_days_are_seen() -> None:
    secretary = a_secretary()
    client, step = client_for(secretary), an_invitation(secretary)
    unsaid = client.post(f"{page_of(step)}longer/", {"granted_until": "2027-06-30"})
    assert "More time needs the day on which it was asked or told" in unsaid.text
    said = {"asked_on": "2026-04-29", "whom": "The inspectorate", "reason": "An expert."}
    late = client.post(f"{page_of(step)}longer/", said | {"granted_until": "2027-06-30"})
    assert "until Tuesday 28 April 2026, and not after that" in late.text
    said |= {"asked_on": "2026-03-20", "granted_until": "2027-06-30"}
    given = client.post(f"{page_of(step)}longer/", said, follow=True).text
    assert "30 June 2027" in given and "Extended, asked or told 20 Mar 2026" in given
    assert "More time asked of or told to The inspectorate, 20 Mar 2026" in given
    assert "Extended, asked or told 20 Mar 2026" in client.get(BASE).text  # the time line of all

    told = {"starts_on": "2026-03-02", "granted_until": "2026-06-30", "reason": "A wrong year.",
            "asked_on": "2026-03-20"}  # fmt: skip
    answer = client.post(f"{page_of(step)}correct/", told, follow=True)

    assert "30 June 2026" in answer.text
    assert "A wrong year." in answer.text and "at the latest 30 Jun 2027" in answer.text
    assert FileStep.objects.get(pk=step.pk).due_on.isoformat() == "2026-06-30"


def test_only_what_the_rule_allows_is_asked() -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_calamity(secretary)
    steps = {one.rule: one for one in file.steps.all()}

    report = client.get(page_of(steps["nl-igj-report"])).text
    own = client.get(page_of(steps["own-analysis"])).text

    assert ("still_from" in own, "still_from" in report) == (True, False)
    assert ("granted_until" in own, "granted_until" in report) == (False, False)


def test_a_step_is_let_go_with_a_reason_and_opened_again_with_one() -> None:
    secretary = a_secretary()
    client, step = client_for(secretary), an_invitation(secretary)
    nothing = client.post(f"{page_of(step)}let-go/", {"reason": ""})
    assert "Write down why." in nothing.text and "Say who decided." in nothing.text

    told = {"reason": "A draft.", "decided_by": "The medical director", "decided_on": "2026-03-02"}
    gone = client.post(f"{page_of(step)}let-go/", told, follow=True)
    assert "Not needed" in gone.text and "A draft." in gone.text
    assert "Decided by The medical director, 2 Mar 2026" in gone.text

    back = client.post(f"{page_of(step)}again/", {"reason": "It was the letter."}, follow=True)
    assert "It was the letter." in back.text
    assert not FileStep.objects.get(pk=step.pk).not_needed


def test_the_step_of_the_first_report_cannot_be_let_go_by_hand() -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_calamity(secretary)
    report = file.steps.get(rule="nl-igj-report")
    told = {"reason": "No.", "decided_by": "The medical director", "decided_on": "2026-03-02"}
    other = file.steps.get(rule="own-analysis")
    assert "Let this step go" in client.get(f"{page_of(other)}correct/").text

    page = client.get(f"{page_of(report)}correct/").text
    sent = client.post(f"{page_of(report)}let-go/", told).text

    assert "Let this step go" not in page
    assert "Nobody lets it go by hand" in sent
    assert not FileStep.objects.get(pk=report.pk).not_needed


def test_found_again_the_page_says_from_which_day_the_law_counts_and_why() -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_calamity(secretary)
    report = file.steps.get(rule="nl-igj-report")
    why = "It was found to be a calamity before, on Monday 2 March 2026"
    assert why not in client.get(page_of(report)).text
    weighed: dict[str, object] = {"reasons": "Why", "decided_by": "The committee"}
    none = {"judgement": "no_calamity", "decided_on": "2026-03-04"}
    client.post(f"{BASE}{file.pk}/weigh/", weighed | none)
    assert "Found to be a calamity before, and then none" in client.get(f"{BASE}{file.pk}/").text

    again = {"judgement": "calamity", "decided_on": "2026-03-16"}
    page = client.post(f"{BASE}{file.pk}/weigh/", weighed | again, follow=True).text

    assert why in page and "and then none" not in page
    assert why in client.get(page_of(report)).text
    own = file.steps.get(rule="own-analysis")
    assert why not in client.get(page_of(own)).text


def test_a_second_complaint_is_started_on_the_page_and_both_are_told_apart() -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_calamity(secretary)
    clock = f"{BASE}{file.pk}/clock/"
    first = {"rule": "nl-complaint", "starts_on": "2026-03-02", "reference": "K-1"}
    client.post(clock, first)

    page = client.get(clock).text
    double = client.post(clock, first).text
    client.post(clock, first | {"starts_on": "2026-03-09", "reference": "K-2"})

    assert 'value="nl-complaint"' in page and 'value="nl-igj-report"' not in page
    assert "This clock runs already from that day" in double
    shown = client.get(f"{BASE}{file.pk}/").text
    assert "From 2 Mar 2026" in shown and "From 9 Mar 2026" in shown
    second = file.steps.get(rule="nl-complaint", starts_on="2026-03-09")
    unsaid = client.post(f"{page_of(second)}longer/", {"extra_weeks": "4"}).text
    lacking = ("Choose the day.", "Say to whom it was told.", "Write down why.")
    assert [one for one in lacking if one not in unsaid] == []
    assert FileStep.objects.get(pk=second.pk).extra_weeks == 0
    assert "Number of the letter or complaint: K-2" in client.get(page_of(second)).text


def test_a_time_that_is_still_to_come_gives_no_more_than_24_hours() -> None:
    now = timezone.localtime()
    told = {
        moment: {"noticed_on": moment.date().isoformat(), "noticed_time": moment.strftime("%H:%M")}
        for moment in (now - timedelta(hours=1), now + timedelta(hours=1))
    }

    past, ahead = (OpenIncidentForm(values).errors for values in told.values())

    assert past == {}
    assert "still to come" in str(ahead)


def test_the_first_talk_shows_its_hour_where_it_is_known() -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_file(secretary, noticed_time=time(14, 30))
    step = file.steps.get(rule="nl-family-first-talk")

    page = client.get(page_of(step)).text

    assert "Before Tuesday 3 Mar 14:30" in page
    assert "Tuesday 3 March 2026, before 14:30: 24 hours after the start" in page
    assert "Before Tuesday 3 Mar 14:30" in client.get(f"{BASE}{file.pk}/family/").text
    told = {"starts_on": "2026-03-02", "starts_time": "09:15", "reason": "The shift before."}
    client.post(f"{page_of(step)}correct/", told)
    assert "Before Tuesday 3 Mar 09:15" in client.get(page_of(step)).text


def test_the_clock_of_doubt_leads_to_the_decision() -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_file(secretary)
    doubt = file.steps.get(rule="nl-igj-doubt")

    answer = client.post(f"{BASE}steps/{doubt.pk}/done/", {"done_on": TODAY.isoformat()})

    assert answer.headers["Location"] == f"{BASE}{file.pk}/weigh/"
    assert FileStep.objects.get(pk=doubt.pk).done_on is None
    assert f"/steps/{doubt.pk}/done/" not in client.get(f"{BASE}{file.pk}/").text


def test_days_that_nobody_can_have_meant_are_answered_on_every_form() -> None:
    secretary = a_secretary()
    client, step = client_for(secretary), an_invitation(secretary)
    own = step.file.steps.get(rule="own-analysis")
    file, ward = f"{BASE}{step.file_id}/", a_ward()
    weighed: dict[str, object] = {"judgement": "doubt", "reasons": "Why", "decided_by": "Who"}
    named = {"who-TOTAL_FORMS": "0", "who-INITIAL_FORMS": "0", "step": "send", "harm": "death"}
    opened = named | {"key": "7d6ac6a4-1f3b-4c7e-8f3c-0a1b2c3d4e5f", "department": ward.pk}
    forms: list[tuple[str, str, dict[str, object]]] = [
        (f"{page_of(step)}longer/", "granted_until", {}),
        (f"{page_of(own)}longer/", "still_from", {"still_until": "2026-03-02"}),
        (f"{page_of(own)}longer/", "still_until", {"still_from": "2026-03-02"}),
        (f"{page_of(step)}correct/", "starts_on", {"reason": "Why"}),
        (f"{page_of(step)}correct/", "granted_until", {"reason": "W", "starts_on": "2026-03-02"}),
        (f"{file}clock/", "starts_on", {"rule": "nl-complaint"}),
        (f"{file}weigh/", "decided_on", weighed),
        (f"{BASE}steps/{own.pk}/done/", "done_on", {}),
        (f"{BASE}own-steps/closed/", "on", {"name": "Carnival"}),
        (f"{BASE}open/", "noticed_on", opened | {"happened_on": "2026-03-02"}),
        (f"{BASE}open/", "happened_on", opened | {"noticed_on": "2026-03-02"}),
    ]
    before = (FileStep.objects.count(), StepPlan.objects.count(), CalamityFile.objects.count())

    found = {
        (address, field, far): client.post(address, rest | {field: far})
        for address, field, rest in forms
        for far in FAR
    }

    wrong = [key for key, answer in found.items() if answer.status_code != 200]
    assert wrong == []
    assert [key for key, answer in found.items() if 'role="alert"' not in answer.text] == []
    after = (FileStep.objects.count(), StepPlan.objects.count(), CalamityFile.objects.count())
    assert after == before


@pytest.mark.parametrize("step", ["drop:²", "drop:" + "9" * 5000, "drop:٣", "drop:", "take:x", "²"])
def test_a_button_that_nobody_has_changes_nothing_and_breaks_nothing(step: str) -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_file(secretary)

    sent = [client.post(f"{BASE}{one}", {"step": step}) for one in ("open/", f"{file.pk}/names/")]
    sent.append(client.post("/report/", {"step": step}))

    assert [one.status_code for one in sent] == [200, 200, 200]


def test_the_hospital_s_own_steps_are_added_moved_changed_and_taken_away() -> None:
    client = client_for(a_secretary())
    told = {"title": "Ask the works", "begins": "opened", "owner": "calamity_secretary",
            "unit": "working_days", "length": "2"}  # fmt: skip

    page = client.post(f"{BASE}own-steps/add/", told, follow=True).text
    assert "Ask the works" in page and "2 working days" in page
    new = plan_now().steps[-1]

    client.post(f"{BASE}own-steps/{new.name}/up/")
    assert plan_now().steps[-2].name == new.name
    client.post(f"{BASE}own-steps/{new.name}/", told | {"length": "3"})
    assert plan_now().rule(new.name).length == 3
    wrong = client.post(f"{BASE}own-steps/{new.name}/", told | {"length": "0"})
    assert "That is no period" in wrong.text
    client.post(f"{BASE}own-steps/{new.name}/away/")
    assert [one.name for one in plan_now().steps if one.name == new.name] == []
    assert client.get(f"{BASE}own-steps/{new.name}/").status_code == 404
    assert client.get(f"{BASE}own-steps/own-director/away/").status_code == 405


def test_closed_days_are_added_once_and_taken_away_and_the_delivered_steps_come_back() -> None:
    client, day = client_for(a_secretary()), timezone.localdate() + timedelta(days=30)
    told = {"on": day.isoformat(), "name": "Carnival"}
    assert "Carnival" in client.post(f"{BASE}own-steps/closed/", told, follow=True).text
    assert "in the list already" in client.post(f"{BASE}own-steps/closed/", told).text

    client.post(f"{BASE}own-steps/own-director/away/")
    client.post(f"{BASE}own-steps/delivered/")
    assert plan_now().steps[0].name == "own-director"
    assert [one.on for one in plan_now().closed] == [day]

    client.post(f"{BASE}own-steps/closed/{day.isoformat()}/away/")
    assert plan_now().closed == ()
    assert client.post(f"{BASE}own-steps/closed/soon/away/").status_code == 404


def test_the_time_line_puts_late_first_and_shows_one_owner_s() -> None:
    secretary, ward = a_secretary(), a_ward()
    file = a_calamity(secretary, ward)
    client, today = client_for(secretary), timezone.localdate()
    file.steps.update(due_on=today + timedelta(days=30))
    file.steps.filter(rule="nl-igj-report").update(due_on=today - timedelta(days=1))
    file.steps.filter(rule="own-director").update(due_on=today)

    page = client.get(BASE).text
    assert page.index('id="due-late"') < page.index('id="due-today"') < page.index('id="due-later"')
    assert page.index("Report the calamity to the inspectorate") < page.index('id="due-today"')

    heads = client.get(BASE, {"owner": str(ward.head_id)}).text
    nobody = client.get(BASE, {"owner": "nobody"}).text
    assert ("Tell the director" in heads, "Report the calamity" in heads) == (True, False)
    assert ("Analyse the event" in nobody, "Tell the director" in nobody) == (True, False)
    assert "Report the calamity" in client.get(BASE, {"owner": "' OR 1=1"}).text


def test_who_else_may_change_a_clock_or_the_own_steps() -> None:
    secretary = a_secretary()
    step = an_invitation(secretary)
    analyst = an_analyst()
    step.file.team.create(user=analyst, kind="analysis", state="accepted", asked_on=TODAY)
    addresses = (f"{page_of(step)}correct/", f"{BASE}own-steps/", f"{BASE}own-steps/add/")
    assert [client_for(secretary).get(one).status_code for one in addresses] == [200] * 3

    others = [analyst, a_holder(Role.COMMITTEE_MEMBER), a_holder(Role.STEWARD)]
    for other in others:
        assert [client_for(other).get(one).status_code for one in addresses] == [404] * 3
    assert [Client().get(one).status_code for one in addresses] == [302] * 3


def test_an_address_for_the_diary_is_shown_once_and_ended() -> None:
    secretary = a_secretary()
    client, step = client_for(secretary), an_invitation(secretary)

    made = client.post(f"{BASE}diary/make/").text
    address = made.split("/naast.ics")[0].split("/report/calamities/diary/")[-1]
    feed = Client().get(f"{BASE}diary/{address}/naast.ics")
    assert step.file.number in feed.content.decode()
    assert address not in client.get(f"{BASE}diary/").text

    client.post(f"{BASE}diary/end/")
    assert Client().get(f"{BASE}diary/{address}/naast.ics").status_code == 404


def test_a_done_step_leads_the_secretary_to_the_file_and_the_head_to_what_is_theirs() -> None:
    secretary, ward = a_secretary(), a_ward()
    file = a_calamity(secretary, ward)
    assert ward.head is not None
    first, second = file.steps.filter(owner=ward.head.pk, done_on=None)[:2]
    day = {"done_on": file.noticed_on.isoformat()}

    by_head = client_for(User.objects.get(pk=ward.head.pk)).post(
        f"{BASE}steps/{first.pk}/done/", day
    )
    by_secretary = client_for(secretary).post(f"{BASE}steps/{second.pk}/done/", day)

    assert by_head["Location"] == "/report/calamities/mine/"
    assert by_secretary["Location"] == f"{BASE}{file.pk}/"


def test_a_report_is_sent_on_its_own_page_or_said_to_be_sent_outside_by_the_secretary() -> None:
    secretary, member = a_secretary(), a_holder(Role.COMMITTEE_MEMBER)
    ward = a_ward()
    step = a_calamity(secretary, ward).steps.get(rule="nl-igj-report")
    done = f"{BASE}steps/{step.pk}/done/"
    assert ward.head is not None
    found = []
    for owner in (member.pk, ward.head.pk):
        FileStep.objects.filter(pk=step.pk).update(owner=owner)
        user = User.objects.get(pk=owner)
        answer = client_for(user).post(done, {"done_on": "2026-03-02", "reference": "Sent"})
        found.append(answer["Location"])
    step.refresh_from_db()
    assert found == [f"{BASE}{step.file_id}/reports/first/", "/report/calamities/mine/"]
    assert step.done_on is None

    client = client_for(secretary)
    assert found[0] in client.get(done).text
    client.post(done, {"done_on": "2026-03-02", "reference": ""})
    step.refresh_from_db()
    assert step.done_on is None
    client.post(done, {"done_on": "2026-03-02", "reference": "In our archive, 12"})

    step.refresh_from_db()
    assert step.done_on == TODAY
    page = client.get(page_of(step)).text
    assert "Sent outside Naast" in page and "In our archive, 12" in page


def test_a_refusal_to_close_names_what_is_open_and_a_decision_ends_the_step_of_deciding() -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_calamity(secretary)

    page = client.post(f"/report/calamities/{file.pk}/close/", follow=True).text

    assert "Still open: " in page
    assert "Report the calamity to the inspectorate; " in page
    assert ("Decided" in page, "Not needed" in page) == (True, False)
