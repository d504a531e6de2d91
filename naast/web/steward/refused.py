"""Puts a refusal of an action beside the field it is about."""

from django import forms

from naast.access.rules import RoleRefused
from naast.people.rules import PeopleRefused


def add_refusal(form: forms.Form, refusal: PeopleRefused | RoleRefused) -> None:
    """At the field, or above the form where no field is at fault."""
    field = getattr(refusal, "field", "")
    form.add_error(field if field in form.fields else None, str(refusal))
