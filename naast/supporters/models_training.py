"""From yes to active: agreement, training plan, sessions, competences, certificates."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words
from naast.supporters.choices import Competence, HowShown, SessionState
from naast.supporters.logic.competences import CORE_BY_DEFAULT, YEARS_BY_DEFAULT
from naast.supporters.models_curriculum import (
    Curriculum,
    CurriculumPart,
    Material,
    in_reading_language,
)

__all__ = (
    "AgreementSigned",
    "AgreementText",
    "CalendarAddress",
    "Certificate",
    "CompetenceShown",
    "Curriculum",
    "CurriculumPart",
    "Material",
    "Seat",
    "TrainingPlan",
    "TrainingRules",
    "TrainingSession",
)

_ROW = Privacy(PrivacyClass.TECHNICAL, "as long as the row", ("coordinator",))
_CHOSEN = Privacy(PrivacyClass.SETTING, "as long as the installation", ("coordinator", "supporter"))
_TEAM = Privacy(PrivacyClass.WORK, words(Kept.SUPPORTER), ("coordinator", "supporter"))
_MATCHED = Privacy(
    PrivacyClass.WORK, words(Kept.TRAINING), ("coordinator", "supporter", "matching")
)
_SESSION = Privacy(PrivacyClass.WORK, words(Kept.TRAINING), ("coordinator", "supporter"))
_SHOWN = Privacy(
    PrivacyClass.WORK,
    words(Kept.TRAINING),
    ("coordinator", "supporter", "whoever holds the certificate"),
)


def core_by_default() -> list[str]:
    """What the scheme itself marks as core."""
    return list(CORE_BY_DEFAULT)


class TrainingRules(models.Model):
    """One row, or none as long as nobody chose. everybody_from: from when those who were in the
    team before need agreement and core competences too. renew_days: to sign a new text."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    core = models.JSONField(default=core_by_default)
    years = models.PositiveSmallIntegerField(default=YEARS_BY_DEFAULT)
    everybody_from = models.DateField(null=True, blank=True)
    renew_days = models.PositiveSmallIntegerField(default=30)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(
        ("id", "core", "years", "everybody_from", "renew_days"), _CHOSEN
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(id=1), name="training_rules_only_one"),
            models.CheckConstraint(
                condition=Q(years__gte=1, years__lte=5), name="training_rules_years_sensible"
            ),
            models.CheckConstraint(
                condition=Q(renew_days__lte=366), name="training_rules_renewal_sensible"
            ),
        )

    def __str__(self) -> str:
        return f"{self.years} years"


class AgreementText(models.Model):
    """One version of what supporters sign. Never changed: a new text is a new version."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.PositiveSmallIntegerField(unique=True)
    text_nl = models.TextField(blank=True, default="")
    text_en = models.TextField(blank=True, default="")
    since = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "version": _CHOSEN,
        "text_nl": _CHOSEN,
        "text_en": _CHOSEN,
        "since": _CHOSEN,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(text_nl="", text_en=""), name="agreement_says_something"
            ),
        )

    def __str__(self) -> str:
        return str(self.version)

    @property
    def text(self) -> str:
        """In the reader's language."""
        return in_reading_language(self.text_nl, self.text_en)


class AgreementSigned(models.Model):
    """A supporter signed a version. language: in which it was read; digest: of that text."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="agreements"
    )
    agreement = models.ForeignKey(AgreementText, on_delete=models.PROTECT, related_name="signed")
    language = models.CharField(max_length=5)
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "supporter": _TEAM,
        "agreement": _TEAM,
        "language": _TEAM,
        "digest": _TEAM,
        "signed_at": _TEAM,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("supporter", "agreement"), name="agreement_once"),
        )

    def __str__(self) -> str:
        return str(self.id)


class TrainingPlan(models.Model):
    """The way of one supporter who was welcomed in Naast. by_on: when it should be done."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.OneToOneField(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="plan"
    )
    began_on = models.DateField()
    curriculum = models.ForeignKey(
        Curriculum, on_delete=models.SET_NULL, null=True, blank=True, related_name="plans"
    )
    by_on = models.DateField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "supporter": _TEAM,
        "began_on": _TEAM,
        "curriculum": _TEAM,
        "by_on": _TEAM,
    }

    def __str__(self) -> str:
        return str(self.id)


