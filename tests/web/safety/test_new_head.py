"""Somebody becomes head of department: the guide is shown once, and stays in the menu."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from naast.access.models import User
from naast.access.roles import Role
from naast.knowledge.models import GuideRead
from naast.privacy.models import AuditEvent
from tests.actors import a_user, client_for, give

pytestmark = pytest.mark.django_db
NOTICE = "You lead a department"
ASIDE = "/report/department/guide-aside/"
NOW = "2026-11-04T09:00:00Z"


def a_head(starts_on: date = date(2026, 11, 1)) -> tuple[User, Client]:
    user = a_user()
    give(user, Role.HEAD_OF_DEPARTMENT, starts_on=starts_on)
    return user, client_for(user)


@time_machine.travel(NOW)
def test_a_new_head_meets_the_guide_where_signing_in_lands() -> None:
    _user, client = a_head()

    assert NOTICE in client.get("/").text
    assert NOTICE in client.get("/report/department/").text
    assert NOTICE not in client_for(a_user()).get("/").text
    assert NOTICE not in Client().get("/").text


@time_machine.travel(NOW)
def test_put_aside_it_is_gone_for_this_head_only_and_stays_in_the_menu() -> None:
    _user, client = a_head()
    _other, other = a_head()

    client.post(ASIDE)
    client.post(ASIDE)

    assert NOTICE not in client.get("/").text
    assert "/for-heads-of-department/" in client.get("/report/department/").text
    assert NOTICE in other.get("/").text
    assert GuideRead.objects.count() == 1
    assert AuditEvent.objects.filter(action="put_guide_aside").count() == 2


@time_machine.travel(NOW)
def test_who_becomes_head_again_later_is_shown_it_again() -> None:
    user, client = a_head()
    client.post(ASIDE)
    assert NOTICE not in client.get("/").text

    with time_machine.travel("2027-03-01T09:00:00Z"):
        give(user, Role.HEAD_OF_DEPARTMENT, starts_on=date(2027, 2, 28))
        assert NOTICE in client_for(user).get("/").text


@time_machine.travel(NOW)
def test_only_a_head_can_put_it_aside() -> None:
    _user, head = a_head()
    assert head.post(ASIDE).status_code == 302

    assert client_for(a_user()).post(ASIDE).status_code == 404
    assert client_for(a_user(Role.COMMITTEE_MEMBER)).post(ASIDE).status_code == 404


@time_machine.travel(NOW)
def test_the_guide_says_that_a_head_hears_nothing_and_how_to_ask() -> None:
    text = Client(headers={"accept-language": "en"}).get("/for-heads-of-department/").text

    for said in ("This hour", "Today", "This week", "What you hear about it: nothing",
                 "Not who said yes, not who said no, not what was said."):  # fmt: skip
        assert said in text
    for door in ("/support/colleague/", "/support/me/", "/report/"):
        assert f'href="{door}"' in text
