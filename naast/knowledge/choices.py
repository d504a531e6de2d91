"""The words of the directory of help, and the numbers that are there before anybody fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Text


class Level(TextChoices):
    """The levels of support, from yourself to far away (BRIEF S4); this order is shown."""

    PREVENTION = "prevention", _("Taking care of yourself")
    MANAGER = "manager", _("Close colleagues and your manager")
    PEERS = "peers", _("A trained colleague: peer support")
    INTERNAL = "internal", _("Professionals in this hospital")
    PRACTITIONER = "practitioner", _("Your general practitioner")
    EXTERNAL = "external", _("Help outside the hospital")
    EMERGENCY = "emergency", _("Emergency")


class Guide(TextChoices):
    """A guide that is shown when somebody gets a role."""

    HEAD = "head", _("For heads of department")


@dataclass(frozen=True)
class PublicLine:
    """A number that belongs to a country."""

    name: Text
    phone: str


_EMERGENCY = PublicLine(_("Danger to life: ambulance or police"), "112")
# Crisis lines for thoughts of suicide, day and night: the Dutch 113 (free on 0800 0113), the
# Flemish 1813. A hospital replaces or adds its own in its directory of help.
PUBLIC_LINES: Mapping[str, tuple[PublicLine, ...]] = {
    "nl": (_EMERGENCY, PublicLine(_("Crisis line for thoughts of suicide, free"), "0800 0113")),
    "be": (_EMERGENCY, PublicLine(_("Crisis line for thoughts of suicide, free"), "1813")),
}
