"""Asks the best supporter without waiting for a coordinator: as signed, or as shown beforehand."""

from datetime import datetime
from uuid import UUID

from naast.access.actor import MATCHING, Actor
from naast.cases.actions.offer_support import offer_support
from naast.cases.actions.propose_supporters import propose_supporters
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.cases.queries.proposals import StoredProposals, stored_in
from naast.privacy.vault_client import Purpose


def ask_best(*, actor: Actor, at: datetime, case: Case, reserve: bool = False) -> bool:
    """True when somebody was asked; False when nobody may be, so that a coordinator is told.

    The best for all who wait together. reserve: the first one could not; whom the coordinator saw
    as the one in reserve is asked, unless others who wait need that supporter by now.
    Writes no event of its own: proposing and offering do.
    """
    opened = open_case(case, actor=MATCHING, role="system", purpose=Purpose.MATCH)
    shown = stored_in(case, opened.key) if reserve else None
    proposed = propose_supporters(at=at, case=case)
    supporter = _whom(shown, proposed)
    if supporter is None:
        return False
    offer_support(actor=actor, at=at, case=case, supporter=supporter, role="system")
    return True


def _whom(shown: StoredProposals | None, proposed: StoredProposals) -> UUID | None:
    free = {*proposed.chosen, *proposed.spare}
    promised = (shown.in_reserve, *shown.chosen) if shown is not None else ()
    return next((one for one in (*promised, *proposed.chosen) if one in free), None)
