"""Years of requests played through, hour by hour: is a team of this size large enough?

Everybody waits in turn; whoever has helped fewest is asked first. The same plan and seed give the
same years, and every team size meets the same requests. Checked against Erlang's formulas where
these apply: tests/insight/logic/test_simulation.py. In hours throughout.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from naast.insight.logic.team_plan import DAY, YEAR, TeamPlan

WEEK = 7 * DAY
WARM_UP = 180 * DAY  # the first half year starts with nobody taken, so it is not counted
_ANSWER, _END, _RESTED, _AWAY, _BACK, _OPENS, _TURN = range(7)


@dataclass(frozen=True)
class TeamOutcome:
    """Of one team size. Shares of all requests; loads a supporter and a year."""

    team: int
    requests: int
    late: float
    waited: float
    lost: float
    mean_wait_hours: float
    colleagues: float
    conversations: float
    hours: float
    taken: float


@dataclass(frozen=True)
class Requests:
    """What comes in, the same for every team size: when, how long support lasts (0: declined)."""

    at: Sequence[float]
    length: Sequence[float]
    until: float


def requests_of(plan: TeamPlan) -> Requests:
    """Poisson by the hour of the week, mass events on top."""
    chance = np.random.default_rng(plan.seed)
    weeks = max(1, round(plan.years * YEAR / WEEK))
    until = weeks * WEEK
    single = chance.poisson(plan.requests_a_year * until / YEAR)
    mass = chance.poisson(plan.mass_events * until / YEAR)
    together = np.repeat(_moments(plan, mass, weeks, chance), plan.mass_people)
    at = np.sort(np.concatenate([_moments(plan, single, weeks, chance), together]))
    mean = plan.support_days * DAY
    length = chance.exponential(mean, len(at)) if plan.exponential else np.full(len(at), mean)
    length[chance.random(len(at)) >= plan.accepting] = 0.0
    return Requests(at.tolist(), length.tolist(), until)


def _moments(
    plan: TeamPlan, number: int, weeks: int, chance: np.random.Generator
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    hours = np.arange(168)
    weight = np.where(hours < 120, plan.working_days, 1.0)
    weight = weight * np.where((hours % 24 >= 7) & (hours % 24 < 19), plan.daytime, 1.0)
    hour = chance.choice(168, number, p=weight / weight.sum())
    moments = chance.integers(0, weeks, number) * WEEK + hour + chance.random(number)
    return moments.astype(np.float64)


def play(plan: TeamPlan, team: int, requests: Requests | None = None) -> TeamOutcome:
    """One team size. requests: when several sizes meet the same ones."""
    return _Play(plan, team, requests or requests_of(plan)).outcome()


def play_sizes(plan: TeamPlan, sizes: Sequence[int]) -> list[TeamOutcome]:
    """Several team sizes with the same requests."""
    requests = requests_of(plan)
    return [play(plan, size, requests) for size in sizes]


class _Play:
    """The state of the team while the hours pass."""

    def __init__(self, plan: TeamPlan, team: int, requests: Requests) -> None:
        self.plan, self.team, self.requests = plan, team, requests
        self.chance = np.random.default_rng(plan.seed + 1)
        self.draws: list[float] = []
        self.events: list[tuple[float, int, int, int, int]] = []
        self.order = 0
        self.now = 0.0
        self.queue: deque[int] = deque()
        self.open = [0] * team
        self.away = [False] * team
        self.rest_until = [0.0] * team
        self.turn = [plan.on_call == 0] * team
        self.load = [0] * team
        self.queued = [False] * team
        self.free: list[tuple[int, int]] = []
        self.asked_at = [-1.0] * len(requests.at)
        self.called_at = [-1.0] * len(requests.at)
        self.lost: set[int] = set()
        self.warm = min(WARM_UP, requests.until / 10)
        self.busy = 0.0
        self.whole_day = plan.calls_from <= 0 and plan.calls_until >= DAY and plan.weekends

    def outcome(self) -> TeamOutcome:
        self._begin()
        events, arrivals, until = self.events, self.requests.at, self.requests.until
        coming, total = 0, len(arrivals)
        while True:
            arrival = arrivals[coming] if coming < total else until
            if events and events[0][0] <= arrival:
                self.now, _order, kind, who, which = heappop(events)
                if self.now >= until:
                    break
                _DO[kind](self, who, which)
            elif coming < total:
                self.now = arrival
                self._arrives(coming)
                coming += 1
                continue
            else:
                break
            if self.queue:
                self._serve()
        return self._summary()

    def _begin(self) -> None:
        plan = self.plan
        for who in range(self.team):
            if plan.absent > 0:
                # Begin as on any day: some are away already.
                kind = _BACK if self._draw() < plan.absent else _AWAY
                self.away[who] = kind == _BACK
                self._later(self._spell(away=kind == _BACK), kind, who)
            self._may_be_asked(who)
        if plan.on_call:
            self._next_turn(0, 0)
        if not self.whole_day:
            self._later(self._next_call(0.0), _OPENS)

    def _arrives(self, which: int) -> None:
        self.queue.append(which)
        self._serve()
        if not self.plan.waits and self.queue:
            self.lost.add(self.queue.pop())

    def _serve(self) -> None:
        """Whoever waits longest is given to whoever helped fewest, in the hours of calling."""
        if not self.whole_day and self._next_call(self.now) > self.now:
            return
        while self.queue:
            who = self._somebody()
            if who is None:
                return
            which = self.queue.popleft()
            self.open[who] += 1
            self.load[who] += 1
            if self.asked_at[which] < 0:
                self.asked_at[which] = self.now
            self._may_be_asked(who)
            if self.plan.answer_hours:
                answered = self._next_call(self.now + self.plan.answer_hours)
                self._later(answered - self.now, _ANSWER, who, which)
            else:
                self._answers(who, which)

    def _somebody(self) -> int | None:
        while self.free:
            _load, who = heappop(self.free)
            self.queued[who] = False
            if self._can(who):
                return who
        return None

    def _can(self, who: int) -> bool:
        return (
            self.open[who] < self.plan.maximum
            and self.turn[who]
            and not self.away[who]
            and self.rest_until[who] <= self.now
        )

    def _may_be_asked(self, who: int, _which: int = 0) -> None:
        if not self.queued[who] and self._can(who):
            self.queued[who] = True
            heappush(self.free, (self.load[who], who))

    def _answers(self, who: int, which: int) -> None:
        """No: somebody else is asked, and this one not again today. Yes: the call is made."""
        if self.plan.says_no and self._draw() < self.plan.says_no:
            self.load[who] -= 1
            self.open[who] -= 1
            self._rests(who, DAY)
            self.queue.appendleft(which)
            return
        self.called_at[which] = self.now
        length = self.requests.length[which]
        if length:
            self.busy += min(length, self.requests.until - self.now) if self.now > self.warm else 0
            self._later(length, _END, who)
        else:
            self.open[who] -= 1
            self._may_be_asked(who)

    def _ends(self, who: int, _which: int) -> None:
        self.open[who] -= 1
        if self.plan.rest_days:
            self._rests(who, self.plan.rest_days * DAY)
        else:
            self._may_be_asked(who)

    def _rests(self, who: int, hours: float) -> None:
        self.rest_until[who] = max(self.rest_until[who], self.now + hours)
        self._later(self.rest_until[who] - self.now, _RESTED, who)

    def _goes(self, who: int, _which: int) -> None:
        self.away[who] = True
        self._later(self._spell(away=True), _BACK, who)

    def _comes_back(self, who: int, which: int) -> None:
        self.away[who] = False
        self._later(self._spell(away=False), _AWAY, who)
        self._may_be_asked(who, which)

    def _spell(self, *, away: bool) -> float:
        mean = self.plan.absence_days * DAY
        if not away:
            mean *= (1 - self.plan.absent) / self.plan.absent
        return float(self.chance.exponential(mean))

    def _opens(self, _who: int, _which: int) -> None:
        """The first minute of calling; the next one is on the next day on which calls are made."""
        day = self.now - self.now % DAY + DAY
        self._later(self._next_call(day) - self.now, _OPENS)

    def _next_turn(self, _who: int, _which: int) -> None:
        """A week on call goes round the team."""
        first = round(self.now / WEEK) * self.plan.on_call
        on = {(first + place) % self.team for place in range(min(self.plan.on_call, self.team))}
        for who in range(self.team):
            self.turn[who] = who in on
            self._may_be_asked(who)
        self._later(WEEK, _TURN)

    def _next_call(self, at: float) -> float:
        """The moment itself in the hours of calling, else the next opening."""
        if self.whole_day:
            return at
        day, hour = at - at % DAY, at % DAY
        if self._calls_on(day) and hour < self.plan.calls_until:
            return max(at, day + self.plan.calls_from)
        day += DAY
        while not self._calls_on(day):
            day += DAY
        return day + self.plan.calls_from

    def _calls_on(self, day: float) -> bool:
        return self.plan.weekends or day % WEEK < 5 * DAY

    def _later(self, hours: float, kind: int, who: int = 0, which: int = 0) -> None:
        self.order += 1
        heappush(self.events, (self.now + hours, self.order, kind, who, which))

    def _draw(self) -> float:
        if not self.draws:
            self.draws = self.chance.random(4096).tolist()
        return self.draws.pop()

    def _summary(self) -> TeamOutcome:
        plan, until = self.plan, self.requests.until
        late = waited = asked = counted = taken_on = 0
        wait = 0.0
        for which, at in enumerate(self.requests.at):
            if at < self.warm or at > until:
                continue
            counted += 1
            if which in self.lost:
                continue
            called = self.called_at[which]
            # Who still waits at the end is late once the time has passed; before, nobody knows.
            late += (called if called >= 0 else until) - at > plan.late_after_hours
            first = self.asked_at[which]
            wait += (first if first >= 0 else until) - at
            waited += first < 0 or first > at
            asked += 1
            taken_on += called >= 0 and self.requests.length[which] > 0
        per_year = YEAR / (until - self.warm) / self.team
        conversations = taken_on * plan.conversations * per_year
        return TeamOutcome(
            team=self.team,
            requests=counted,
            late=late / max(counted, 1),
            waited=waited / max(asked, 1),
            lost=sum(1 for which in self.lost if self.requests.at[which] >= self.warm)
            / max(counted, 1),
            mean_wait_hours=wait / max(asked, 1),
            colleagues=asked * per_year,
            conversations=conversations,
            hours=conversations * plan.minutes / 60,
            taken=self.busy / (until - self.warm) / (self.team * plan.maximum),
        )


_DO = {
    _ANSWER: _Play._answers,
    _END: _Play._ends,
    _RESTED: _Play._may_be_asked,
    _AWAY: _Play._goes,
    _BACK: _Play._comes_back,
    _OPENS: _Play._opens,
    _TURN: _Play._next_turn,
}
