"""What a steward fills in about people, departments and sites."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.people.actions.save_person import PersonValues
from naast.people.choices import (
    Employment,
    Gender,
    Language,
    Part,
    Profession,
    Seniority,
    Supervision,
    UploadKind,
    WorkPattern,
)
from naast.people.logic.table import MAXIMUM_BYTES
from naast.people.models import Department, Person, Site
from naast.web.steward.fields import PeopleField, PersonField, day_field, with_nothing

_PHONE = r"^\+?[0-9 ()/.-]{3,31}$"
_SUPERIORS = {
    Supervision.TRAINS: "trained_by",
    Supervision.ASSESSES: "assessed_by",
    Supervision.APPOINTS: "appointed_by",
}


def phone_field(*, required: bool = False, **kwargs: Any) -> forms.RegexField:
    """Digits as people write them; no room for a sentence."""
    message = _("Write a telephone number with digits, such as 020 123 45 67.")
    return forms.RegexField(
        _PHONE,
        max_length=32,
        required=required,
        error_messages={"invalid": message, "required": _("Fill in a telephone number.")},
        widget=forms.TextInput(attrs={"type": "tel"}),
        **kwargs,
    )


class SearchForm(forms.Form):
    """Find people by words; nothing typed shows all."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=80,
        help_text=_("Name, staff number, e-mail or department."),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    left = forms.BooleanField(label=_("Show people who left"), required=False)

    def said(self) -> tuple[str, bool]:
        """Words, and whether to look among those who left."""
        if not self.is_valid():
            return "", False
        return str(self.cleaned_data["q"]), bool(self.cleaned_data["left"])


