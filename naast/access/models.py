"""Users: who can sign in."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from naast.privacy.classes import Privacy, PrivacyClass


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

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "as long as the user", ("access",)),
        "email": Privacy(PrivacyClass.PERSONAL, "until leaving the hospital", ("steward",)),
        "name": Privacy(PrivacyClass.PERSONAL, "until leaving the hospital", ("steward",)),
        "is_active": Privacy(PrivacyClass.TECHNICAL, "as long as the user", ("access",)),
        "password": Privacy(PrivacyClass.PERSONAL, "until leaving the hospital", ("access",)),
        "last_login": Privacy(PrivacyClass.PERSONAL, "cut to the day", ("access",)),
    }
