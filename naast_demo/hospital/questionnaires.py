"""An invented questionnaire that the hospital brought in beside the evaluation."""

from datetime import datetime
from pathlib import Path

from naast.access.actor import IMPORTER
from naast.questionnaires.actions.import_instrument import import_instrument
from naast.questionnaires.logic.whole import read_whole

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "questionnaire-pulse.json"


def load_questionnaire(now: datetime) -> None:
    """With its scoring."""
    scoring = EXAMPLE.with_suffix(".scoring.json").read_bytes()
    whole = read_whole(EXAMPLE.read_bytes(), scoring)
    import_instrument(whole=whole, actor=IMPORTER, at=now)
