"""What a step was before, with the reasons, for those who read the file."""

from dataclasses import dataclass

from naast.calamities.models import FileStep
from naast.calamities.models_clocks import StepChange
from naast.privacy.locking import unlock

REASON = "calamities.StepChange.reason"


@dataclass(frozen=True)
class Former:
    """One change with its text."""

    row: StepChange
    reason: str


def changes_of(step: FileStep) -> list[Former]:
    """Newest first; fetch the step first."""
    return [Former(row, _reason(row)) for row in step.changes.all()]


def _reason(row: StepChange) -> str:
    return str(unlock(row.reason, kind=REASON, row_id=row.pk)) if row.reason else ""
