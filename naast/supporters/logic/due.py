"""What is due again for a supporter: the newest text of the agreement, core competences."""

from dataclasses import dataclass
from datetime import date

from naast.supporters.logic.competences import Standing, standings_of
from naast.supporters.logic.readiness import Record, Rules, is_held_to_rules


@dataclass(frozen=True)
class Due:
    """sign: a text waits. refresh: what runs out within half a year, or did, nearest first."""

    sign: bool = False
    refresh: tuple[Standing, ...] = ()

    def __bool__(self) -> bool:
        return self.sign or bool(self.refresh)


def due_of(record: Record, rules: Rules, today: date) -> Due:
    """Of those who were there before, only what they once signed or showed runs out."""
    held = is_held_to_rules(record, rules, today)
    agreed = record.agreed
    sign = not agreed.is_newest and (held or agreed.signed > 0)
    standings = standings_of(record.shown, today=today, years=rules.years)
    refresh = [one for one in standings if one.refresh and one.code in rules.core]
    return Due(sign, tuple(sorted(refresh, key=lambda one: (one.until or date.max, one.code))))
