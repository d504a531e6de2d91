"""What stands in the head and foot of every page, by role."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from naast.access.actor import PUBLIC, Actor
from naast.access.roles import Role


@dataclass(frozen=True)
class Entry:
    """One link. roles: who sees it; empty means everybody."""

    label: str | Promise
    name: str
    roles: frozenset[Role] = frozenset()
    url: str = ""
    current: bool = False


_COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})
MENU = (
    Entry(_("Today"), "coordinator:start", _COORDINATORS),
    Entry(_("Colleagues you support"), "supporter:start", frozenset({Role.PEER_SUPPORTER})),
    Entry(_("My department"), "safety:department", frozenset({Role.HEAD_OF_DEPARTMENT})),
    Entry(_("Events"), "safety:incidents", frozenset({Role.COMMITTEE_MEMBER})),
    Entry(_("People and roles"), "steward:start", frozenset({Role.STEWARD})),
    Entry(_("My support"), "colleague:support", frozenset({Role.COLLEAGUE})),
    Entry(_("Ask for support"), "public:ask"),
    Entry(_("Report an event"), "safety:report"),
)
FOOT = (
    Entry(_("Who can help"), "public:who_can_help"),
    Entry(_("What is kept"), "public:what_is_kept"),
    Entry(_("Accessibility"), "public:accessibility"),
)
LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


def navigation(request: HttpRequest) -> dict[str, object]:
    """Everything that the head and foot of the base template show."""
    actor: Actor = getattr(request, "actor", PUBLIC)
    code = "en" if (get_language() or "nl").startswith("nl") else "nl"
    return {
        "menu": _shown(MENU, actor, request.path),
        "foot": _shown(FOOT, actor, request.path),
        "signed_in": actor.kind == "user",
        "sign_in_url": _address("account_login"),
        "sign_out_url": _address("account_logout"),
        "language_url": _address("public:language"),
        "ask_url": _address("public:ask") or "/support/",
        "report_url": _address("safety:report") or "/report/",
        "other_language": {"code": code, "name": LANGUAGE_NAMES[code]},
        "demo": settings.MODE == "demo",
    }


def _shown(entries: tuple[Entry, ...], actor: Actor, path: str) -> list[Entry]:
    """What the actor sees. The entry whose address leads furthest into the path is current."""
    allowed = [entry for entry in entries if not entry.roles or entry.roles & actor.roles]
    shown = [replace(entry, url=url) for entry in allowed if (url := _address(entry.name))]
    around = [entry.url for entry in shown if path.startswith(entry.url)]
    here = max(around, key=len, default="")
    return [replace(entry, current=entry.url == here) for entry in shown]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
