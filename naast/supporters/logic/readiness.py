"""Who may be proposed to a colleague: agreement signed, core competences shown, or there before.

Whoever was in the team before Naast kept this, or came with the staff file as trained, counts as
ready until the day on which the hospital asks it of everybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from naast.supporters.logic.competences import CORE_BY_DEFAULT, YEARS_BY_DEFAULT, missing_core


@dataclass(frozen=True)
class Rules:
    """What the hospital asks. everybody_from: of those who were there before, too; None: never.

    renew_days: how long an earlier text of the agreement is enough after a new one.
    """

    core: tuple[str, ...] = CORE_BY_DEFAULT
    years: int = YEARS_BY_DEFAULT
    everybody_from: date | None = None
    renew_days: int = 30


@dataclass(frozen=True)
class Agreed:
    """signed: the newest version this supporter signed, 0 for none; newest: the hospital's, with
    the day since which it holds."""

    signed: int = 0
    newest: int = 0
    since: date | None = None

    @property
    def is_newest(self) -> bool:
        """Nothing to sign."""
        return 0 < self.signed == self.newest

    def counts(self, today: date, renew_days: int) -> bool:
        """The newest, or the one before for a while."""
        if self.is_newest:
            return True
        in_time = self.since is not None and today < self.since + timedelta(days=renew_days)
        return self.signed > 0 and in_time


@dataclass(frozen=True)
class Record:
    """One supporter. came_by_plan: welcomed in Naast, so that the rules hold from the first day.

    shown: the last day of each competence.
    """

    came_by_plan: bool = False
    trained_on: date | None = None
    agreed: Agreed = Agreed()
    shown: Mapping[str, date] = field(default_factory=dict)


class Lacks(StrEnum):
    """What keeps somebody from being asked."""

    AGREEMENT = "agreement"
    CORE = "core"
    START = "start"


def lacks(record: Record, rules: Rules, today: date) -> tuple[Lacks, ...]:
    """What a supporter to whom the rules apply still needs; empty where nothing."""
    core = missing_core(record.shown, rules.core, today=today, years=rules.years)
    needs = {
        Lacks.AGREEMENT: not record.agreed.counts(today, rules.renew_days),
        Lacks.CORE: bool(core),
        Lacks.START: record.trained_on is None or record.trained_on > today,
    }
    return tuple(one for one, holds in needs.items() if holds)


def is_held_to_rules(record: Record, rules: Rules, today: date) -> bool:
    """From the first day for who came this way, from the hospital's day for everybody."""
    started = rules.everybody_from is not None and today >= rules.everybody_from
    return record.came_by_plan or started


def is_ready(record: Record, rules: Rules, today: date) -> bool:
    """Nothing but being trained is asked of those who were there before."""
    if not is_held_to_rules(record, rules, today):
        return True
    return not set(lacks(record, rules, today)) - {Lacks.START}
