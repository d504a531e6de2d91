"""The best choice for all requests together: a min-cost flow, exact however many supporters.

The network: each request sends as many units as it wants supporters, to supporters that may take
it or past everybody; each supporter takes as many as there is room. Requests of one event reach a
supporter only through a node of that event and supporter with room for one.

What is best, in this order: as many requests as possible have a supporter, and then a second one
where wanted, those who wait longest first; the sum of scores, less a deduction for proposing
somebody twice; the longest rest (supporters are numbered by rest, then id).

A big table is not put into the network as a whole. It starts with the best supporters of each
request, and the prices of the solution (what a unit costs from any node to the end) tell which of
the other pairs could make it cheaper. When none could, the solution is the best of the whole table.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from ortools.graph.python import min_cost_flow

from naast.cases.logic.matching_columns import Numbers

NO = np.iinfo(np.int32).min  # the score of a pair that a hard rule keeps apart
FAR = 5  # points from being chosen
ROUNDS_WITH_PARKING = 4
SECOND_LOOK = 12  # pairs of each request that are added at a time
PATIENCE = 60  # steps that prices get to settle before the network is solved again
ROWS_AT_ONCE = 128
_NEVER = np.int64(1) << 61
_HIGHEST_COST = 1 << 60


class TooManyAtOnce(Exception):
    """The numbers no longer fit; more than some ten thousand requests at once."""


@dataclass(frozen=True)
class Table:
    """Scores of requests (rows, longest waiting first) and supporters (columns, most rest first).

    units: supporters wanted by each request; room: of each supporter; group: the event of each
    request or -1; asked_twice: points off for the second request of one supporter, twice as many
    for the third, and so on. look: how many supporters of each request the network starts with.
    """

    scores: Numbers
    units: Numbers
    room: Numbers
    group: Numbers
    asked_twice: int
    look: int = 16

    @cached_property
    def top(self) -> int:
        """The highest score of any pair."""
        return int(self.scores.max(initial=0))

    @cached_property
    def first_look(self) -> Numbers:
        """Numbers of the best supporters of each request, best first; column by column."""
        depth = min(self.look, self.scores.shape[1])
        found: Numbers = np.concatenate([_best_of(part, depth) for part in _parts(self.scores)])
        return found


@dataclass(frozen=True)
class _Costs:
    """What the network pays. score: for a point; rest: for a place in the order of rest."""

    score: int
    rest: int
    without: Numbers  # (requests, 2): going without the last unit, and without the one before

    def of(self, table: Table, scores: Numbers, columns: Numbers) -> Numbers:
        """Costs of pairs with these scores, in these columns; never below zero."""
        lost = table.top - scores.astype(np.int64)
        cost: Numbers = lost * self.score + columns * self.rest
        cost[scores == NO] = _NEVER
        return cost


def choose(table: Table) -> list[tuple[int, int]]:
    """Pairs of request and supporter, in order; the best for everyone together."""
    if not table.scores.size:
        return []
    served, pairs = _solve(table, _by_score(table))
    if (served < table.units).any():
        fewer = replace(table, units=_solve(table, _by_waiting(table))[0])
        pairs = _solve(fewer, _by_score(fewer))[1]
    return pairs


def _by_score(table: Table) -> _Costs:
    """Scores first, then rest; going without costs more than everything else together."""
    units = int(table.units.sum())
    rest = units * table.scores.shape[1] + 1
    lowest = int(table.scores.min(initial=0, where=table.scores != NO))
    deduction = table.asked_twice * min(int(table.room.max(initial=0)), len(table.scores))
    dearest = (table.top - lowest + deduction) * rest + table.scores.shape[1]
    without = (units + 1) * dearest
    if without > _HIGHEST_COST:
        raise TooManyAtOnce("Too many requests at once. Match those of one site at a time.")
    return _Costs(rest, 1, np.full((len(table.scores), 2), without, dtype=np.int64))


def _by_waiting(table: Table) -> _Costs:
    """Only who goes without: a first supporter counts before any second, long before short."""
    places = np.arange(len(table.scores), 0, -1, dtype=np.int64)
    return _Costs(0, 0, np.stack([np.where(table.units > 1, 0, len(places)) + places,
                                  len(places) + places], axis=1))  # fmt: skip


def _solve(table: Table, costs: _Costs) -> tuple[Numbers, list[tuple[int, int]]]:
    """How many units each request got, and the pairs; exact for the whole table.

    Pairs that prices say are far from being chosen are parked: looked at, but not in the network.
    Only in the first rounds, so that no pair goes in and out for ever.
    """
    outside = table.scores != NO
    pairs, parked = _start(table), np.empty(0, dtype=np.int64)
    outside.ravel()[pairs] = False
    for round_number in itertools.count():
        network = _Network(table, costs, pairs)
        settled = prices = network.prices(parked[:0])
        beside = parked[:0]
        while prices is not None:
            back = _saved(table, costs, prices, parked) > 0
            better = np.concatenate([parked[back], _better_pairs(table, costs, prices, outside)])
            if not len(better):
                return network.served, network.chosen
            outside.ravel()[better] = False
            parked, beside = parked[~back], np.concatenate([beside, better])
            prices = network.prices(beside)
        if round_number < ROUNDS_WITH_PARKING and settled is not None:
            far = _saved(table, costs, settled, pairs) < -FAR * costs.score
            pairs, parked = pairs[~far], np.concatenate([parked, pairs[far]])
        pairs = np.sort(np.concatenate([pairs, beside]))
    raise AssertionError("Counting never ends.")


def _saved(table: Table, costs: _Costs, prices: Numbers, pairs: Numbers) -> Numbers:
    """What each pair would save at these prices."""
    row, column = np.divmod(pairs, table.scores.shape[1])
    cost = costs.of(table, table.scores[row, column], column)
    return np.asarray(prices[row] - cost - prices[len(table.scores) + column])


def _parts(scores: Numbers) -> Iterator[Numbers]:
    for start in range(0, len(scores), ROWS_AT_ONCE):
        yield scores[start : start + ROWS_AT_ONCE]


def _best_of(scores: Numbers, depth: int) -> Numbers:
    """Columns of the highest scores in each row, best first; of equal ones the longest rested."""
    lowest = int(scores.min(initial=0, where=scores != NO))
    far = max(int(scores.max(initial=0)), -lowest) + 2
    small = far * scores.shape[1] < np.iinfo(np.int32).max  # half the bytes, half the time
    columns: Numbers = np.arange(scores.shape[1], dtype=np.int32 if small else np.int64)
    order = columns - np.maximum(scores, lowest - 1).astype(columns.dtype) * len(columns)
    found = np.argpartition(order, depth - 1, axis=1)[:, :depth]
    inner = np.argsort(np.take_along_axis(order, found, axis=1), axis=1)
    ordered: Numbers = np.take_along_axis(found, inner, axis=1)
    return ordered


def _start(table: Table) -> Numbers:
    """The pairs of the first look, as one number each: row times columns plus column."""
    columns = table.scores.shape[1]
    rows = np.repeat(np.arange(len(table.scores)), table.first_look.shape[1])
    pairs = rows * columns + table.first_look.ravel()
    return np.sort(pairs[table.scores.ravel()[pairs] != NO])


def _better_pairs(table: Table, costs: _Costs, prices: Numbers, outside: Numbers) -> Numbers:
    """Pairs outside the network that would make the solution cheaper at these prices.

    Prices of supporters are never below zero, so a request that pays no more than the last pair of
    its first look costs has no better pair among the rest and is not looked at again.
    """
    rows, columns = table.scores.shape
    last = table.first_look[:, -1]
    seen = costs.of(table, table.scores[np.arange(rows), last], last)
    theirs = prices[rows : rows + columns] + np.arange(columns) * costs.rest
    found = [np.empty(0, dtype=np.int64)]
    for part in _parts(np.flatnonzero(prices[:rows] > seen)):
        saved = table.scores[part] * np.int64(costs.score)
        saved += (prices[part] - table.top * costs.score)[:, None]
        saved -= theirs
        row, column = np.nonzero((saved > 0) & outside[part])
        if len(row) > SECOND_LOOK * len(part):
            saved[~outside[part]] = -1
            column = np.argpartition(-saved, SECOND_LOOK, axis=1)[:, :SECOND_LOOK]
            row = np.arange(len(part))[:, None]
            row, column = (at[saved[row, column] > 0] for at in np.broadcast_arrays(row, column))
        found.append(part[row] * columns + column)
    return np.concatenate(found)


class _Network:
    """One solved network over some of the pairs: who is chosen, and what a unit costs from where.

    Nodes: requests, supporters, the end, then events with a supporter.
    """

    def __init__(self, table: Table, costs: _Costs, pairs: Numbers) -> None:
        rows, columns = table.scores.shape
        self._table, self._costs = table, costs
        self._end = rows + columns
        self._row, self._column = np.divmod(pairs, columns)
        group = table.group[self._row]
        self._through = np.where(group >= 0, group * columns + self._column, -1)
        self._events = np.unique(self._through[self._through >= 0])
        self._last_prices = np.full(self._end + 1 + len(self._events), _NEVER)
        self._last_prices[self._end] = 0
        ways = [
            *self._pair_ways(),
            self._room_ways(),
            *((np.arange(rows), np.full(rows, self._end), np.full(rows, capacity), without)
              for capacity, without in zip((1, 2), costs.without.T, strict=True)),
        ]  # fmt: skip
        self._tail, self._head, self._capacity, self._cost = (
            np.concatenate(parts).astype(np.int64) for parts in zip(*ways, strict=True)
        )
        self._flow = self._solved(table.units)
        used = self._flow[: len(pairs)] > 0
        chosen = self._row[used], self._column[used]
        self.chosen = list(zip(*(side.tolist() for side in chosen), strict=True))
        self.served = np.bincount(chosen[0], minlength=rows)

    def _pair_ways(self) -> Iterator[tuple[Numbers, ...]]:
        """From request to supporter, through the node of event and supporter where there is one."""
        rows, columns = self._table.scores.shape
        event_node = self._end + 1 + np.searchsorted(self._events, self._through)
        head = np.where(self._through >= 0, event_node, rows + self._column)
        scores = self._table.scores[self._row, self._column]
        yield self._row, head, np.ones_like(head), self._costs.of(self._table, scores, self._column)
        nodes = self._end + 1 + np.arange(len(self._events))
        supporters = rows + self._events % columns
        yield nodes, supporters, np.ones_like(nodes), np.zeros_like(nodes)

    def _room_ways(self) -> tuple[Numbers, ...]:
        """From each supporter to the end, once for each place; every further place costs more."""
        rows, columns = self._table.scores.shape
        useful = np.bincount(self._column, minlength=columns) + 1
        places = np.minimum(self._table.room, useful)
        whose = np.repeat(np.arange(columns), places)
        before = np.arange(len(whose)) - np.repeat(np.cumsum(places) - places, places)
        deduction = before * self._table.asked_twice * self._costs.score
        end = np.full(len(whose), self._end)
        return rows + whose, end, np.ones_like(end), deduction

    def _solved(self, units: Numbers) -> Numbers:
        network = min_cost_flow.SimpleMinCostFlow()
        ways = network.add_arcs_with_capacity_and_unit_cost(
            self._tail, self._head, self._capacity, self._cost
        )
        network.set_nodes_supplies(np.arange(len(units)), units)
        network.set_node_supply(self._end, -int(units.sum()))
        if network.solve() != network.OPTIMAL:
            raise TooManyAtOnce("Too many requests at once. Match those of one site at a time.")
        flows: Numbers = network.flows(ways)
        return flows

    def prices(self, beside: Numbers) -> Numbers | None:
        """The cheapest way from each node to the end, past what is taken.

        beside: pairs outside the network, as further ways that are not taken. None if prices do
        not settle then, because one of those pairs would make the solution cheaper.
        """
        free, taken = self._flow < self._capacity, self._flow > 0
        new_tail, new_head, new_cost = self._ways_beside(beside)
        tail = np.concatenate([self._tail[free], self._head[taken], new_tail])
        head = np.concatenate([self._head[free], self._tail[taken], new_head])
        cost = np.concatenate([self._cost[free], -self._cost[taken], new_cost])
        order = np.argsort(tail, kind="stable")
        tail, head, cost = tail[order], head[order], cost[order]
        first = np.flatnonzero(np.diff(tail, prepend=-1))
        prices, nodes = self._last_prices.copy(), tail[first]
        for _ in range(PATIENCE if len(beside) else len(prices) + 1):
            found = np.minimum(prices[nodes], np.minimum.reduceat(cost + prices[head], first))
            if (found == prices[nodes]).all():
                self._last_prices = prices
                return prices
            prices[nodes] = found
        return None

    def _ways_beside(self, beside: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        rows, columns = self._table.scores.shape
        row, column = np.divmod(beside, columns)
        through = self._table.group[row] * columns + column
        place = np.searchsorted(self._events, through)
        known = np.isin(through, self._events) & (through >= 0)
        head = np.where(known, self._end + 1 + place, rows + column)
        scores = self._table.scores[row, column]
        return row, head, self._costs.of(self._table, scores, column)
