"""Three colleagues who wait, for whom matching one by one leaves one without anybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from naast.cases.models import Case
from naast.people.models import Person
from tests.factories.cases import a_case, a_colleague, a_supporting_actor


@dataclass(frozen=True)
class ThreeWaiting:
    """The first fits Ada best, but the second can only have Ada; Bo suits the first as well."""

    first: Case
    second: Case
    third: Case
    ada: str
    bo: str
    cas: str


def three_waiting(at: datetime, *, manager: Person | None = None) -> ThreeWaiting:
    """manager: of the second colleague; stands apart from that case."""
    ada = a_supporting_actor(
        name="Ada Allebei", languages=["nl", "en"], maximum_cases=1, specialism="emergency"
    )
    bo = a_supporting_actor(name="Bo Bereid", languages=["nl"], maximum_cases=1)
    cas = a_supporting_actor(
        name="Cas Capaciteit", languages=["fr"], profession="midwife", maximum_cases=2
    )
    first, _ = a_colleague(languages=["nl"], specialism="emergency")
    second, _ = a_colleague(languages=["en"], manager=manager)
    third, _ = a_colleague(languages=["fr"], profession="midwife")
    return ThreeWaiting(
        first=a_case(person=first, at=at - timedelta(minutes=30)),
        second=a_case(person=second, at=at - timedelta(minutes=20), language="en"),
        third=a_case(person=third, at=at - timedelta(minutes=10), language="fr"),
        ada=ada.id,
        bo=bo.id,
        cas=cas.id,
    )
