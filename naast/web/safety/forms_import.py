"""What a coordinator chooses about a file of another incident system."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.incidents.choices import DiscardReason, Harm, Kind, YesNoUnknown
from naast.incidents.logic.guess import (
    CODED,
    DAYS,
    codes_of,
    different_words,
    guess_word,
)
from naast.incidents.logic.mapping import Mapped
from naast.incidents.logic.moments import in_doubt, read_moment
from naast.incidents.logic.table_kept import KeptTable, shape_of
from naast.incidents.logic.table_words import PEOPLE_PER_ROW
from naast.incidents.wording_file import (
    EVENT_FIELDS,
    PERSON_FIELDS,
    field_in_words,
    shape_in_words,
)
from naast.people.logic.table import header_key

MOST_BYTES = 10_000_000
REQUIRED = ("kind", "happened_on")
LABELS: Mapping[str, Mapping[str, Any]] = {
    "kind": dict(Kind.choices),
    "harm": dict(Harm.choices),
    "yes_no": dict(YesNoUnknown.choices),
}


class FileForm(forms.Form):
    """The file itself."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("CSV or Excel (.xlsx), up to 10 MB. Nothing is taken in yet."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy(
                "The file is empty. The first row must hold the names of the columns."
            ),
        },
    )

    def clean_file(self) -> Any:
        """Not larger than what is read at once."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Send it in parts, or remove columns.")
            )
        return file


class ColumnsForm(forms.Form):
    """For each column of the file: which of ours it is, or that it is left aside."""

    def __init__(self, *args: Any, table: KeptTable, chosen: Mapping[str, str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.table = table
        choices = _field_choices(chosen)
        for place, header in enumerate(table.headers):
            if not header or place in table.dropped:
                continue
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=header[:80],
                help_text=shape_in_words(shape_of(table.column(place))),
                choices=choices,
                initial=chosen.get(header, ""),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Each of ours once; kind and day are needed."""
        values = super().clean() or {}
        seen: dict[str, str] = {}
        for name, field in tuple(values.items()):
            if field and field in seen:
                self.add_error(
                    name,
                    _("“%(field)s” is chosen for two columns. Leave one of them aside.")
                    % {"field": field_in_words(field)},
                )
            seen.setdefault(field, name)
        for field in REQUIRED:
            if field not in seen:
                self.add_error(
                    None,
                    _("Choose which column holds: %(field)s.") % {"field": field_in_words(field)},
                )
        return values

    def columns(self) -> dict[str, str]:
        """Header to field, "" for those left aside."""
        return {
            header: self.cleaned_data.get(f"column_{place}", "")
            for place, header in enumerate(self.table.headers)
            if header
        }


def _field_choices(chosen: Mapping[str, str]) -> list[tuple[Any, Any]]:
    """One colleague more than the file was seen to have, so that the lists stay short."""
    numbers = [int(field[-1]) for field in chosen.values() if field[-1:].isdecimal()]
    most = min(PEOPLE_PER_ROW, max(numbers, default=0) + 1)
    people = [
        (field, field_in_words(field))
        for number in range(1, most + 1)
        for field in (f"{name}_{number}" for name in PERSON_FIELDS)
    ]
    return [
        ("", _("Leave aside")),
        (_("The event"), [(field, field_in_words(field)) for field in EVENT_FIELDS]),
        (_("Colleagues involved"), people),
    ]


