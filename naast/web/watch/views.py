"""The vault's alarms: a day, what it was, in which role, how often. Never a person or a case."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right, Role
from naast.privacy import vault_alarms
from naast.web.watch.words import KINDS, line
from naast.workflows.look_at_alarm import look_at_alarm, watching_role


@requires(Right.READ_ALARMS)
@never_cache
@require_safe
def alarms(request: ActorRequest) -> HttpResponse:
    """Asked of the vault itself each time: the database holds no list that could be shortened."""
    role = watching_role(request.actor)
    lines = [line(one, role) for one in vault_alarms.alarms(request.actor.name, role)]
    context = {
        "lines": lines,
        "coordinator": role != Role.STAFF_REPRESENTATIVE,
        "unlooked": sum(not one.mine for one in lines),
    }
    return render(request, "watch/alarms.html", context)


@requires(Right.READ_ALARMS)
@require_POST
def looked(request: ActorRequest, day: str, kind: str, about: str) -> HttpResponse:
    """I looked at it. The other role still has to, and the line stays."""
    look_at_alarm(
        actor=request.actor,
        at=timezone.now(),
        day=_day(day),
        kind=kind if kind in KINDS else _missing(),
        about=about,
    )
    messages.success(request, _("Noted that you looked. It stays on this page."))
    return redirect("watch:alarms")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def _missing() -> str:
    raise Http404
