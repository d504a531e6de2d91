"""A coordinator hears that a life is in danger."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.models import Case
from naast.cases.queries.opened import vault_role
from naast.privacy import vault_client
from naast.privacy.vault_client import VaultRefused
from naast.web.danger import danger_page


@requires(Right.COORDINATE_CASES)
@never_cache
def danger(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """What to do, and the press. Not there for whoever does not stand apart."""
    row = fetch(request.actor, Right.COORDINATE_CASES, Case.objects.all(), pk=case_id)
    role = vault_role(request.actor)
    if row.pk not in vault_client.visible([row.pk], request.actor.name, role):
        raise VaultRefused("not_allowed")
    return danger_page(request, row, role=role, back="coordinator:case")
