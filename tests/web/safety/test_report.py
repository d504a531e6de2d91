"""The report page, as the public and as a signed-in colleague."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from naast.cases.models import Case
from naast.incidents.models import Incident, IntakeCount
from naast.incidents.sender_limits import LIMITS
from naast.people.models import Hospital
from tests.actors import client_for
from tests.factories.people import a_department, a_person, a_user_for
from tests.factories.reports import a_report
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
REPORT, PAPER = "/report/", "/report/paper/"
SANNE = {"name": "Sanne Canary", "department": "Surgery", "phone": "06 12345678", "support": "no"}


@pytest.fixture(autouse=True)
def _vault(vault: RunningVault) -> None:
    """Intake seals to the vault's public key."""


def send(client: Client, fields: dict[str, str], address: str = REPORT) -> str:
    answer = client.post(address, fields)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def everything_in_the_database() -> str:
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found.append(repr(cursor.fetchall()))
    return "\n".join(found)


def signed_in() -> tuple[Client, Any]:
    person = a_person(name="Nora Nurse", phone="0611112222")
    return client_for(a_user_for(person)), person


@pytest.mark.parametrize("address", [REPORT, PAPER, "/report/sheet/", "/report/remove/"])
def test_the_doors_are_open_without_signing_in(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_anybody_can_report_and_name_a_colleague(client: Client) -> None:
    page = send(client, a_report(SANNE))

    incident = Incident.objects.get()
    assert "We have your report" in page
    assert incident.number in page
    assert "Sanne Canary" in page
    assert (incident.source, incident.place, incident.reporter_id) == (
        "form",
        "Emergency department",
        None,
    )
    assert Case.objects.count() == 1


def test_the_names_stand_nowhere_in_clear(client: Client) -> None:
    send(client, a_report(SANNE, myself="on", my_name="Rita Canary", my_phone="0687654321"))

    found = everything_in_the_database()

    assert "Emergency department" in found  # the search does find what is there
    for canary in ("Canary", "12345678", "0687654321", "87654321"):
        assert canary not in found


def test_whoever_was_involved_is_the_first_to_be_called(client: Client) -> None:
    Hospital.objects.create(name="Riverside", around_the_clock=True)

    page = send(client, a_report(myself="on", my_name="Rita", my_phone="0687654321"))

    assert "A colleague calls you within half an hour" in page
    assert Case.objects.count() == 1


def test_whoever_was_involved_must_be_reachable(client: Client) -> None:
    page = send(client, a_report(myself="on"))

    assert "Write your name, so that we know whom to call." in page
    assert "Give a number on which you can be called." in page
    assert Incident.objects.count() == 0


def test_what_stands_in_hidden_questions_does_not_stop_a_report(client: Client) -> None:
    assert "We have your report" in send(client, a_report(my_phone="ask", my_support=""))


def test_a_report_without_anybody_is_a_report(client: Client) -> None:
    page = send(client, a_report())

    assert "You named nobody." in page
    assert (Incident.objects.count(), Case.objects.count()) == (1, 0)


def test_a_report_that_waits_says_when_the_coordinator_reads_it(client: Client) -> None:
    page = send(client, a_report(SANNE, kind="safety_incident"))

    assert "The coordinator reads this within twelve hours." in page
    assert Incident.objects.get().support_decision == "waits"


def test_somebody_who_is_shaken_is_called_at_once(client: Client) -> None:
    send(client, a_report(SANNE, kind="safety_incident", shaken="on"))

    assert Incident.objects.get().support_decision == "opened"


def test_sending_twice_stores_once_and_says_so(client: Client) -> None:
    fields = a_report(SANNE)

    first, second = send(client, fields), send(client, fields)

    assert (Incident.objects.count(), Case.objects.count()) == (1, 1)
    assert "This report had arrived before" not in first
    assert "This report had arrived before" in second


def test_a_wrong_form_stores_nothing_and_keeps_what_was_typed(client: Client) -> None:
    page = send(client, a_report(SANNE | {"phone": "ask the desk"}, kind="", happened_on="x"))

    assert Incident.objects.count() == 0
    assert "Choose what kind of event it was." in page
    assert "Write the day as 31-3-2027." in page
    assert "Sanne Canary" in page


def test_a_day_that_is_still_to_come_is_refused(client: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)

    page = send(client, a_report(happened_on=tomorrow.isoformat()))

    assert "This day is still to come." in page
    assert Incident.objects.count() == 0


def test_contact_details_without_a_name_are_asked_about(client: Client) -> None:
    page = send(client, a_report({"phone": "0612345678"}))

    assert "Write the name, or empty the other fields of this colleague." in page


def test_another_colleague_can_be_added_without_losing_anything(client: Client) -> None:
    page = send(client, a_report(SANNE, kind="claim", step="add"))

    assert Incident.objects.count() == 0
    assert 'name="who-1-name"' in page
    assert 'value="Sanne Canary"' in page
    assert "A visitor hit the desk" in page
    assert re.search(r'value="claim"[^>]*checked', page)
    assert 'id="errors"' not in page


def test_a_colleague_can_be_left_out_again(client: Client) -> None:
    page = send(client, a_report(SANNE, {"name": "Joost Second"}, step="drop:0"))

    assert "Sanne Canary" not in page
    assert "Joost Second" in page


@pytest.mark.parametrize("step", ["drop:99", "drop:x", "take:x", "take:", "find", "zz", "add:9"])
def test_a_step_nobody_offers_changes_nothing(client: Client, step: str) -> None:
    page = send(client, a_report(SANNE, step=step))

    assert "Sanne Canary" in page
    assert Incident.objects.count() == 0


@pytest.mark.parametrize("total", ["", "x", "-1", "99999999", "21", "1000"])
def test_a_wrong_number_of_rows_is_harmless(client: Client, total: str) -> None:
    fields = a_report(SANNE) | {"who-TOTAL_FORMS": total}

    assert client.post(REPORT, fields).status_code == 200
    assert client.post(REPORT, fields | {"step": "add"}).status_code == 200


def test_a_name_in_the_text_is_asked_about_once_and_the_reporter_may_go_on(
    client: Client,
) -> None:
    fields = a_report(text="Then Jan de Vries pushed the desk.")

    asked = send(client, fields)
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', asked)
    assert seen is not None
    assert "Is there a name in your text?" in asked
    assert "Jan de Vries" in asked
    assert Incident.objects.count() == 0

    assert "We have your report" in send(client, fields | {"seen": seen[1]})


def test_another_name_in_a_changed_text_is_asked_about_again(client: Client) -> None:
    fields = a_report(text="Then Jan de Vries pushed the desk.")
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', send(client, fields))
    assert seen is not None

    again = send(client, fields | {"seen": seen[1], "text": "Then Piet Bakker came."})

    assert "Piet Bakker" in again
    assert Incident.objects.count() == 0


def test_a_flood_is_slowed_down_and_the_report_and_the_number_stay_on_the_page(
    client: Client,
) -> None:
    Hospital.objects.create(name="Riverside", night_phone="020 555 0000", night_label="Duty desk")
    assert "We have your report" in send(client, a_report())
    IntakeCount.objects.update(count=LIMITS["report"].all_together)

    answer = client.post(REPORT, a_report(SANNE))

    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Your report is not sent yet" in page
    assert "Sanne Canary" in page
    assert "020 555 0000" in page
    assert Incident.objects.count() == 1


def test_the_signed_in_are_not_slowed_down() -> None:
    client, _person = signed_in()
    IntakeCount.objects.create(
        counter="all:report",
        hour_at=timezone.now().replace(minute=0, second=0, microsecond=0),
        count=LIMITS["report"].all_together,
    )

    send(client, a_report(department=""))

    assert Incident.objects.count() == 1


def test_the_signed_in_find_a_colleague_in_the_directory_and_take_them_over() -> None:
    client, _person = signed_in()
    sanne = a_person(name="Sanne de Wit", phone="0699998888")

    found = send(client, a_report(step="find", find="wit san"))
    assert f'value="take:{sanne.pk}"' in found

    taken = send(client, a_report(step=f"take:{sanne.pk}"))
    assert f'value="{sanne.pk}"' in taken
    assert "Sanne de Wit" in taken

    send(client, a_report({"person": str(sanne.pk), "name": "Somebody Else"}, department=""))
    page = send(client, a_report({"person": str(sanne.pk), "name": "Else"}, department=""))
    assert "Sanne de Wit" in page
    assert "Else" not in page


def test_the_public_finds_nobody_in_the_directory(client: Client) -> None:
    sanne = a_person(name="Sanne de Wit")
    signed, _person = signed_in()
    assert "Sanne de Wit" in send(signed, a_report(step="find", find="sanne"))

    assert "Sanne de Wit" not in send(client, a_report(step="find", find="sanne"))
    assert "Sanne de Wit" not in send(client, a_report(step=f"take:{sanne.pk}"))
    row = {"person": str(sanne.pk), "name": "Typed"}
    assert "Sanne de Wit" not in send(client, a_report(row))


def test_too_short_a_word_finds_nobody() -> None:
    client, _person = signed_in()
    a_person(name="Sanne de Wit")

    assert "Sanne de Wit" not in send(client, a_report(step="find", find="sa"))


def test_a_name_of_the_directory_in_the_text_is_noticed_without_capitals() -> None:
    client, _person = signed_in()
    a_person(name="Sanne de Wit")

    page = send(client, a_report(text="toen kwam sanne de wit erbij", department=""))

    assert "Is there a name in your text?" in page


def test_the_public_cannot_ask_the_directory_by_way_of_the_text(client: Client) -> None:
    a_person(name="Sanne de Wit")

    page = send(client, a_report(text="toen kwam sanne de wit erbij"))

    assert "We have your report" in page


def test_the_signed_in_choose_the_department_and_see_the_report_in_their_own_list() -> None:
    client, person = signed_in()
    surgery = a_department(name="Surgery")

    send(client, a_report(department=str(surgery.pk), place="Room 3", myself="on"))

    incident = Incident.objects.get()
    assert (incident.department, incident.place) == (surgery, "Room 3")
    assert incident.reporter_id == person.pk
    assert incident.number in client.get("/report/mine/").content.decode()


def test_a_department_typed_by_the_public_is_recognised(client: Client) -> None:
    surgery = a_department(name="Heart surgery")

    send(client, a_report(department="heart  SURGERY"))

    assert Incident.objects.get().department == surgery


def test_a_paper_sheet_keeps_its_own_day_and_time(client: Client) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    fields = a_report(
        SANNE,
        reported_on=yesterday.isoformat(),
        reported_at="23:15",
        happened_on=yesterday.isoformat(),
    )

    assert "We have your report" in send(client, fields, PAPER)

    incident = Incident.objects.get()
    written = timezone.localtime(incident.recorded_at)
    assert (incident.source, written.date(), written.hour) == ("paper", yesterday, 23)
    assert incident.stored_at > incident.recorded_at


def test_a_paper_sheet_without_its_day_is_asked_for_it(client: Client) -> None:
    page = send(client, a_report(), PAPER)

    assert "Choose the day." in page
    assert Incident.objects.count() == 0


def test_markup_in_a_report_stays_text(client: Client) -> None:
    page = send(client, a_report({"name": "<script>alert(1)</script>"}, text="<b>x</b>"))

    assert "<script>alert" not in page


def test_the_page_is_never_kept_by_a_browser(client: Client) -> None:
    answer = client.post(REPORT, a_report(SANNE))

    assert "no-store" in answer["Cache-Control"]


def test_the_key_must_be_a_key(client: Client) -> None:
    assert "We have your report" not in send(client, a_report(key="x"))
    assert "We have your report" in send(client, a_report(key=str(uuid4())))
