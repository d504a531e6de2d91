"""Small openings that several people could have used: a quiet question, two hats, two counts, a
name in an address."""

import re
from dataclasses import replace
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from naast.access.actions.grant_role import grant_role
from naast.access.actor import CLOCK
from naast.access.models import User
from naast.access.roles import NEVER_TOGETHER, Role
from naast.access.rules import RoleRefused
from naast.cases.models_group import GroupMonth
from naast.incidents.actions import answer_group_proposal as answering
from naast.incidents.models import Incident
from naast.notify.models import OutgoingMessage
from naast.privacy import vault_alarms, vault_client
from naast.privacy.audit import record
from naast.privacy.models import AuditEvent
from naast.privacy.vault_client import Purpose, VaultRefused
from naast.workflows.tell_alarms import tell_alarms
from tests.actors import a_user, an_actor
from tests.attacks.conftest import AttackReport
from tests.attacks.hospital import Colleague, Hospital, hospital
from tests.attacks.test_group_talks import Event
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator

__all__ = ["hospital"]
pytestmark = pytest.mark.django_db(transaction=True)
LOOKS = 5
NO_LIMIT = 10_000
WHO = Colleague("Verzonnen-Naam", "0612345678", "")


def test_nobody_walks_through_the_staff_directory_by_asking_what_stands_around(
    vault: RunningVault, attack_report: AttackReport
) -> None:
    """Whoever is the colleague of a case gets another answer than everybody else, without entry."""
    me, event = uuid4(), uuid4()
    case, beside = adopt_case(person=me, incident=event), adopt_case(incident=event)
    directory = [*(uuid4() for _ in range(3 * LOOKS)), me]

    found = []
    for limit in (LOOKS, NO_LIMIT):
        vault.restart(limits={"find": limit})
        found.append(walk(case.case_id, beside.case_id, directory))
    vault.clock.turn(hours=1)
    vault.restart(limits={"find": LOOKS})
    own = vault_client.around(case.case_id, [beside.case_id], f"person:{me}", "colleague")

    attack_report("a web process that lies", "the staff directory, a case", *found)
    assert own == {beside.case_id}  # the colleague is not held up by it


