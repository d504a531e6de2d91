"""What stands in the head and foot of every page, by what one may do."""

from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from naast.access.actor import PUBLIC, Actor
from naast.access.decide import decide
from naast.access.roles import Right


@dataclass(frozen=True)
class Entry:
    """One link. right: what one must hold to see it; None means everybody sees it. unless: whoever
    holds it gets there from elsewhere, and the head of the page stays short. calamities: only where
    the hospital keeps calamity files here."""

    label: str | Promise
    name: str
    right: Right | None = None
    unless: Right | None = None
    url: str = ""
    current: bool = False
    calamities: bool = False


MENU = (
    Entry(_("Today"), "coordinator:start", Right.COORDINATE_CASES),
    Entry(_("Colleagues you support"), "supporter:start", Right.SUPPORT_COLLEAGUES),
    Entry(_("My department"), "safety:department", Right.READ_DEPARTMENT_OFFERS),
    Entry(_("Guide for heads"), "public:head_of_department", Right.READ_DEPARTMENT_OFFERS),
    Entry(_("Numbers"), "insight:figures", Right.READ_PUBLICATIONS, Right.COORDINATE_CASES),
    Entry(_("Programme"), "insight:health", Right.READ_PROGRAMME, Right.COORDINATE_CASES),
    Entry(_("Alarms"), "watch:alarms", Right.READ_ALARMS),
    Entry(_("Continuity"), "continuity:risks", Right.READ_CONTINUITY),
    Entry(_("Events"), "safety:incidents", Right.READ_INCIDENTS),
    Entry(_("Calamities"), "safety:calamities", Right.READ_CALAMITIES, calamities=True),
    Entry(_("Due for me"), "safety:calamities_mine", Right.DO_CALAMITY_STEPS, calamities=True),
    Entry(_("Causes"), "safety:causes", Right.READ_CAUSES, Right.READ_CALAMITIES, calamities=True),
    Entry(_("People and roles"), "steward:start", Right.MANAGE_PEOPLE),
    Entry(_("The promises"), "representative:start", Right.READ_OVERSIGHT),
    Entry(_("My support"), "colleague:support", Right.READ_OWN_SUPPORT),
    Entry(_("Ask for support"), "public:ask"),
    Entry(_("Report an event"), "safety:report"),
)
FOOT = (
    Entry(_("Who can help"), "public:who_can_help"),
    Entry(_("What is kept"), "public:what_is_kept"),
    Entry(_("Who sees what"), "public:who_sees"),
    Entry(_("Accessibility"), "public:accessibility"),
    Entry(
        _("Measures entrusted to me"),
        "safety:measures_mine",
        Right.CARRY_OUT_MEASURES,
        calamities=True,
    ),
    Entry(_("How you sign in"), "mfa_index", Right.READ_OWN_SUPPORT),
)
LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


def navigation(request: HttpRequest) -> dict[str, object]:
    """Everything that the head and foot of the base template show."""
    actor: Actor = getattr(request, "actor", PUBLIC)
    sleeping: Actor = getattr(request, "sleeping", PUBLIC)
    code = "en" if (get_language() or "nl").startswith("nl") else "nl"
    return {
        "menu": _shown(MENU, (actor, sleeping), request.path),
        "foot": _shown(FOOT, (actor,), request.path),
        "signed_in": actor.kind == "user",
        "sign_in_url": _address("account_login"),
        "sign_out_url": _address("account_logout"),
        "language_url": _address("public:language"),
        "ask_url": _address("public:ask") or "/support/",
        "report_url": _address("safety:report") or "/report/",
        "other_language": {"code": code, "name": LANGUAGE_NAMES[code]},
        "demo": settings.MODE == "demo",
    }


def _shown(entries: tuple[Entry, ...], actors: tuple[Actor, ...], path: str) -> list[Entry]:
    """What the actor sees, also in a role that sleeps: the press then asks for a second factor.

    The entry whose address leads furthest into the path is current.
    """
    allowed = [
        entry
        for entry in entries
        if _may(actors, entry.right)
        and not (entry.unless and _may(actors, entry.unless))
        and (settings.CALAMITIES or not entry.calamities)
    ]
    shown = [replace(entry, url=url) for entry in allowed if (url := _address(entry.name))]
    around = [entry.url for entry in shown if path.startswith(entry.url)]
    here = max(around, key=len, default="")
    return [replace(entry, current=entry.url == here) for entry in shown]


def _may(actors: tuple[Actor, ...], right: Right | None) -> bool:
    return right is None or any(decide(actor, right) for actor in actors)


def _address(name: str) -> str:
    """Computed once for each table of addresses and each place where Naast is mounted."""
    return _reversed(name, get_urlconf(), get_script_prefix())


@lru_cache(maxsize=200)
def _reversed(name: str, urlconf: object, prefix: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
