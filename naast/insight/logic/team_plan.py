"""What a hospital says of itself before the years are played: every assumption of the simulation.

The defaults are the simplest case. What a page or command proposes, and why, stands in choices.
"""

from dataclasses import dataclass, replace

HOUR, DAY, YEAR = 1.0, 24.0, 365 * 24.0  # the simulation counts in hours
MOST_REQUESTS = 20_000  # in one play: beyond it the years are fewer


@dataclass(frozen=True, kw_only=True)
class TeamPlan:
    """requests_a_year: colleagues who are offered a call. accepting: share who want support.

    support_days: mean length of support, from the first call to the end; exponential: it varies
    widely round that mean, else always the same. rest_days: after each colleague. says_no: chance
    that a supporter who is asked cannot; answer_hours: until a supporter answers. absent: share of
    the year, in spells of absence_days. on_call: how many are asked in a week, in turn; 0 is all.
    calls_from, calls_until: hours of the day in which calls are made. weekends: calls, too, then.
    working_days: how many times as many requests on a weekday as on a weekend day; daytime: in the
    twelve hours from seven as in the other twelve. mass_events a year, of mass_people each.
    waits: False sends a request elsewhere when everybody is taken (Erlang B).
    """

    requests_a_year: float
    accepting: float = 1.0
    conversations: float = 1.0
    minutes: float = 0.0
    support_days: float = 28.0
    exponential: bool = True
    rest_days: float = 0.0
    maximum: int = 1
    says_no: float = 0.0
    answer_hours: float = 0.0
    absent: float = 0.0
    absence_days: float = 14.0
    on_call: int = 0
    calls_from: float = 0.0
    calls_until: float = 24.0
    weekends: bool = True
    working_days: float = 1.0
    daytime: float = 1.0
    mass_events: float = 0.0
    mass_people: int = 0
    late_after_hours: float = 24.0
    waits: bool = True
    years: float = 10.0
    seed: int = 20261122

    @property
    def people_a_year(self) -> float:
        """Mass events included."""
        return self.requests_a_year + self.mass_events * self.mass_people

    @property
    def taken_at_once(self) -> float:
        """How many colleagues are supported at a time, on average: the load in Erlang."""
        return self.people_a_year * self.accepting * self.support_days / 365

    def affordable(self) -> "TeamPlan":
        """With so few years that playing takes seconds, and never less than one."""
        most = max(1.0, MOST_REQUESTS / max(self.people_a_year, 1.0))
        return replace(self, years=min(self.years, most))
