"""The few words in which a change of a step is kept."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Changed(TextChoices):
    """How a step came to be other than it was."""

    LENGTHENED = "longer", _("Extended or let stand still")
    CORRECTED = "corrected", _("Corrected")
    ANEW = "anew", _("Begun anew by a new decision")
    LET_GO = "let_go", _("Let go")
    OUTSIDE = "outside", _("Sent outside Naast")
    REOPENED = "reopened", _("Open again")
