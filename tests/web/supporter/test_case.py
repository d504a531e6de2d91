"""The page of one colleague, as the supporter sees it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.cases.logic.words import Phase, Press, Step
from tests.factories.cases import a_case, asked, fresh, pressed, seen_by
from tests.factories.pages import a_visiting_colleague, a_visiting_coordinator, a_visiting_supporter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coordinator(vault):
    return a_visiting_coordinator()


@pytest.fixture
def owner(coordinator):
    return a_visiting_supporter()


@pytest.fixture
def case(owner, coordinator):
    now = timezone.now()
    return asked(a_case(at=now), owner.actor, coordinator=coordinator.actor, at=now)


def page(case):
    return f"/supporter/{case.pk}/"


def test_the_supporter_sees_name_number_and_guide(owner, case):
    text = owner.client.get(page(case)).content.decode()
    assert "Anna Verzonnen" in text
    assert "tel:0612345678" in text
    assert "Yes, I will call" in text


def test_nobody_else_finds_the_page(owner, case):
    assert owner.client.get(page(case)).status_code == 200
    for other in (a_visiting_supporter(), a_visiting_coordinator(), a_visiting_colleague()):
        assert other.client.get(page(case)).status_code == 404


def test_opening_the_page_changes_nothing(owner, case):
    before = bytes(fresh(case).progress)
    owner.client.get(page(case))
    assert bytes(fresh(case).progress) == before


def test_yes_then_talked_moves_the_case(owner, case):
    owner.client.post(page(case) + "press/accept/")
    assert fresh(case).phase == Phase.WITH_SUPPORTER.value
    answer = owner.client.post(page(case) + "press/talked/", follow=True)
    assert "You can undo this for ten minutes" in answer.content.decode()
    assert seen_by(case, owner.actor, "supporter").progress.talks == 1


def test_a_press_that_does_not_fit_says_so_and_changes_nothing(owner, case):
    answer = owner.client.post(page(case) + "press/talked/", follow=True)
    assert "Something changed meanwhile" in answer.content.decode()
    assert seen_by(case, owner.actor, "supporter").progress.step is Step.ASKED


def test_call_me_later_asks_for_the_day_first(owner, case):
    pressed(case, Press.ACCEPT, actor=owner.actor, at=timezone.now())
    address = page(case) + "press/call_later/"
    assert "On which day?" in owner.client.get(address).content.decode()
    wrong = owner.client.post(address, {"on": "2020-01-01"}).content.decode()
    assert "Choose a day from today" in wrong
    owner.client.post(address, {"on": str(timezone.localdate() + timedelta(days=3))})
    assert seen_by(case, owner.actor, "supporter").progress.step is Step.LATER


def test_the_last_press_is_undone(owner, case):
    owner.client.post(page(case) + "press/accept/")
    owner.client.post(page(case) + "undo/")
    assert seen_by(case, owner.actor, "supporter").progress.step is Step.ASKED


def test_cannot_take_this_needs_no_reason_and_frees_the_case(owner, case):
    owner.client.post(page(case) + "press/cannot_take/")
    assert fresh(case).supporter is None
    assert owner.client.get(page(case)).status_code == 404


def test_a_get_never_presses(owner, case):
    owner.client.get(page(case) + "press/accept/")
    assert fresh(case).phase == Phase.WAITING.value


def test_the_list_shows_numbers_and_no_name(owner, case):
    text = owner.client.get("/supporter/").content.decode()
    assert case.number in text
    assert "Anna" not in text


def test_the_list_needs_as_many_queries_for_one_as_for_many(
    owner, coordinator, case, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    owner.client.get("/supporter/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        owner.client.get("/supporter/")
    from naast.cases.models import Case

    for _ in range(10):
        more = a_case()
        Case.objects.filter(pk=more.pk).update(supporter_id=owner.actor.id)
    with CaptureQueriesContext(connection) as many:
        owner.client.get("/supporter/")
    assert len(many) == len(one)


def test_a_supporter_says_how_they_are(owner, vault):
    from naast.cases.models import Aftercare

    row = Aftercare.objects.create(supporter_id=owner.actor.id, due_on=timezone.localdate())
    other = a_visiting_supporter()
    address = f"/supporter/how-are-you/{row.pk}/"
    assert "How are you?" in owner.client.get("/supporter/").content.decode()
    assert other.client.post(address, {"answer": "fine"}).status_code == 404
    owner.client.post(address, {"answer": "talk"})
    assert Aftercare.objects.get().wants_to_talk is True


def test_supporters_set_their_own_limits(owner, vault):
    from naast.supporters.models import Supporter

    owner.client.post(
        "/supporter/availability/", {"available": "no", "maximum_cases": 3, "rest_until": ""}
    )
    me = Supporter.objects.get(person_id=owner.actor.id)
    assert (me.available, me.maximum_cases) == (False, 3)
