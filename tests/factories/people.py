"""Invented people for tests: a person, a department, a site, a supporter, and their users."""

from datetime import date
from itertools import count
from typing import Any

from naast.access.models import User
from naast.people.models import Department, Person, Site
from naast.supporters.models import Supporter

_numbers = count(1)


def a_site(**kw: Any) -> Site:
    number = next(_numbers)
    return Site.objects.create(**{"code": f"site-{number}", "name": f"Site {number}"} | kw)


def a_department(**kw: Any) -> Department:
    number = next(_numbers)
    site = kw.pop("site", None) or Site.objects.first() or a_site()
    fields = {"code": f"dep-{number}", "name": f"Department {number}", "site": site} | kw
    return Department.objects.create(**fields)


def a_person(**kw: Any) -> Person:
    """Without department=..., in a department of their own. No user; see a_user_for."""
    number = next(_numbers)
    fields: dict[str, Any] = {
        "staff_number": str(100000 + number),
        "name": f"Person {number}",
        "profession": "nurse",
        "specialism": "",
        "languages": ["nl"],
        "email": f"staff{number}@hospital.example",
        "phone": "+31 6 00000000",
    } | kw
    fields["department"] = fields.get("department") or a_department()
    return Person.objects.create(**fields)


def a_user_for(person: Person) -> User:
    """The user of a person in the directory: same id, no password."""
    user = User(id=person.pk, email=person.email, name=person.name)
    if hasattr(user, "is_staff_member"):
        user.is_staff_member = True
    user.set_unusable_password()
    user.save()
    return user


def a_supporter(**kw: Any) -> Supporter:
    """Keys that Supporter has not go to the person: a_supporter(profession="doctor")."""
    own = {field.name for field in Supporter._meta.get_fields()} - {"id"}
    of_supporter = {key: value for key, value in kw.items() if key in own}
    of_person = {key: value for key, value in kw.items() if key not in own}
    fields = {"trained_on": date(2024, 1, 15), "started_on": date(2024, 2, 1)} | of_supporter
    fields["person"] = fields.get("person") or a_person(**of_person)
    return Supporter.objects.create(**fields)
