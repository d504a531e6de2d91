"""What was destroyed, told so that nobody learns whose: which kinds, from which day, how exactly.

A number that grows by one on the day on which somebody's support ends would tell that day. So of
support only whole quarters are told, in whole tens, when its last keys are dead; and what goes
together with support (messages, answer codes, events of a case) is not counted at all.
"""

from datetime import date, timedelta

SUPPORT = "support"
LEAST_TOLD = 10
NIGHTS = 8  # after the quarter: by then the last key of its last day is dead
COUNTED = frozenset(
    {
        "access.RoleGrant",
        "access.RoleProposal",
        "calamities.CalamityFile",
        "cases.GroupMonth",
        "incidents.Incident",
        "incidents.KeptFile",
        "incidents.RowToMend",
        "people.Absence",
        "people.Person",
        "people.StaffUpload",
        "people.StandsApart",
        "privacy.AuditEvent",
        "supporters.MonthlyLoad",
        "supporters.Supporter",
    }
)


def month_of(day: date) -> date:
    """Its first day."""
    return day.replace(day=1)


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def quarter_to_note(today: date) -> date | None:
    """The quarter before this one, once its keys are dead; None in the days before that."""
    this = quarter_of(today)
    if today < this + timedelta(days=NIGHTS):
        return None
    return quarter_of(this - timedelta(days=1))


def may_be_told(kind: str, since: date, today: date) -> bool:
    """A month that is not over is not told; a quarter of support is stored only when it is."""
    return kind == SUPPORT or since < month_of(today)


def in_words(rows: int) -> str:
    """The number as far as it is told: "<10" below ten, and else whole tens."""
    return "<10" if rows < LEAST_TOLD else str(rows // 10 * 10)
