"""Keeps the users in step with the directory: whoever works here and has an e-mail can sign in.

A part of the actions of this area, inside their transactions; no action of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.db import IntegrityError
from django.db.models import CharField, Model, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from naast.access.models import User
from naast.access.second_factor import forget_factors
from naast.people.models import Person
from naast.people.rules import PeopleRefused

CHUNK = 500
_FIELDS = ("email", "name", "is_active", "is_staff_member", "password")
Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)


def chunks(items: Sequence[Item], size: int = CHUNK) -> Iterator[Sequence[Item]]:
    """Slices that every database takes as parameters of one statement."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def overwrite(model: type[Row], rows: Sequence[Row], columns: Sequence[str]) -> None:
    """Writes the columns of existing rows; an upsert is some ten times quicker than bulk_update."""
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=columns
    )


def keep_users(persons: Sequence[Person]) -> None:
    """Create, change or close the users of these persons; PeopleRefused on a shared address."""
    try:
        for some in chunks(persons):
            _keep(some, User.objects.in_bulk([person.pk for person in some]))
    except IntegrityError as error:
        raise PeopleRefused(
            _("This e-mail address signs in somebody else. Give another one."), "email"
        ) from error


def _keep(persons: Sequence[Person], existing: Mapping[UUID, User]) -> None:
    changed, moved, closed = [], [], []
    for person in persons:
        user = existing.get(person.pk)
        before = _state(user) if user else None
        if user and _take_over(user, person) != before:
            changed.append(user)
            moved += [user.pk] if before and before[0] != user.email else []
            closed += [user] if before and before[2] and not user.is_active else []
    free_addresses(moved)
    overwrite(User, changed, _FIELDS)
    User.objects.bulk_create(
        _new_user(person)
        for person in persons
        if person.pk not in existing and person.active and person.email
    )
    for user in closed:
        forget_factors(user)


def _new_user(person: Person) -> User:
    return User(
        id=person.pk,
        email=person.email,
        name=person.name,
        is_staff_member=True,
        password=make_password(None),
    )


def _state(user: User) -> tuple[object, ...]:
    return tuple(getattr(user, name) for name in _FIELDS)


def _take_over(user: User, person: Person) -> tuple[object, ...]:
    """The user as the directory wants it. A closed user keeps no address, name or password."""
    here = bool(person.active and person.email)
    user.email = person.email if here else f"{person.pk}@left.invalid"
    user.name = person.name if here else "-"
    user.is_active = user.is_staff_member = here
    user.password = user.password if here else UNUSABLE_PASSWORD_PREFIX
    return _state(user)


def free_addresses(users: Sequence[UUID]) -> None:
    """An old address signs in nobody, and two people may swap theirs in one file."""
    EmailAddress.objects.filter(user_id__in=users).delete()
    own = Concat(Cast("pk", CharField()), Value("@moving.invalid"))
    User.objects.filter(pk__in=users).update(email=own)
