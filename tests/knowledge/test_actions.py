"""Adding, changing and removing a line of the directory of help."""

from datetime import UTC, date, datetime

import pytest
from django.forms.models import model_to_dict

from naast.access.decide import decide
from naast.access.roles import Right, Role
from naast.knowledge.actions.add_entry import add_entry
from naast.knowledge.actions.change_entry import change_entry
from naast.knowledge.actions.remove_entry import remove_entry
from naast.knowledge.forms import DirectoryEntryForm, entry_values
from naast.knowledge.models import DirectoryEntry
from naast.privacy.models import AuditEvent
from tests.actors import an_actor
from tests.factories.knowledge import an_entry

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
FILLED = {
    "level": "practitioner",
    "name_nl": "Huisarts",
    "text_nl": "Kent je en je thuis.",
    "phone": "020 765 43 21",
    "position": "3",
}


def test_what_the_form_holds_becomes_an_entry() -> None:
    form = DirectoryEntryForm(FILLED)
    assert form.is_valid(), form.errors

    entry = add_entry(values=form.cleaned_data, actor=an_actor(Role.COORDINATOR), at=AT)

    entry.refresh_from_db()
    assert (entry.level, entry.name_nl, entry.position) == ("practitioner", "Huisarts", 3)
    assert (entry.open_without_referral, entry.call_now) == (False, False)


def test_an_entry_fills_its_form_and_comes_back_unchanged() -> None:
    entry = an_entry(call_now=True)
    before = model_to_dict(entry)
    form = DirectoryEntryForm({key: value for key, value in entry_values(entry).items() if value})
    assert form.is_valid(), form.errors

    change_entry(entry=entry, values=form.cleaned_data, actor=an_actor(Role.COORDINATOR), at=AT)

    entry.refresh_from_db()
    assert model_to_dict(entry) == before | {"checked_on": date(2026, 11, 2)}


def test_a_removed_entry_is_gone() -> None:
    entry = an_entry()

    remove_entry(entry=entry, actor=an_actor(Role.COORDINATOR), at=AT)

    assert DirectoryEntry.objects.count() == 0


def test_each_change_writes_one_audit_event() -> None:
    actor = an_actor(Role.COORDINATOR)
    values = {"level": "peers", "name_nl": "Team", "position": 1}

    entry = add_entry(values=values, actor=actor, at=AT)
    change_entry(entry=entry, values={"name_nl": "Ons team"}, actor=actor, at=AT)
    subject = str(entry.pk)
    remove_entry(entry=entry, actor=actor, at=AT)

    events = AuditEvent.objects.filter(subject=subject)
    assert sorted(event.action for event in events) == ["add_entry", "change_entry", "remove_entry"]


def test_the_coordinator_may_change_an_entry_and_a_supporter_may_not() -> None:
    entry = an_entry()
    right = Right.CHANGE_DIRECTORY_OF_HELP

    assert decide(an_actor(Role.COORDINATOR), right, entry)
    assert not decide(an_actor(Role.PEER_SUPPORTER), right, entry)
    assert not decide(an_actor(Role.STEWARD), right, entry)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name_nl": ""}, "name_nl"),
        ({"phone": "bel mij"}, "phone"),
        ({"phone": "", "call_now": "on"}, "phone"),
        ({"level": ""}, "level"),
        ({"position": "-1"}, "position"),
    ],
)
def test_the_form_says_at_the_field_what_to_mend(change: dict[str, str], field: str) -> None:
    assert DirectoryEntryForm(FILLED).is_valid()

    form = DirectoryEntryForm(FILLED | change)

    assert list(form.errors) == [field]
