"""Erlang's formulas for queues, the known answers that the simulation is checked against.

A. K. Erlang, "Solution of some problems in the theory of probabilities" (1917): calls that come by
chance, conversations of exponential length, every line alike.
"""

import math


def blocked(servers: int, load: float) -> float:
    """Erlang B: the share of requests that find everybody taken, where nobody waits.

    load: requests in the mean length of support (in Erlang). By the stable recursion.
    """
    share = 1.0
    for number in range(1, servers + 1):
        share = load * share / (number + load * share)
    return share


def waits(servers: int, load: float) -> float:
    """Erlang C: the share of requests that must wait at all, where everybody waits in turn."""
    if load >= servers:
        return 1.0
    lost = blocked(servers, load)
    return servers * lost / (servers - load * (1 - lost))


def waits_longer(servers: int, load: float, *, than: float, length: float) -> float:
    """The share that waits longer than that, with support of this mean length (same unit)."""
    if load >= servers:
        return 1.0
    return waits(servers, load) * math.exp(-(servers - load) * than / length)


def mean_wait(servers: int, load: float, *, length: float) -> float:
    """How long a request waits on average, in the unit of the length."""
    if load >= servers:
        return math.inf
    return waits(servers, load) * length / (servers - load)
