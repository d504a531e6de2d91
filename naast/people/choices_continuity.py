"""Work around support of which Naast cannot count by itself how many people can do it."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Task(TextChoices):
    """A coordinator notes a number of people for each, never who."""

    RECOVERY_SHEETS = "recovery_sheets", _("keep a recovery sheet of the vault")
    COUNT_KEEPERS = "count_keepers", _("keep a part of the key that counts answers")
    TRAINERS = "trainers", _("train new supporters")
    INTERVISION = "intervision", _("lead intervision")
    TELEPHONE = "telephone", _("answer the telephone of the team")
    OUTSIDE = "outside", _("know the occupational physician, psychologist and chaplain to call")
    BOARD = "board", _("speak for the programme in the board")


# How many different people there should be. Any two of three sheets bring the vault back.
NEEDED: Mapping[Task, int] = {
    Task.RECOVERY_SHEETS: 3,
    Task.COUNT_KEEPERS: 2,
    Task.TRAINERS: 2,
    Task.INTERVISION: 2,
    Task.TELEPHONE: 2,
    Task.OUTSIDE: 2,
    Task.BOARD: 2,
}
