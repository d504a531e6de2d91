"""Three years of numbers, published by the product's own action from invented facts."""

from datetime import UTC, date, datetime
from random import Random

from django.utils import timezone

from naast.access.actor import Actor
from naast.insight.actions.publish import publish
from naast.people.models import Department
from naast_demo.hospital.answers import Past
from naast_demo.hospital.clocks import load_clocks
from naast_demo.hospital.events import load_older_events
from naast_demo.hospital.offers import offers_of_year
from naast_demo.hospital.programme import forget_old_months, load_older_months
from naast_demo.hospital.size import Size

YEARS = 3
PASSES = 1.7  # given for each answer


def years_before(now: datetime) -> list[int]:
    """The last whole years, oldest first."""
    return [timezone.localdate(now).year - back for back in range(YEARS, 0, -1)]


def past_rounds(now: datetime, size: Size) -> list[Past]:
    """A round of answers in each of the years with enough, counted in December."""
    return [
        Past(
            datetime(year, 2, 3, 9, tzinfo=UTC),
            datetime(year, 12, 2, 9, tzinfo=UTC),
            answered,
            int(answered * PASSES),
        )
        for year, answered in zip(years_before(now), size.answers, strict=True)
        if answered
    ]


def load_published(
    coordinator: Actor,
    departments: list[Department],
    now: datetime,
    random: Random,
    size: Size,
) -> None:
    """After everything that the numbers count. Each in January of the next year."""
    years = years_before(now)
    since = date(years[0], 1, 1)
    load_older_events(random, departments, now, since=since, a_month=size.events)
    load_clocks(now, random)
    load_older_months(since, size)
    facts = {
        str(year): offers_of_year(random, number)
        for year, number in zip(years, size.offers, strict=True)
    }
    for year in years:
        at = datetime(year + 1, 1, 15, 9, tzinfo=UTC)
        publish(actor=coordinator, at=at, period=str(year), facts=facts)
    forget_old_months(now)
