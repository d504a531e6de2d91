"""Form fields that name people by staff number or e-mail, and days."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from naast.people.models import Person


class PersonField(forms.CharField):
    """One person, typed as staff number or e-mail; cleans to a Person or None."""

    default_error_messages = {
        "unknown": _("Nobody with “%(value)s” works here. Check the number or the address."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 254)
        kwargs.setdefault("help_text", _("Staff number or e-mail."))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """The person themself."""
        typed = super().clean(value)
        found = self._find([typed] if typed else [])
        return found[0] if found else None

    def prepare_value(self, value: Any) -> Any:
        """What stands in the field at first."""
        return key_of(value) if isinstance(value, Person) else value

    def _find(self, keys: Iterable[str]) -> list[Person]:
        return [self._one(key) for key in keys]

    def _one(self, key: str) -> Person:
        either = Q(staff_number=key) | Q(email=key.lower())
        person = Person.objects.filter(either, active=True).first() if key else None
        if person is None:
            raise forms.ValidationError(
                self.error_messages["unknown"], code="unknown", params={"value": key}
            )
        return person


class PeopleField(PersonField):
    """Several people, typed as staff numbers or e-mails; cleans to a list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 1000)
        kwargs.setdefault("help_text", _("Staff numbers or e-mails, with a comma between them."))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """All of them, each once."""
        typed = forms.CharField.clean(self, value)
        keys = dict.fromkeys(key for key in re.split(r"[\s,;]+", typed) if key)
        return self._find(keys)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the field at first."""
        if isinstance(value, list | tuple):
            return ", ".join(key_of(one) for one in value)
        return value


def key_of(person: Person) -> str:
    """How a person is typed. Somebody with neither number nor e-mail cannot be referred to."""
    return person.staff_number or person.email


def day_field(**kwargs: Any) -> forms.DateField:
    """A day, chosen in the browser's own way."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    messages = {"invalid": _("Give a date, such as 2027-03-31.")}
    messages["required"] = _("Choose a day.")
    return forms.DateField(widget=widget, error_messages=messages, **kwargs)


def with_nothing(choices: Iterable[tuple[str, Any]], label: Any = None) -> list[tuple[str, Any]]:
    """Choices that may be left open."""
    return [("", label or _("Not known")), *choices]
