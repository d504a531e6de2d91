"""What a steward or coordinator fills in about roles."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.access.choices import ROLE_NAMES, ROLE_TASKS
from naast.access.models import User
from naast.access.roles import DIRECTORY_ROLES, TWO_PERSON_ROLES, Role
from naast.people.models import Person
from naast.web.steward.fields import day_field

GIVEN = [role for role in Role if role is not Role.COLLEAGUE]
ORDINARY = [role for role in GIVEN if role not in TWO_PERSON_ROLES | DIRECTORY_ROLES]
WEIGHTY = [role for role in GIVEN if role in TWO_PERSON_ROLES]


class RoleField(forms.ChoiceField):
    """Roles as cards, each with what it does."""

    def __init__(self, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(
            label=_("Role"),
            choices=[(role.value, ROLE_NAMES[role]) for role in roles],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a role.")},
            **kwargs,
        )
        self.choice_hints = {role.value: ROLE_TASKS[role] for role in roles}


class RoleForm(forms.Form):
    """Who gets which role, from when to when."""

    who = forms.CharField(
        label=_("Who"),
        max_length=254,
        help_text=_("Staff number or e-mail."),
        error_messages={"required": _("Say who it is.")},
    )
    role = RoleField(ORDINARY)
    starts_on = day_field(label=_("From"))
    ends_on = day_field(
        label=_("Until"), required=False, help_text=_("The last day; empty when it stays.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = timezone.localdate

    def clean_who(self) -> User:
        """A user who can sign in."""
        key = self.cleaned_data["who"].strip()
        person = Person.objects.filter(staff_number=key, active=True).first()
        either = Q(email=key.lower()) | Q(pk=person.pk if person else None)
        user = User.objects.filter(either, is_active=True).first()
        if user is None:
            raise forms.ValidationError(
                _("Nobody with this number or address can sign in. Add an e-mail address first.")
            )
        return user

    def clean_role(self) -> Role:
        """The role as a word of the code."""
        return Role(self.cleaned_data["role"])


class ProposeForm(RoleForm):
    """The roles that take two people."""

    role = RoleField(WEIGHTY)


class GrantsForm(forms.Form):
    """Which roles to look at."""

    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        choices=[("", _("All roles")), *((role.value, ROLE_NAMES[role]) for role in GIVEN)],
    )
    ended = forms.BooleanField(label=_("Show roles that ended"), required=False)
