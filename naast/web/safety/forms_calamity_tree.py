"""What analysts fill in about a causal tree and its time line; text is locked when it is stored."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.calamities.logic.prisma.edits import Act, Change
from naast.calamities.logic.prisma.facts import Fact
from naast.calamities.logic.prisma.tree import Gate, Source, Stop
from naast.calamities.logic.prisma.tree_rules import LONGEST
from naast.calamities.wording_tree import SOURCES, STOPS
from naast.web.safety.forms import TIMES, day_field, past_day

LONGEST_SENT = 2000  # what is too long for a box comes back with its rule, not cut off
LONGEST_FACT = 1000

_SOURCES = [(source.value, word) for source, word in SOURCES.items()]
_STOPS = [(stop.value, word) for stop, word in STOPS.items()]


def _text_field(label: Any, **kwargs: Any) -> forms.CharField:
    attrs = {"rows": 3, "autocomplete": "off", "maxlength": LONGEST}
    return forms.CharField(label=label, widget=forms.Textarea(attrs=attrs), **kwargs)


def _source_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("What does this rest on?"), choices=_SOURCES, required=False)


class EventForm(forms.Form):
    """The event at the top, with which a tree begins."""

    text = _text_field(
        _("What happened, in one sentence?"),
        help_text=_("The outcome that you want to explain, without names and without a judgement."),
        max_length=LONGEST_SENT,
        error_messages={"required": _("Write in the box what happened.")},
    )
    source = _source_field()


class BoxForm(forms.Form):
    """One box. stop only where nothing lies under it."""

    text = _text_field(_("What happened?"), help_text=_("One fact, without a name."))
    source = _source_field()
    stop = forms.ChoiceField(label=_("Is this a root cause?"), choices=_STOPS, required=False)

    def __init__(self, *args: Any, with_stop: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_stop:
            del self.fields["stop"]


class CauseForm(forms.Form):
    """A new box."""

    text = _text_field(
        _("Why did this happen?"), help_text=_("One fact in a box. Say what was, without a name.")
    )
    source = _source_field()


class ChangeForm(forms.Form):
    """One edit of the tree as it is sent, whichever button was pressed."""

    act = forms.ChoiceField(choices=[(act.value, act.value) for act in Act])
    node = forms.UUIDField()
    revision = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    text = forms.CharField(required=False, max_length=LONGEST_SENT)
    source = forms.ChoiceField(choices=_SOURCES, required=False)
    stop = forms.ChoiceField(choices=_STOPS, required=False)
    gate = forms.ChoiceField(choices=[(gate.value, gate.value) for gate in Gate], required=False)
    to = forms.UUIDField(required=False)

    def change(self, new: UUID) -> Change:
        """new: the id of a box that is put in. Only of a valid form."""
        values = self.cleaned_data
        return Change(
            act=Act(values["act"]),
            node=values["node"],
            text=values["text"],
            source=Source(values["source"]),
            stop=Stop(values["stop"]),
            gate=Gate(values["gate"] or Gate.AND),
            new=new,
            to=values["to"],
        )


class DraftForm(forms.Form):
    """What is being written; nothing is refused but what cannot be."""

    act = forms.ChoiceField(choices=[(act.value, act.value) for act in (Act.WRITE, Act.BELOW)])
    node = forms.UUIDField()
    text = forms.CharField(required=False, max_length=LONGEST_SENT, strip=False)
    source = forms.ChoiceField(choices=_SOURCES, required=False)
    stop = forms.ChoiceField(choices=_STOPS, required=False)
    discard = forms.BooleanField(required=False)

    def content(self) -> dict[str, str] | None:
        """What is kept; None to throw it away. Only of a valid form."""
        values = self.cleaned_data
        if values["discard"]:
            return None
        return {key: str(values[key]) for key in ("act", "node", "text", "source", "stop")}


class RevisionForm(forms.Form):
    """An act that needs no more than which tree was seen."""

    revision = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class FactForm(forms.Form):
    """One fact of the time line."""

    text = forms.CharField(
        label=_("What is known?"),
        help_text=_("A fact, without names of patients or colleagues."),
        max_length=LONGEST_FACT,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("Write down what is known.")},
    )
    day = day_field(_("On which day?"), required=False)
    clock = forms.TimeField(
        label=_("At what time?"),
        input_formats=TIMES,
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": _("Write the time as 14:30.")},
    )
    order = forms.IntegerField(
        label=_("Place among facts of the same moment"),
        help_text=_("A lower number comes first."),
        initial=0,
        min_value=0,
        max_value=9999,
        required=False,
    )
    source = forms.ChoiceField(
        label=_("How is this known?"),
        choices=[("", _("Choose")), *(one for one in _SOURCES if one[0])],
        error_messages={"required": _("Choose how this is known.")},
    )
    what_source = forms.CharField(
        label=_("Which record, device or function?"),
        help_text=_("Such as: nursing record, pump 3, pharmacist on duty. No names."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    boxes = forms.MultipleChoiceField(
        label=_("Which boxes of the tree rest on it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1
    )

    def __init__(self, *args: Any, boxes: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["boxes"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(key), words) for key, words in boxes.items()]
        if not boxes:
            del self.fields["boxes"]

    def clean_day(self) -> date | None:
        """Not in the future."""
        day: date | None = self.cleaned_data["day"]
        return past_day(day) if day else None

    def fact(self) -> Fact:
        """Only of a valid form."""
        values = self.cleaned_data
        return Fact(
            text=values["text"],
            source=Source(values["source"]),
            what_source=values["what_source"],
            day=values["day"],
            clock=values["clock"],
            order=values["order"] or 0,
            boxes=tuple(map(UUID, values.get("boxes", []))),
        )
