"""Who acts in tests: users with roles, their clients, and the three of every page's test.

    owner = a_user(Role.PEER_SUPPORTER)
    client_for(owner).get(...)

client_for() signs in with a second factor, as work asks; weak_client_for() with a password only.
"""

import time
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.models import RoleGrant, User
from naast.access.queries import roles_of
from naast.access.roles import TWO_PERSON_ROLES, Role

_numbers = count(1)
PASSWORD = "een lange zin om te onthouden"


def a_user(
    *roles: Role | str,
    role: Role | str | None = None,
    scope_id: UUID | None = None,
    staff: bool = True,
    **fields: Any,
) -> User:
    """A user with the roles since last week. staff: one of our people, so also a colleague."""
    number = next(_numbers)
    fields.setdefault("email", f"person{number}@hospital.example")
    fields.setdefault("name", f"Person {number}")
    user = User.objects.create_user(is_staff_member=staff, **fields)
    for one in (*roles, *([role] if role else [])):
        if one != Role.COLLEAGUE:
            give(user, Role(one), scope_id=scope_id)
    return user


def give(
    user: User,
    role: Role,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    scope_id: UUID | None = None,
) -> RoleGrant:
    """The role as founding or the directory would have given it; no second person needed."""
    return RoleGrant.objects.create(
        user=user,
        role=role,
        scope_id=scope_id,
        starts_on=starts_on or timezone.localdate() - timedelta(days=7),
        ends_on=ends_on,
        granted_at=timezone.now() - timedelta(days=7),
        address=user.email if role in TWO_PERSON_ROLES else "",
    )


def an_actor(*roles: Role | str, **fields: Any) -> Actor:
    """The actor of a new user."""
    return actor_for(a_user(*roles, **fields))


def actor_for(user: User) -> Actor:
    """The user as an actor of today, with a second factor."""
    return Actor("user", str(user.pk), roles_of(user, timezone.localdate()))


def client_for(user: User | None = None, **headers: Any) -> Client:
    """A browser in which the user signed in with a second factor; anonymous for nobody."""
    client = Client(**headers)
    if user is None:
        return client
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "type": "totp", "at": time.time()}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def weak_client_for(user: User) -> Client:
    """A browser in which the user signed in with a password only."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def a_stranger() -> User:
    """A colleague with whom the thing at hand has nothing to do."""
    return a_user()


def a_team_member() -> User:
    """A peer supporter of the same team, without a part in the thing at hand."""
    return a_user(Role.PEER_SUPPORTER)
