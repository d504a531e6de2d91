"""Two senders with one key at the same moment: one incident, and one request for each colleague."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection

from naast.access.actor import PUBLIC
from naast.cases.models import Case
from naast.incidents.models import Incident
from naast.workflows.report_incident import report_incident
from tests.factories.incidents import NOON, a_draft, a_named_colleague
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_double_press_is_one_report(vault: RunningVault) -> None:
    key, start = uuid4(), Barrier(4)

    def send() -> UUID:
        start.wait()
        try:
            receipt = report_incident(
                actor=PUBLIC,
                at=NOON,
                draft=a_draft(kind="claim"),
                involved=[a_named_colleague()],
                key=key,
            )
            return receipt.incident_id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        receipts = [one.result() for one in [pool.submit(send) for _ in range(4)]]

    assert set(receipts) == {Incident.objects.get().pk}
    assert Case.objects.count() == 1
