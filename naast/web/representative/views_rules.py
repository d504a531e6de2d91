"""What each upgrade changed of the rules, and whether the staff representative was shown it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.actions.answer_for_rules import answer_for_rules
from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.models_rules import RulesInForce
from naast.access.roles import Right, Role
from naast.access.rules_history import Step, history
from naast.access.rules_in_force import Change
from naast.web.rule_words import RIGHT_WORDS, ROLE_WORDS

_ANSWERS = {"seen": False, "not-shown": True}


@requires(Right.READ_OVERSIGHT)
@never_cache
@require_safe
def rules(request: ActorRequest) -> HttpResponse:
    """Every set of rules since Naast was installed, the newest first."""
    steps = [{"row": step.row, "waits": step.waits, "lines": lines(step)} for step in history()]
    return render(request, "representative/rules.html", {"steps": steps})


@requires(Right.READ_OVERSIGHT)
@never_cache
@require_POST
def answer(request: ActorRequest, rules_id: UUID, given: str) -> HttpResponse:
    """Once; everybody sees the answer."""
    row = get_object_or_404(RulesInForce, pk=rules_id)
    answer_for_rules(row=row, objected=_ANSWERS[given], actor=request.actor, at=timezone.now())
    messages.success(request, _("Noted. Everybody sees your answer on “Who sees what”."))
    return redirect("representative:rules")


def lines(step: Step) -> list[dict[str, object]]:
    """What to show of each change: rights in words, fields by their name in the data map."""
    return [
        {"what": _what(change), "gained": _shown(change.gained), "lost": _shown(change.lost)}
        for change in step.changes
    ]


def _what(change: Change) -> object:
    return ROLE_WORDS[Role(change.what)] if change.what in set(Role) else change.what


def _shown(parts: tuple[str, ...]) -> list[object]:
    return [RIGHT_WORDS[Right(part)] if part in set(Right) else part for part in parts]
