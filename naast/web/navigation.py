"""What stands in the head and foot of every page, by role."""

from collections.abc import Iterator
from dataclasses import dataclass

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


MENU: tuple[Entry, ...] = ()
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
        "menu": list(_shown(MENU, actor, request.path)),
        "foot": list(_shown(FOOT, actor, request.path)),
        "signed_in": actor.kind == "user",
        "sign_in_url": _address("account_login"),
        "sign_out_url": _address("account_logout"),
        "language_url": _address("public:language"),
        "ask_url": _address("public:ask") or "/support/",
        "report_url": _address("safety:report") or "/report/",
        "other_language": {"code": code, "name": LANGUAGE_NAMES[code]},
        "demo": settings.MODE == "demo",
    }


def _shown(entries: tuple[Entry, ...], actor: Actor, path: str) -> Iterator[Entry]:
    for entry in entries:
        url = _address(entry.name)
        if url and (not entry.roles or entry.roles & actor.roles):
            yield Entry(entry.label, entry.name, entry.roles, url, current=path == url)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
