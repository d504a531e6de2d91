"""The few words the columns of the reports may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    """Which of the two reports to the inspectorate."""

    FIRST = "first", _("First report")
    FINAL = "final", _("Final report")


class VersionState(TextChoices):
    """How far a frozen version is."""

    SIGNING = "signing", _("Asks for a second signature")
    SIGNED = "signed", _("Signed by two")
    WITHDRAWN = "withdrawn", _("Taken back")
    SENT = "sent", _("Sent")


class Way(TextChoices):
    """How people sent it; Naast sends nothing."""

    FORM = "form", _("The inspectorate's own digital form")
    SECURE_MAIL = "secure_mail", _("Secured e-mail")
    POST = "post", _("Post")
    OTHER = "other", _("Another way")


class AnswerKind(TextChoices):
    """What came back from the inspectorate."""

    RECEIPT = "receipt", _("It confirms that it received the report")
    INCOMPLETE = "incomplete", _("The report is not complete")
    INVITATION = "invitation", _("It invites to an investigation of our own")
    EXTENSION = "extension", _("It gives more time")
    NO_EXTENSION = "no_extension", _("It gives no more time")
    QUESTIONS = "questions", _("It asks questions")
    OWN_INVESTIGATION = "own_investigation", _("It investigates itself")
    CLOSED = "closed", _("It closes the matter")
    OTHER = "other", _("Something else")
