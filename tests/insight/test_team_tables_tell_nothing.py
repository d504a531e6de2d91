"""What a ward colleague or a head of department learns about one supporter from all team tables.

They know the whole team, and everything published before. Between two worlds that differ only in
what one supporter did, had or chose, not one number may differ.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from naast.insight.logic.publications.stored import Stored, as_json
from naast.insight.queries import gather_programme, gather_team, gather_training
from naast.insight.queries.measured import measured
from naast.people.models import Absence
from naast.supporters.facts_team import team_facts
from naast.supporters.models import MonthlyLoad, Supporter
from naast.supporters.models_care import Buddy, TalkOffer
from naast.supporters.models_rota import OnCallTurn, TurnWish
from tests.factories.people import a_supporter
from tests.factories.rota import a_turn
from tests.factories.training import actor_of

pytestmark = pytest.mark.django_db
ON, NIGHT = date(2026, 1, 15), datetime(2025, 5, 2, 23, tzinfo=UTC)


def everything() -> list[object]:
    found: list[Stored] = [
        *gather_team.figures("2025", ON),
        *gather_training.figures("2025"),
        *gather_programme.figures("2025"),
    ]
    return [as_json(one) for one in found]


def supported_many(one: Supporter) -> None:
    for month in range(1, 13):
        MonthlyLoad.objects.create(supporter=one, month=date(2025, month, 1), count=3)


def was_away(one: Supporter) -> None:
    Absence.objects.create(person=one.person, from_on=date(2025, 12, 1), until_on=date(2026, 3, 1))


def does_less(one: Supporter) -> None:
    Supporter.objects.filter(pk=one.pk).update(
        available=False, maximum_cases=1, rest_days=30, rest_until=date(2026, 3, 1), weekdays=[2],
        accepts=["phone_only"],
    )  # fmt: skip


def had_no_talk(one: Supporter) -> None:
    Supporter.objects.filter(pk=one.pk).update(talked_on=None, invited_on=date(2025, 12, 1))
    TalkOffer.objects.create(supporter=one, offered_on=date(2025, 12, 1))


def has_a_buddy(one: Supporter) -> None:
    other = Supporter.objects.exclude(pk=one.pk).order_by("pk")[0]
    Buddy.objects.create(supporter=one, person_id=other.person_id, agreed=True)


def wished_not_to(one: Supporter) -> None:
    TurnWish.objects.create(supporter=one, on=date(2026, 1, 20), kind="night", wish="cannot")


def gave_the_night_to_another(one: Supporter) -> None:
    other = Supporter.objects.exclude(pk=one.pk).order_by("pk")[0]
    assert OnCallTurn.objects.filter(supporter=one).update(supporter=other) == 1


@pytest.mark.parametrize(
    "happens",
    [
        supported_many,
        was_away,
        does_less,
        had_no_talk,
        has_a_buddy,
        wished_not_to,
        gave_the_night_to_another,
    ],
)
def test_what_one_supporter_did_or_chose_changes_no_number(
    happens: Callable[[Supporter], None],
) -> None:
    one = _a_team()
    before = everything()

    happens(one)

    assert everything() == before


def test_the_control_sees_a_supporter_who_joins_and_the_load_in_what_is_not_published() -> None:
    one = _a_team()
    before, idle = everything(), team_facts(ON).idle

    supported_many(one)
    assert team_facts(ON).idle == idle - 1
    a_supporter(profession="doctor")

    assert everything() != before


def test_the_measures_of_load_that_are_stored_each_month_are_in_no_table() -> None:
    """The control: they are measured, and the coordinator reads them."""
    _a_team()
    of_load = {"idle", "stretched", "looked_after", "new_trained", "refreshers"}

    codes = {one.indicator.value for one in measured(date(2025, 12, 1), ON)}
    published = {f"programme_{code}" for code in of_load}

    assert of_load <= codes
    assert published.isdisjoint(one["code"] for one in everything() if isinstance(one, dict))


def _a_team() -> Supporter:
    one, *_others = [a_supporter() for _ in range(6)]
    a_turn(actor_of(one), NIGHT)
    return one
