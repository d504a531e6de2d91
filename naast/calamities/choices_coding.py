"""The few words that columns about codes, samples and shared trees may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventType(TextChoices):
    """What an event was about, for the profile. The kinds of Smits 2009, table 3."""

    OTHER_DEPARTMENTS = "other_departments", _("Working with other departments")
    MATERIALS = "materials", _("Materials and equipment")
    CONSULTANTS = "consultants", _("Working with residents and consultants")
    TREATMENT = "treatment", _("Diagnosis and treatment")
    DATA = "data", _("Wrong or mixed-up data")
    MEDICATION = "medication", _("Medication")
    PROTOCOLS = "protocols", _("Protocols and agreements")
    OTHER = "other", _("Something else")


class Scope(TextChoices):
    """From where on a cause is external: chosen for each file, because codes depend on it."""

    DEPARTMENT = "department", _("Outside the department where it happened")
    HOSPITAL = "hospital", _("Outside the hospital")


class Part(TextChoices):
    """Whose code it is. The agreed one counts where the first two differ."""

    FIRST = "first", _("By the team")
    SECOND = "second", _("A second time, blind")
    AGREED = "agreed", _("Agreed after talking")


class Answer(TextChoices):
    """What became of a proposed code."""

    WAITS = "waits", _("Waits for the other coder")
    YES = "yes", _("Agreed")
    NO = "no", _("Not agreed")
    DECIDED = "decided", _("Decided by a third analyst")


class SharedTexts(TextChoices):
    """What a shared tree says beside its codes."""

    NONE = "none", _("No texts: the shape and the codes only")
    CLEANED = "cleaned", _("Cleaned texts: names, places, days and numbers are taken out")
