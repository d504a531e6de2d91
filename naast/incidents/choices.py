"""The words of a report: short stable codes, labels in the reader's language."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What kind of event it was."""

    SAFETY_INCIDENT = "safety_incident", _("Something went wrong in care")
    NEAR_MISS = "near_miss", _("It almost went wrong")
    PATIENT_DEATH = "patient_death", _("A patient died")
    AGGRESSION = "aggression", _("Aggression or violence")
    COMPLAINT = "complaint", _("A complaint")
    # Translators: a claim for damages by a patient or family.
    CLAIM = "claim", _("A claim")
    OTHER = "other", _("Something else")


class Harm(TextChoices):
    """Degrees of harm to the patient in the order of the WHO's scale; names in our own words."""

    NONE = "none", _("No harm")
    MILD = "mild", _("Mild")
    MODERATE = "moderate", _("Moderate")
    SEVERE = "severe", _("Severe")
    DEATH = "death", _("The patient died")
    UNKNOWN = "unknown", _("I do not know yet")


class Actuality(TextChoices):
    """Whether it happened or almost happened."""

    ACTUAL = "actual", _("It happened")
    POTENTIAL = "potential", _("It almost happened")


class YesNoUnknown(TextChoices):
    """An answer that may be open."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("I do not know")


class Source(TextChoices):
    """How the report came in."""

    FORM = "form", _("Report form")
    PAPER = "paper", _("Paper sheet")
    PHONE = "phone", _("Telephone")
    FHIR = "fhir", _("Incident system (FHIR)")
    CSV = "csv", _("Incident system (CSV file)")
    XLSX = "xlsx", _("Incident system (spreadsheet)")


class SupportDecision(TextChoices):
    """What was decided about offering support; never what came of it."""

    OPENED = "opened", _("Support is being offered")
    WAITS = "waits", _("Waits for the coordinator")
    ASK_REPORTER = "ask_reporter", _("The coordinator has a question")
    ASKED = "asked", _("The coordinator has asked")
    NOT_NEEDED = "not_needed", _("No offer needed")


STILL_TO_DECIDE = frozenset(
    {SupportDecision.WAITS, SupportDecision.ASK_REPORTER, SupportDecision.ASKED}
)


class MendReason(TextChoices):
    """Why a row of a file waits for a person."""

    REFUSED = "refused", _("Something in it cannot be read")
    CHANGED = "changed", _("It says something else than before")


class DiscardReason(TextChoices):
    """Why a row is thrown away."""

    DOUBLE = "double", _("It is in Naast already, under another number")
    TEST = "test", _("It is a test or a mistake")
    NOT_OURS = "not_ours", _("It is not about an event in care")
    AGAIN = "again", _("It is mended in the other system and comes again")
