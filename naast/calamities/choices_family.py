"""The few words that the talks with a patient or family are told in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContactKind(TextChoices):
    """How they were in touch."""

    TALK = "talk", _("A talk in person")
    TELEPHONE = "telephone", _("A telephone call")
    LETTER = "letter", _("A letter or message")


class ContactState(TextChoices):
    """What became of a contact."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CALLED_OFF = "called_off", _("Did not take place")


class FromUs(TextChoices):
    """Who took part for the hospital: a function, never a name."""

    SENIOR = "senior", _("Senior professional")
    TREATING = "treating", _("Another treating professional")
    HEAD = "head", _("Head of department")
    CONTACT = "contact", _("Contact person")
    MANAGEMENT = "management", _("Medical director or board")
    QUALITY = "quality", _("Secretary or committee")
    CARE = "care", _("Chaplain or social worker")
    COMPLAINTS = "complaints", _("Complaints officer")
    INTERPRETER = "interpreter", _("Interpreter")


class FromThem(TextChoices):
    """Who took part for the family: how near, never a name."""

    PATIENT = "patient", _("The patient")
    FAMILY = "family", _("Partner or family")
    REPRESENTATIVE = "representative", _("Legal representative")
    BESIDE = "beside", _("Somebody they brought along")


class Told(TextChoices):
    """What was told."""

    HAPPENED = "happened", _("What happened")
    KNOWN = "known", _("What is known")
    NOT_KNOWN = "not_known", _("What is not known yet")
    APOLOGY = "apology", _("Apologies for what is known to have gone wrong")
    LIMITING = "limiting", _("How the consequences are removed or limited")
    INVESTIGATION = "investigation", _("That it is investigated, and how they take part")
    COMPLAINT = "complaint", _("Where they can turn with a complaint or a claim")
    NEXT = "next", _("What happens next, and when")
    PERSON = "person", _("Who their contact person is")


class WordKind(TextChoices):
    """What the family said for the investigation."""

    QUESTION = "question", _("A question")
    VIEW = "view", _("How they saw it")


class QuestionState(TextChoices):
    """Whether there is an answer."""

    OPEN = "open", _("No answer yet")
    ANSWERED = "answered", _("Answered")
    NOT_KNOWN = "not_known", _("We do not know yet")


class PromiseState(TextChoices):
    """What became of a promise."""

    OPEN = "open", _("Still to keep")
    KEPT = "kept", _("Kept")
    NOT_KEPT = "not_kept", _("Not kept")


class ReportGiven(TextChoices):
    """Whether the family has the report."""

    NOT_YET = "not_yet", _("Not yet")
    GIVEN = "given", _("Given")
    NOT_WANTED = "not_wanted", _("They do not want it")


class NoContact(TextChoices):
    """Why there is no contact; the family owes nobody more than this."""

    NONE = "none", _("There is contact")
    ASKED = "asked", _("They asked for no contact")
    LATER = "later", _("They want contact later, and will say when")
    THROUGH = "through", _("They want it through somebody who represents them")
    NOBODY = "nobody", _("Nobody of the family is known")


class CoachAnswer(TextChoices):
    """How far asking a coach is."""

    ASKED = "asked", _("Asked")
    YES = "yes", _("Yes")
    NOBODY = "nobody", _("Nobody can")
