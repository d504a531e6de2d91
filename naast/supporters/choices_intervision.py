"""Words of intervision in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.supporters.logic.intervision import LENGTHS, Meeting, Place, Theme

PLACE_LABELS: Mapping[Place, str | Promise] = {
    Place.TEAM_ROOM: _("Team room"),
    Place.MEETING_ROOM: _("Meeting room"),
    Place.TRAINING_ROOM: _("Training room"),
    Place.QUIET_ROOM: _("Quiet room"),
    Place.ONLINE: _("Online: the coordinator sends the link"),
}
MEETING_LABELS: Mapping[Meeting, str | Promise] = {
    Meeting.PLANNED: _("Planned"),
    Meeting.HELD: _("Held"),
    Meeting.CANCELLED: _("Cancelled"),
    Meeting.UNCOUNTED: _("Nobody said whether it was held"),
}
MEETING_TONES: Mapping[Meeting, str] = {
    Meeting.PLANNED: "active",
    Meeting.HELD: "calm",
    Meeting.CANCELLED: "new",
    Meeting.UNCOUNTED: "new",
}
THEME_LABELS: Mapping[str, str | Promise] = {
    Theme.FIRST_CALL: _("the first call"),
    Theme.NOT_REACHED: _("somebody who does not answer"),
    Theme.LISTENING: _("listening and asking on"),
    Theme.SILENCE: _("silence and tears"),
    Theme.OWN_LIMITS: _("own limits and saying no"),
    Theme.OWN_FEELINGS: _("what it does to you"),
    Theme.NO_SOLUTIONS: _("not solving, not judging"),
    Theme.REFERRING: _("when more help is needed"),
    Theme.ENDING: _("ending well"),
    Theme.CONFIDENTIALITY: _("what stays between two people"),
    Theme.GROUP_TALKS: _("leading a group talk"),
    Theme.DIFFERENCES: _("profession, rank and culture"),
    Theme.TIME_AND_WORK: _("supporting beside your own work"),
    Theme.KNOWN_IN_HOSPITAL: _("how colleagues find us"),
}
LENGTH_CHOICES = [(minutes, f"{minutes}") for minutes in LENGTHS]


def theme_label(code: str) -> str | Promise:
    """A word of the hospital's own stands for itself."""
    return THEME_LABELS.get(code, code)
