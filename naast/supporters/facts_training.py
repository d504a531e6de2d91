"""Whether the team keeps up what it learnt: two counts, of nobody by name."""

from dataclasses import dataclass
from datetime import date

from naast.supporters.facts_team import serving
from naast.supporters.logic.due import due_of
from naast.supporters.queries.readiness import records_of, training_rules


@dataclass(frozen=True)
class RefreshersDue:
    """due: supporters with a core competence that has run out, or does within half a year; of:
    those of whom any competence is recorded."""

    due: int = 0
    of: int = 0


def refreshers_due(on: date) -> RefreshersDue:
    """Of trained supporters who serve on that day."""
    rules, records = training_rules(), records_of(list(serving(on)), on)
    known = [record for record in records.values() if record.shown]
    return RefreshersDue(
        sum(1 for record in known if due_of(record, rules, on).refresh), len(known)
    )