def walk(case: UUID, beside: UUID, directory: list[UUID]) -> list[str]:
    found = []
    for person in directory:
        try:
            around = vault_client.around(case, [beside], f"person:{person}", "colleague")
        except VaultRefused:
            break
        found += ["whose case it is" for _ in around]
    return found


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.STEWARD])
def test_nobody_watches_over_themselves(
    role: Role, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both look at an alarm, and the one it is about may not: unless one person is both."""
    learned = hats(role)
    with monkeypatch.context() as off:
        off.setattr("naast.access.roles.NEVER_TOGETHER", NEVER_TOGETHER[:2])
        control = hats(role)

    attack_report(
        f"a {role.value} with a second hat", "the role of those who watch", learned, control
    )


def hats(role: Role) -> list[str]:
    """A steward gives the role of staff representative, alone, to somebody who has another."""
    made_representative(a_user())  # to a colleague it is given
    try:
        made_representative(a_user(role))
    except RoleRefused:
        return []
    return ["to put own alarms aside"]


def made_representative(user: User) -> None:
    grant_role(
        user=user,
        role=Role.STAFF_REPRESENTATIVE,
        starts_on=timezone.localdate(),
        actor=an_actor(Role.STEWARD),
        at=timezone.now(),
    )


def test_the_count_of_the_month_and_the_trail_do_not_say_which_event_the_only_talk_was_for(
    hospital: Hospital, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are kept for two years and more; a month with one talk is usual."""
    event = Event(hospital)
    event.held(event.planned())
    learned = which_event()

    with monkeypatch.context() as off:  # as it was: the report's id stands in the trail
        off.setattr(
            answering,
            "record",
            lambda action, **kw: record(action, subject=str(event.incident.pk), **kw),
        )
        Incident.objects.filter(pk=event.incident.pk).update(group_proposed=True)
        actor = an_actor(Role.COORDINATOR)
        answering.answer_group_proposal(actor=actor, at=hospital.at, incident_id=event.incident.pk)
    control = which_event()

    attack_report("a steward, an administrator", "SQL, long after a talk", learned, control)


def which_event() -> set[str]:
    month = GroupMonth.objects.get()
    trail = AuditEvent.objects.filter(action="answer_group_proposal").exclude(subject="")
    named = set(trail.values_list("subject", flat=True))
    return {"the event, and how many came"} if month.talks == 1 and len(named) == 1 else set()


def test_no_address_that_a_proxy_notes_holds_a_name_beside_a_case(
    hospital: Hospital, attack_report: AttackReport
) -> None:
    """The hospital's own proxy, a browser's history: whoever reads them is nobody of Naast."""
    (case,) = hospital.report(WHO)
    pages = {
        one: hospital.visit(hospital.coordinator, one).content.decode()
        for one in (f"/coordinator/{case.pk}/who/", "/coordinator/death/")
    }
    as_it_was = {one: re.sub(r'<form method="post"', '<form method="get"', page)
                 for one, page in pages.items()}  # fmt: skip

    learned, control = noted(pages), noted(as_it_was)

    attack_report("a reader of the proxy's log", "addresses", learned, control)
    found = hospital.visit(hospital.coordinator, f"/coordinator/{case.pk}/who/", {"q": "Somebody"})
    assert found.status_code == 200


def noted(pages: dict[str, str]) -> set[str]:
    """What stands in the address after somebody typed a name into the search and pressed."""
    search = re.compile(r'<form method="get"[^>]*>(?:(?!</form>).)*name="q"', re.DOTALL)
    return {f"a name in {address.split('/')[-2]}" for address, page in pages.items()
            if search.search(page)}  # fmt: skip


def test_no_alarm_tells_of_a_coordinator_who_turned_out_to_be_too_near(
    vault: RunningVault, attack_report: AttackReport
) -> None:
    """The page showed the name; then it is recognised as somebody of her line, and she reloads."""
    anna = enrolled_coordinator()
    case = adopt_case()
    who = (f"person:{anna}", "coordinator", Purpose.ARRANGE)
    page = ([case.case_id], [(case.case_id, case.wrap)], *who)
    assert vault_client.look_over(*page) == ({case.case_id}, {case.case_id: case.key})
    vault_client.set_aside(case.case_id, [anna])

    assert vault_client.look_over(*page) == (set(), {case.case_id: None})
    learned = told_to_the_representative()
    # Asked for in earnest, by an address that she kept, it does ring.
    assert vault_client.open_many([(case.case_id, case.wrap)], *who) == {case.case_id: None}
    control = told_to_the_representative()

    attack_report("the staff representative", "the list of alarms", learned, control)


def told_to_the_representative() -> set[str]:
    rows = vault_alarms.alarms(f"person:{uuid4()}", "staff_representative")
    return {f"{one.role}: {one.kind}" for one in rows}


def test_the_mark_of_an_alarms_message_does_not_say_whom_it_is_about(
    vault: RunningVault, attack_report: AttackReport
) -> None:
    """The one it is about is among few people: whoever has the rows tries them all."""
    watching = [a_user(Role.COORDINATOR) for _ in range(2)]
    about = watching[0]
    case = adopt_case(apart=(about.pk,))
    with pytest.raises(VaultRefused):
        vault_client.open_case(
            case.case_id, case.wrap, f"person:{about.pk}", "coordinator", Purpose.ARRANGE
        )
    words = [
        (f"{replace(alarm, person=f'person:{suspect.pk}')}{told.pk}", suspect.pk)
        for alarm in vault_alarms.alarms_to_tell()
        for suspect in watching
        for told in watching
    ]
    tell_alarms(actor=CLOCK, at=timezone.now())

    marks = set(OutgoingMessage.objects.values_list("once", flat=True))
    without_a_key = {sha256(text.encode()).hexdigest(): who for text, who in words}
    learned = {"whom an alarm is about" for mark in marks & without_a_key.keys()}
    with_the_key = {mark_of(text): who for text, who in words}
    control = {"whom an alarm is about" for mark in marks & with_the_key.keys()}

    attack_report("a thief of the database", "its rows of messages", learned, control)


def mark_of(text: str) -> str:
    """As web makes it, whose settings the thief has not."""
    return salted_hmac("naast.notify.once", text, algorithm="sha256").hexdigest()
