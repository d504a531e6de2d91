"""What the page of a file shows of the committee's work, for whoever reads the file."""

from dataclasses import dataclass
from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right
from naast.calamities.locked import words_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_feedback import DateCorrection, Feedback
from naast.calamities.queries.attachments import Attached, attached_to
from naast.calamities.queries.interviews import Checked, Heard, checks_of, interviews_of


@dataclass(frozen=True)
class Corrected:
    """A corrected day with its reason and who corrected it."""

    row: DateCorrection
    reason: str
    by: str


@dataclass(frozen=True)
class Work:
    """interviews and checks are empty for whoever is no analyst of the file."""

    may_keep: bool
    may_hear: bool
    can_ask: bool
    interviews: list[Heard]
    checks: list[Checked]
    attached: list[Attached]
    feedback: list[Feedback]
    corrections: list[Corrected]


def work_on(actor: Actor, file: CalamityFile) -> Work:
    """Fetch the file for reading first."""
    may_hear = decide(actor, Right.ANALYSE_CALAMITIES, file)
    interviews = interviews_of(file) if may_hear else []
    return Work(
        may_keep=decide(actor, Right.KEEP_COMMITTEE, file),
        may_hear=may_hear,
        can_ask=any(one.person and not one.row.called_off for one in interviews),
        interviews=interviews,
        checks=checks_of(file) if may_hear else [],
        attached=attached_to(file),
        feedback=list(file.feedback.select_related("department", "told_by")),
        corrections=_corrected(file),
    )


def _corrected(file: CalamityFile) -> list[Corrected]:
    rows = list(file.corrections.all())
    names: dict[UUID, str] = dict(
        User.objects.filter(pk__in=[one.corrected_by for one in rows]).values_list("pk", "name")
    )
    return [
        Corrected(one, words_of(one, "reason"), names.get(one.corrected_by, "")) for one in rows
    ]
