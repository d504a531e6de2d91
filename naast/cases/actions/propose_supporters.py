"""Works out proposals in memory and keeps them sealed in each case until the inputs change.

Always from the best for all who wait together. The database row is written without a lock: two
runs at once write the same, and a case that closes meanwhile stays empty.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import MATCHING, Actor
from naast.cases.logic.words import Phase
from naast.cases.models import Case
from naast.cases.queries.opened import OpenCase, context_of
from naast.cases.queries.proposals import StoredProposals, as_plain
from naast.cases.queries.together import waiting_for_reader, work_out
from naast.privacy.audit import record
from naast.privacy.sealing import seal
from naast.privacy.vault_client import VaultRefused


@transaction.atomic
def propose_supporters(*, at: datetime, case: Case, reader: Actor = MATCHING) -> StoredProposals:
    """For one colleague, the others who wait taken into account; kept for this one only.

    reader: who will see it; see queries.together. Raises VaultRefused when the case is closed.
    """
    waiting = waiting_for_reader(at, reader=reader, also=[case.pk])
    found = work_out(waiting, at=at, also=[case.pk])
    if case.pk not in found:
        raise VaultRefused("closed")
    opened, stored = found[case.pk]
    _keep(opened, stored)
    record("propose_supporters", actor=MATCHING, at=at, case_id=case.pk)
    return stored


@transaction.atomic
def propose_together(*, at: datetime, cases: Iterable[Case]) -> dict[UUID, StoredProposals]:
    """For all of these, kept in each. cases: queries.together.waiting_for_reader."""
    found = work_out(list(cases), at=at)
    for opened, stored in found.values():
        _keep(opened, stored)
    record("propose_together", actor=MATCHING, at=at)
    return {case: stored for case, (_, stored) in found.items()}


def _keep(opened: OpenCase, stored: StoredProposals) -> None:
    sealed = seal(opened.key, as_plain(stored), context_of(opened.case.id, "proposals"))
    row = Case.objects.filter(pk=opened.case.pk).exclude(phase=Phase.CLOSED.value)
    row.update(proposals=sealed)
