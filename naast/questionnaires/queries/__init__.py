"""Which questionnaires there are. They hold no answers and no people."""

from naast.questionnaires.queries.kept import Kept, every_version, one_version
from naast.questionnaires.queries.shipped import EVALUATION, evaluation_form, shipped_by_name

__all__ = [
    "EVALUATION",
    "Kept",
    "evaluation_form",
    "every_version",
    "one_version",
    "shipped_by_name",
]
