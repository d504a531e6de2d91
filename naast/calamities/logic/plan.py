"""Which steps a file begins by itself, and whose they are: the law's, and the hospital's own.

The hospital's own are a template that it can change; the law's stand in rules.json.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal, cast

from naast.calamities.logic.clocks.rules import Moment, Owner, Rule, Unit, rules

# Support has no step: the file shows one line, and nobody learns on which day it was offered.
SUPPORT_RULE = "own-support"
# Ends with the decision what it is, and in no other way.
DOUBT_RULE = "nl-igj-doubt"
STILL_IN_DOUBT = "nl-igj-still-in-doubt"
WEIGHED_BY = (DOUBT_RULE, STILL_IN_DOUBT)
# Done when a report went out, which two people signed.
REPORT_RULES = (
    "nl-igj-report",
    STILL_IN_DOUBT,
    "nl-igj-investigation",
    "nl-igj-complete-report",
    "own-final-report",
)
# Of these only a decision about the file lets go: whether it is a calamity.
LET_GO_BY_WEIGHING = ("nl-igj-report", *WEIGHED_BY)
LONGEST_TITLE = 80
MOST_STEPS = 30
LONGEST_OWN = {"at_once": 0, "days": 365, "working_days": 250, "weeks": 104}
Way = Literal["up", "down"]


class PlanRefused(ValueError):
    """code: unknown, too_many, double, length or window."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class OwnStep:
    """One step of the hospital's own. title: empty for a shipped one that keeps its words.

    still: whether this clock may stand still, which is for the hospital to say.
    """

    name: str
    unit: Unit
    length: int
    begins: Moment
    owner: Owner
    title: str = ""
    opens_after: int | None = None
    still: bool = False

    def as_rule(self) -> Rule:
        """To be counted with."""
        basis = "The hospital's own steps"
        return Rule(
            self.name,
            self.unit,
            self.length,
            "policy",
            "own",
            basis,
            opens_after=self.opens_after,
            suspension=basis if self.still else "",
            begins=self.begins,
            owner=self.owner,
            title=self.title,
        )


@dataclass(frozen=True)
class ClosedDay:
    """A day on which the hospital is closed; name: such as Carnival."""

    on: date
    name: str = ""


@dataclass(frozen=True)
class Plan:
    """What holds for files that are opened while it does. steps: in the order of the page."""

    steps: tuple[OwnStep, ...]
    closed: tuple[ClosedDay, ...] = ()
    _rules: dict[str, Rule] = field(default_factory=dict, compare=False, repr=False)

    def rule(self, name: str) -> Rule:
        """The hospital's own as the plan has it, every other as the law has it."""
        if not self._rules:
            self._rules.update(rules())
            self._rules.update((one.name, one.as_rule()) for one in self.steps)
        return self._rules[name]

    def has(self, name: str) -> bool:
        """Whether that step of the hospital's own is in it."""
        return any(one.name == name for one in self.steps)

    def begin(self, moment: Moment, country: str) -> list[Rule]:
        """What starts by itself at that moment of a file. Rules of another country stay out."""
        law = [one for one in rules().values() if one.country == country]
        own = [one.as_rule() for one in self.steps]
        return [one for one in (*law, *own) if one.begins == moment]


def startable(plan: Plan, country: str) -> list[Rule]:
    """What a letter, a complaint or the secretary can start in a file, the law's first. The clock
    of doubt runs from the detection, and what follows its end begins by itself."""
    law = [one for one in rules().values() if one.country == country]
    law = [one for one in law if one.name not in WEIGHED_BY]
    return [*law, *(one.as_rule() for one in plan.steps)]


def by_letter(rule: Rule) -> bool:
    """Whether each letter, notice or complaint starts a clock of its own. What a file begins by
    itself, and the end of doubt, is there once."""
    return not rule.begins and rule.name not in WEIGHED_BY


