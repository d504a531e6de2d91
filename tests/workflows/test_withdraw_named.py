"""Taking a name back, at the moments at which it could go wrong."""

from uuid import uuid4

import pytest

from naast.access.actor import PUBLIC
from naast.cases.models import Case
from naast.incidents.models import Incident
from naast.privacy import vault_client
from naast.workflows.report_incident import report_incident
from naast.workflows.withdraw_named import withdraw_named
from tests.factories.cases import AT
from tests.factories.incidents import a_draft, a_named_colleague
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)


def reported() -> Incident:
    receipt = report_incident(
        actor=PUBLIC, at=AT, draft=a_draft(), involved=[a_named_colleague()], key=uuid4()
    )
    return Incident.objects.get(pk=receipt.incident_id)


def withdraw(incident: Incident) -> None:
    withdraw_named(actor=PUBLIC, at=AT, incident_id=incident.pk, position=0)


def phase_of_all() -> list[str]:
    return list(Case.objects.values_list("phase", flat=True))


def test_a_name_is_taken_back(vault: RunningVault) -> None:
    incident = reported()

    withdraw(incident)

    assert phase_of_all() == ["closed"]


def test_a_name_that_the_vault_has_not_taken_up_yet_is_taken_back_too(vault: RunningVault) -> None:
    vault.stop()
    incident = reported()
    vault.start()
    assert Case.objects.get().adopted is False

    withdraw(incident)

    assert phase_of_all() == ["closed"]


def test_cut_off_after_the_vault_closed_it_the_name_is_gone_and_the_night_empties_the_row(
    vault: RunningVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    from naast.access.actor import CLOCK
    from naast.cases.actions.turn_epoch import turn_epoch
    from naast.workflows import withdraw_named as workflow

    incident = reported()
    with monkeypatch.context() as cut:
        cut.setattr(workflow, "close_case", lambda **kw: None)
        withdraw(incident)
    assert vault_client.visible([Case.objects.get().pk], CLOCK.name, "system") == set()

    turn_epoch(actor=CLOCK, at=AT)

    assert (phase_of_all(), bytes(Case.objects.get().profile)) == (["closed"], b"")
