"""Adds or changes a department, and with it who heads it."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.actions.keep_heads import keep_heads
from naast.people.logic.lines import below
from naast.people.models import Department, Person, Site
from naast.people.rules import PeopleRefused, refuse_unless_manager
from naast.privacy.audit import record


@transaction.atomic
def save_department(
    *,
    department: Department | None,
    code: str,
    name: str,
    site: Site,
    parent: Department | None,
    head: Person | None,
    contact_person: Person | None,
    part: str,
    actor: Actor,
    at: datetime,
) -> Department:
    """department None adds one. PeopleRefused for a code in use and for a circle in the tree."""
    refuse_unless_manager(actor)
    row = department or Department(id=uuid4())
    if Department.objects.filter(code=code).exclude(pk=row.pk).exists():
        raise PeopleRefused(_("Another department has this code. Choose another."), "code")
    if parent and parent.pk in _itself_and_below(row.pk):
        raise PeopleRefused(
            _("This department would stand above itself. Choose another one above it."), "parent"
        )
    row.code, row.name, row.site, row.parent = code, name, site, parent
    row.head, row.contact_person, row.part = head, contact_person, part
    row.save(force_insert=department is None)
    keep_heads(at=at)
    word = "change_department" if department else "add_department"
    record(word, actor=actor, at=at, subject=str(row.pk))
    return row


def _itself_and_below(pk: UUID) -> set[UUID]:
    tree: dict[UUID, UUID | None] = dict(Department.objects.values_list("pk", "parent_id"))
    return below(pk, tree) | {pk}
