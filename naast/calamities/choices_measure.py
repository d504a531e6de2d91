"""The few words that columns about measures may hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeasureKind(TextChoices):
    """What kind of measure: six classes of Van der Schaaf and Habraken, four of Dutch studies."""

    EQUIPMENT = "equipment", _("Equipment and technology")
    PROCEDURES = "procedures", _("Procedures")
    INFORMATION = "information", _("Information and communication")
    TRAINING = "training", _("Training")
    MOTIVATION = "motivation", _("Motivation")
    UPSCALING = "upscaling", _("Taking it higher up, or to the other party")
    EVALUATION = "evaluation", _("Evaluating how safely people work")
    PEER_REVIEW = "peer_review", _("Quality assurance and peer review")
    INVESTMENT = "investment", _("Financial investment")
    PERSONNEL = "personnel", _("Personnel")


class MeasureState(TextChoices):
    """How far a measure is."""

    PLANNED = "planned", _("To be carried out")
    DONE = "done", _("Carried out, effect not checked yet")
    CHECKED = "checked", _("Effect checked")
    LET_GO = "let_go", _("Not carried out")


class Effect(TextChoices):
    """What came of it."""

    WORKED = "worked", _("It worked")
    PARTLY = "partly", _("It worked partly")
    NOT = "not", _("It did not work")
    CANNOT_TELL = "cannot_tell", _("We cannot tell")


class MoveKind(TextChoices):
    """Why a day of a measure became another."""

    MOVED = "moved", _("Moved")
    CARRIED_OUT = "late", _("Carried out later than planned")
    CANNOT_TELL = "cannot_tell", _("The effect could not be told yet")
