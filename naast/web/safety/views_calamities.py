"""Calamity files: the time line of all, one file, and what is due for oneself."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import decide, fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.choices import Stage, TeamKind
from naast.calamities.models import CalamityFile
from naast.calamities.queries.agenda import own_decisions
from naast.calamities.queries.calendar import calendar_of_steps
from naast.calamities.queries.departments import agreements_to_give
from naast.calamities.queries.due import asked_of, left_by, own_steps
from naast.calamities.queries.family import family_section
from naast.calamities.queries.files import (
    files_for,
    files_of_own_departments,
    summary_of,
    weighings_of,
)
from naast.calamities.queries.found_before import was_withdrawn
from naast.calamities.queries.plans import in_order, plans
from naast.calamities.queries.team import team_of
from naast.calamities.rules import sees_all
from naast.people.queries import hospital
from naast.ui import dates
from naast.web.safety.calamity_pages import calamity_page, step_lines
from naast.web.safety.calamity_timeline import MOST_SHOWN, time_line
from naast.web.safety.calamity_work import work_on
from naast.web.safety.learning_pages import learning_for, learning_of

STAGE_TONES = {"weighing": "new", "calamity": "urgent", "no_calamity": "calm", "closed": "calm"}


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def calamities(request: ActorRequest) -> HttpResponse:
    """One time line of everything that is due, then the files."""
    context = {
        "line": time_line(request.actor, request.GET.dict()),
        "files": [_file_row(file) for file in files_for(request.actor)[:MOST_SHOWN]],
        "may_keep": decide(request.actor, Right.KEEP_CALAMITIES),
        "may_meet": decide(request.actor, Right.KEEP_COMMITTEE),
    }
    return render(request, "safety/calamities.html", context)


def _file_row(file: CalamityFile) -> dict[str, object]:
    return {
        "id": file.pk,
        "number": file.number,
        "where": file.department.name if file.department else "",
        "day": dates.day(file.happened_on, "j M Y"),
        "stage": Stage(file.stage).label,
        "tone": STAGE_TONES[file.stage],
    }


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def calamity(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Everything of one file. Of support one line: yes or not yet."""
    file = fetch(request.actor, Right.READ_CALAMITIES, files_for(request.actor), pk=file_id)
    context = _file_row(file) | {
        "file": file,
        "summary": summary_of(file),
        "offered": bool(file.incident and file.incident.support_offered),
        "steps": step_lines(
            in_order(file.steps.select_related("file__department", "owner"), plans().of(file))
        ),
        "weighings": weighings_of(file),
        "departments": file.departments.select_related("department"),
        "analysts": team_of(file, TeamKind.ANALYSIS),
        "committee": team_of(file, TeamKind.COMMITTEE),
        "withdrawn": was_withdrawn(file),
        "may_keep": decide(request.actor, Right.KEEP_CALAMITIES, file),
        "family": family_section(request.actor, file, timezone.localdate()),
        "reader": UUID(request.actor.id),
        "whole_report": sees_all(request.actor),
        "work": work_on(request.actor, file),
    }
    context |= learning_of(request.actor, file)
    return render(request, "safety/calamity.html", context)


@calamity_page(Right.DO_CALAMITY_STEPS)
@never_cache
@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """What is due for oneself, what one is asked, and the own departments' files."""
    context = {
        "steps": step_lines(own_steps(request.actor)),
        "asked": asked_of(request.actor),
        "left": left_by(request.actor),
        "files": [_file_row(file) for file in files_of_own_departments(request.actor)],
        "agreements": agreements_to_give(request.actor),
        "may_read": decide(request.actor, Right.READ_CALAMITIES),
        "decisions": own_decisions(request.actor),
    }
    context |= learning_for(request.actor)
    return render(request, "safety/calamities_mine.html", context)


@calamity_page(Right.DO_CALAMITY_STEPS)
@never_cache
@require_safe
def calendar(request: ActorRequest) -> HttpResponse:
    """The own steps for a diary, in neutral words: diaries are read by others."""
    name = _("Due in Naast: %(hospital)s") % {"hospital": hospital().name}
    content = calendar_of_steps(
        request.actor,
        at=timezone.now(),
        name=name,
        page=f"{settings.BASE_URL}/",  # a diary is read by others: no word of calamities
    )
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="naast-due.ics"'
    return answer
