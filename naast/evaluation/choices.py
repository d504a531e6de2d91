"""The few words that columns of a round may hold, and how they are said."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.evaluation.logic.rounds import State, Way

STATE_LABELS: Mapping[State, str | Promise] = {
    State.PREPARING: _("Being prepared"),
    State.COLLECTING: _("Collecting answers"),
    State.READY: _("Ready to be counted"),
    State.CLOSED: _("Closed, waits for the keepers"),
    State.COUNTED: _("Counted"),
    State.DESTROYED: _("Destroyed unread"),
}
STATE_TONES: Mapping[State, str] = {
    State.PREPARING: "calm",
    State.COLLECTING: "active",
    State.READY: "new",
    State.CLOSED: "new",
    State.COUNTED: "active",
    State.DESTROYED: "calm",
}
WAY_LABELS: Mapping[Way, str | Promise] = {
    Way.BALLOTS: _("On a telephone or computer, sealed until the count"),
    Way.PAPER: _("On paper, in a box that is opened when it is counted"),
}
STATE_CHOICES = [(one.value, one.value) for one in State]
WAY_CHOICES = [(one.value, one.value) for one in Way]
