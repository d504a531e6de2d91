"""Somebody leaves the hospital; a year and two years later the name stands in no table at all."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from naast.access.actions.lapse_roles import lapse_roles
from naast.access.actor import CLOCK
from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.actions.let_person_leave import let_person_leave
from naast.people.models import Person
from naast.supporters.models import MonthlyLoad, Supporter
from naast.workflows.erase_ended import erase_ended
from tests.actors import client_for, give
from tests.factories.cases import a_case, a_coordinator
from tests.factories.factors import an_app
from tests.factories.people import a_person, a_supporter, a_user_for
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
LEAVES = datetime(2026, 1, 5, 9, tzinfo=UTC)
NAME, ADDRESS, NUMBER = "Wilhelmina Kanariegeel", "w.kanariegeel@h.example", "06 9876 5432"


def places_of(*words: str) -> Iterator[str]:
    """Tables and columns of the whole database in which one of the words stands."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    text = bytes(value) if isinstance(value, memoryview) else value
                    if any(word.lower() in str(text).lower() for word in words):
                        yield f"{table}.{column}"


@pytest.fixture
def person(vault: RunningVault) -> Person:
    """A supporter on the committee with a session, an app, a message under way."""
    with time_machine.travel(LEAVES, tick=False):
        return somebody_with_everything()


def somebody_with_everything() -> Person:
    person = a_person(name=NAME, email=ADDRESS, phone=NUMBER)
    user = a_user_for(person)
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    supporter = a_supporter(person=person)
    MonthlyLoad.objects.create(supporter=supporter, month=LEAVES.date().replace(day=1), count=1)
    for role in (Role.COMMITTEE_MEMBER, Role.STEWARD):
        give(user, role)
    an_app(user)
    client_for(user)
    now = timezone.now()
    OutgoingMessage.objects.create(
        kind=MessageKind.AFTERCARE,
        person_id=person.pk,
        case_id=uuid4(),
        language="nl",
        queued_at=now,
        not_before_at=now,
        useful_until_at=now + timedelta(days=1),
    )
    return person


def test_what_leaving_takes_at_once_and_what_time_takes(person: Person) -> None:
    found = set(places_of(NAME, ADDRESS, "kanariegeel"))
    assert {"people_person.name", "access_user.name", "access_rolegrant.address"} <= found
    case = a_case(person=person)
    steward = a_coordinator(Role.STEWARD)

    with time_machine.travel(LEAVES, tick=False):
        let_person_leave(person=person, last_day=LEAVES.date(), actor=steward, at=LEAVES)
        assert set(places_of(NAME, ADDRESS, "kanariegeel", NUMBER)) == {"people_person.name"}
        member = Supporter.objects.get()
        assert (member.active, member.ended_on) == (False, LEAVES.date())
        assert not OutgoingMessage.objects.exists()
        user = User.objects.get(pk=person.pk)
        assert (user.is_active, user.last_login, user.has_usable_password()) == (False, None, False)
        assert not [one for one in Session.objects.all() if _opens(one, user)]
        case.refresh_from_db()
        assert case.phase != "closed"  # support goes on at home

    after = [(2, 1, 1), (364, 1, 1), (367, 0, 1), (2 * 365 + 3, 0, 0)]
    for days, persons, users in after:
        now = LEAVES + timedelta(days=days)
        with time_machine.travel(now, tick=False):
            lapse_roles(actor=CLOCK, at=now)
            for _hour in range(2):
                erase_ended(actor=CLOCK, at=now)
            left = Person.objects.filter(pk=person.pk), User.objects.filter(pk=person.pk)
            assert (days, *(len(rows) for rows in left)) == (days, persons, users)
    assert not RoleGrant.objects.filter(user_id=person.pk).exists()
    assert set(places_of(NAME, ADDRESS, "kanariegeel", NUMBER)) == set()


def _opens(session: Session, user: User) -> bool:
    told = session.get_decoded()
    mine = told.get("_auth_user_id") == str(user.pk)
    return mine and told.get("_auth_user_hash") == user.get_session_auth_hash()
