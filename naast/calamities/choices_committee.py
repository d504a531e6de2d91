"""The few words of the committee's work: its agenda, attachments, hearing, and the result told."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgendaAsk(TextChoices):
    """What is asked of the committee about a file; or a point of its own."""

    WEIGH = "weigh", _("Weigh it")
    TEAM = "team", _("Draw a team")
    REPORT = "report", _("Discuss the report")
    SIGN = "sign", _("Sign the report")
    CLOSE = "close", _("Close the file")
    OTHER = "other", _("Another point")


class AttachmentKind(TextChoices):
    """What may be attached to a file: what a page shows and nothing runs in."""

    PDF = "pdf", "PDF"
    PNG = "png", "PNG"
    JPEG = "jpeg", "JPEG"


class FactsAnswer(TextChoices):
    """What somebody who was heard said of the facts."""

    WAITING = "waiting", _("Not answered yet")
    RIGHT = "right", _("The facts are right")
    CORRECTION = "correction", _("Something should be corrected")


class Verdict(TextChoices):
    """What the analysts did with a correction."""

    OPEN = "open", _("Not looked at yet")
    TAKEN = "taken", _("Taken over")
    NOT_TAKEN = "not_taken", _("Not taken over")


class DateField(TextChoices):
    """Days of a file that can be corrected."""

    HAPPENED = "happened_on", _("The day it happened")
    NOTICED = "noticed_on", _("The day it was noticed")
    ESTABLISHED = "established_on", _("The day it was found to be a calamity")


class HearsResult(TextChoices):
    """Who hears the result."""

    INVOLVED = "involved", _("Everyone who was involved")
    HEAD = "head", _("The head of department")


class Way(TextChoices):
    """How the result is told."""

    TOGETHER = "together", _("Together, in one meeting")
    ALONE = "alone", _("One by one, in person")
    PHONE = "phone", _("By telephone")
    SCREEN = "screen", _("By video call")
