"""The invented hospital has a rota from next week on, and tonight nobody is on call."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from naast.access.roles import Role
from naast.notify.models import OutgoingMessage
from naast.people.models import Person
from naast.supporters.models_rota import OnCallTurn, Rota, TurnWish
from naast.supporters.queries.on_call import on_call_now
from naast_demo.hospital.on_call import load_on_call
from tests.actors import an_actor
from tests.factories.cases import a_supporting_actor

pytestmark = pytest.mark.django_db
AT = datetime(2027, 3, 3, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Wednesday


def test_the_supporter_of_the_demonstration_wished_for_two_nights_and_has_turns() -> None:
    team = [a_supporting_actor(accepts=["nights", "weekends"]) for _number in range(3)]
    supporter = Person.objects.get(pk=team[0].id)

    load_on_call(an_actor(Role.COORDINATOR), supporter, AT)

    rotas = sorted((rota.first_on, rota.state) for rota in Rota.objects.all())
    assert rotas[-1] == (date(2027, 3, 15), "published")
    assert AT.date() - rotas[0][0] > timedelta(days=180)  # half a year is past
    wished = TurnWish.objects.filter(supporter__person=supporter).values_list("on", flat=True)
    ahead = OnCallTurn.objects.filter(rota__first_on=date(2027, 3, 15))
    assert set(wished) == {date(2027, 3, 16), date(2027, 3, 30)}
    assert ahead.filter(supporter__person=supporter).exists()  # wishes and balance are weighed
    assert OutgoingMessage.objects.count() == 0
    assert not any(on_call_now(AT + timedelta(hours=hour)).in_force for hour in range(24 * 7))
