"""The register of duties: what Naast does by itself, how often, and for how long at most."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

Work = Callable[[datetime], None]


@dataclass(frozen=True)
class Duty:
    """Something to do again and again. Doing it twice must leave what doing it once leaves."""

    name: str
    every: timedelta
    limit: timedelta
    work: Work


_duties: dict[str, Duty] = {}


def duty(
    *, every: timedelta, name: str, limit: timedelta = timedelta(minutes=5)
) -> Callable[[Work], Work]:
    """Register a function(now). limit: past it the worker ends itself and another tries again."""

    def register(work: Work) -> Work:
        if name in _duties:
            raise ValueError(f"There is a duty called {name} already.")
        _duties[name] = Duty(name=name, every=every, limit=limit, work=work)
        return work

    return register


def all_duties() -> Mapping[str, Duty]:
    """Every duty by name; loads the files in naast/jobs/scheduled."""
    package = import_module("naast.jobs.scheduled")
    for module in iter_modules(package.__path__):
        import_module(f"naast.jobs.scheduled.{module.name}")
    return MappingProxyType(_duties)
