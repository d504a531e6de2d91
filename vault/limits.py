"""How much one actor may open in an hour, and what has been told in this hour already."""

from collections import Counter
from collections.abc import Hashable, Mapping

# Openings of different cases per actor and hour; a wrong number costs an hour, not a case.
DEFAULTS: Mapping[str, int] = {
    "coordinator": 200,
    "deputy_coordinator": 200,
    "supporter": 60,
    "colleague": 30,
    "return_code": 30,
    "system:matching": 2000,
    "system:standing": 500,
    "system:clock": 2000,
    "system:intake": 2000,
    "rounds": 10,  # pinned by one coordinator
    "publications": 10,  # pinned by anybody; a year has one
    "find": 1000,  # people who look whether there is a case of their own, all together
    "all": 6000,  # everybody together
    "refusals": 2000,  # entries about refusals; more are only counted
}


class Hour:
    """Counts that are forgotten when the next hour begins."""

    def __init__(self, limits: Mapping[str, int]) -> None:
        self.limits = {**DEFAULTS, **limits}
        self.number = -1
        self.used: Counter[Hashable] = Counter()
        self.told: set[Hashable] = set()

    def at(self, now: float) -> "Hour":
        """This hour, empty if the clock has entered a new one."""
        number = int(now // 3600)
        if number != self.number:
            self.number = number
            self.used.clear()
            self.told.clear()
        return self

    def has_room(self, kind: str, who: str, more: int) -> bool:
        """Whether the actor, and everybody together, may open so many more."""
        own = self.used[kind, who] + more <= self.limits.get(kind, 0)
        return own and self.used["all"] + more <= self.limits["all"]

    def use(self, kind: str, who: str, more: int) -> None:
        """Count them."""
        self.used[kind, who] += more
        self.used["all"] += more
