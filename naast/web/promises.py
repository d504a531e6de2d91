"""Says when somebody is called."""

from datetime import datetime
from typing import Literal

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from naast.incidents.logic.promise import CallingHours, Promise, promise
from naast.people.queries import hospital

Whom = Literal["you", "them"]


def call_promise(now: datetime, whom: Whom = "you") -> str:
    """When a colleague calls: the one who reads this, or everybody who was named."""
    chosen = hospital()
    hours = CallingHours(chosen.calls_from, chosen.calls_until, chosen.around_the_clock)
    return _sentence(promise(timezone.localtime(now), hours), whom)


def _sentence(said: Promise, whom: Whom) -> str:
    key = said.kind if said.kind == "soon" else f"{said.kind} {_day(said)}"
    sentence = _to_you(key) if whom == "you" else _to_them(key)
    return sentence % {
        "opens": time_format(said.opens, "TIME_FORMAT"),
        "closes": time_format(said.closes, "TIME_FORMAT"),
    }


def _day(said: Promise) -> str:
    return "today" if said.today else "tomorrow"


def _to_you(key: str) -> str:
    return {
        "soon": _("A colleague calls you within half an hour, day and night."),
        "between today": _("A colleague calls you today between %(opens)s and %(closes)s."),
        "between tomorrow": _("A colleague calls you tomorrow between %(opens)s and %(closes)s."),
        "before today": _("A colleague calls you today before %(closes)s."),
        "before tomorrow": _("A colleague calls you at the latest tomorrow at %(closes)s."),
    }[key]


def _to_them(key: str) -> str:
    return {
        "soon": _("Everyone you named is called within half an hour, day and night."),
        "between today": _("Everyone you named is called today between %(opens)s and %(closes)s."),
        "between tomorrow": _(
            "Everyone you named is called tomorrow between %(opens)s and %(closes)s."
        ),
        "before today": _("Everyone you named is called today before %(closes)s."),
        "before tomorrow": _("Everyone you named is called at the latest tomorrow at %(closes)s."),
    }[key]
