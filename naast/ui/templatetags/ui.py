"""What the component templates need to know about a form field or a telephone number."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet

register = template.Library()


@dataclass(frozen=True)
class ErrorLine:
    """One line of the error summary. target: the id to jump to, empty for the whole form."""

    text: str
    target: str


@register.filter
def field_kind(field: BoundField) -> str:
    """How a field is drawn: hidden, choices, tick, parts or plain."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect):  # includes CheckboxSelectMultiple
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "parts" if field.use_fieldset else "plain"


@register.filter
def choice_hint(field: BoundField, value: object) -> str:
    """The hint under one choice, from the form field's own choice_hints mapping, if it has one."""
    hints = cast("dict[str, str]", getattr(field.field, "choice_hints", {}))
    return hints.get(str(value), "")


@register.filter
def tel(number: str) -> str:
    """A tel: address of a number as people write it: "(020) 123 45 67" becomes tel:0201234567."""
    digits = "".join(sign for sign in str(number) if sign.isdigit())
    return f"tel:{'+' if str(number).strip().startswith('+') else ''}{digits}"


@register.simple_tag
def error_lines(form: forms.BaseForm | None, formset: object = None) -> list[ErrorLine]:
    """Every error of a form, and of the rows of a formset, in the order of the page."""
    lines = list(_lines_of_form(form)) if isinstance(form, forms.BaseForm) else []
    if isinstance(formset, BaseFormSet):
        lines += [ErrorLine(str(text), "") for text in formset.non_form_errors()]
        lines += [line for row in formset.forms for line in _lines_of_form(row)]
    return lines


def _lines_of_form(form: forms.BaseForm) -> Iterator[ErrorLine]:
    yield from (ErrorLine(str(text), "") for text in form.non_field_errors())
    for field in form:
        yield from (ErrorLine(str(text), _first_control(field)) for text in field.errors)


def _first_control(field: BoundField) -> str:
    """A group of choices has no control of its own, so the link goes to its first choice."""
    return f"{field.auto_id}_0" if field_kind(field) == "choices" else field.id_for_label
