"""Which rules came after which, and what each changed."""

import json
from dataclasses import dataclass

from naast.access.models_rules import RulesInForce
from naast.access.rules_in_force import Change, difference


@dataclass(frozen=True)
class Step:
    """One set of rules, with what it changed; the first changed nothing."""

    row: RulesInForce
    changes: tuple[Change, ...]

    @property
    def waits(self) -> bool:
        """The staff representative has not said yet whether it was shown."""
        return bool(self.changes) and self.row.seen_at is None


def history() -> list[Step]:
    """Newest first; all of them, because an upgrade that changes rules is rare."""
    rows = list(RulesInForce.objects.all())
    olds = [json.loads(row.rules) for row in rows]
    return [
        Step(row, tuple(difference(olds[place + 1], olds[place]) if row is not rows[-1] else ()))
        for place, row in enumerate(rows)
    ]
