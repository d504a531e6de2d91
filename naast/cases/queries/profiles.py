"""What goes into the sealed profile of a colleague who stands in the directory."""

from datetime import date
from typing import Any

from naast.access.actor import Actor
from naast.cases.logic.profile import Profile
from naast.people.models import Person
from naast.people.queries import apart_from


def profile_of(person: Person, *, actor: Actor, today: date, **said: Any) -> Profile:
    """The colleague as the directory knows them, with who may never support them.

    said: what the colleague or reporter chose (phone, call_time, wishes, route...); an empty
    choice falls back to the directory.
    """
    chosen = {name: value for name, value in said.items() if value not in ("", None)}
    known = {
        "name": person.name,
        "person": str(person.pk),
        "phone": person.phone,
        "email": person.email,
        "languages": tuple(person.languages),
        "department": person.department.name,
        "department_id": str(person.department_id),
        "site_id": person.department.site.code,
        "profession": person.profession,
        "specialism": person.specialism,
        "seniority": person.seniority,
        "birth_decade": person.birth_decade,
        "started_year": person.started_year,
        "gender": person.gender or "",
        "leaves_on": person.ends_on.isoformat() if person.ends_on else "",
        "apart": tuple(sorted(str(one) for one in apart_from(person))),
    }
    return Profile(**{**known, **chosen})
