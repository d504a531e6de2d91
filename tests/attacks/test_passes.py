"""Passes under attack: who of the supported got one, from copies of the database before and after
each, and from two presses at one moment."""

import hashlib
from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers

from naast.access.actor import Actor
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.evaluation.actions.start_round import TAG_KEY
from naast.evaluation.models import Round, Tag
from naast.evaluation.rules import EvaluationRefused
from naast.privacy.locking import unlock
from naast.privacy.passes import tag_of
from naast.privacy.vault_client import VaultRefused
from naast.workflows.give_pass import give_pass
from tests.attacks.conftest import AttackReport
from tests.cases.test_races import DONE, TOO_LATE, at_once
from tests.factories.cases import (
    AT,
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    asked,
    fresh,
    pressed,
)
from tests.factories.evaluation import Processes, a_collecting_round, processes
from tests.factories.vault import RunningVault

__all__ = ["processes"]
pytestmark = pytest.mark.django_db(transaction=True)


def talked(coordinator: Actor, supporter: Actor) -> tuple[Case, Actor]:
    person, colleague = a_colleague()
    case = asked(a_case(person=person), supporter, coordinator=coordinator)
    for press in (Press.ACCEPT, Press.WANTS_SUPPORT, Press.TALKED):
        case = pressed(case, press, actor=supporter)
    return case, colleague


def stolen() -> dict[str, str]:
    """Every row of every table of ours, by what it is."""
    ours = [model for area in settings.AREAS for model in apps.get_app_config(area).get_models()]
    rows = [row for model in ours for row in model._default_manager.all()]
    return {f"{row._meta.label} {row.pk}": serializers.serialize("json", [row]) for row in rows}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Which rows a night changed: the table, and for a case which one."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def kinds(keys: set[str]) -> set[str]:
    return {key.partition(" ")[0] for key in keys}


def test_a_thief_of_every_night_learns_that_a_pass_was_given_and_not_to_whom(
    vault: RunningVault, processes: Processes, attack_report: AttackReport
) -> None:
    """Two supported colleagues have something pressed in the night in which one gets a pass. The
    same rows change for both, as long as before, and nothing names a pass or a supporter. The
    controls: the issuer knows the hash, and with the installation's secret a tag is a supporter."""
    anna, ben = a_coordinator(), a_supporting_actor()
    round_ = a_collecting_round(anna)
    case, colleague = talked(anna, ben)
    other, _one = talked(anna, ben)
    lengths = {one.pk: len(bytes(fresh(one).progress)) for one in (case, other)}
    before = stolen()

    given = give_pass(actor=colleague, at=AT, case=case, role="colleague").shown
    pressed(other, Press.FOLLOWED_UP, actor=ben)

    after = stolen()
    moved = {key for key in changed(before, after) if key.startswith("cases.Case ")}
    assert moved == {f"cases.Case {case.pk}", f"cases.Case {other.pk}"}
    assert kinds(changed(before, after)) == {
        *("cases.Case", "evaluation.Round", "evaluation.Tag", "privacy.CaseEvent"),
    }
    assert len(bytes(fresh(case).progress)) == lengths[case.pk]
    assert given is not None
    (hashed,) = processes.hashes[round_.code]
    marks = {given.groups.replace(" ", ""): "the pass", given.link: "its link", hashed: "its hash"}
    key = bytes.fromhex(unlock(Round.objects.get().tag_key, kind=TAG_KEY, row_id=round_.pk))
    tag = Tag.objects.get().tag
    attack_report(
        "thief of the database, before and after a pass",
        "every row of every table",
        {word for mark, word in marks.items() if mark in "".join(after.values())}
        | ({"whose supporter"} if hashlib.sha256(ben.id.encode()).hexdigest() == tag else set()),
        {word for mark, word in marks.items() if mark in "".join(processes.hashes[round_.code])}
        | ({"whose supporter"} if tag_of(key, ben.id) == tag else set()),
    )


@pytest.mark.usefixtures("vault")
def test_two_presses_at_one_moment_give_one_pass(processes: Processes) -> None:
    anna, ben = a_coordinator(), a_supporting_actor()
    round_ = a_collecting_round(anna)
    case, colleague = talked(anna, ben)
    acts: Any = (
        partial(give_pass, actor=colleague, at=AT, case=case, role="colleague"),
        partial(give_pass, actor=ben, at=AT, case=case, role="supporter"),
    )

    became = at_once(*acts)

    assert sorted(became) == [DONE, TOO_LATE]
    assert (len(processes.hashes[round_.code]), Tag.objects.get().given) == (1, 1)


def test_a_stranger_and_another_supporter_get_no_pass_for_somebody_else(
    vault: RunningVault, processes: Processes
) -> None:
    anna, ben, cee = a_coordinator(), a_supporting_actor(), a_supporting_actor()
    a_collecting_round(anna)
    case, colleague = talked(anna, ben)
    _person, stranger = a_colleague()

    for who, role in ((stranger, "colleague"), (cee, "supporter")):
        with pytest.raises((VaultRefused, EvaluationRefused)):
            give_pass(actor=who, at=AT, case=case, role=role)

    assert give_pass(actor=colleague, at=AT, case=case, role="colleague").shown is not None
