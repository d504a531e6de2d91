"""The words of on call."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from naast.supporters.logic.rota import Kind, Wish


class TurnKind(TextChoices):
    """Part of the week outside working hours."""

    NIGHT = Kind.NIGHT.value, _("Night")
    DAY = Kind.DAY.value, _("Day")


class WishKind(TextChoices):
    """What a supporter says of one turn."""

    PREFER = Wish.PREFER.value, _("Gladly")
    RATHER_NOT = Wish.RATHER_NOT.value, _("Rather not")
    CANNOT = Wish.CANNOT.value, _("I cannot")


class RotaState(TextChoices):
    """Whether the team sees it."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
