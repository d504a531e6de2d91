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


class Competence(TextChoices):
    """The competences of the RESCUE scheme: its ids and titles, nothing of its wording."""

    COM01 = "COM01", _("Effective communication")
    COM02 = "COM02", _("Active, empathetic listening")
    COM03 = "COM03", _("Cultural sensitivity")
    COM04 = "COM04", _("Facilitating group support")
    COM05 = "COM05", _("Psychological first aid")
    COM06 = "COM06", _("Psychological assessment and triage")
    # Translators: the scheme's own title speaks of a phenomenon with a name that we never use.
    COM07 = "COM07", _("Understanding what an event does to those who were there")
    COM08 = "COM08", _("Workplace-related knowledge")
    COM09 = "COM09", _("Referral processes and activating resources")
    COM10 = "COM10", _("Stress and trauma management")
    COM11 = "COM11", _("Problem-solving capacity")
    COM12 = "COM12", _("Role-specific knowledge")
    COM13 = "COM13", _("Keeping to confidentiality protocols")
    COM14 = "COM14", _("Legal support")


class HowShown(TextChoices):
    """In what way somebody showed a competence."""

    TRAINING = "training", _("in a training")
    PRACTICE = "practice", _("in a practice talk that somebody watched")
    TALK = "talk", _("in a talk with the coordinator")
    INTERVISION = "intervision", _("in intervision")
    ELSEWHERE = "elsewhere", _("by a training elsewhere")


class SessionState(TextChoices):
    """How it is with a training session."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")
