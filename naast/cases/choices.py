"""Words of a case in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.cases.logic.words import Help, Step

HELP_LABELS: Mapping[Help, str | Promise] = {
    Help.WELFARE_COACH: _("Welfare coach"),
    Help.OCCUPATIONAL_HEALTH: _("Occupational health"),
    Help.SOCIAL_WORK: _("Social work"),
    Help.PSYCHOLOGY: _("Psychologist"),
    Help.CHAPLAINCY: _("Chaplain"),
    Help.GENERAL_PRACTITIONER: _("Own general practitioner"),
    Help.EXTERNAL: _("Help outside the hospital"),
}
STEP_LABELS: Mapping[Step, str | Promise] = {
    Step.UNCONFIRMED: _("Offer or not?"),
    Step.WAITING: _("Nobody asked yet"),
    Step.ASKED: _("Supporter asked"),
    Step.CALLING: _("Supporter is calling"),
    Step.UNREACHED: _("Not reached"),
    Step.CARD: _("Card sent"),
    Step.LATER: _("Call later"),
    Step.TALKING: pgettext_lazy("step", "In conversation"),
    Step.FOLLOWED_UP: _("Followed up"),
    Step.CLOSING: _("Just finished"),
}
STEP_TONES: Mapping[Step, str] = {
    Step.UNCONFIRMED: "new",
    Step.WAITING: "urgent",
    Step.ASKED: "offered",
    Step.CALLING: "offered",
    Step.UNREACHED: "urgent",
    Step.CARD: "calm",
    Step.LATER: "calm",
    Step.TALKING: "active",
    Step.FOLLOWED_UP: "active",
    Step.CLOSING: "calm",
}
CALL_TIMES = [
    ("any", _("Any time")),
    ("morning", _("In the morning")),
    ("afternoon", _("In the afternoon")),
    ("evening", _("In the evening")),
]
CALL_TIME_LABELS = dict(CALL_TIMES)
