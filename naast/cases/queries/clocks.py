"""The hospital's periods for the life of a case."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from naast.cases.logic.steps import Clocks
from naast.cases.queries.standing import standing_instruction
from naast.notify.logic.quiet import next_moment
from naast.people.queries import hospital
from naast.people.queries.sending import sending_hours
from naast.supporters.queries.on_call import OnCallNow, on_call_now


def clocks(at: datetime | None = None, supporter: UUID | None = None) -> Clocks:
    """One day until the first call; half an hour where support runs around the clock.

    at: the moment of asking. Whoever is asked at night hears of it in the morning, and has four
    hours from then; whoever is on call hears of it at once, and has as long as the hospital chose.
    While somebody is on call and the instruction is signed, nobody waits for a coordinator.
    """
    usual = _usual(at)
    duty = on_call_now(at) if at is not None else OnCallNow()
    if supporter in duty.places:
        return replace(usual, answer=duty.answer, heard_at=at)
    if at is not None and duty.in_force and standing_instruction(at) is not None:
        return replace(usual, without_coordinator=timedelta())
    return usual


def _usual(at: datetime | None) -> Clocks:
    if hospital().around_the_clock:
        return Clocks(
            first_call=timedelta(minutes=30),
            without_coordinator=timedelta(minutes=5),
            answer=timedelta(minutes=10),
        )
    return Clocks(heard_at=next_moment(at, sending_hours()) if at else None)
