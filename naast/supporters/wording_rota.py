"""The rota in words: which turn, why whose, and why nobody's."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.supporters.logic.rota import Kind, Turn, WhyNot
from naast.supporters.logic.rota_words import Explained, Summary, Why
from naast.supporters.models_rota import OnCallTurn
from naast.ui import dates

WHY: Mapping[Why, str | Promise] = {
    Why.WISHED: gettext_lazy("Wished for it."),
    Why.ALTHOUGH: gettext_lazy("Would rather not; all others would cost more."),
    Why.ONLY_ONE: gettext_lazy("The only one who can."),
    Why.FEWEST: gettext_lazy("Had the fewest hours of those who can."),
    Why.FITS: gettext_lazy("Fits best with the rest and the hours of everybody."),
    Why.BY_HAND: gettext_lazy("Chosen by hand."),
}
WHY_NOT: Mapping[WhyNot, str | Promise] = {
    WhyNot.NOT_WILLING: gettext_lazy("does not take part in these"),
    WhyNot.AWAY: gettext_lazy("away or resting"),
    WhyNot.CANNOT: gettext_lazy("cannot"),
    WhyNot.REST: gettext_lazy("too little rest between two turns"),
    WhyNot.MOST: gettext_lazy("as many as agreed in four weeks"),
}


def turn_in_words(turn: OnCallTurn | Turn) -> str:
    """Which night or day, and from when until when on the hospital's clock."""
    values = {
        "day": dates.day(turn.on, "D j M"),
        "start": _clock(turn.starts_at),
        "end": _clock(turn.ends_at),
    }
    if turn.kind == Kind.NIGHT.value:
        return _("Night of %(day)s, %(start)s to %(end)s") % values
    return _("Day of %(day)s, %(start)s to %(end)s") % values


def why_in_words(one: Explained) -> str:
    """A sentence or two for one turn."""
    if one.who is None:
        told = [_("%(what)s: %(count)s") % {"what": WHY_NOT[code], "count": count}
                for code, count in (one.why_not or {}).items()]  # fmt: skip
        return _("Nobody could be found. %(reasons)s") % {"reasons": "; ".join(told)}
    said = " ".join(str(WHY[code]) for code in one.why)
    if not one.broken:
        return said
    broken = ", ".join(str(WHY_NOT[code]) for code in one.broken)
    return _("%(why)s But: %(broken)s.") % {"why": said, "broken": broken}


def summary_in_words(one: Summary) -> list[str]:
    """What the whole rota is like."""
    told = [
        _("%(taken)s of %(turns)s turns have somebody.") % {"taken": one.taken, "turns": one.turns},
        _("%(number)s were wished for; %(although)s are of somebody who would rather not.")
        % {"number": one.preferred, "although": one.although},
    ]
    if one.turns:
        told.append(
            _("Everybody comes to between %(least)s and %(most)s hours in twelve months.")
            % {"least": round(one.least / 2), "most": round(one.most / 2)}
        )
    return told


def _clock(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "H:i")
