"""The second factor: asked of those at work, set up in two minutes, lost and found again."""

import base64
import hashlib
import hmac
import re
import struct
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import get_hasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from naast.access.actions.approve_proposal import approve_proposal
from naast.access.actions.propose_second_factor_reset import propose_second_factor_reset
from naast.access.actions.reset_second_factor import reset_second_factor
from naast.access.hooks import RoleChange, on_role_change
from naast.access.models import User
from naast.access.roles import Role
from naast.access.rules import RoleRefused
from naast.web.signin.post import wait_for_post
from tests.actors import (
    PASSWORD,
    a_user,
    actor_for,
    an_actor,
    client_for,
    weak_client_for,
)
from tests.factories.factors import recovery_codes as recovery_codes_of

pytestmark = pytest.mark.django_db(transaction=True)  # the library waits for the commit
FACTORS = "/account/factors/"
ASKED = "/account/second-factor/"


@pytest.fixture(autouse=True)
def _no_limits_left_over(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:15Z", tick=False)  # codes do not change in a test
    cache.clear()


def code_now(secret: str, at: datetime | None = None) -> str:
    """RFC 6238 with RFC 4226, six figures, 30 seconds, as any phone does it."""
    counter = int((at or timezone.now()).timestamp()) // 30
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def test_our_phone_counts_as_rfc_6238_appendix_b_does() -> None:
    secret = base64.b32encode(b"12345678901234567890").decode()
    for seconds, expected in [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]:
        assert code_now(secret, datetime.fromtimestamp(seconds, tz=UTC)) == expected


def sign_in(client: Client, user: User) -> Any:
    return client.post("/account/sign-in/", {"login": user.email, "password": PASSWORD})


def add_app(client: Client) -> str:
    """Set up a code app on the page; the secret stands there as letters."""
    page = client.get(FACTORS + "app/add/").content.decode()
    found = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert found is not None
    response = client.post(FACTORS + "app/add/", {"code": code_now(found.group(1))})
    assert response.headers["Location"] == FACTORS + "recovery/"
    return found.group(1)


def recovery_codes(client: Client) -> list[str]:
    return re.findall(
        r"<li><code>([\d-]+)</code>", client.get(FACTORS + "recovery/").content.decode()
    )


def a_supporter_with_app() -> tuple[User, str]:
    user, client = a_user(Role.PEER_SUPPORTER, password=PASSWORD), Client()
    sign_in(client, user)
    return user, add_app(client)


def roles_awake(client: Client) -> bool:
    """True when the page for a second factor has nothing to ask."""
    return client.get(ASKED).status_code == 302


def test_somebody_at_work_is_led_from_password_to_app_to_recovery_codes_to_the_page_wanted() -> (
    None
):
    user, client = a_user(Role.PEER_SUPPORTER, password=PASSWORD), Client()

    assert sign_in(client, user).headers["Location"] == ASKED
    page = client.get(ASKED + "?next=/what-helps/")
    assert "One more thing before your work" in page.content.decode()
    add_app(client)
    assert len(recovery_codes(client)) == 10
    assert recovery_codes(client) == []  # shown once

    assert client.get(ASKED).headers["Location"] == "/what-helps/"
    wait_for_post()
    assert mail.outbox[-1].subject == "Your sign-in changed"


def test_the_page_wanted_is_never_on_another_site() -> None:
    client = client_for(a_user(Role.PEER_SUPPORTER))

    assert client.get(ASKED + "?next=https://elsewhere.example/").headers["Location"] == "/"
    assert client.get(ASKED + "?next=//elsewhere.example/").headers["Location"] == "/"


def test_a_colleague_without_work_in_naast_is_asked_for_nothing() -> None:
    user, client = a_user(password=PASSWORD), Client()

    assert sign_in(client, user).headers["Location"] == "/"
    assert roles_awake(client)


def test_the_app_is_asked_for_at_the_next_sign_in() -> None:
    user, secret = a_supporter_with_app()
    client = Client()

    assert sign_in(client, user).headers["Location"] == FACTORS + "code/"
    assert "_auth_user_id" not in client.session
    assert client.post(FACTORS + "code/", {"code": "000000"}).status_code == 200
    assert "_auth_user_id" not in client.session
    client.post(FACTORS + "code/", {"code": code_now(secret)})

    assert client.session["_auth_user_id"] == str(user.pk)
    assert roles_awake(client)


@pytest.mark.parametrize(
    ("seconds", "accepted"), [(-30, False), (-16, False), (-15, True), (14, True), (15, False)]
)
def test_a_code_is_good_for_its_own_half_minute_only(seconds: int, accepted: bool) -> None:
    user, secret = a_supporter_with_app()
    client = Client()
    sign_in(client, user)
    shown = code_now(secret, timezone.now() + timedelta(seconds=seconds))

    client.post(FACTORS + "code/", {"code": shown})

    assert ("_auth_user_id" in client.session) is accepted


def test_a_code_works_once_also_in_another_process(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:15Z", tick=False)
    user, secret = a_supporter_with_app()
    owner, onlooker = Client(), Client()
    for client in (owner, onlooker):
        sign_in(client, user)
    code = code_now(secret)

    owner.post(FACTORS + "code/", {"code": code})
    cache.clear()  # another process knows nothing of the library's memory
    time_machine.move_to("2026-03-02T09:00:29Z", tick=False)
    onlooker.post(FACTORS + "code/", {"code": code})

    assert "_auth_user_id" in owner.session
    assert "_auth_user_id" not in onlooker.session


def test_guessing_codes_stops_after_ten(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:15Z", tick=False)
    user, secret = a_supporter_with_app()
    client = Client()
    sign_in(client, user)
    for number in range(10):
        client.post(FACTORS + "code/", {"code": f"{number:06}"})

    client.post(FACTORS + "code/", {"code": code_now(secret)})

    assert "_auth_user_id" not in client.session


def test_a_recovery_code_works_once_on_the_day_the_phone_is_lost() -> None:
    user, first = a_user(Role.PEER_SUPPORTER, password=PASSWORD), Client()
    sign_in(first, user)
    add_app(first)
    code = recovery_codes(first)[0]
    lucky, late = Client(), Client()

    for client in (lucky, late):
        sign_in(client, user)
        client.post(FACTORS + "code/", {"code": code})

    assert roles_awake(lucky)
    assert "_auth_user_id" not in late.session


def test_the_secret_of_the_app_is_not_in_the_table() -> None:
    user, secret = a_supporter_with_app()

    rows = str(list(Authenticator.objects.filter(user=user).values_list("data", flat=True)))

    assert secret not in rows
    assert base64.b64encode(base64.b32decode(secret)).decode() not in rows


def tries(user: User, code: str) -> bool:
    client = Client()
    sign_in(client, user)
    client.post(FACTORS + "code/", {"code": code})
    return "_auth_user_id" in client.session


def test_whoever_has_the_database_and_the_secret_key_cannot_work_out_a_recovery_code() -> None:
    user, client = a_user(Role.PEER_SUPPORTER, password=PASSWORD), Client()
    sign_in(client, user)
    add_app(client)
    before = Authenticator.objects.get(user=user, type="recovery_codes")
    worked_out = before.wrap().get_unused_codes()  # before they were shown: with key and seed

    assert not tries(user, worked_out[0])  # nobody was shown them, so they open nothing
    shown = recovery_codes(client)
    assert shown == worked_out
    row = Authenticator.objects.get(user=user, type="recovery_codes")
    opened = row.wrap().get_unused_codes()

    assert sorted(row.data) == ["costs", "migrated_codes", "salt", "viewed_at"]
    assert {one.split("$")[0] for one in opened} == {get_hasher().algorithm}
    assert [code for code in shown if code in str(opened)] == []
    assert not any(tries(user, one) for one in opened[:2])  # a stolen hash is not a code
    spaced = f"{shown[0][:4]} {shown[0][4:]}"
    assert (tries(user, spaced), tries(user, shown[0])) == (True, False)
    assert len(Authenticator.objects.get(pk=row.pk).wrap().get_unused_codes()) == 9


def test_two_people_with_the_same_code_have_different_hashes() -> None:
    kept = []
    for _ in range(2):
        user = a_user()
        recovery_codes_of(user)
        row = Authenticator.objects.get(user=user, type="recovery_codes")
        kept.append(row.data["salt"])
        assert len(bytes.fromhex(row.data["salt"])) == 16

    assert kept[0] != kept[1]


def test_of_using_a_factor_only_the_day_is_kept(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:15Z", tick=False)
    user, secret = a_supporter_with_app()
    time_machine.move_to("2026-03-03T13:37:15Z", tick=False)
    client = Client()
    sign_in(client, user)
    client.post(FACTORS + "code/", {"code": code_now(secret)})

    kept = {
        moment
        for factor in Authenticator.objects.filter(user=user)
        for moment in (factor.created_at, factor.last_used_at)
        if moment
    }

    assert {timezone.localtime(moment).isoformat() for moment in kept} == {
        "2026-03-02T00:00:00+01:00",
        "2026-03-03T00:00:00+01:00",
    }


def test_changing_factors_later_asks_once_more_who_it_is(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:15Z", tick=False)
    user, secret = a_supporter_with_app()
    client = Client()
    sign_in(client, user)
    client.post(FACTORS + "code/", {"code": code_now(secret)})
    time_machine.move_to("2026-03-02T11:00:15Z", tick=False)

    asked = client.get(FACTORS + "app/remove/")
    assert asked.headers["Location"].startswith("/account/confirm/?next=")
    client.post(asked.headers["Location"], {"password": PASSWORD})
    assert client.get(FACTORS + "app/remove/").status_code == 200
    client.post(FACTORS + "app/remove/")

    assert not Authenticator.objects.filter(user=user).exists()
    again = Client()
    assert sign_in(again, user).headers["Location"] == ASKED


# --- lost ---------------------------------------------------------------------------------------


def test_one_steward_resets_the_factor_of_a_supporter_and_coordinators_hear_of_it() -> None:
    (user, _secret), steward = a_supporter_with_app(), an_actor(Role.STEWARD)
    coordinator, heard = a_user(Role.COORDINATOR), list[RoleChange]()
    stolen = client_for(user)
    assert stolen.get(FACTORS).status_code == 200
    on_role_change.append(heard.append)

    for stranger in (an_actor(), an_actor(Role.PEER_SUPPORTER), an_actor(Role.COORDINATOR)):
        with pytest.raises(RoleRefused):
            reset_second_factor(user=user, actor=stranger, at=timezone.now())
    reset_second_factor(user=user, actor=steward, at=timezone.now())

    on_role_change.remove(heard.append)
    assert not Authenticator.objects.filter(user=user).exists()
    assert stolen.get(FACTORS).status_code == 302  # the stolen phone is signed out
    assert [(change.what, coordinator.pk in change.tell) for change in heard] == [
        ("second_factor_reset", True)
    ]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.STEWARD])
def test_resetting_a_weighty_factor_takes_two_people(role: Role) -> None:
    user = a_user(role, password=PASSWORD)
    client = Client()
    sign_in(client, user)
    add_app(client)
    first, second = an_actor(Role.STEWARD), an_actor(Role.COORDINATOR)

    with pytest.raises(RoleRefused, match="two people"):
        reset_second_factor(user=user, actor=first, at=timezone.now())
    with pytest.raises(RoleRefused, match="own role"):
        propose_second_factor_reset(user=user, actor=actor_for(user), at=timezone.now())
    proposal = propose_second_factor_reset(user=user, actor=first, at=timezone.now())
    with pytest.raises(RoleRefused, match="Somebody else"):
        approve_proposal(proposal=proposal, actor=first, at=timezone.now())
    assert Authenticator.objects.filter(user=user).exists()
    approve_proposal(proposal=proposal, actor=second, at=timezone.now())

    assert not Authenticator.objects.filter(user=user).exists()


def test_a_coordinator_whose_address_was_changed_still_takes_two_people() -> None:
    user, steward = a_user(Role.COORDINATOR), an_actor(Role.STEWARD)
    User.objects.filter(pk=user.pk).update(email="thief@elsewhere.example")
    user.refresh_from_db()

    with pytest.raises(RoleRefused, match="two people"):
        reset_second_factor(user=user, actor=steward, at=timezone.now())


def test_an_ordinary_reset_is_not_proposed() -> None:
    with pytest.raises(RoleRefused, match="no second person"):
        propose_second_factor_reset(
            user=a_user(Role.PEER_SUPPORTER), actor=an_actor(Role.STEWARD), at=timezone.now()
        )


def test_nobody_sees_or_removes_the_factors_of_somebody_else() -> None:
    owner, stranger = a_user(Role.PEER_SUPPORTER), a_user(Role.PEER_SUPPORTER)
    device = Authenticator.objects.create(
        user=owner, type=Authenticator.Type.WEBAUTHN, data={"name": "Mine", "credential": {}}
    )
    address = f"{FACTORS}passkeys/{device.pk}/remove/"

    assert client_for(owner).get(address).status_code == 200
    assert client_for(stranger).get(address).status_code == 404
    assert client_for(stranger).post(address).status_code == 404
    assert Authenticator.objects.filter(pk=device.pk).exists()


def test_the_menu_leads_to_work_also_while_the_role_sleeps() -> None:
    awake, asleep = a_user(Role.PEER_SUPPORTER), a_user(Role.PEER_SUPPORTER)

    for client in (client_for(awake), weak_client_for(asleep)):
        assert 'href="/supporter/"' in client.get("/").content.decode()
    assert 'href="/supporter/"' not in client_for(a_user()).get("/").content.decode()
    assert 'href="/account/factors/"' in weak_client_for(asleep).get("/").content.decode()
    assert 'href="/account/factors/"' not in Client().get("/").content.decode()
