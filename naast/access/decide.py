"""decide(), fetch(), requires(): who may, deny by default; forbidden and missing look the same."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from naast.access.actor import Actor
from naast.access.roles import Right, rights_of

Predicate = Callable[[Actor, Any], bool]
ModelT = TypeVar("ModelT", bound=Model)
RequestT = TypeVar("RequestT", bound=HttpRequest)
P = ParamSpec("P")
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


def requires(
    right: Right,
) -> Callable[
    [Callable[Concatenate[RequestT, P], HttpResponseBase]],
    Callable[Concatenate[RequestT, P], HttpResponseBase],
]:
    """A view for actors with the right. The anonymous sign in; others find nothing here (404).

    Whoever has the right in a role that sleeps shows a second factor first.
    """

    def decorate(
        view: Callable[Concatenate[RequestT, P], HttpResponseBase],
    ) -> Callable[Concatenate[RequestT, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: RequestT, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            actor, sleeping = _actors(request)
            if decide(actor, right):
                return view(request, *args, **kwargs)
            if actor.kind == "public":
                return redirect_to_login(request.get_full_path())
            if decide(sleeping, right):
                return to_second_factor(request)
            raise Http404

        return guarded

    return decorate


def to_second_factor(request: HttpRequest) -> HttpResponseRedirect:
    """The page that asks for a second factor, and afterwards the page that was asked for."""
    page = reverse("signin:second_factor")
    return HttpResponseRedirect(f"{page}?{urlencode({'next': request.get_full_path()})}")


def _actors(request: HttpRequest) -> tuple[Actor, Actor]:
    return cast(tuple[Actor, Actor], (request.actor, request.sleeping))  # type: ignore[attr-defined]
