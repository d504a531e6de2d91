"""decide() and fetch(): who may, deny by default; forbidden and missing look the same."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from naast.access.actor import Actor
from naast.access.roles import Right, rights_of

Predicate = Callable[[Actor, Any], bool]
ModelT = TypeVar("ModelT", bound=Model)
_predicates: dict[tuple[Right, type], Predicate] = {}


def register(right: Right, model: type, predicate: Predicate) -> None:
    """An area says when an actor who holds the right may use it on one object of the model."""
    if (right, model) in _predicates:
        raise ValueError(f"{right} on {model.__name__} has a predicate already.")
    _predicates[right, model] = predicate


def decide(actor: Actor, right: Right, obj: object | None = None) -> bool:
    """True only if the roles give the right and, for an object, a registered predicate agrees."""
    if right not in rights_of(actor.roles):
        return False
    if obj is None:
        return True
    predicate = _predicates.get((right, type(obj)))
    return predicate is not None and predicate(actor, obj)


def fetch(actor: Actor, right: Right, rows: QuerySet[ModelT], **lookup: object) -> ModelT:
    """The one object, authorised; Http404 when it is missing or forbidden, alike."""
    obj = rows.filter(**lookup).first()
    if obj is None or not decide(actor, right, obj):
        raise Http404
    return obj