class PersonForm(forms.Form):
    """All that the directory holds about one person."""

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Fill in the name.")}
    )
    staff_number = forms.CharField(
        label=_("Staff number"),
        max_length=32,
        required=False,
        help_text=_("Leave it empty for somebody who is not in the staff file."),
    )
    profession = forms.ChoiceField(
        label=_("Profession"),
        choices=with_nothing(Profession.choices, _("Choose")),
        error_messages={"required": _("Choose a profession.")},
    )
    specialism = forms.CharField(label=_("Specialism"), max_length=80, required=False)
    department = forms.ModelChoiceField(
        Department.objects.none(),
        label=_("Department"),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a department.")},
    )
    employment = forms.ChoiceField(label=_("Tie to the hospital"), choices=Employment.choices)
    ends_on = day_field(
        label=_("Last day"),
        required=False,
        help_text=_("Needed for students and agency workers."),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_(
            "With it this person can sign in. If you change it, a role as coordinator or steward "
            "rests until two people give it again."
        ),
        error_messages={"invalid": _("Write an address like name@hospital.example.")},
    )
    phone = phone_field(label=_("Telephone"))
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    manager = PersonField(label=_("Manager"), required=False)
    trained_by = PeopleField(label=_("Trained by"), required=False)
    assessed_by = PeopleField(label=_("Assessed by"), required=False)
    appointed_by = PeopleField(label=_("Appointed by"), required=False)
    seniority = forms.ChoiceField(
        label=_("Experience"), choices=with_nothing(Seniority.choices), required=False
    )
    started_year = forms.IntegerField(
        label=_("Works here since"),
        required=False,
        min_value=1940,
        max_value=2100,
        help_text=_("A year, such as 2015."),
    )
    birth_decade = forms.TypedChoiceField(
        label=_("Born in"), coerce=int, empty_value=None, required=False
    )
    gender = forms.TypedChoiceField(
        label=_("Gender"), choices=with_nothing(Gender.choices), empty_value=None, required=False
    )
    work_pattern = forms.ChoiceField(
        label=_("Works mostly"), choices=with_nothing(WorkPattern.choices), required=False
    )

    main = ("name", "staff_number", "profession", "specialism", "department", "employment",
            "ends_on")  # fmt: skip
    reach = ("email", "phone", "languages")
    lines = ("manager", "trained_by", "assessed_by", "appointed_by")
    matching = ("seniority", "started_year", "birth_decade", "gender", "work_pattern")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        self.fields["department"].queryset = Department.objects.order_by("name")  # type: ignore[attr-defined]
        decades = range(this_year // 10 * 10 - 10, this_year - 90, -10)
        born = [(str(one), _("the %(decade)ss") % {"decade": one}) for one in decades]
        self.fields["birth_decade"].choices = with_nothing(born)  # type: ignore[attr-defined]

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Fields under their headings, for the page."""
        headings = (
            (_("Work"), self.main),
            (_("How to reach this person"), self.reach),
            (_("Who has a say about this person"), self.lines),
            (_("For choosing a supporter who fits"), self.matching),
        )
        return [(title, [self[name] for name in names]) for title, names in headings]

    def clean_started_year(self) -> int | None:
        """Not in the far future."""
        year: int | None = self.cleaned_data["started_year"]
        if year and year > timezone.localdate().year + 1:
            raise forms.ValidationError(_("This year is still to come. Check it."))
        return year

    def values(self) -> PersonValues:
        """For the action."""
        data = dict(self.cleaned_data)
        department, manager = data.pop("department"), data.pop("manager")
        superiors = {
            kind: frozenset(one.pk for one in data.pop(name)) for kind, name in _SUPERIORS.items()
        }
        data["staff_number"] = data["staff_number"] or None
        return PersonValues(
            **data,
            department_id=department.pk,
            manager_id=manager.pk if manager else None,
            superiors=superiors,
        )


def person_at_first(person: Person) -> dict[str, Any]:
    """What the form shows of somebody in the directory."""
    fields = [name for name in PersonForm.base_fields if name not in _SUPERIORS.values()]
    first = {name: getattr(person, name) for name in fields}
    for kind, name in _SUPERIORS.items():
        first[name] = [one.by for one in person.supervised_by.filter(kind=kind)]
    return first


class LeaveForm(forms.Form):
    """When somebody's work here ends."""

    last_day = day_field(
        label=_("Last day"),
        help_text=_("Today or earlier ends it at once. A later day is only noted."),
    )


class DepartmentForm(forms.Form):
    """A department in the tree."""

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Fill in the name.")}
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        help_text=_("Short and lasting; the staff file uses it."),
        error_messages={"required": _("Fill in the code.")},
    )
    site = forms.ModelChoiceField(
        Site.objects.none(),
        label=_("Site"),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a site.")},
    )
    parent = forms.ModelChoiceField(
        Department.objects.none(),
        label=_("Part of"),
        required=False,
        empty_label=_("Nothing above it"),
    )
    head = PersonField(label=_("Head of department"), required=False)
    contact_person = PersonField(label=_("Contact person for peer support"), required=False)
    part = forms.ChoiceField(
        label=_("In the numbers of a year"),
        required=False,
        choices=[("", _("As the department above it")), *Part.choices],
        help_text=_(
            "Whether support reaches every part of the hospital is told by these six only. One with"
            " fewer than 100 people counts as other departments."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = Site.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["parent"].queryset = Department.objects.order_by("name")  # type: ignore[attr-defined]


class SiteForm(forms.Form):
    """A place of the hospital."""

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Fill in the name.")}
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        help_text=_("Short and lasting; the staff file uses it."),
        error_messages={"required": _("Fill in the code.")},
    )


class UploadForm(forms.Form):
    """A file, and whether it is the whole truth."""

    kind = forms.ChoiceField(
        label=_("What is in the file?"),
        choices=UploadKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is in the file.")},
    )
    full = forms.ChoiceField(
        label=_("Is everybody in it?"),
        choices=(
            ("no", _("No, only people who are new or changed")),
            ("yes", _("Yes, everybody: whoever is not in it has left")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether everybody is in the file.")},
    )
    file = forms.FileField(
        label=_("The file"),
        help_text=_("CSV or Excel (.xlsx). First you see what it would change."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. The first row must hold the names of the columns."),
        },
    )

    def clean_file(self) -> Any:
        """Not larger than what is read anyway."""
        file = self.cleaned_data["file"]
        if file.size > MAXIMUM_BYTES:
            raise forms.ValidationError(_("The file is too large. Split it, or remove columns."))
        return file


class ConfirmForm(forms.Form):
    """The yes to what was shown."""

    shown = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    they_left = forms.BooleanField(label=_("Yes, they have all left"), required=False)
