"""A referral keeps the kind of help and nothing else, from the press to the erased case."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from naast.access.actor import CLOCK
from naast.cases.actions.close_case import close_case
from naast.cases.logic.words import Help, Press
from tests.attacks.test_insiders import every_row
from tests.factories.cases import a_case, asked, fresh, pressed, seen_by
from tests.factories.knowledge import an_entry
from tests.factories.pages import a_visiting_coordinator, a_visiting_supporter
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = "Practice of Dr. Zevenhuizen"


def rows_with(word: str) -> set[object]:
    """Tables that say the word anywhere, the sealed columns read as text too."""
    return {row[0] for row in every_row() if any(word in _text(cell) for cell in row[1:])}


def _text(cell: object) -> str:
    return cell.decode("latin-1") if isinstance(cell, bytes) else str(cell)


def test_the_kind_is_sealed_what_is_typed_beside_it_is_lost_and_closing_takes_it_along(
    vault: RunningVault,
) -> None:
    supporter, coordinator = a_visiting_supporter(), a_visiting_coordinator()
    now = timezone.now()
    case = asked(a_case(at=now), supporter.actor, coordinator=coordinator.actor, at=now)
    pressed(case, Press.ACCEPT, actor=supporter.actor, at=now)
    pressed(case, Press.TALKED, actor=supporter.actor, at=now)
    an_entry(name_en="Psychologist near by", phone="020 777 66 55")

    address = f"/supporter/{case.pk}/press/refer/"
    supporter.client.post(
        address, {"help": Help.PSYCHOLOGY.value, "note": TYPED, "entry": TYPED, "phone": TYPED}
    )

    progress = seen_by(case, supporter.actor, "supporter").progress
    assert (progress.referral, progress.referral_open) == (Help.PSYCHOLOGY, True)
    assert rows_with(TYPED) == set()
    assert rows_with(Help.PSYCHOLOGY.value) == set()
    pressed(case, Press.FINISH, actor=coordinator.actor, at=now, role="coordinator")
    assert close_case(actor=CLOCK, at=now + timedelta(minutes=11), case=fresh(case))

    assert rows_with(Help.PSYCHOLOGY.value) == set()
    assert bytes(fresh(case).progress) == b""


def test_the_page_of_the_press_shows_whom_one_can_call_but_asks_only_the_kind(
    vault: RunningVault,
) -> None:
    supporter, coordinator = a_visiting_supporter(), a_visiting_coordinator()
    now = timezone.now()
    case = asked(a_case(at=now), supporter.actor, coordinator=coordinator.actor, at=now)
    pressed(case, Press.ACCEPT, actor=supporter.actor, at=now)
    pressed(case, Press.TALKED, actor=supporter.actor, at=now)
    an_entry(name_en="Welfare coach", always_open=True, phone="020 777 66 55")

    text = supporter.client.get(f"/supporter/{case.pk}/press/refer/").text

    assert "Welfare coach" in text
    asked_for = set(re.findall(r'<input[^>]* name="(\w+)"', text)) - {"next"}
    assert asked_for == {"csrfmiddlewaretoken", "help"}
