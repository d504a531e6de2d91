"""What is filled in about talks with a patient or family; each text is looked at for names."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naast.calamities.choices_family import (
    ContactKind,
    FromThem,
    FromUs,
    NoContact,
    QuestionState,
    ReportGiven,
    Told,
    WordKind,
)
from naast.calamities.logic.names_family import stands_out
from naast.web.safety.forms import TIMES, day_field, past_day

LONGEST_TEXT = 4000
LONGEST_LINE = 500
MOST_QUESTIONS = 30
FARTHEST = timedelta(days=1096)
WITHOUT_NAMES = _("Without names, addresses or telephone numbers.")


def text_field(label: Any, *, rows: int = 4, required: bool = True, help_text: Any = "") -> Any:
    """A text that is locked when it is stored."""
    return forms.CharField(
        label=label,
        help_text=help_text or WITHOUT_NAMES,
        max_length=LONGEST_TEXT,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Write it down in a few words.")},
    )


def time_field(label: Any, **kwargs: Any) -> forms.TimeField:
    """A time, as the browser's own field or typed."""
    return forms.TimeField(
        label=label,
        input_formats=TIMES,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": _("Choose the time."),
            "invalid": _("Write the time as 14:30."),
        },
        **kwargs,
    )


def lines_of(text: str) -> list[str]:
    """One question a line, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def near_day(day: date | None) -> date | None:
    """No slip of the finger: within three years of today, on either side."""
    if day is not None and abs(day - timezone.localdate()) > FARTHEST:
        raise forms.ValidationError(gettext("This day is very far away. Is the year right?"))
    return day


class WatchedForm(forms.Form):
    """Asks once about what looks like a name, an address or a number in the texts; whoever sees
    that it is none goes on. seen: the texts that were asked about."""

    texts: ClassVar[tuple[str, ...]] = ()
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def clean(self) -> dict[str, Any]:
        """Adds one error that says what was found."""
        values = super().clean() or {}
        text = "\n".join(str(values.get(name, "")) for name in self.texts)
        found, mark = stands_out(text), sha256(text.encode()).hexdigest()
        if found and values.get("seen") != mark:
            if isinstance(self.data, QueryDict):
                data = self.data.copy()
                data[self.add_prefix("seen")] = mark
                self.data = data
            raise forms.ValidationError(
                gettext(
                    "Is there a name, an address or a number of a person in it? We found:"
                    " %(found)s. Take it out. If it is none, keep it once more as it is."
                )
                % {"found": ", ".join(found)}
            )
        return values


class PlanForm(forms.Form):
    """The next talk."""

    kind = forms.ChoiceField(
        label=_("How?"),
        choices=ContactKind.choices,
        initial=ContactKind.TALK,
        widget=forms.RadioSelect,
    )
    on = day_field(_("On which day?"))
    begins = time_field(_("At what time?"))

    def clean_on(self) -> Any:
        """Not far away."""
        return near_day(self.cleaned_data["on"])

    def planned_at(self) -> datetime:
        """The moment, in the hospital's time."""
        values = self.cleaned_data
        return timezone.make_aware(datetime.combine(values["on"], values["begins"]))


class TalkForm(WatchedForm):
    """What was told in a talk, who was there by function, and what they said."""

    texts = ("worries", "questions")
    kind = forms.ChoiceField(
        label=_("How?"),
        choices=ContactKind.choices,
        initial=ContactKind.TALK,
        widget=forms.RadioSelect,
    )
    held_on = day_field(_("On which day was it?"))
    from_us = forms.MultipleChoiceField(
        label=_("Who took part for the hospital?"),
        help_text=_("The first talk is led by a senior professional."),
        choices=FromUs.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who took part for the hospital.")},
    )
    from_them = forms.MultipleChoiceField(
        label=_("Who took part for the patient?"),
        choices=FromThem.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who took part for the patient.")},
    )
    told = forms.MultipleChoiceField(
        label=_("What was told?"),
        choices=Told.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    worries = text_field(_("What worries them?"), required=False)
    questions = text_field(
        _("What do they ask?"),
        required=False,
        help_text=_(
            "One question on a line, in their words. They go to those who look into the event."
            " Without names, addresses or telephone numbers."
        ),
    )
    next_on = day_field(_("Is there a next talk? On which day?"), required=False)
    next_time = time_field(_("At what time?"), required=False)

    def clean_held_on(self) -> Any:
        """Not in the future."""
        return past_day(self.cleaned_data["held_on"])

    def clean_next_on(self) -> Any:
        """Not far away."""
        return near_day(self.cleaned_data["next_on"])

    def clean_questions(self) -> str:
        """Not more, and not longer, than a table of them holds."""
        text = str(self.cleaned_data["questions"])
        lines = lines_of(text)
        if len(lines) > MOST_QUESTIONS or any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(
                gettext("At most thirty questions, each a few sentences long.")
            )
        return text

    def clean(self) -> dict[str, Any]:
        """A next talk has a day and a time, or neither."""
        values = super().clean()
        if bool(values.get("next_on")) != bool(values.get("next_time")):
            self.add_error("next_time", gettext("Give the day and the time of the next talk."))
        return values

    def next_at(self) -> datetime | None:
        """When they speak again."""
        day, time = self.cleaned_data["next_on"], self.cleaned_data["next_time"]
        return timezone.make_aware(datetime.combine(day, time)) if day and time else None


class WordsForm(WatchedForm):
    """What they ask or how they saw it."""

    texts = ("text",)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=WordKind.choices,
        initial=WordKind.QUESTION,
        widget=forms.RadioSelect,
    )
    text = text_field(
        _("In their words"),
        rows=6,
        help_text=_(
            "Of questions one on each line. Without names, addresses or telephone numbers."
        ),
    )
    asked_on = day_field(_("On which day?"))

    def clean_asked_on(self) -> Any:
        """Not in the future."""
        return past_day(self.cleaned_data["asked_on"])

    def each(self) -> list[str]:
        """One text for each question; a view is one."""
        text = str(self.cleaned_data["text"])
        is_question = self.cleaned_data["kind"] == WordKind.QUESTION
        return lines_of(text)[:MOST_QUESTIONS] if is_question else [text]


