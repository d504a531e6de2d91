"""The team at the end of a year, and over it: counted by hand."""

from datetime import UTC, date, datetime

import pytest

from naast.access.roles import Role
from naast.supporters.facts_training import TrainingOfYear, training_of_year
from naast.supporters.facts_year import (
    OnCallOfYear,
    TeamOfYear,
    on_call_of_year,
    team_of_year,
)
from tests.actors import an_actor
from tests.factories.people import a_department, a_site, a_supporter
from tests.factories.rota import a_rota, a_turn
from tests.factories.training import a_candidate, a_curriculum, actor_of, attended

pytestmark = pytest.mark.django_db
FIRST, LAST, LOOKING = date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 10)


def test_the_team_of_the_last_day_whatever_became_of_it_since() -> None:
    north = a_department(site=a_site(name="North"))
    south = a_department(site=a_site(name="South"))
    a_supporter(department=north, trained_on=date(2024, 5, 1))
    a_supporter(department=north, trained_on=date(2025, 5, 1))
    a_supporter(department=south, profession="doctor", trained_on=date(2025, 12, 31))
    a_supporter(department=south, active=False, ended_on=date(2026, 1, 5))  # stopped since
    a_supporter(department=south, active=False, ended_on=date(2025, 6, 30))
    a_supporter(department=south, trained_on=date(2026, 1, 2))  # not yet
    a_supporter(department=south, trained_on=None)

    assert team_of_year(FIRST, LAST, LOOKING) == TeamOfYear(
        trained=4,
        newly=2,
        stopped=1,
        groups={("nurse", "North"): 2, ("doctor", "South"): 1, ("nurse", "South"): 1},
    )


def test_who_stopped_is_no_number_once_much_of_the_year_is_forgotten() -> None:
    a_supporter(active=False, ended_on=date(2025, 6, 30))

    known = team_of_year(FIRST, LAST, date(2026, 4, 3)).stopped
    forgotten = team_of_year(FIRST, LAST, date(2026, 4, 4)).stopped

    assert (known, forgotten) == (1, None)


def test_turns_that_somebody_had_and_the_reserve_apart() -> None:
    actor = actor_of(a_supporter())
    nights = [datetime(2025, 5, day, 23, tzinfo=UTC) for day in (1, 2, 3)]
    rota = a_rota(nights[0])
    a_turn(actor, nights[0], rota=rota)
    a_turn(actor, nights[1], rota=rota)
    a_turn(None, nights[2], rota=rota)
    a_turn(actor, nights[2], rota=rota, place=2)

    assert on_call_of_year(FIRST, LAST, LOOKING) == OnCallOfYear(turns=3, covered=2)
    assert on_call_of_year(FIRST, LAST, date(2028, 1, 1)).known is False


def test_training_days_held_and_places_taken() -> None:
    coordinator, at = an_actor(Role.COORDINATOR), datetime(2025, 9, 10, 9, tzinfo=UTC)
    curriculum = a_curriculum(by=coordinator, at=at)
    one, other = (a_candidate(by=coordinator, at=at) for _ in range(2))
    attended(one, curriculum, by=coordinator, at=at)
    attended(other, curriculum, by=coordinator, at=at)

    assert training_of_year(FIRST, LAST) == TrainingOfYear(held=2, came=2)
    assert training_of_year(date(2024, 1, 1), date(2024, 12, 31)) == TrainingOfYear()
