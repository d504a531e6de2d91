"""Who acts: dated roles, second factor, length of a session, forbidden like missing."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client
from django.urls import include, path
from django.utils import timezone

from naast.access.decide import requires
from naast.access.models import User
from naast.access.roles import Right, Role
from tests.actors import a_user, client_for, give, weak_client_for

pytestmark = pytest.mark.django_db
SECOND_FACTOR = "/account/second-factor/?next="


@login_not_required
def who(request: Any) -> JsonResponse:
    return JsonResponse({"name": request.actor.name, "roles": sorted(request.actor.roles)})


@requires(Right.COORDINATE_CASES)
def coordinators_only(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


@login_not_required
@requires(Right.COORDINATE_CASES)
def open_door_with_a_right(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


def everybody_signed_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


work = ([path("day/", everybody_signed_in, name="day")], "coordinator")
urlpatterns = [
    path("who/", who),
    path("coordinators/", coordinators_only),
    path("door/", open_door_with_a_right),
    path("page/", everybody_signed_in),
    path("work/", include(work)),
    path("account/", include("naast.web.signin.urls")),
    path("account/", include("naast.web.signin.library_urls")),
    path("", include("naast.web.public.urls")),
]


@pytest.fixture(autouse=True)
def _urls(settings: Any) -> Iterator[None]:
    settings.ROOT_URLCONF = __name__
    yield


def roles_seen(client: Client) -> list[str]:
    seen: list[str] = client.get("/who/").json()["roles"]
    return seen


def test_nobody_is_the_public() -> None:
    assert Client().get("/who/").json() == {"name": "public", "roles": []}


def test_a_member_of_staff_is_a_colleague_and_an_outsider_is_not() -> None:
    colleague, auditor = a_user(), a_user(Role.AUDITOR, staff=False)

    assert roles_seen(client_for(colleague)) == ["colleague"]
    assert roles_seen(client_for(auditor)) == ["auditor"]


def test_roles_of_one_person_add_up() -> None:
    user = a_user(Role.PEER_SUPPORTER, Role.COMMITTEE_MEMBER)

    assert roles_seen(client_for(user)) == ["colleague", "committee_member", "peer_supporter"]


@pytest.mark.parametrize(
    ("starts_in", "ends_in", "expected"),
    [
        (-3, None, ["colleague", "peer_supporter"]),
        (-3, 0, ["colleague", "peer_supporter"]),
        (0, 5, ["colleague", "peer_supporter"]),
        (-3, -1, ["colleague"]),
        (1, None, ["colleague"]),
    ],
)
def test_a_role_counts_from_its_first_day_to_its_last(
    starts_in: int, ends_in: int | None, expected: list[str]
) -> None:
    user, today = a_user(), timezone.localdate()
    ends = None if ends_in is None else today + timedelta(days=ends_in)
    give(user, Role.PEER_SUPPORTER, starts_on=today + timedelta(days=starts_in), ends_on=ends)

    assert roles_seen(client_for(user)) == expected


def test_the_day_of_a_role_is_the_day_on_the_ward_and_not_in_greenwich() -> None:
    user = a_user()
    give(user, Role.PEER_SUPPORTER, starts_on=date(2026, 7, 2))

    with time_machine.travel("2026-07-01T22:30:00Z", tick=False):  # half past midnight, 2 July
        assert "peer_supporter" in roles_seen(client_for(user))
    with time_machine.travel("2026-07-01T21:30:00Z", tick=False):
        assert roles_seen(client_for(user)) == ["colleague"]


def test_a_weighty_role_sleeps_when_the_sign_in_address_was_changed() -> None:
    user = a_user(Role.COORDINATOR)
    client = client_for(user)
    assert roles_seen(client) == ["colleague", "coordinator"]

    User.objects.filter(pk=user.pk).update(email="steward@hospital.example")

    assert roles_seen(client) == ["colleague"]


def test_who_left_is_signed_out_at_the_next_press() -> None:
    user = a_user()
    client = client_for(user)
    assert roles_seen(client) == ["colleague"]

    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/who/").json()["name"] == "public"


def test_work_roles_sleep_without_a_second_factor_and_the_colleague_is_awake() -> None:
    user = a_user(Role.COORDINATOR)

    assert roles_seen(client_for(user)) == ["colleague", "coordinator"]
    assert roles_seen(weak_client_for(user)) == ["colleague"]


def test_a_head_of_department_shows_a_second_factor_like_everybody_with_work_here() -> None:
    user = a_user(Role.HEAD_OF_DEPARTMENT)

    assert roles_seen(client_for(user)) == ["colleague", "head_of_department"]
    assert roles_seen(weak_client_for(user)) == ["colleague"]


def test_a_page_with_a_right_is_open_absent_or_asks_to_sign_in() -> None:
    owner, stranger = a_user(Role.COORDINATOR), a_user()

    assert client_for(owner).get("/coordinators/").status_code == 200
    assert client_for(stranger).get("/coordinators/").status_code == 404
    assert client_for(stranger).get("/coordinators/").content == (
        client_for(stranger).get("/no-such-page/").content
    )
    assert Client().get("/coordinators/?a=1").headers["Location"] == (
        "/account/sign-in/?next=/coordinators/%3Fa%3D1"
    )
    assert Client().get("/door/").headers["Location"] == "/account/sign-in/?next=/door/"


def test_who_has_the_right_but_no_second_factor_is_led_to_it_and_others_are_not() -> None:
    coordinator, supporter = a_user(Role.COORDINATOR), a_user(Role.PEER_SUPPORTER)

    assert weak_client_for(coordinator).get("/coordinators/").headers["Location"] == (
        SECOND_FACTOR + "%2Fcoordinators%2F"
    )
    assert weak_client_for(supporter).get("/coordinators/").status_code == 404


def test_work_pages_ask_for_the_second_factor_even_where_the_view_forgot_the_right() -> None:
    supporter = a_user(Role.PEER_SUPPORTER)

    assert client_for(supporter).get("/work/day/").status_code == 200
    assert weak_client_for(supporter).get("/work/day/").headers["Location"] == (
        SECOND_FACTOR + "%2Fwork%2Fday%2F"
    )
    assert weak_client_for(supporter).get("/page/").status_code == 200


def test_every_page_asks_to_sign_in_unless_it_says_otherwise() -> None:
    assert client_for(a_user()).get("/page/").status_code == 200
    assert Client().get("/page/").headers["Location"] == "/account/sign-in/?next=/page/"


def test_a_session_is_as_long_as_a_shift() -> None:
    with time_machine.travel("2026-03-02T07:00:00Z", tick=False) as clock:
        client = client_for(a_user())
        for hours, minutes in ((3, 0), (3, 0), (3, 59)):
            clock.shift(timedelta(hours=hours, minutes=minutes))
            assert roles_seen(client) == ["colleague"]
        clock.shift(timedelta(minutes=2))
        assert roles_seen(client) == []


def test_silence_of_two_hours_ends_the_session_of_a_coordinator_only() -> None:
    with time_machine.travel("2026-03-02T07:00:00Z", tick=False) as clock:
        coordinator, supporter = a_user(Role.COORDINATOR), a_user(Role.PEER_SUPPORTER)
        clients = client_for(coordinator), client_for(supporter)
        for client in clients:
            assert roles_seen(client) != []
        for _ in range(2):
            clock.shift(timedelta(hours=1, minutes=59))
            assert roles_seen(clients[0]) == ["colleague", "coordinator"]
            assert roles_seen(clients[1]) == ["colleague", "peer_supporter"]
        clock.shift(timedelta(hours=2, minutes=1))

        assert roles_seen(clients[0]) == []
        assert roles_seen(clients[1]) == ["colleague", "peer_supporter"]


def test_of_signing_in_only_the_day_is_kept() -> None:
    with time_machine.travel("2026-03-02T13:37:11Z", tick=False):
        user = a_user()
        client_for(user)

    user.refresh_from_db()
    assert user.last_login is not None
    assert timezone.localtime(user.last_login).isoformat() == "2026-03-02T00:00:00+01:00"


def test_a_request_asks_once_for_the_roles(django_assert_num_queries: Any) -> None:
    client = client_for(a_user(Role.PEER_SUPPORTER))

    with django_assert_num_queries(3):  # session, user, roles
        client.get("/who/")
    with django_assert_num_queries(0):
        Client().get("/who/")
