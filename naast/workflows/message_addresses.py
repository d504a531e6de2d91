"""Where messages go: the directory knows its people, access those who come from outside."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from naast.access.models import User
from naast.notify.addresses import Address, register_resolver
from naast.people.models import Person
from naast.people.queries import hospital, working_on


def address_in_directory(person_id: UUID) -> Address | None:
    """None for who does not work here today; in the first of their languages that we speak."""
    person = working_on(timezone.localdate()).filter(pk=person_id).first()
    return None if person is None else Address(person.email, person.phone, _language(person))


def address_of_user(user_id: UUID) -> Address | None:
    """Somebody from outside, such as an auditor; who left the directory is not written to."""
    if Person.objects.filter(pk=user_id).exists():
        return None
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return None if user is None else Address(email=user.email, language=hospital().default_language)


def know_addresses() -> None:
    """The process that sends asks these two."""
    register_resolver("directory", address_in_directory)
    register_resolver("users", address_of_user)


def _language(person: Person) -> str:
    spoken = dict(settings.LANGUAGES)
    default = hospital().default_language
    return next((code for code in person.languages if code in spoken), default)
