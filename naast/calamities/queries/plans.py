"""Which steps of the hospital's own hold for which file: those of the moment it was opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from naast.calamities.logic.clocks.calendars import Calendar, calendar_of, with_own_days
from naast.calamities.logic.clocks.rules import Rule
from naast.calamities.logic.plan import Plan, plan_in_force, read_plan, shipped
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.models_clocks import StepPlan


@dataclass(frozen=True)
class Plans:
    """All that ever held and are still needed, read once."""

    held: tuple[tuple[datetime, Plan], ...]

    def of(self, file: CalamityFile) -> Plan:
        """What held when the file was opened."""
        return plan_in_force(self.held, file.opened_at)

    def rule(self, step: FileStep) -> Rule:
        """step: with its file."""
        return self.of(step.file).rule(step.rule)


def plans() -> Plans:
    """One query, however many steps are asked about."""
    rows = StepPlan.objects.order_by("kept_at")
    return Plans(tuple((one.kept_at, read_plan(one.steps, one.closed)) for one in rows))


def plan_now() -> Plan:
    """What holds for a file that is opened now."""
    row = StepPlan.objects.order_by("kept_at").last()
    return read_plan(row.steps, row.closed) if row else shipped()


def calendar_for(rule: Rule, plan: Plan) -> Calendar:
    """The rule's own country's days; for the hospital's own steps those of the hospital."""
    days = calendar_of(rule.country or settings.COUNTRY)
    return with_own_days(days, [one.on for one in plan.closed])


def in_order(steps: Iterable[FileStep], plan: Plan) -> list[FileStep]:
    """Of one file: by day, and on one day as the hospital has put its own steps."""
    place = {one.name: number for number, one in enumerate(plan.steps)}
    return sorted(steps, key=lambda one: (one.due_on, place.get(one.rule, -1), one.rule))
