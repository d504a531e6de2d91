"""What a step was before, with the reasons, for those who read the file."""

from dataclasses import dataclass
from uuid import UUID

from naast.calamities.models import FileStep
from naast.calamities.models_clocks import StepChange
from naast.privacy.locking import unlock

REASON = "calamities.StepChange.reason"
WHO = "calamities.StepChange.who"
REFERENCE = "calamities.FileStep.reference"


@dataclass(frozen=True)
class Former:
    """One change with its texts. who: was asked or told, or decided."""

    row: StepChange
    reason: str
    who: str


def changes_of(step: FileStep) -> list[Former]:
    """Newest first; fetch the step first."""
    return [
        Former(row, _text(row.reason, REASON, row.pk), _text(row.who, WHO, row.pk))
        for row in step.changes.all()
    ]


def letter_number(step: FileStep) -> str:
    """Which letter or complaint it was that started the clock; fetch the step first."""
    return _text(step.reference, REFERENCE, step.pk)


def _text(blob: bytes | memoryview, kind: str, row_id: UUID) -> str:
    return str(unlock(blob, kind=kind, row_id=row_id)) if blob else ""
