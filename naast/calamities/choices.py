"""The few words a file's columns may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """How far the file is."""

    WEIGHING = "weighing", _("Being weighed")
    CALAMITY = "calamity", _("A calamity")
    NO_CALAMITY = "no_calamity", _("Not a calamity")
    CLOSED = "closed", _("Closed")


class Judgement(TextChoices):
    """What was decided about it."""

    CALAMITY = "calamity", _("It is a calamity")
    NO_CALAMITY = "no_calamity", _("It is not a calamity")
    DOUBT = "doubt", _("Still in doubt")


class TeamState(TextChoices):
    """What became of asking somebody for the team; never why. Who said no has no row."""

    ASKED = "asked", _("Asked")
    ACCEPTED = "accepted", _("In the team")
    # Translators: an analyst who looked into a file and does no more; no reason is kept.
    LEFT = "left", _("No longer in the team")


class TeamKind(TextChoices):
    """Which team of the file."""

    COMMITTEE = "committee", _("Committee")
    ANALYSIS = "analysis", _("Analysis")
