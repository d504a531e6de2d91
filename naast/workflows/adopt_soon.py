"""Hands new cases to the vault once they are on disk; a job tries again when it is silent."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from naast.access.actor import INTAKE
from naast.cases.actions.adopt_case import adopt_case
from naast.cases.models import Case
from naast.privacy.vault_client import VaultRefused, VaultUnavailable


def adopt_soon(cases: Sequence[Case], *, at: datetime) -> None:
    """After the commit. Intake never waits for the vault's answer being good."""
    transaction.on_commit(partial(_adopt, list(cases), at))


def adopt_waiting(*, at: datetime) -> int:
    """How many cases the vault took now that it had not taken before. For the job."""
    return _adopt(list(Case.objects.filter(adopted=False)), at)


def _adopt(cases: list[Case], at: datetime) -> int:
    taken = 0
    for case in cases:
        try:
            taken += adopt_case(actor=INTAKE, at=at, case=case)
        except VaultUnavailable:
            break  # one silence is enough: the person who reports is waiting
        except VaultRefused:
            continue
    return taken
