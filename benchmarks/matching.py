"""Matching from typed inputs to explained proposals, beside the bare solver in the same run.

Ours reads requests and supporters, applies all rules, scores every pair, finds the optimum, proves
it over all pairs, and puts reasons, substitutes and five supporters a request together. The peer is
given arrays: OR-Tools solves the forty best pairs of each request once, and proves nothing about
the rest. In turn, after one warm-up. Time is that of the processor, and the best of several runs
counts, so that a busy machine measures the program and not its neighbours. Limits: 50 ms for a day
of 20 requests and 70 supporters with every exclusion read out, 2 s for 2,000 requests and 5,000
supporters.
Run: python -m benchmarks.matching
"""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
from ortools.graph.python import min_cost_flow

from naast.cases.logic.matching import Policy, Proposals, Request, Supporter, Weights, propose

TODAY = date(2026, 11, 23)
WEIGHTS = Weights.for_policy(Policy.PROFESSION)
PEER_PAIRS = 40
PROFESSIONS = ("doctor", "resident", "nurse", "midwife", "paramedic", "support_staff")
LANGUAGES = (("nl",), ("nl", "en"), ("en",), ("nl", "fr"))


class Invented:
    """Requests and a team from a seed; one in four requests belongs to an event of several."""

    def __init__(self, requests: int, supporters: int) -> None:
        self.chance = random.Random(11)
        self.ids = [f"s{number}" for number in range(supporters)]
        self.team = [self.supporter(one) for one in self.ids]
        self.requests = [self.request(number) for number in range(requests)]

    def somebody(self) -> dict[str, Any]:
        profession = self.chance.choices(PROFESSIONS, (20, 20, 40, 8, 6, 6))[0]
        return {
            "profession": profession,
            "specialism": f"{profession} {self.chance.randrange(10)}",
            "seniority": self.chance.choice(("trainee", "starter", "experienced", "senior")),
            "birth_decade": self.chance.choice((1960, 1970, 1980, 1990, 2000)),
            "started_year": self.chance.randrange(1990, 2026),
            "site": self.chance.choice(("north", "south", "river")),
            "department": f"unit {self.chance.randrange(60)}",
            "languages": self.chance.choices(LANGUAGES, (70, 25, 2, 3))[0],
        }

    def supporter(self, name: str) -> Supporter:
        rested = timedelta(days=self.chance.randrange(200))
        return Supporter(
            id=name,
            gender=self.chance.choice(("woman", "man", "")),
            available=self.chance.random() < 0.85,
            other_sites=self.chance.random() < 0.8,
            maximum=self.chance.choice((1, 2, 2, 3)),
            open_count=self.chance.choice((0, 0, 1, 2)),
            cases_last_year=self.chance.randrange(12),
            last_case_on=TODAY - rested if self.chance.random() < 0.9 else None,
            **self.somebody(),
        )

    def request(self, number: int) -> Request:
        apart = self.chance.sample(self.ids, min(15, len(self.ids) // 5))
        return Request(
            id=f"r{number}",
            opened=number,
            person=f"p{number}",
            apart=frozenset(apart),
            event=f"event {number // 12}" if number % 12 < 3 else None,
            wish_own_unit=self.chance.choice(("any", "any", "other", "own")),
            wish_gender=self.chance.choice(("any", "any", "any", "woman")),
            supporters_wanted=2 if self.chance.random() < 0.05 else 1,
            **self.somebody(),
        )


def ours(invented: Invented) -> Proposals:
    """Everything a day's page needs; for a real day with every exclusion."""
    found = propose(invented.requests, invented.team, WEIGHTS, TODAY)
    if len(invented.requests) <= 100:
        for one in found.proposals:
            len(one.exclusions)
    return found


class Bare:
    """The arrays of one network, made beforehand from the same sizes and kinds of scores."""

    def __init__(self, requests: int, supporters: int) -> None:
        chance = np.random.default_rng(11)
        scores = chance.integers(0, 90, (requests, supporters))
        scores += chance.integers(-60, 30, supporters)
        pairs = min(PEER_PAIRS, supporters)
        column = np.argpartition(-scores, pairs - 1, axis=1)[:, :pairs].ravel()
        row = np.repeat(np.arange(requests), pairs)
        self.requests, self.end = requests, requests + supporters
        everyone, asked = np.arange(supporters), np.arange(requests)
        self.tail = np.concatenate([row, requests + everyone, asked])
        self.head = np.concatenate(
            [requests + column, np.full(supporters, self.end), np.full(requests, self.end)]
        )
        self.cost = np.concatenate(
            [200 - scores[row, column], np.zeros(supporters, int), np.full(requests, 10**6)]
        )
        self.room = np.concatenate(
            [np.ones(len(row), int), chance.integers(1, 4, supporters), np.ones(requests, int)]
        )

    def solve(self) -> None:
        network = min_cost_flow.SimpleMinCostFlow()
        network.add_arcs_with_capacity_and_unit_cost(self.tail, self.head, self.room, self.cost)
        network.set_nodes_supplies(np.arange(self.requests), np.ones(self.requests, int))
        network.set_node_supply(self.end, -self.requests)
        if network.solve() != network.OPTIMAL:
            raise RuntimeError("The bare solver found nothing; the figure would mean nothing.")


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(requests: int, supporters: int, times: int) -> tuple[float, float]:
    """The best of ours and of the bare solver, in seconds of the processor."""
    invented, bare = Invented(requests, supporters), Bare(requests, supporters)
    found = ours(invented)
    if len(found.unmatched) > requests // 10:
        raise RuntimeError("Too many requests stay without anybody; the figure would mean nothing.")
    bare.solve()
    pairs = [(seconds(lambda: ours(invented)), seconds(bare.solve)) for _ in range(times)]
    mine, peers = zip(*pairs, strict=True)
    return min(mine), min(peers)


def tell(name: str, value: float, limit: float, unit: str) -> None:
    figure = {"name": name, "value": value, "limit": limit, "unit": unit, "ratio": value / limit}
    print(json.dumps(figure))


def main() -> int:
    mine, peer = measure(20, 70, times=31)
    print(f"20 requests, 70 supporters: {mine * 1000:.1f} ms, bare solver {peer * 1000:.1f} ms")
    tell("matching 20 x 70", mine * 1000, 50, "ms")
    mine, peer = measure(2000, 5000, times=7)
    print(f"2,000 requests, 5,000 supporters: {mine:.2f} s, bare solver {peer:.2f} s")
    tell("matching 2,000 x 5,000", mine, 2, "s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
