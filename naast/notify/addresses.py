"""Where a message goes: asked at the moment of sending, of those who know, and kept nowhere."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Address:
    """How to reach somebody; never shown in a log. language: code, or empty for the hospital's."""

    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    language: str = ""


Resolver = Callable[[UUID], Address | None]
_resolvers: dict[str, Resolver] = {}


def register_resolver(name: str, resolver: Resolver) -> None:
    """Somebody who knows addresses: the directory, users from outside, sealed ones. Asked in order.

    Registering a name again replaces it, so that starting twice does no harm.
    """
    _resolvers[name] = resolver


def address_of(person_id: UUID) -> Address | None:
    """The first address that is known, or None."""
    found = (resolver(person_id) for resolver in _resolvers.values())
    return next((address for address in found if address is not None), None)
