"""Adds or changes a site."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.models import Site
from naast.people.rules import PeopleRefused, refuse_unless_manager
from naast.privacy.audit import record


@transaction.atomic
def save_site(*, site: Site | None, code: str, name: str, actor: Actor, at: datetime) -> Site:
    """site None adds one. PeopleRefused for a code in use."""
    refuse_unless_manager(actor)
    row = site or Site(id=uuid4())
    if Site.objects.filter(code=code).exclude(pk=row.pk).exists():
        raise PeopleRefused(_("Another site has this code. Choose another."), "code")
    row.code, row.name = code, name
    row.save(force_insert=site is None)
    record("change_site" if site else "add_site", actor=actor, at=at, subject=str(row.pk))
    return row
