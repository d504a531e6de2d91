"""Who is on call at a moment, and what the hospital chose for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from naast.people.queries.sending import staffed_hours
from naast.supporters.choices_rota import RotaState, TurnKind
from naast.supporters.logic.rota import Hours, Kind, Pattern, Turn
from naast.supporters.models_rota import OnCallChoice, OnCallTurn


@dataclass(frozen=True)
class OnCallNow:
    """places: by person, 1 is asked first. Empty where no published rota covers the moment.

    answer: how long whoever is asked has before the next is asked.
    """

    places: Mapping[UUID, int] = field(default_factory=dict)
    night: bool = False
    answer: timedelta = timedelta(minutes=30)

    @property
    def in_force(self) -> bool:
        """Somebody is on call."""
        return bool(self.places)


def on_call_choice() -> OnCallChoice:
    """The defaults, unsaved, as long as nobody chose: then nobody is on call."""
    return OnCallChoice.objects.first() or OnCallChoice()


def pattern_of(choice: OnCallChoice) -> Pattern:
    """As the rota's logic reads it."""
    return Pattern(
        nights=choice.nights,
        weekends=choice.weekends,
        starts=choice.starts,
        ends=choice.ends,
        places=choice.places,
        rest=timedelta(hours=choice.rest_hours),
        most=choice.most,
    )


def rota_hours() -> Hours:
    """The hospital's clock and days off."""
    staffed = staffed_hours()
    return Hours(staffed.zone, staffed.is_day_off)


def on_call_now(at: datetime) -> OnCallNow:
    """Two queries, or one where nobody was ever on call."""
    rows = turns_at(at)
    if not rows:
        return OnCallNow()
    # The first place last: who was given both is asked first, and not as their own reserve.
    places = {
        row.supporter.person_id: row.place for row in reversed(rows) if row.supporter is not None
    }
    night = any(row.kind == TurnKind.NIGHT.value for row in rows)
    return OnCallNow(places, night, timedelta(minutes=on_call_choice().answer_minutes))


def turns_at(at: datetime) -> Sequence[OnCallTurn]:
    """The published turns that cover the moment and have somebody, the first place first."""
    rows = published().filter(starts_at__lte=at, ends_at__gt=at).exclude(supporter=None)
    return list(rows.filter(supporter__active=True).order_by("place", "starts_at"))


def published() -> QuerySet[OnCallTurn]:
    """All turns that the team sees, with their people."""
    rows = OnCallTurn.objects.filter(rota__state=RotaState.PUBLISHED.value)
    return rows.select_related("supporter__person", "rota")


def as_turn(row: OnCallTurn) -> Turn:
    """As the rota's logic reads it."""
    return Turn(row.starts_at, row.place, row.ends_at, row.on, Kind(row.kind))
