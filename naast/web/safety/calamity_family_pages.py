"""What the pages about talks with a family share: who gets in, and how things are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.models import User
from naast.access.roles import Right
from naast.access.second_factor import has_factor, is_strong
from naast.calamities.actions.family_part import FamilyRefused
from naast.calamities.choices_family import FromThem, FromUs, PromiseState, Told
from naast.calamities.models import CalamityFile
from naast.calamities.models_family import FamilyContact, FamilyPromise
from naast.calamities.queries.family import (
    family_files_for,
    promise_text,
    why_not_kept,
    worries_of,
)
from naast.ui import dates
from naast.web.safety.calamity_pages import TONES, calamity_page

View = Callable[..., HttpResponse]
SOON_DAYS = 3


def family_page(right: Right) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """A view of one file's talks: (request, file, ...). Whoever has no work in Naast but this
    shows a second factor here, as everybody with work does when signing in."""

    def decorate(view: View) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def shown(request: ActorRequest, /, **kwargs: UUID) -> HttpResponse:
            rows = family_files_for(request.actor)
            file = fetch(request.actor, right, rows, pk=kwargs.pop("file_id"))
            return ask_for_factor(request) or view(request, file, **kwargs)

        return calamity_page(right)(never_cache(shown))

    return decorate


def ask_for_factor(request: ActorRequest) -> HttpResponse | None:
    """None for whoever showed one in this session; else where to show it, or how to get one."""
    if is_strong(request):
        return None
    if isinstance(request.user, User) and has_factor(request.user):
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('mfa_reauthenticate')}?{query}")
    return render(request, "safety/family_factor.html")


def kept(form: forms.Form, act: Callable[[], object]) -> bool:
    """Does it; False with the reason in the form."""
    try:
        act()
    except FamilyRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@dataclass(frozen=True)
class TalkLine:
    """A contact as it stands in the time line. day: sorts; open: it can be written down."""

    id: UUID
    day: date
    title: str
    when: str
    tone: str
    word: str
    open: bool
    from_us: str
    from_them: str
    told: list[str]
    worries: str


def talk_lines(file: CalamityFile) -> list[TalkLine]:
    """Planned and held, in the order of time."""
    lines = [_talk_line(row) for row in file.family_contacts.all()]
    return sorted(lines, key=lambda one: (one.day, str(one.id)))


def _talk_line(row: FamilyContact) -> TalkLine:
    planned = timezone.localtime(row.planned_at) if row.planned_at else None
    day = row.held_on or (planned.date() if planned else timezone.localdate(row.written_at))
    is_open = row.state == "planned"
    passed = is_open and planned is not None and planned < timezone.localtime()
    tones = {"planned": "new", "held": "active", "called_off": "calm"}
    return TalkLine(
        id=row.pk,
        day=day,
        title=row.get_kind_display(),
        when=dates.day(planned, "D j M, H:i") if is_open and planned else shown(day),
        tone="urgent" if passed else tones[row.state],
        word=_("Was it held?") if passed else row.get_state_display(),
        open=is_open,
        from_us=words_of(FromUs, row.from_us),
        from_them=words_of(FromThem, row.from_them),
        told=[str(Told(code).label) for code in row.told],
        worries=worries_of(row),
    )


def words_of(choices: type[FromUs] | type[FromThem], codes: list[str]) -> str:
    """In one line."""
    return ", ".join(str(choices(code).label) for code in codes)


@dataclass(frozen=True)
class PromiseLine:
    """A promise as a row. text: for those who may read it."""

    id: UUID
    number: str
    text: str
    when: str
    who: str
    tone: str
    word: str
    why: str
    open: bool
    late: bool


def promise_lines(rows: list[FamilyPromise], *, texts: bool = True) -> list[PromiseLine]:
    """In the order given."""
    today = timezone.localdate()
    return [_promise_line(row, today, texts) for row in rows]


def _promise_line(row: FamilyPromise, today: date, texts: bool) -> PromiseLine:
    is_open = row.state == PromiseState.OPEN
    tone, word = _pressing(row.due_on, today) if is_open else _settled(row)
    return PromiseLine(
        id=row.pk,
        number=row.file.number,
        text=promise_text(row) if texts else "",
        when=_("At the latest %(day)s") % {"day": shown(row.due_on)},
        who=row.promised_by.name if row.promised_by else "",
        tone=tone,
        word=word,
        why=why_not_kept(row) if texts else "",
        open=is_open,
        late=is_open and row.due_on < today,
    )


def _settled(row: FamilyPromise) -> tuple[str, str]:
    day = dates.day(row.settled_on, "j M") if row.settled_on else ""
    if row.state == PromiseState.KEPT:
        return "active", _("Kept %(day)s") % {"day": day}
    return "calm", _("Not kept")


def _pressing(due_on: date, today: date) -> tuple[str, str]:
    days = (due_on - today).days
    if days < 0:
        return TONES["late"], _("Late")
    if days == 0:
        return TONES["today"], _("Today")
    if days == 1:
        return TONES["soon"], _("Tomorrow")
    tone = TONES["soon" if days <= SOON_DAYS else "later"]
    return tone, _("In %(count)s days") % {"count": days}


def shown(day: date) -> str:
    """Wed 4 Mar 2026."""
    return dates.day(day, "D j M Y")
