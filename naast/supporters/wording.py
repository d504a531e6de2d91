"""What stands out about a member of the team, and what the team lacks, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.people.choices import Language, Profession
from naast.supporters.logic.gaps import Gap, Missing
from naast.supporters.logic.team_page import Standing

STANDING_LABELS: Mapping[Standing, str | Promise] = {
    Standing.STRETCHED: gettext_lazy("Stretched"),
    Standing.AWAY: gettext_lazy("Away"),
    Standing.RESTING: gettext_lazy("Resting"),
    Standing.NOT_NOW: gettext_lazy("Not for now"),
    Standing.UNTRAINED: gettext_lazy("Not trained yet"),
    Standing.NOT_READY: gettext_lazy("Agreement or training due"),
    Standing.RARELY_ASKED: gettext_lazy("Rarely asked"),
}
STANDING_TONES: Mapping[Standing, str] = {
    Standing.STRETCHED: "urgent",
    Standing.RARELY_ASKED: "new",
}


def gap_sentence(gap: Gap, sites: Mapping[str, str]) -> str:
    """sites: names by code. A gap of today only says so."""
    site = sites.get(gap.value, gap.value)
    if gap.missing is Missing.SITE:
        said = _("Nobody for the site %(site)s.") % {"site": site}
    elif gap.missing is Missing.NIGHTS:
        said = _("Nobody for the night at the site %(site)s.") % {"site": site}
    elif gap.missing is Missing.WEEKENDS:
        said = _("Nobody for the weekend at the site %(site)s.") % {"site": site}
    elif gap.missing is Missing.PROFESSION:
        said = _("Nobody with the profession %(name)s.") % {"name": Profession(gap.value).label}
    else:
        said = _("Nobody who speaks %(name)s.") % {"name": Language(gap.value).label}
    today = _("Today only: somebody is away, resting or full.")
    return f"{said} {today}" if gap.today else said
