"""A version comes in whole, keeps its words, and can be put aside and taken up again."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from naast.access.actor import IMPORTER, Actor
from naast.access.roles import Role
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from naast.questionnaires.actions.import_instrument import import_instrument
from naast.questionnaires.actions.retire_instrument import retire_instrument
from naast.questionnaires.models import Instrument
from naast.questionnaires.queries import EVALUATION, every_version, one_version
from naast.questionnaires.rules import QuestionnaireRefused
from tests.actors import a_user, actor_for
from tests.questionnaires.files import SHIPPED, pulse, pulse_scoring, read

pytestmark = pytest.mark.django_db
AT = timezone.now()


def a_steward() -> Actor:
    return actor_for(a_user(Role.STEWARD))


def brought_in(actor: Actor = IMPORTER, **changed: Any) -> Instrument:
    whole = read(pulse(lambda value: value.update(changed)))
    return import_instrument(whole=whole, actor=actor, at=AT)


def test_a_version_comes_in_with_its_licence_and_who_brought_it() -> None:
    steward = a_steward()

    row = import_instrument(whole=read(pulse(), pulse_scoring()), actor=steward, at=AT)

    assert (row.name, row.version) == ("pulse-room-to-speak", "2026.1")
    assert row.licence == "Verzonnen door de makers van Naast, onder EUPL-1.2."
    assert (str(row.imported_by), row.imported_at) == (steward.id, AT)
    assert AuditEvent.objects.get(action="import_instrument").subject == str(row.pk)


def test_who_brought_it_in_is_forgotten_when_they_leave_and_the_version_stays() -> None:
    steward, other = a_steward(), a_steward()
    row = brought_in(steward)

    erase(Trigger.PERSON_LEFT, UUID(other.id), AT)
    assert str(Instrument.objects.get().imported_by) == steward.id
    erase(Trigger.PERSON_LEFT, UUID(steward.id), AT)

    assert (Instrument.objects.get().pk, Instrument.objects.get().imported_by) == (row.pk, None)


def test_what_was_kept_reads_as_it_came_in() -> None:
    whole = read(pulse(), pulse_scoring())
    import_instrument(whole=whole, actor=IMPORTER, at=AT)

    kept = one_version(IMPORTER, name="pulse-room-to-speak", version="2026.1")

    assert kept is not None
    assert (kept.read, kept.whole.scoring) == (whole.instrument, whole.scoring)
    assert kept.whole.sha256 == whole.sha256


def test_other_words_under_the_same_version_are_refused_and_under_a_new_one_a_new_row() -> None:
    first = brought_in()

    with pytest.raises(QuestionnaireRefused, match="Give the changed file a new version"):
        brought_in(publisher="Somebody")
    brought_in(publisher="Somebody", version="2026.2")

    first.refresh_from_db()
    assert "Somebody" not in first.questionnaire
    assert Instrument.objects.count() == 2


def test_the_same_file_twice_changes_nothing() -> None:
    brought_in()

    with pytest.raises(QuestionnaireRefused, match="Exactly this version is here already"):
        brought_in()


def test_a_version_is_put_aside_once_and_taken_up_again_by_its_file() -> None:
    row = brought_in()

    retire_instrument(instrument=row, actor=IMPORTER, at=AT)
    retire_instrument(instrument=row, actor=IMPORTER, at=timezone.now())

    row.refresh_from_db()
    assert row.retired_at == AT
    assert brought_in().pk == row.pk
    row.refresh_from_db()
    assert row.retired_at is None


def test_a_file_with_errors_or_with_the_id_of_a_shipped_one_does_not_come_in() -> None:
    with pytest.raises(QuestionnaireRefused, match="has errors"):
        brought_in(version="")
    with pytest.raises(QuestionnaireRefused, match="comes with Naast"):
        brought_in(id=EVALUATION)

    assert Instrument.objects.count() == 0


@pytest.mark.parametrize(
    "role", [Role.COLLEAGUE, Role.HEAD_OF_DEPARTMENT, Role.COORDINATOR, Role.BOARD]
)
def test_only_the_steward_brings_in_puts_aside_and_looks(role: Role) -> None:
    steward, other = a_steward(), actor_for(a_user(role))
    row = brought_in(steward)
    assert [kept.read.id for kept in every_version(steward)] == [EVALUATION, row.name]

    with pytest.raises(QuestionnaireRefused, match="Only the steward"):
        brought_in(other, version="9")
    with pytest.raises(QuestionnaireRefused, match="Only the steward"):
        retire_instrument(instrument=row, actor=other, at=AT)

    assert every_version(other) == []
    assert one_version(other, name=row.name, version=row.version) is None


def test_the_shipped_evaluation_can_be_a_start_for_ones_own() -> None:
    import json

    value = json.loads((SHIPPED / "evaluation.json").read_text()) | {"id": "our-evaluation"}

    assert import_instrument(whole=read(value), actor=IMPORTER, at=AT).name == "our-evaluation"
