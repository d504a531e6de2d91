"""Coverage, stages and counts of a nomination round, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.people.choices import Language, Profession, WorkPattern
from naast.supporters.logic.nomination import Path, Stage
from naast.supporters.logic.nomination_coverage import Cover, Side
from naast.supporters.models_nomination import Nominee

SIDE_LABELS: Mapping[Side, str | Promise] = {
    Side.PROFESSION: gettext_lazy("Professions"),
    Side.SITE: gettext_lazy("Sites"),
    Side.LANGUAGE: gettext_lazy("Languages"),
    Side.DEPARTMENT: gettext_lazy("Departments"),
    Side.SHIFT: gettext_lazy("Shifts"),
    Side.AGE: gettext_lazy("Born in"),
}
STAGE_LABELS: Mapping[Stage, str | Promise] = {
    Stage.NAMED: gettext_lazy("Not asked yet"),
    Stage.ASKED: gettext_lazy("Asked"),
    Stage.LATER: gettext_lazy("Said: later"),
    Stage.NO: gettext_lazy("Said: no"),
    Stage.YES: gettext_lazy("Said: yes"),
}
STAGE_TONES: Mapping[Stage, str] = {Stage.ASKED: "new", Stage.YES: "active"}
PATH_LABELS: Mapping[Path, str | Promise] = {
    Path.IN_TRAINING: gettext_lazy("In the team, in training"),
    Path.ACTIVE: gettext_lazy("In the team already"),
}


def named_by(nominee: Nominee) -> str:
    """How often, as far as it is told; a meeting has no number."""
    said = []
    if nominee.count is not None:
        many = _("Named by %(number)s colleagues or more")
        some = _("Named by %(number)s colleagues")
        said.append((many if nominee.or_more else some) % {"number": nominee.count})
    if nominee.by_meeting:
        said.append(
            _("named by a small team in its meeting")
            if said
            else _("Named by a small team in its meeting")
        )
    return ", ".join(said)


def value_label(cover: Cover, places: Mapping[str, str]) -> str:
    """places: names of sites by code, and of departments by id."""
    if cover.side is Side.PROFESSION:
        return str(Profession(cover.value).label)
    if cover.side is Side.LANGUAGE:
        return str(Language(cover.value).label)
    if cover.side is Side.SHIFT:
        return str(WorkPattern(cover.value).label)
    if cover.side is Side.AGE:
        return _("the %(decade)ss") % {"decade": cover.value}
    return places.get(cover.value, cover.value)