class AnswerQuestionForm(WatchedForm):
    """An answer, or "we do not know yet"."""

    texts = ("answer",)
    state = forms.ChoiceField(
        label=_("Is there an answer?"), choices=QuestionState.choices, widget=forms.RadioSelect
    )
    answer = text_field(_("The answer, as it is told to them"), rows=5, required=False)
    on = day_field(_("On which day?"))

    def clean_on(self) -> Any:
        """Not in the future."""
        return past_day(self.cleaned_data["on"])


class PromiseForm(WatchedForm):
    """What was promised, by whom, by when."""

    texts = ("what",)
    what = text_field(_("What was promised?"), rows=3)
    promised_by = forms.ChoiceField(
        label=_("Who promised it?"),
        help_text=_("They are reminded the day before and on the day."),
        error_messages={
            "required": _("Choose who promised it."),
            "invalid_choice": _("Search for the colleague once more."),
        },
    )
    promised_on = day_field(_("On which day was it promised?"))
    due_on = day_field(_("By which day?"))

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "promised_by", people)

    def clean_due_on(self) -> Any:
        """Not far away."""
        return near_day(self.cleaned_data["due_on"])

    def clean_promised_on(self) -> Any:
        """Not in the future."""
        return past_day(self.cleaned_data["promised_on"])


class SettleForm(WatchedForm):
    """Kept, or not and why."""

    texts = ("why",)
    kept = forms.TypedChoiceField(
        label=_("Was it kept?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    on = day_field(_("On which day?"))
    why = text_field(_("If not: why not, and what did you tell them?"), rows=3, required=False)

    def clean_on(self) -> Any:
        """Not in the future."""
        return past_day(self.cleaned_data["on"])


class PersonForm(forms.Form):
    """Who keeps in touch with the family."""

    contact = forms.ChoiceField(
        label=_("Contact person"),
        error_messages={
            "required": _("Choose the contact person."),
            "invalid_choice": _("Search for the colleague once more."),
        },
    )
    deputy = forms.ChoiceField(
        label=_("Deputy"),
        required=False,
        error_messages={"invalid_choice": _("Search for the colleague once more.")},
    )

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "contact", people)
        choose(self, "deputy", people, nobody=_("Nobody yet"))


def choose(form: forms.Form, name: str, people: Mapping[UUID, str], nobody: Any = None) -> None:
    """The people of a list as its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        first = [("", nobody or _("Choose"))]
        field.choices = [*first, *((str(pk), label) for pk, label in people.items())]


class DayForm(forms.Form):
    """One day on which something was done."""

    on = day_field(_("On which day was it done?"))

    def clean_on(self) -> Any:
        """Not in the future."""
        return past_day(self.cleaned_data["on"])


class FamilyReportForm(DayForm):
    """Whether they have the report."""

    report = forms.ChoiceField(
        label=_("Do they have the report?"),
        choices=ReportGiven.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    field_order = ("report", "on")


class StopForm(DayForm):
    """Why there is no contact, or that there is again."""

    reason = forms.ChoiceField(
        label=_("How is it?"),
        choices=NoContact.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    field_order = ("reason", "on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Since which day?")


class FindForm(forms.Form):
    """Looks somebody up."""

    find = forms.CharField(label=_("Search for a colleague"), max_length=60, required=False)
