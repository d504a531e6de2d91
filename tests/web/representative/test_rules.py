"""The staff representative sees what upgrades changed and says whether it was shown before."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from naast.access.actions.put_rules_in_force import put_rules_in_force
from naast.access.actor import INSTALLER
from naast.access.models import RulesInForce
from naast.access.roles import RIGHTS_OF_ROLE, Right, Role
from tests.actors import a_user, client_for
from tests.browser import OpenPage, assert_no_axe_violations, assert_no_sideways_scroll, sign_in

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def upgraded(monkeypatch: pytest.MonkeyPatch) -> RulesInForce:
    """A version in which the board reads the team came after another."""
    put_rules_in_force(actor=INSTALLER, at=AT)
    more = RIGHTS_OF_ROLE[Role.BOARD] | {Right.READ_TEAM}
    monkeypatch.setitem(RIGHTS_OF_ROLE, Role.BOARD, more)  # type: ignore[arg-type]
    return put_rules_in_force(actor=INSTALLER, at=AT.replace(hour=10))


@pytest.fixture
def representative() -> Client:
    return client_for(a_user(Role.STAFF_REPRESENTATIVE))


def test_the_change_is_told_in_words_and_can_be_answered_once(
    upgraded: RulesInForce, representative: Client
) -> None:
    page = representative.get(reverse("representative:rules")).text
    assert "The board of the hospital" in page
    assert "see the team of supporters" in page
    assert page.count("Were you shown this before") == 1

    answer = reverse("representative:answer_rules", args=[upgraded.pk, "not-shown"])
    representative.post(answer)
    representative.post(answer.replace("not-shown", "seen"))

    assert RulesInForce.objects.get(pk=upgraded.pk).objected is True
    page = representative.get(reverse("representative:rules")).text
    assert "You said that you were not shown this before." in page
    assert page.count("Were you shown this before") == 0


def test_somebody_else_neither_reads_nor_answers(
    upgraded: RulesInForce, representative: Client
) -> None:
    answer = reverse("representative:answer_rules", args=[upgraded.pk, "seen"])
    for role in (Role.STEWARD, Role.COORDINATOR, Role.BOARD):
        other = client_for(a_user(role))
        assert other.get(reverse("representative:rules")).status_code == 404
        assert other.post(answer).status_code == 404

    assert RulesInForce.objects.get(pk=upgraded.pk).seen_at is None
    assert representative.post(answer).status_code == 302


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_the_page_can_be_read_and_answered_by_everybody(
    upgraded: RulesInForce, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(size)
    sign_in(page, a_user(Role.STAFF_REPRESENTATIVE), open_page.base_url)
    page.goto(reverse("representative:rules"))

    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)
    page.get_by_role("button", name="Yes, I was").click()
    page.get_by_text("You said that you were shown this.").wait_for()
