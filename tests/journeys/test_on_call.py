"""A supporter wishes, the coordinator drafts and publishes, and two supporters swap."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.supporters.models_rota import OnCallTurn
from tests.factories.rota import on_call_chosen
from tests.journeys.steps import People, look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_a_wish_to_a_published_rota_and_a_swap(vault, open_page, live_server):
    on_call_chosen(weekends=False, rest_hours=0)
    people = People(open_page, live_server.url)
    anna = people.supporter("Anna Verzonnen", accepts=["nights"])
    bas = people.supporter("Bas Bedacht", accepts=["nights"])
    desk = people.coordinator()
    day = timezone.localdate() + timedelta(days=4)

    anna.goto("/supporter/")
    anna.press("When you are on call")
    anna.press("Say what you wish")
    anna.page.locator(f"#id_night-{day}").select_option("prefer")
    anna.press("Save")
    anna.sees("The next draft of the rota looks at your wishes.")
    look(anna)

    desk.goto("/coordinator/on-call/")
    look(desk)
    desk.press("Draft a rota")
    desk.page.get_by_label("First day").fill(day.isoformat())
    desk.page.get_by_label("Last day").fill(day.isoformat())
    desk.press("Make the draft")
    desk.sees("Wished for it.")
    look(desk)
    anna.goto("/supporter/on-call/")
    anna.sees("You have no turn in the rota.")
    desk.press("Publish")

    anna.goto("/supporter/on-call/")
    anna.press("Offer it to the others")
    look(anna)
    bas.goto("/supporter/on-call/")
    bas.press("I take it")
    bas.sees("It is yours.")
    look(bas)

    assert str(OnCallTurn.objects.get().supporter.person_id) == bas.actor.id
    anna.goto("/supporter/on-call/")
    anna.sees("You have no turn in the rota.")
