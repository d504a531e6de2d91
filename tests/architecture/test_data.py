"""Walls and completeness of what is stored; imports do not see foreign keys."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import BooleanField, DateField, Field, Model, TimeField

from naast.privacy.erasure import models_without_eraser, unclassified_fields

# No relation in either direction: rows of one must never lead to rows of the other.
WALLS = [
    ("incidents", "cases"),
    ("cases", "knowledge"),
    ("evaluation", "cases"),
    ("evaluation", "people"),
    ("evaluation", "supporters"),
    ("evaluation", "access"),
    ("incidents", "supporters"),
    ("calamities", "cases"),
    ("calamities", "supporters"),
]
# What a case may know in clear of anybody (DESIGN section 4): who supports, until it closes.
CASES_MAY_POINT_AT = {
    "cases.Case.supporter",
    "cases.Aftercare.supporter",
    "cases.Revealed.case",
    # A group talk is an invitation: a place, departments, and who leads, until it is over.
    "cases.GroupSession.site",
    "cases.InvitedUnit.session",
    "cases.InvitedUnit.department",
    "cases.Facilitator.session",
    "cases.Facilitator.supporter",
}
WORDS_OF_THE_OTHER_SIDE = {
    "cases": {"incident", "event", "report", "reporter", "colleague", "person", "staff_number"},
    "incidents": {"case", "support", "supporter", "colleague", "involved", "person"},
}


def our_models() -> list[type[Model]]:
    return [
        model
        for area in settings.AREAS
        for model in apps.get_app_config(area).get_models(include_auto_created=True)
    ]


def fields_of(model: type[Model]) -> list[Field]:  # type: ignore[type-arg]
    return list(model._meta.local_concrete_fields)


def name_of(field: Field) -> str:  # type: ignore[type-arg]
    return f"{field.model._meta.label}.{field.name}"


@pytest.mark.parametrize(("one", "other"), WALLS)
def test_no_relation_crosses_a_wall(one: str, other: str) -> None:
    crossing = [
        name_of(field)
        for model, field in ((m, f) for m in our_models() for f in fields_of(m))
        if field.related_model is not None
        and {model._meta.app_label, field.related_model._meta.app_label} == {one, other}
    ]

    assert crossing == []


def test_a_case_points_at_nobody_but_its_supporter() -> None:
    pointing = {
        name_of(field)
        for model in our_models()
        if model._meta.app_label == "cases"
        for field in fields_of(model)
        if field.related_model is not None
    }

    assert pointing - CASES_MAY_POINT_AT == set()


def test_a_questionnaire_points_at_nobody_and_nobody_points_at_it_but_what_asks() -> None:
    relations = {
        name_of(field)
        for model in our_models()
        for field in fields_of(model)
        if field.related_model is not None
        and "questionnaires" in (model._meta.app_label, field.related_model._meta.app_label)
    }

    assert relations == set()


@pytest.mark.parametrize("area", sorted(WORDS_OF_THE_OTHER_SIDE))
def test_no_column_holds_an_id_of_the_other_side_without_a_relation(area: str) -> None:
    columns = [
        name_of(field)
        for model in our_models()
        if model._meta.app_label == area
        for field in fields_of(model)
        if set(field.name.removesuffix("_id").split("_")) & WORDS_OF_THE_OTHER_SIDE[area]
        and name_of(field) not in CASES_MAY_POINT_AT
        and not field.choices
        and not isinstance(field, BooleanField)
    ]

    assert columns == []


def test_no_relation_goes_by_a_generic_key() -> None:
    generic = [
        name_of(field)
        for model in our_models()
        for field in fields_of(model)
        if field.related_model is not None
        and field.related_model._meta.label == "contenttypes.ContentType"
    ]

    assert generic == []


def test_every_field_says_what_it_is_how_long_it_is_kept_and_who_reads_it() -> None:
    assert unclassified_fields() == []


def test_no_row_of_the_data_map_is_empty_or_about_a_field_that_is_gone() -> None:
    wrong = [
        f"{model._meta.label}.{name}"
        for model in our_models()
        for name, privacy in getattr(model, "PRIVACY", {}).items()
        if name not in {field.name for field in fields_of(model)}
        or not privacy.keep.strip()
        or not privacy.readers
    ]

    assert wrong == []


def test_every_model_about_somebody_has_an_eraser() -> None:
    assert models_without_eraser() == []


def test_moments_are_given_by_the_one_who_acts_never_by_the_database() -> None:
    by_itself = [
        name_of(field)
        for model in our_models()
        for field in fields_of(model)
        if isinstance(field, DateField | TimeField) and (field.auto_now or field.auto_now_add)
    ]

    assert by_itself == []


def test_our_areas_are_exactly_those_with_tables_or_templates() -> None:
    labels = {config.label for config in apps.get_app_configs() if config.name.startswith("naast.")}

    assert labels == set(settings.AREAS)


def test_there_is_no_admin_for_domain_data() -> None:
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


def test_migrations_have_names_that_say_what_they_do() -> None:
    unnamed = [
        f"{area}/{path.name}"
        for area in settings.AREAS
        for path in (settings.BASE_DIR / "naast" / area / "migrations").glob("*_auto_*.py")
    ]

    assert unnamed == []
