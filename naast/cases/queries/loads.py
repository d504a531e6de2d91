"""How many colleagues each supporter is with now, as far as somebody may know."""

from collections.abc import Mapping
from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.cases.queries.lists import open_cases
from naast.cases.queries.opened import vault_role
from naast.privacy import vault_client


def open_counts_for(actor: Actor) -> Mapping[UUID, int]:
    """By person. Cases from which this coordinator is kept away count nowhere here, or the number
    would tell that there is one. One question to the vault."""
    if not decide(actor, Right.COORDINATE_CASES):
        return {}
    held = dict(open_cases().exclude(supporter=None).values_list("pk", "supporter_id"))
    seen = vault_client.visible(list(held), actor.name, vault_role(actor))
    counts: dict[UUID, int] = {}
    for case, supporter in held.items():
        if supporter is not None and case in seen:
            counts[supporter] = counts.get(supporter, 0) + 1
    return counts
