"""Words of a group talk in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.cases.logic.group import LENGTHS, Answer, Room

ROOM_LABELS: Mapping[Room, str | Promise] = {
    Room.TEAM_ROOM: _("Team room"),
    Room.MEETING_ROOM: _("Meeting room"),
    Room.TRAINING_ROOM: _("Training room"),
    Room.QUIET_ROOM: _("Quiet room"),
    Room.ONLINE: _("Online: the coordinator sends the link"),
}
ANSWER_LABELS: Mapping[Answer, str | Promise] = {
    Answer.ASKED: pgettext_lazy("asked to lead a group talk", "Asked"),
    Answer.YES: pgettext_lazy("asked to lead a group talk", "Leads"),
    Answer.NO: pgettext_lazy("asked to lead a group talk", "Cannot"),
}
ANSWER_TONES: Mapping[Answer, str] = {
    Answer.ASKED: "offered",
    Answer.YES: "active",
    Answer.NO: "calm",
}
LENGTH_CHOICES = [(minutes, f"{minutes}") for minutes in LENGTHS]
