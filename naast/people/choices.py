"""The words of the staff directory: short stable codes, labels in the reader's language."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Profession(TextChoices):
    """What somebody does in the hospital; fine distinctions go into the specialism."""

    DOCTOR = "doctor", _("Doctor")
    RESIDENT = "resident", _("Resident")
    NURSE = "nurse", _("Nurse")
    MIDWIFE = "midwife", _("Midwife")
    PARAMEDIC = "paramedic", _("Paramedic")
    PHARMACIST = "pharmacist", _("Pharmacist")
    THERAPIST = "therapist", _("Therapist")
    TECHNICIAN = "technician", _("Technician")
    SUPPORT_STAFF = "support_staff", _("Support staff")
    MANAGER = "manager", _("Manager")
    # Translators: somebody in training who works on the ward (nursing, medicine, ...).
    STUDENT = "student", _("Student")
    OTHER = "other", _("Other work")


class Part(TextChoices):
    """Parts of a hospital, few and large; the numbers of a year tell departments apart by these."""

    ACUTE = "acute", _("Emergency, theatre and intensive care")
    SURGICAL = "surgical", _("Surgical departments")
    MEDICAL = "medical", _("Medical departments")
    FAMILY = "family", _("Birth, women and children")
    SERVICES = "services", _("Diagnostics, pharmacy and therapy")
    OTHER = "other", _("Other departments")


class Seniority(TextChoices):
    """How long in the profession."""

    TRAINEE = "trainee", _("In training")
    STARTER = "starter", _("Up to 5 years")
    EXPERIENCED = "experienced", _("5 to 15 years")
    SENIOR = "senior", _("More than 15 years")


class Gender(TextChoices):
    """Only where the hospital records it; unknown is empty."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Neither, or both")


class WorkPattern(TextChoices):
    """When somebody usually works."""

    DAYS = "days", _("Days")
    SHIFTS = "shifts", _("Changing shifts")
    NIGHTS = "nights", _("Nights")
    ON_CALL = "on_call", _("On call")


class Employment(TextChoices):
    """What ties somebody to the hospital."""

    EMPLOYEE = "employee", _("Employee")
    STUDENT = "student", _("Student or trainee")
    AGENCY = "agency", _("Agency worker")
    AMBULANCE = "ambulance", _("Ambulance service")
    # Translators: another tie to the hospital, such as a volunteer or a self-employed doctor.
    OTHER = "other", _("Other tie to the hospital")


class Supervision(TextChoices):
    """How somebody has a say about another outside the line of command."""

    TRAINS = "trains", _("trains")
    ASSESSES = "assesses", _("assesses")
    APPOINTS = "appoints", _("appoints")


class Language(TextChoices):
    """Languages somebody can be spoken to in; ISO 639-1, plus Papiamentu (639-2) and signs."""

    NL = "nl", _("Dutch")
    EN = "en", _("English")
    FR = "fr", _("French")
    DE = "de", _("German")
    TR = "tr", _("Turkish")
    AR = "ar", _("Arabic")
    PL = "pl", _("Polish")
    ES = "es", _("Spanish")
    PT = "pt", _("Portuguese")
    IT = "it", _("Italian")
    UK = "uk", _("Ukrainian")
    RU = "ru", _("Russian")
    FA = "fa", _("Persian")
    PAP = "pap", _("Papiamentu")
    FY = "fy", _("Frisian")
    # Translators: Dutch sign language, or that of Flanders.
    SIGN = "sign", _("Sign language")


class Policy(TextChoices):
    """The hospital's choice of who supports whom."""

    PROFESSION = "profession", _("Somebody of the same profession")
    EGALITARIAN = "egalitarian", _("Any trained colleague, whatever the profession")


class UploadKind(TextChoices):
    """Which of the two files a steward hands in."""

    PEOPLE = "people", _("Staff")
    TEAM = "team", _("Team of supporters")