def shipped() -> Plan:
    """The template of one hospital that described its work."""
    own = [one for one in rules().values() if one.trust == "own" and one.name != SUPPORT_RULE]
    return Plan(
        tuple(
            OwnStep(
                one.name,
                one.unit,
                one.length,
                one.begins,
                one.owner,
                opens_after=one.opens_after,
                still=bool(one.suspension),
            )
            for one in own
        )
    )


def read_plan(steps: Iterable[Mapping[str, Any]], closed: Iterable[Mapping[str, Any]]) -> Plan:
    """As written_plan wrote it."""
    return Plan(
        tuple(OwnStep(**one) for one in steps),
        tuple(ClosedDay(date.fromisoformat(one["on"]), one["name"]) for one in closed),
    )


def written_plan(plan: Plan) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """For a column of JSON."""
    closed = [{"on": one.on.isoformat(), "name": one.name} for one in plan.closed]
    return [asdict(one) for one in plan.steps], closed


def with_step(plan: Plan, step: OwnStep) -> Plan:
    """Added at the end, or in the place of the one with this name. Raises PlanRefused."""
    _refuse(step)
    if plan.has(step.name):
        changed = tuple(step if one.name == step.name else one for one in plan.steps)
        return Plan(changed, plan.closed)
    if len(plan.steps) >= MOST_STEPS:
        raise PlanRefused("too_many")
    return Plan((*plan.steps, step), plan.closed)


def without_step(plan: Plan, name: str) -> Plan:
    """Files opened before keep it. Raises PlanRefused."""
    _number_of(plan, name)
    return Plan(tuple(one for one in plan.steps if one.name != name), plan.closed)


def moved(plan: Plan, name: str, way: Way) -> Plan:
    """One place up or down; at the end it stays. Raises PlanRefused."""
    steps: list[OwnStep] = list(plan.steps)
    old = _number_of(plan, name)
    new = min(max(old + (-1 if way == "up" else 1), 0), len(steps) - 1)
    steps.insert(new, steps.pop(old))
    return Plan(tuple(steps), plan.closed)


def with_closed(plan: Plan, day: ClosedDay) -> Plan:
    """Raises PlanRefused for a day that is there."""
    if any(one.on == day.on for one in plan.closed):
        raise PlanRefused("double")
    return Plan(plan.steps, tuple(sorted((*plan.closed, day), key=lambda one: one.on)))


def without_closed(plan: Plan, on: date) -> Plan:
    """Without that day."""
    return Plan(plan.steps, tuple(one for one in plan.closed if one.on != on))


def _number_of(plan: Plan, name: str) -> int:
    names = [one.name for one in plan.steps]
    if name not in names:
        raise PlanRefused("unknown")
    return names.index(name)


def _refuse(step: OwnStep) -> None:
    if not 0 <= step.length <= LONGEST_OWN[step.unit] or (step.unit != "at_once") != bool(
        step.length
    ):
        raise PlanRefused("length")
    if step.opens_after is not None and (
        step.unit != "weeks" or not 0 < step.opens_after < step.length
    ):
        raise PlanRefused("window")


def plan_in_force(plans: Sequence[tuple[Any, Plan]], moment: Any) -> Plan:
    """plans: with the moment from which each held, in order; the shipped one before the first."""
    held = [plan for since, plan in plans if since <= moment]
    return held[-1] if held else shipped()


def family_rules() -> frozenset[str]:
    """What the law asks for every incident with noticeable consequences, calamity or not."""
    return frozenset(name for name, rule in rules().items() if rule.every_incident)


def begun_by_itself() -> frozenset[str]:
    """Rules of law that a file starts by itself: somebody else's letter starts the others."""
    return frozenset(name for name, rule in rules().items() if rule.begins)


def is_own(name: str) -> bool:
    """Whether it is a step of the hospital's own."""
    return name.startswith("own-")


def let_go_by_no_calamity(name: str) -> bool:
    """What a decision that it is no calamity ends. Not what a letter or complaint started."""
    ended = is_own(name) or name in begun_by_itself() or name in WEIGHED_BY
    return ended and name not in family_rules()


def owner_of(rule: Rule) -> Owner:
    """Whose it is at first."""
    return cast("Owner", rule.owner or "calamity_secretary")
