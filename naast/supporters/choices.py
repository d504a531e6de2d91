"""The words of the supporters' team."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Accepts(TextChoices):
    """What a supporter is willing to do; what is not ticked is not asked."""

    NIGHTS = "nights", _("evenings and nights")
    WEEKENDS = "weekends", _("weekends")
    PHONE_ONLY = "phone_only", _("by telephone only")
    OTHER_SITES = "other_sites", _("colleagues of another site")
    GROUPS = "groups", _("group sessions")
