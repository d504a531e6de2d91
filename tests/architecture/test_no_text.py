"""No record of a conversation can be made: the support side has no field that could hold one."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.db import models

from tests.architecture.code import ROOT, files, module_of, name_of

SUPPORT_SIDE = (
    "naast/cases",
    "naast/web/supporter",
    "naast/web/colleague",
    "naast/web/coordinator",
)
# The three that must be typed; each is short, validated and sealed.
TYPED = {"name", "phone", "email"}
# Typed to look something up, and stored nowhere; with the reason. Each is short.
LOOKED_UP = {
    "SearchForm.q": "a part of a name in the staff directory",
    "NamesForm.q": "a part of a name in the staff directory",
    "AnswerForm.code": "the code of a message, compared by its hash",
    "AftercareForm.code": "the code of a message, compared by its hash",
}
# Forms about something else than support for somebody; with the reason.
ABOUT_NO_CASE = {
    "DirectoryEntryForm": "the hospital's directory of help, which everyone reads",
    "ThemeWordForm": "a general word for the list of themes; checked to be plain words",
    "DirectoryFileForm": "a file of the directory of help",
    "SessionForm": "a training: its place and trainers",
    "NewSessionForm": "a training: its place and trainers",
    "CurriculumForm": "the name of what is taught",
    "PartForm": "what is taught in one part of a day",
    "MaterialForm": "a link to something to read, for supporters in training",
    "KeepersFileForm": "a signed file of sums or public keys; any other is refused",
    "AgreementForm": "what supporters sign, the same for everybody",
}
# Posted values that are read without a form, because they can only be one of a few.
ONE_OF_A_FEW = {
    "naast/web/colleague/views_nomination.py: answer": "yes, later or no, or nothing",
    "naast/web/colleague/views_offers.py: wish": "no, or anything else",
    "naast/web/coordinator/views.py: person": "the id of somebody in the directory",
    "naast/web/coordinator/views_training.py: person": "the id of somebody in the directory",
    "naast/web/coordinator/views_sessions.py: who": "ids of supporters or of their seats",
    "naast/web/supporter/views.py: answer": "compared with one word",
    "naast/web/supporter/views_pass.py: offer": "a signed pass that the page offered",
    "naast/web/colleague/views_pass.py: offer": "a signed pass that the page offered",
    "naast/web/supporter/views_pass.py: how": "compared with one word",
    "naast/web/supporter/views_own.py: answer": "compared with one word",
    "naast/web/coordinator/views_care.py: answer": "compared with one word",
    "naast/web/supporter/views_groups.py: answer": "compared with one word",
    "naast/web/supporter/views_groups.py: leads": "compared with one word",
    "naast/web/coordinator/views_on_call.py: agreed": "compared with one word",
    "naast/web/coordinator/views_groups.py: on": "a day, or tomorrow where it is none",
}
# Columns with letters in them: codes and random words. Anything sealed is bytes.
CODES = {
    "BrokenConfidence.word": "one of two words, kept by a constraint",
    "Case.number": "a random word of eight characters",
    "Case.phase": "one of a few words, kept by a constraint",
    "GroupSession.state": "one of two words, kept by a constraint",
    "GroupSession.room": "one of a few words, kept by a constraint",
    "Facilitator.answer": "one of three words, kept by a constraint",
    "MatchingWeights.levels": "a word of four for each weight; a setting, about nobody",
    "IntakeMark.digest": "a hash, against sending twice",
    "IntakeMark.number": "a random word of eight characters",
}
FREE_TEXT_COLUMNS = (models.CharField, models.TextField, models.JSONField)
CLOSED = (forms.ChoiceField, forms.MultipleChoiceField, forms.TypedChoiceField, forms.BooleanField,
          forms.NullBooleanField, forms.IntegerField, forms.DateField, forms.TimeField,
          forms.DateTimeField, forms.SplitDateTimeField, forms.UUIDField,
          forms.ModelChoiceField)  # fmt: skip
LONGEST_TYPED = 254  # an e-mail address


def support_forms() -> list[type[forms.BaseForm]]:
    """Every form class defined on the support side."""
    found = []
    for path in files(*SUPPORT_SIDE):
        module = importlib.import_module(module_of(path))
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, forms.BaseForm):
                found.append(thing)
    return sorted({form for form in found if form.__module__.startswith("naast.")}, key=str)


def form_fields() -> Iterator[tuple[str, str, forms.Field]]:
    for form in support_forms():
        if form.__name__ in ABOUT_NO_CASE:
            continue
        for name, field in getattr(form, "base_fields", {}).items():
            yield f"{form.__name__}.{name}", name, field


def test_the_support_side_has_forms_to_look_at() -> None:
    assert support_forms() != []


def test_no_form_asks_for_text_but_name_phone_and_email() -> None:
    open_fields = [
        label
        for label, name, field in form_fields()
        if not isinstance(field, CLOSED) and name not in TYPED and label not in LOOKED_UP
    ]

    assert open_fields == []


def test_what_is_typed_is_short_and_validated() -> None:
    loose = [
        label
        for label, name, field in form_fields()
        if (name in TYPED or label in LOOKED_UP)
        and not isinstance(field, CLOSED)
        and not (
            0 < (getattr(field, "max_length", None) or 0) <= LONGEST_TYPED
            and not isinstance(field.widget, forms.Textarea)
        )
    ]

    assert loose == []


def test_no_column_of_a_case_can_hold_a_sentence() -> None:
    open_columns = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, FREE_TEXT_COLUMNS) and f"{model.__name__}.{field.name}" not in CODES
    ]

    assert open_columns == []


TEXT_AREA = re.compile(r"<textarea\b|contenteditable", re.I)
INPUT = re.compile(r"<input\b[^>]*>", re.I)
TYPE = re.compile(r"""\btype=["']?(\w+)""", re.I)
CLOSED_INPUTS = {"hidden", "radio", "checkbox", "submit", "date", "time", "number"}


def support_templates() -> list[Path]:
    return [path for side in SUPPORT_SIDE for path in sorted((ROOT / side).rglob("*.html"))]


@pytest.mark.parametrize("path", support_templates(), ids=name_of)
def test_no_template_has_a_place_to_write_by_hand(path: Path) -> None:
    text = path.read_text()
    inputs = [
        match.group(0)
        for match in INPUT.finditer(text)
        if (kind := TYPE.search(match.group(0))) is None or kind.group(1) not in CLOSED_INPUTS
    ]

    assert TEXT_AREA.findall(text) == []
    assert inputs == []


POSTED = re.compile(r"""request\.POST(?:\.get|\.getlist)?[\[(]\s*["'](\w+)""")


def test_no_view_reads_posted_text_past_the_forms() -> None:
    read = {
        f"{name_of(path)}: {name}"
        for path in files(*SUPPORT_SIDE)
        for name in POSTED.findall(path.read_text())
    }

    assert read <= set(ONE_OF_A_FEW)