class TrainingSession(models.Model):
    """One day of a curriculum, at a place. run: the days that were planned together."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    run = models.UUIDField(default=uuid4)
    curriculum = models.ForeignKey(Curriculum, on_delete=models.PROTECT, related_name="sessions")
    day = models.PositiveSmallIntegerField(default=1)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=120)
    trainers = models.CharField(max_length=160, blank=True, default="")
    seats = models.PositiveSmallIntegerField(default=12)
    state = models.CharField(
        max_length=10, choices=SessionState, default=SessionState.PLANNED.value
    )
    changed_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "run": _ROW,
        "curriculum": _SESSION,
        "day": _SESSION,
        "begins_at": _SESSION,
        "ends_at": _SESSION,
        "place": _SESSION,
        "trainers": _SESSION,
        "seats": _SESSION,
        "state": _SESSION,
        "changed_at": _SESSION,
    }

    class Meta:
        ordering = ("begins_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="training_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(state__in=SessionState.values), name="training_state_known"
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=200), name="training_seats_sensible"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Seat(models.Model):
    """A supporter is invited to a session. came: noted afterwards. sequence: of the invitation, as
    calendars count. taken_back: no longer invited; the row stays so that the calendar learns it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="places")
    supporter = models.ForeignKey(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="seats"
    )
    came = models.BooleanField(null=True, blank=True)
    taken_back = models.BooleanField(default=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "session": _SESSION,
        "supporter": _SESSION,
        "came": _SESSION,
        "taken_back": _SESSION,
        "sequence": _SESSION,
        "changed_at": _SESSION,
    }

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "supporter"), name="seat_once"),)

    def __str__(self) -> str:
        return str(self.id)


class CompetenceShown(models.Model):
    """When and how a supporter showed a competence. session: where, if it was in a training."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="competences"
    )
    competence = models.CharField(max_length=5, choices=Competence)
    how = models.CharField(max_length=12, choices=HowShown)
    shown_on = models.DateField()
    session = models.ForeignKey(
        TrainingSession, on_delete=models.SET_NULL, null=True, blank=True, related_name="shown"
    )
    noted_by = models.UUIDField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "supporter": _MATCHED,
        "competence": _MATCHED,
        "how": _SESSION,
        "shown_on": _MATCHED,
        "session": _SESSION,
        "noted_by": _SESSION,
    }

    class Meta:
        ordering = ("-shown_on", "competence", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(competence__in=Competence.values), name="competence_known"
            ),
            models.CheckConstraint(condition=Q(how__in=HowShown.values), name="how_shown_known"),
            models.UniqueConstraint(
                fields=("supporter", "competence", "session"), name="shown_once_a_session"
            ),
            models.UniqueConstraint(
                fields=("supporter", "competence", "how", "shown_on"),
                condition=models.Q(session=None),
                name="shown_once_elsewhere",
            ),
        )

    def __str__(self) -> str:
        return f"{self.competence} {self.shown_on}"


class Certificate(models.Model):
    """That a training was followed. code: printed on it, and all that finds it again from outside;
    names and competences as they were on the day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="certificates"
    )
    curriculum_key = models.UUIDField(default=uuid4)
    name_nl = models.CharField(max_length=120, blank=True, default="")
    name_en = models.CharField(max_length=120, blank=True, default="")
    minutes = models.PositiveSmallIntegerField()
    competences = models.JSONField(default=list)
    followed_on = models.DateField()
    issued_on = models.DateField()
    valid_until = models.DateField()
    code = models.CharField(max_length=16, unique=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "supporter": _SHOWN,
        "curriculum_key": _SESSION,
        "name_nl": _SHOWN,
        "name_en": _SHOWN,
        "minutes": _SHOWN,
        "competences": _SHOWN,
        "followed_on": _SHOWN,
        "issued_on": _SHOWN,
        "valid_until": _SHOWN,
        "code": _SESSION,
    }

    class Meta:
        ordering = ("-issued_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("supporter", "curriculum_key", "followed_on"), name="certificate_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("issued_on")), name="certificate_valid_after_issue"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def name(self) -> str:
        """In the reader's language."""
        return in_reading_language(self.name_nl, self.name_en)

    @property
    def competence_labels(self) -> list[str]:
        """In words."""
        return [str(Competence(code).label) for code in self.competences]


class CalendarAddress(models.Model):
    """The secret address of somebody's own calendar, for their diary. Only a hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.OneToOneField(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="calendar_address"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ROW,
        "supporter": Privacy(
            PrivacyClass.WORK, "until revoked or leaving the team", ("supporter",)
        ),
        "digest": Privacy(PrivacyClass.TECHNICAL, "until revoked", ("supporter",)),
        "made_on": Privacy(PrivacyClass.WORK, "until revoked", ("supporter",)),
    }

    def __str__(self) -> str:
        return str(self.id)
