"""Talks with a patient or family for tests: a file with a contact person, and what is held."""

from datetime import date, datetime, timedelta
from typing import Any

from naast.access.models import User
from naast.calamities.actions.hold_talk import Talk
from naast.calamities.actions.keep_coaches import list_coach
from naast.calamities.actions.keep_family import name_contact
from naast.calamities.actions.keep_promise import make_promise
from naast.calamities.choices_family import ContactKind, FromThem, FromUs, Told
from naast.calamities.models import CalamityFile
from naast.calamities.models_coaches_family import TalkCoach
from naast.calamities.models_family import FamilyPromise
from tests.factories.calamities import AT, TODAY, a_file, a_secretary, acting
from tests.factories.people import a_person, a_user_for


def a_colleague(**person: Any) -> User:
    """Somebody of the directory without any role of work."""
    return a_user_for(a_person(**person))


def a_family(
    contact: User, *, secretary: User | None = None, deputy: User | None = None
) -> CalamityFile:
    """A file of today whose family the contact person keeps in touch with."""
    secretary = secretary or a_secretary()
    file = a_file(secretary)
    name_contact(
        actor=acting(secretary),
        at=AT,
        file_id=file.pk,
        contact=contact.pk,
        deputy=deputy.pk if deputy else None,
    )
    return file


def a_talk(**fields: Any) -> Talk:
    values: dict[str, Any] = {
        "kind": ContactKind.TALK,
        "held_on": TODAY,
        "from_us": [FromUs.SENIOR, FromUs.CONTACT],
        "from_them": [FromThem.FAMILY],
        "told": [Told.HAPPENED, Told.APOLOGY],
        "worries": "They fear it happens again.",
    } | fields
    return Talk(**values)


def a_promise(
    file: CalamityFile, by: User, *, due_on: date = TODAY + timedelta(days=3), at: datetime = AT
) -> FamilyPromise:
    return make_promise(
        actor=acting(by),
        at=at,
        file_id=file.pk,
        what="To call with the result of the blood test.",
        promised_by=by.pk,
        promised_on=TODAY,
        due_on=due_on,
    )


def a_coach(secretary: User, **person: Any) -> TalkCoach:
    user = a_colleague(**person)
    return list_coach(actor=acting(secretary), at=AT, user_id=user.pk, reach="Tel. 1234")
