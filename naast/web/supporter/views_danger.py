"""A supporter hears that a life is in danger."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.models import Case
from naast.web.danger import danger_page


@requires(Right.SUPPORT_COLLEAGUES)
@never_cache
def danger(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """What to do, and the press that says confidence was broken."""
    row = fetch(request.actor, Right.SUPPORT_COLLEAGUES, Case.objects.all(), pk=case_id)
    return danger_page(request, row, role="supporter", back="supporter:case")
