"""No support can be held for anybody: there is no place to say it, and nothing that looks."""

import inspect

from django.apps import apps

from naast.cases.models import Case
from naast.cases.models_group import GroupSession
from naast.privacy.erasure import Trigger, _erasers
from naast.privacy.periods import PERIODS, Kept

HOLDING = {"hold", "held", "holds", "litigation", "preserve", "retain", "retention", "freeze"}


def words_of(name: str) -> set[str]:
    return set(name.split("_"))


def test_no_column_of_a_case_and_no_model_of_support_says_hold() -> None:
    columns = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.get_fields()
        if words_of(field.name) & HOLDING
    ]
    assert columns == []
    # The check finds a hold where there is one.
    assert words_of("on_litigation_hold") & HOLDING


def test_no_setting_makes_support_last_longer() -> None:
    assert {kind for kind in Kept if "case" in kind.value or "support" in kind.value} == {
        Kept.SUPPORTER  # the members of the team, not those who are supported
    }
    assert set(PERIODS) == set(Kept)


def test_what_empties_a_closed_case_asks_for_the_case_and_the_moment_only() -> None:
    for model in (Case, GroupSession):
        eraser = _erasers[Trigger.CASE_CLOSED][model]
        assert list(inspect.signature(eraser).parameters) == ["subject", "at"]
        assert "exclude" not in inspect.getsource(eraser)
