"""The one time line of all files: late first, and by owner where somebody asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from naast.access.actor import Actor
from naast.calamities.models import FileStep
from naast.calamities.queries.due import open_steps
from naast.web.safety.calamity_pages import StepLine, step_lines

MOST_SHOWN = 200
NOBODY = "nobody"
GROUPS = {
    "late": _("Late"),
    "today": _("Today"),
    "soon": _("In the next days"),
    "later": _("Later"),
}


class OwnerForm(forms.Form):
    """Whose steps are shown; everybody's where nothing fits."""

    owner = forms.ChoiceField(label=_("Whose steps?"), required=False)

    def __init__(self, *args: object, owners: Mapping[UUID, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            named = sorted(owners.items(), key=lambda pair: pair[1])
            field.choices = [
                ("", _("Everybody's")),
                (NOBODY, _("Nobody's yet")),
                *((str(pk), name) for pk, name in named),
            ]


@dataclass(frozen=True)
class Group:
    """Steps that press alike. word: for the id of the heading."""

    word: str
    title: str
    lines: list[StepLine]


@dataclass(frozen=True)
class TimeLine:
    """groups: the most pressing first; more: how many are not shown."""

    form: OwnerForm
    groups: list[Group]
    more: int


def time_line(actor: Actor, asked: Mapping[str, str]) -> TimeLine:
    """Of all files that the actor reads."""
    rows = open_steps(actor)
    form = OwnerForm(asked or None, owners=_owners(rows))
    if form.is_bound and form.is_valid() and form.cleaned_data["owner"]:
        owner = form.cleaned_data["owner"]
        rows = rows.filter(owner=None) if owner == NOBODY else rows.filter(owner_id=owner)
    lines = step_lines(rows[:MOST_SHOWN])
    return TimeLine(form, list(_groups(lines)), max(rows.count() - MOST_SHOWN, 0))


def _owners(rows: QuerySet[FileStep]) -> dict[UUID, str]:
    named = rows.exclude(owner=None).order_by()
    return dict(named.values_list("owner_id", "owner__name").distinct())


def _groups(lines: Iterable[StepLine]) -> Iterable[Group]:
    for word, title in GROUPS.items():
        own = [one for one in lines if one.pressing == word]
        if own:
            yield Group(word, str(title), own)
