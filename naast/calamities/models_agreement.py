"""What two coders say to one another about a root cause to which they gave different codes."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.calamities.choices_coding import Answer
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_READERS = ("calamity_secretary", "committee_member", "analyst", "the second coder")
_FILE = Privacy(PrivacyClass.INCIDENT, _KEPT, _READERS)
_WORK = Privacy(PrivacyClass.WORK, _KEPT, _READERS)
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, _READERS)


class CodeProposal(models.Model):
    """A code that one coder proposed and the other answered; all of them stay.

    Where both cannot agree, a third analyst decides: then answer is "decided", with a reason,
    locked.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="code_proposals"
    )
    node = models.UUIDField()
    code = models.CharField(max_length=3)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    answer = models.CharField(max_length=7, choices=Answer, default=Answer.WAITS.value)
    answered_by = models.UUIDField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.BinaryField(default=b"", blank=True, editable=False)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FILE,
        "node": _ID,
        "code": _FILE,
        "proposed_by": _WORK,
        "proposed_at": _WORK,
        "answer": _FILE,
        "answered_by": _WORK,
        "answered_at": _WORK,
        "reason": Privacy(PrivacyClass.LOCKED, _KEPT, _READERS),
    }

    class Meta:
        ordering = ("proposed_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("file", "node"),
                condition=Q(answer="waits"),
                name="one_proposal_waits",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=Answer.values), name="proposal_answer_known"
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=("yes", "no")) | ~Q(answered_by=models.F("proposed_by")),
                name="proposal_takes_two",
            ),
        )

    def __str__(self) -> str:
        return self.code