class WordsForm(forms.Form):
    """What the words of lists mean, how days are written, and the name to find all this again."""

    dates = forms.ChoiceField(
        label=gettext_lazy("How are days written in the file?"),
        widget=forms.RadioSelect,
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Which clock do the times follow?"),
        choices=(
            ("local", gettext_lazy("The clock on the wall of the hospital")),
            ("utc", gettext_lazy("World time (UTC)")),
        ),
        widget=forms.RadioSelect,
    )
    system = forms.CharField(
        label=gettext_lazy("Name of the other system"),
        help_text=gettext_lazy("The numbers of its reports belong to it. Always use the same."),
        max_length=80,
        error_messages={"required": gettext_lazy("Write the name of the other system.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Keep these choices as"),
        help_text=gettext_lazy("The next file with the same columns then needs no choices."),
        max_length=80,
        error_messages={"required": gettext_lazy("Give these choices a name.")},
    )

    def __init__(self, *args: Any, table: KeptTable, mapped: Mapped, local: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.table, self.mapped, self.local = table, mapped, local
        self.too_many: list[str] = []
        self.places: dict[str, tuple[str, str]] = {}
        names = list(self.fields)
        places = {mapped.columns.get(header, ""): n for n, header in enumerate(table.headers)}
        for field in CODED:
            if field in places:
                self._ask_words(field, places[field])
        days = [cell for field in DAYS if field in places for cell in table.column(places[field])]
        self._ask_days(days)
        self.order_fields([*self.places, *names])

    def _ask_words(self, field: str, place: int) -> None:
        words = different_words(self.table.column(place))
        shape = shape_of(self.table.column(place))
        if not words and shape.filled:
            self.too_many.append(self.table.headers[place])
        known = self.mapped.words.get(CODED[field], {})
        for number, word in enumerate(words):
            name = f"word_{field}_{number}"
            self.places[name] = (field, word)
            self.fields[name] = forms.ChoiceField(
                label=f"{field_in_words(field)}: {word}",
                choices=[
                    ("", _("Does not say; a person looks at the row")),
                    *((code, LABELS[CODED[field]][code]) for code in codes_of(field)),
                ],
                initial=known.get(header_key(word)) or guess_word(field, word),
                required=False,
            )

    def _ask_days(self, days: list[str]) -> None:
        doubtful = next((cell for cell in days if in_doubt(cell)), "")
        self.fields["dates"].choices = [  # type: ignore[attr-defined]
            ("dmy", self._example(_("Day first"), doubtful, "dmy")),
            ("mdy", self._example(_("Month first"), doubtful, "mdy")),
        ]
        self.fields["dates"].initial = self._likely(days)
        if not doubtful and self._likely(days) == self.mapped.dates:
            self.fields["dates"].widget = forms.HiddenInput()
        self.fields["zone"].initial = self.mapped.zone
        if not any(self._has_clock(cell) for cell in days):
            self.fields["zone"].widget = forms.HiddenInput()

    def _example(self, label: str, cell: str, order: Any) -> str:
        moment = read_moment(cell, order, "local", self.local) if cell else None
        if moment is None:
            return label
        return _("%(label)s: %(cell)s is %(day)s") % {
            "label": label,
            "cell": cell,
            "day": date_format(moment.day, "j F Y"),
        }

    def _likely(self, days: list[str]) -> str:
        """The order by which every day exists; else what was chosen before."""
        for order in (self.mapped.dates, "dmy", "mdy"):
            if all(read_moment(cell, order, "local", self.local) for cell in days[:2000]):
                return order
        return self.mapped.dates

    def _has_clock(self, cell: str) -> bool:
        moment = read_moment(cell, "dmy", "local", self.local)
        return moment is not None and moment.at is not None

    def clean(self) -> dict[str, Any]:
        """One word means one thing, in whichever column of the same kind it stands."""
        values = super().clean() or {}
        self._words: dict[str, dict[str, str]] = {}
        for name, (field, word) in self.places.items():
            code = values.get(name, "")
            if code or guess_word(field, word):
                self._words.setdefault(CODED[field], {})[header_key(word)] = code
        return values

    def chosen(self) -> Mapped:
        """The whole mapping."""
        return Mapped(
            columns=self.mapped.columns,
            words=self._words,
            system=self.cleaned_data["system"],
            dates=self.cleaned_data["dates"],
            zone=self.cleaned_data["zone"],
        )


class MappingFileForm(forms.Form):
    """A mapping that was downloaded here or elsewhere."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    file = forms.FileField(
        label=gettext_lazy("Mapping (JSON)"),
        widget=forms.FileInput(attrs={"accept": ".json"}),
    )

    def clean_file(self) -> Any:
        """A mapping is small."""
        file = self.cleaned_data["file"]
        if file.size > 500_000:
            raise forms.ValidationError(_("This file is too large for a mapping."))
        return file


class MappingNameForm(forms.Form):
    """Another name."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)


class DiscardForm(forms.Form):
    """Why a row is thrown away."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why is it thrown away?"),
        choices=DiscardReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a reason.")},
    )


class RowForm(forms.Form):
    """The cells of one row, as they will be read. Words of lists are chosen."""

    def __init__(self, *args: Any, cells: Mapping[str, str], read: Mapping[str, str], **kw: Any):
        super().__init__(*args, **kw)
        people = [
            f"{name}_{number}"
            for number in range(1, PEOPLE_PER_ROW + 1)
            for name in PERSON_FIELDS
            if number == 1 or any(cells.get(f"{one}_{number}") for one in PERSON_FIELDS)
        ]
        for field in (*EVENT_FIELDS, *people):
            self.fields[field] = _cell_field(field, cells.get(field, ""), read.get(field, ""))

    def cells(self) -> dict[str, str]:
        """As a table would hold them."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


def _cell_field(field: str, cell: str, code: str) -> forms.Field:
    label, required = field_in_words(field), field in REQUIRED
    if field in CODED:
        return forms.ChoiceField(
            label=label,
            required=required,
            initial=code,
            choices=[
                ("", _("Not said")),
                *((one, LABELS[CODED[field]][one]) for one in codes_of(field)),
            ],
            error_messages={"required": _("Choose one.")},
        )
    return forms.CharField(
        label=label,
        required=required,
        max_length=200,
        initial=cell,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Fill this in.")},
    )


def value_in_words(column: str, value: Any) -> str:
    """A value of a report, for showing two beside each other."""
    labels = {"kind": Kind, "harm": Harm, "possible_calamity": YesNoUnknown}
    if column in labels:
        return str(labels[column](value).label)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value) if value not in (None, "") else _("Not said")
