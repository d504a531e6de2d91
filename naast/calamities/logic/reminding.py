"""When somebody is told of a step: the day before, on the day, and everybody after it."""

from datetime import date, timedelta

BEFORE, ON_THE_DAY, ESCALATED = 1, 2, 3


def stage_of(due_on: date, today: date) -> int:
    """How far telling should have got by today; 0 is nobody yet."""
    if today > due_on:
        return ESCALATED
    if today == due_on:
        return ON_THE_DAY
    return BEFORE if today == due_on - timedelta(days=1) else 0
