"""Roles and proposals in words, for pages and messages."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.access.roles import Role

ROLE_NAMES: Mapping[Role, str | Promise] = {
    Role.COLLEAGUE: _("Colleague"),
    Role.HEAD_OF_DEPARTMENT: _("Head of department"),
    Role.PEER_SUPPORTER: _("Peer supporter"),
    Role.COORDINATOR: _("Coordinator"),
    Role.DEPUTY_COORDINATOR: _("Deputy coordinator"),
    Role.COMMITTEE_MEMBER: _("Member of the calamity committee"),
    Role.CALAMITY_SECRETARY: _("Secretary of the calamity committee"),
    Role.ANALYST: _("Analyst"),
    Role.BOARD: _("Board"),
    Role.QUALITY_MANAGER: _("Quality manager"),
    # Translators: somebody from outside who checks the programme.
    Role.AUDITOR: _("Auditor"),
    # Translators: Dutch: functioneel beheerder.
    Role.STEWARD: _("Steward"),
    Role.STAFF_REPRESENTATIVE: _("Staff representative"),
}

ROLE_TASKS: Mapping[Role, str | Promise] = {
    Role.COLLEAGUE: _("Reports, asks for support, and sees what Naast holds about themselves."),
    Role.HEAD_OF_DEPARTMENT: _(
        "Sees for their own department whether support was offered to everyone: yes or not yet."
    ),
    Role.PEER_SUPPORTER: _("Calls colleagues who were proposed to them, and plans the next talk."),
    Role.COORDINATOR: _("Sees to it that everybody is called, and looks after the team."),
    Role.DEPUTY_COORDINATOR: _("Does the coordinator's work when the coordinator is away."),
    Role.COMMITTEE_MEMBER: _("Reads reported incidents and keeps the law's deadlines."),
    Role.CALAMITY_SECRETARY: _(
        "Opens calamity files, keeps their deadlines, and asks who looks into them."
    ),
    Role.ANALYST: _("Looks into the causes of one calamity at a time."),
    Role.BOARD: _("Reads the published figures."),
    Role.QUALITY_MANAGER: _("Reads the published figures and the evidence for accreditation."),
    Role.AUDITOR: _("Reads the evidence, for a limited time."),
    Role.STEWARD: _("Keeps people, roles, keys and settings. Never reads who is supported."),
    Role.STAFF_REPRESENTATIVE: _("Watches over the promises made to colleagues."),
}


class ProposalKind(models.TextChoices):
    """What two people are asked to agree on."""

    GRANT = "grant", _("give a role")
    END = "end", _("end a role")
    SECOND_FACTOR = "second_factor", _("reset a second factor")


class Outcome(models.TextChoices):
    """How a proposal ended."""

    OPEN = "open", pgettext_lazy("a proposal", "waits for a second person")
    APPROVED = "approved", pgettext_lazy("a proposal", "approved")
    WITHDRAWN = "withdrawn", pgettext_lazy("a proposal", "withdrawn")
