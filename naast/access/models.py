"""Users: who can sign in; roles: who may do what, from which day to which day."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from naast.access.choices import Outcome, ProposalKind
from naast.access.models_rules import RulesInForce  # noqa: F401  Django finds its models here
from naast.access.models_tally import Tally  # noqa: F401  Django finds its models here
from naast.access.roles import TWO_PERSON_ROLES, Role
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_GIVEN = sorted(role.value for role in Role if role is not Role.COLLEAGUE)
_WITH_TWO = sorted(role.value for role in TWO_PERSON_ROLES)
_ROLE = Privacy(PrivacyClass.WORK, words(Kept.ROLE), ("steward", "coordinator"))
_PROPOSAL = _ROLE


class UserManager(BaseUserManager["User"]):
    """Makes users; there is no superuser."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user with a normalised address; without a password only other ways of signing in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in. For a person of the directory the id is that person's id."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    # Set by the directory: this user is one of our people, so also a colleague.
    is_staff_member = models.BooleanField(default=False)
    # One higher ends every session of this user, for example when a phone was stolen.
    sign_in_generation = models.PositiveIntegerField(default=0)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the user", ("access",)),
        "email": Privacy(PrivacyClass.PERSONAL, "until leaving the hospital", ("steward",)),
        "name": Privacy(PrivacyClass.PERSONAL, "until leaving the hospital", ("steward",)),
        "is_active": Privacy(PrivacyClass.TECHNICAL, "as long as the user", ("access",)),
        "is_staff_member": Privacy(PrivacyClass.TECHNICAL, "as long as the user", ("access",)),
        "sign_in_generation": Privacy(PrivacyClass.TECHNICAL, "as long as the user", ("access",)),
        "password": Privacy(PrivacyClass.PERSONAL, "until leaving the hospital", ("access",)),
        "last_login": Privacy(PrivacyClass.PERSONAL, "cut to the day", ("access",)),
    }

    class Meta:
        constraints = (
            # Two spellings of one address would be two users with one mailbox.
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower"),
        )

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django compares this with the session's; a new password or generation ends it."""
        value = f"{self.password}:{self.sign_in_generation}"
        salt = "naast.access.User.session"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()


class RoleGrants(models.QuerySet["RoleGrant"]):
    """Grants by day and by whether they sleep."""

    def not_over_on(self, day: date) -> "RoleGrants":
        """Valid on the day or beginning later."""
        return self.filter(Q(ended_at__isnull=True) & (Q(ends_on=None) | Q(ends_on__gte=day)))

    def valid_on(self, day: date) -> "RoleGrants":
        """Begun and not over on the day."""
        return self.not_over_on(day).filter(starts_on__lte=day)

    def awake(self) -> "RoleGrants":
        """Without those whose user's sign-in address was changed after two people agreed."""
        return self.filter(Q(address="") | Q(address=F("user__email")))


class RoleGrant(models.Model):
    """A role of a user, from a day to a day. Two people stand behind the weighty ones.

    granted_by and approved_by are users; both empty means: founding or the directory.
    address: the sign-in address that the two people agreed on. Where it is filled the role
    sleeps as soon as the user's address differs, so that nobody becomes coordinator by having
    the coordinator's address changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=24, choices=[(role, role) for role in _GIVEN])
    scope_id = models.UUIDField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    granted_by = models.UUIDField(null=True, blank=True)
    approved_by = models.UUIDField(null=True, blank=True)
    granted_at = models.DateTimeField()
    address = models.EmailField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=60, blank=True, default="")

    objects = RoleGrants.as_manager()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROLE,
        "user": _ROLE,
        "role": _ROLE,
        "scope_id": _ROLE,
        "starts_on": _ROLE,
        "ends_on": _ROLE,
        "granted_by": _ROLE,
        "approved_by": _ROLE,
        "granted_at": _ROLE,
        "address": _ROLE,
        "ended_at": _ROLE,
        "ended_by": _ROLE,
    }

    class Meta:
        ordering = ("role", "starts_on", "id")
        indexes = (models.Index(fields=("user", "ended_at"), name="grant_user_open"),)
        constraints = (
            models.CheckConstraint(condition=Q(role__in=_GIVEN), name="grant_role_known"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="")
                | Q(ended_at__isnull=False) & ~Q(ended_by=""),
                name="grant_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(granted_by__isnull=True) | ~Q(granted_by=F("user_id")),
                name="grant_not_to_oneself",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | ~Q(approved_by=F("user_id")) & ~Q(approved_by=F("granted_by")),
                name="grant_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=_WITH_TWO)
                | ~Q(address="")
                & (
                    Q(granted_by__isnull=True, approved_by__isnull=True)
                    | Q(granted_by__isnull=False, approved_by__isnull=False)
                ),
                name="grant_weighty_by_two",
            ),
            models.UniqueConstraint(
                fields=("user", "role", "scope_id", "starts_on"),
                condition=Q(ended_at__isnull=True, scope_id__isnull=False),
                name="grant_once_in_scope",
            ),
            models.UniqueConstraint(
                fields=("user", "role", "starts_on"),
                condition=Q(ended_at__isnull=True, scope_id__isnull=True),
                name="grant_once",
            ),
        )

    def __str__(self) -> str:
        return self.role


class RoleProposal(models.Model):
    """Something about a role that waits for a second person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=ProposalKind)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="proposals")
    role = models.CharField(max_length=24, blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    address = models.EmailField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.OPEN.value)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _PROPOSAL,
        "kind": _PROPOSAL,
        "user": _PROPOSAL,
        "role": _PROPOSAL,
        "starts_on": _PROPOSAL,
        "ends_on": _PROPOSAL,
        "address": _PROPOSAL,
        "proposed_by": _PROPOSAL,
        "proposed_at": _PROPOSAL,
        "outcome": _PROPOSAL,
        "decided_by": _PROPOSAL,
        "decided_at": _PROPOSAL,
    }

    class Meta:
        ordering = ("-proposed_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=ProposalKind.values), name="proposal_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="proposal_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=ProposalKind.SECOND_FACTOR, role="")
                | ~Q(kind=ProposalKind.SECOND_FACTOR) & Q(role__in=_WITH_TWO),
                name="proposal_role_weighty",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ProposalKind.GRANT) | Q(starts_on__isnull=False),
                name="proposal_grant_starts",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="proposal_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by=F("user_id")), name="proposal_not_about_oneself"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.OPEN, decided_at__isnull=True, decided_by__isnull=True)
                | ~Q(outcome=Outcome.OPEN) & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="proposal_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.APPROVED)
                | ~Q(decided_by=F("proposed_by")) & ~Q(decided_by=F("user_id")),
                name="proposal_approved_by_another",
            ),
            models.UniqueConstraint(
                fields=("user", "kind", "role"),
                condition=Q(outcome=Outcome.OPEN),
                name="proposal_open_once",
            ),
        )

    def __str__(self) -> str:
        return self.kind
