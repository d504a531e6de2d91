"""How often a supporter helps is for the supporter and the coordinators. Others look everywhere."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.supporters.models import MonthlyLoad, Supporter
from tests.actors import a_user, actor_for
from tests.attacks.conftest import AttackReport
from tests.attacks.test_insiders import get_resolver_of
from tests.factories.cases import a_colleague, a_coordinator, a_supporting_actor
from tests.factories.pages import visiting
from tests.factories.people import a_department
from tests.factories.vault import RunningVault
from tests.web.test_access_matrix import every_address

pytestmark = pytest.mark.django_db(transaction=True)
LOAD = 4827  # a number that stands nowhere else but, by chance, within a hash
MARK = re.compile(rf"(?<![\w+/]){LOAD}(?![\w+/])")


def pages(actor: Actor, known: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Every address as far as it opens for the actor, with the supporter's ids where asked."""
    client = visiting(actor).client
    for name, _view in every_address():
        for words in get_resolver_of(name)[:1]:
            values = {word: known.get(word, uuid4()) for word in words}
            try:
                address = reverse(name, kwargs=values)
            except Exception:
                continue
            answer = client.get(address)
            if answer.status_code == 200 and not answer.streaming:
                yield name, answer.content.decode("utf-8", "replace")


def where_it_stands(actor: Actor, known: dict[str, object]) -> set[str]:
    return {name for name, text in pages(actor, known) if MARK.search(text)}


def test_the_load_of_a_supporter_is_found_by_the_supporter_and_the_coordinator_only(
    vault: RunningVault, attack_report: AttackReport
) -> None:
    ward = a_department(name="Ward of the supporter")
    supporter = a_supporting_actor(department=ward)
    row = Supporter.objects.get(person_id=supporter.id)
    month = timezone.localdate().replace(day=1)
    MonthlyLoad.objects.create(supporter=row, month=month, count=LOAD)
    known: dict[str, object] = {
        "supporter_id": row.pk, "person_id": row.person_id, "department_id": ward.pk,
    }  # fmt: skip
    head = actor_for(a_user(Role.HEAD_OF_DEPARTMENT, scope_id=ward.pk))
    curious = {
        "head of the ward": head,
        "steward": a_coordinator(Role.STEWARD),
        "colleague of the ward": a_colleague(department=ward)[1],
        "another supporter": a_supporting_actor(department=ward),
        "committee member": actor_for(a_user(Role.COMMITTEE_MEMBER)),
    }

    found_by_right = where_it_stands(a_coordinator(), known) | where_it_stands(supporter, known)
    found = {
        f"{who} on {page}"
        for who, actor in curious.items()
        for page in where_it_stands(actor, known)
    }

    assert found_by_right == {"coordinator:team", "supporter:start"}
    attack_report("people around a supporter", "every page they may open", found, found_by_right)
