"""Who may look after the directory and the hospital's settings."""

from django.utils.translation import gettext as _

from naast.access.actor import IMPORTER, Actor
from naast.access.decide import decide, register
from naast.access.roles import Right
from naast.people.models import Department, Hospital, Person, Site, StaffUpload


class PeopleRefused(Exception):
    """Nothing was changed; str() says why and what to do; field: the form field at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def may_manage(actor: Actor, _obj: object) -> bool:
    """Whoever looks after people looks after all of them; the right itself is asked by decide."""
    return actor.kind == "user"


def uploaded_it(actor: Actor, upload: StaffUpload) -> bool:
    """A file that waits for a yes is seen by the one who brought it, nobody else."""
    return actor.kind == "user" and actor.id == str(upload.uploaded_by)


def refuse_unless_manager(actor: Actor) -> None:
    """A steward, or the importer on the command line. Asked again inside every action."""
    if actor != IMPORTER and not decide(actor, Right.MANAGE_PEOPLE):
        raise PeopleRefused(_("Only the steward changes the directory. Ask them to do it."))


def refuse_unless_settings(actor: Actor) -> None:
    """The hospital's own choices belong to the steward."""
    if not decide(actor, Right.MANAGE_SETTINGS):
        raise PeopleRefused(_("Only the steward changes these settings. Ask them to do it."))


register(Right.MANAGE_PEOPLE, Person, may_manage)
register(Right.MANAGE_PEOPLE, Department, may_manage)
register(Right.MANAGE_PEOPLE, Site, may_manage)
register(Right.MANAGE_SETTINGS, Hospital, may_manage)
register(Right.MANAGE_PEOPLE, StaffUpload, uploaded_it)
