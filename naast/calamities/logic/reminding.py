"""When somebody is told of a step: the day before, on the day, and everybody each week after."""

from datetime import date, timedelta

BEFORE, ON_THE_DAY, ESCALATED = 1, 2, 3
WEEK = 7
MOST = 30_000  # what the column holds; by then it is centuries late


def stage_of(due_on: date, today: date) -> int:
    """How far telling should have got by today; 0 is nobody yet. Late, one more every week."""
    if today > due_on:
        return min(ESCALATED + ((today - due_on).days - 1) // WEEK, MOST)
    if today == due_on:
        return ON_THE_DAY
    return BEFORE if today == due_on - timedelta(days=1) else 0
