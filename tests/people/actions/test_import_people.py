"""A staff file goes in as its plan says, or not at all."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.db.models import Model

from naast.access.actor import IMPORTER, PUBLIC, Actor
from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.people.actions.import_people import import_people, plan_import
from naast.people.logic.plan import Plan, apply_plan
from naast.people.logic.staff_file import read_staff_file
from naast.people.models import Department, Person
from naast.people.queries import directory
from naast.people.rules import PeopleRefused
from naast.privacy.models import AuditEvent
from tests.factories.people import a_person, a_user_for

pytestmark = pytest.mark.django_db
AT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
STEWARD = Actor(
    kind="user", id="0b6b1c3e-0000-4000-8000-000000000001", roles=frozenset({Role.STEWARD})
)
FILE = """number;name;profession;email;department_code;department_name;department_parent;\
department_parent_name;department_head;site_code;site_name;manager;trained_by;languages;birth_year
1;Anna Vos;doctor;anna@h.example;icu;Intensive care;acute;Acute care;1;main;Main;;;nl,en;1971
2;Bo Mol;resident;bo@h.example;icu;Intensive care;acute;Acute care;1;main;Main;1;1;nl;1994
3;Cem Das;nurse;;er;Emergency;acute;Acute care;2;main;Main;1;;tr,nl;1985
"""


def bring_in(text: str = FILE, *, full: bool = False, actor: Actor = IMPORTER, **kw: Any) -> Plan:
    staff = read_staff_file(text.encode(), this_year=2027)
    return import_people(staff=staff, full=full, actor=actor, at=AT, **kw)


def everything(*, without: type[Model] | None = None) -> str:
    """All tables of all areas, row by row."""
    models = (model for model in apps.get_models() if model is not without)
    return serialize(
        "json", (row for model in models for row in model._default_manager.order_by("pk"))
    )


def heads() -> dict[str, str]:
    """Department code -> who holds the role for it now."""
    codes = dict(Department.objects.values_list("pk", "code"))
    grants = RoleGrant.objects.filter(role=Role.HEAD_OF_DEPARTMENT, ended_at=None)
    return {codes[one.scope_id]: one.user.name for one in grants.select_related("user")}


def test_a_file_becomes_people_departments_sites_and_users() -> None:
    bring_in()

    bo = Person.objects.get(staff_number="2")
    assert (bo.manager.name, bo.birth_decade, bo.languages) == ("Anna Vos", 1990, ["nl"])
    assert [one.by.name for one in bo.supervised_by.all()] == ["Anna Vos"]
    assert bo.department.parent.name == "Acute care"
    assert bo.department.site.name == "Main"
    users = User.objects.order_by("email").values_list("pk", "email", "is_staff_member")
    assert [*users] == [
        (Person.objects.get(staff_number="1").pk, "anna@h.example", True),
        (bo.pk, "bo@h.example", True),
    ]


def test_the_database_does_what_the_plan_says() -> None:
    bring_in()
    second = FILE.replace("Bo Mol", "Bo Mol-Das").replace("tr,nl;1985", "tr;1985")
    second = second.replace("bo@h.example", "anna2@h.example").replace(";1;1;nl", ";3;1,3;nl")
    second += "4;Dirk Ek;nurse;bo@h.example;er;;;;;;;2;;nl;\n"
    before = directory()

    plan = bring_in(second)

    assert len(plan.changed) == 2
    assert directory() == apply_plan(before, plan)


def test_the_same_file_again_changes_no_row() -> None:
    bring_in()
    before = everything(without=AuditEvent)

    plan = bring_in()

    assert plan.changes_nothing
    assert everything(without=AuditEvent) == before


def test_a_dry_run_leaves_every_table_as_it_was() -> None:
    bring_in()
    before = everything()
    staff = read_staff_file(FILE.replace("Vos", "Mees").encode(), this_year=2027)

    plan = plan_import(staff=staff, full=True, actor=IMPORTER, at=AT)

    assert len(plan.changed) == 1
    assert everything() == before


def test_a_refused_row_changes_nothing_and_the_others_are_taken() -> None:
    plan = bring_in(FILE.replace("bo@h.example", "bo at home"))

    assert [(one.row, one.result) for one in plan.results] == [
        (2, "added"),
        (3, "refused"),
        (4, "refused"),  # its head of department is the one refused
    ]
    assert [*Person.objects.values_list("name", flat=True)] == ["Anna Vos"]


def test_in_a_full_reload_those_who_left_can_no_longer_sign_in() -> None:
    bring_in()
    for number in range(10, 18):
        a_person(staff_number=str(number), department=Department.objects.get(code="er"))
    kept = FILE.replace("2;Bo", "20;Bo").replace(";2;main", ";20;main")
    kept += "".join(
        f"{n};{p.name};nurse;{p.email};er;;;;;;;;;nl;\n"
        for n in range(10, 18)
        for p in [Person.objects.get(staff_number=str(n))]
    )
    kept = kept.replace("bo@h.example", "bo2@h.example")

    plan = bring_in(kept, full=True)

    bo = Person.objects.get(staff_number="2")
    assert [one.number for one in plan.left] == ["2"]
    assert (bo.active, str(bo.ends_on), bo.email, bo.phone) == (False, "2027-01-15", "", "")
    user = User.objects.get(pk=bo.pk)
    assert (user.is_active, user.is_staff_member, user.email) == (
        False,
        False,
        f"{bo.pk}@left.invalid",
    )
    assert not user.has_usable_password()


def test_a_full_reload_in_which_more_than_a_fifth_leave_must_be_confirmed() -> None:
    bring_in()
    only_two = "\n".join(FILE.splitlines()[:3]) + "\n"
    before = everything()

    with pytest.raises(PeopleRefused, match="1 of 3 people are not in this file"):
        bring_in(only_two, full=True)
    assert everything() == before

    bring_in(only_two, full=True, they_left=True)
    assert Person.objects.filter(active=True).count() == 2


def test_heads_of_department_get_their_role_and_lose_it_with_the_department() -> None:
    bring_in()
    assert heads() == {"icu": "Anna Vos", "er": "Bo Mol"}

    bring_in(FILE.replace("Acute care;1;main", "Acute care;2;main"))

    assert heads() == {"icu": "Bo Mol", "er": "Bo Mol"}


def test_two_people_swap_their_addresses_and_sign_in_with_the_new_ones() -> None:
    bring_in()
    swapped = FILE.replace("anna@", "x@").replace("bo@", "anna@").replace("x@", "bo@")

    bring_in(swapped)

    pairs = User.objects.order_by("email").values_list("email", "name")
    assert [*pairs] == [("anna@h.example", "Bo Mol"), ("bo@h.example", "Anna Vos")]


def test_people_without_a_staff_number_are_left_alone_by_a_full_reload() -> None:
    agency = a_person(staff_number=None, employment="agency", email="agency@h.example")
    a_user_for(agency)

    plan = bring_in(FILE.replace("anna@h.example", "agency@h.example"), full=True)

    agency.refresh_from_db()
    assert agency.active
    assert plan.results[0].problem.code == "email_foreign"


class PowerCut(Exception):
    pass


def test_a_crash_half_way_leaves_nothing_behind() -> None:
    before = everything()

    def cut(_done: int) -> None:
        assert Person.objects.exists()
        raise PowerCut

    with pytest.raises(PowerCut):
        bring_in(tick=cut)

    assert everything() == before


def test_what_was_shown_is_what_is_done() -> None:
    staff = read_staff_file(FILE.encode(), this_year=2027)
    shown = plan_import(staff=staff, full=False, actor=STEWARD, at=AT).fingerprint()
    a_person(staff_number="3", name="Somebody new")

    with pytest.raises(PeopleRefused, match="look again"):
        bring_in(actor=STEWARD, shown=shown)


def test_the_steward_may_a_colleague_and_the_public_may_not() -> None:
    bring_in(actor=STEWARD)
    colleague = Actor(kind="user", id=STEWARD.id, roles=frozenset({Role.COLLEAGUE}))

    for actor in (colleague, PUBLIC):
        with pytest.raises(PeopleRefused):
            bring_in(actor=actor)


def test_one_event_tells_how_many_and_nobody() -> None:
    bring_in(actor=STEWARD)

    event = AuditEvent.objects.get(action="import_people")
    assert (event.role_word, event.subject) == ("steward", "added 3 changed 0 left 0")


def test_the_number_of_queries_does_not_grow_with_the_rows(
    django_assert_max_num_queries: Any,
) -> None:
    lines = "".join(
        f"{n};Person {n};nurse;p{n}@h.example;er;;;;;;;1;1;nl;\n" for n in range(100, 500)
    )
    with django_assert_max_num_queries(70):
        plan = bring_in(FILE + lines)

    assert len(plan.added) == 403
