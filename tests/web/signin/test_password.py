"""Signing in with a password: who gets in, and that a stranger learns nothing."""

import re
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from naast.access.models import User
from naast.access.roles import Role
from naast.web.signin.post import wait_for_post
from tests.actors import PASSWORD, a_user, client_for

pytestmark = pytest.mark.django_db
SIGN_IN = "/account/sign-in/"
FORGOTTEN = "/account/password/forgotten/"
STRANGER = "nobody@elsewhere.example"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(SIGN_IN, {"login": email, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def without_chance(response: HttpResponse, *words: str) -> str:
    """The page without its form token and the words typed."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    for word in words:
        page = page.replace(word, "")
    return page


def test_the_page_asks_for_address_and_password_and_offers_no_signing_up() -> None:
    page = Client().get(SIGN_IN).content.decode()

    assert 'name="login"' in page
    assert 'type="password"' in page
    assert "signup" not in page


def test_a_colleague_signs_in_and_lands_on_the_start_page() -> None:
    user, client = a_user(password=PASSWORD), Client()

    response = sign_in(client, user.email)

    assert response.headers["Location"] == "/"
    assert is_signed_in(client)


def test_capitals_and_spaces_round_the_address_do_not_matter() -> None:
    user, client = a_user(password=PASSWORD), Client()

    sign_in(client, f" {user.email.upper()} ")

    assert is_signed_in(client)


def test_the_page_that_was_asked_for_comes_next_but_never_another_site() -> None:
    user = a_user(password=PASSWORD)

    inside = sign_in(Client(), user.email, next="/what-helps/")
    outside = sign_in(Client(), user.email, next="https://elsewhere.example/")

    assert inside.headers["Location"] == "/what-helps/"
    assert outside.headers["Location"] == "/"


def test_the_session_ends_with_the_browser_unless_it_is_the_own_device() -> None:
    user = a_user(password=PASSWORD)

    shared = sign_in(Client(), user.email).cookies["naast-session"]
    own = sign_in(Client(), user.email, remember="on").cookies["naast-session"]

    assert (shared["max-age"], own["max-age"]) == ("", 10 * 3600)


def test_signing_out_takes_a_press_and_ends_the_session() -> None:
    client = client_for(a_user())

    assert client.get("/account/sign-out/").status_code == 200
    assert is_signed_in(client)
    assert client.post("/account/sign-out/").headers["Location"] == "/"
    assert not is_signed_in(client)


def test_known_and_unknown_addresses_get_the_same_answer_to_a_wrong_password() -> None:
    user = a_user(password=PASSWORD)
    assert sign_in(Client(), user.email).status_code == 302

    known = sign_in(Client(), user.email, "wrong horse battery")
    unknown = sign_in(Client(), STRANGER, "wrong horse battery")

    assert known.status_code == unknown.status_code == 200
    assert without_chance(known, user.email) == without_chance(unknown, STRANGER)


def test_a_user_without_a_password_and_one_who_left_look_unknown_too() -> None:
    no_password, gone = a_user(), a_user(password=PASSWORD, is_active=False)
    unknown = without_chance(sign_in(Client(), STRANGER, "wrong horse battery"), STRANGER)

    for user in (no_password, gone):
        answer = sign_in(Client(), user.email, "wrong horse battery")
        assert without_chance(answer, user.email) == unknown


def test_who_left_and_knows_the_password_is_told_so_and_stays_outside() -> None:
    gone, client = a_user(password=PASSWORD, is_active=False), Client()

    response = sign_in(client, gone.email)

    assert response.headers["Location"] == "/account/inactive/"
    assert client.get("/account/inactive/").status_code == 200
    assert not is_signed_in(client)


def test_after_five_wrong_passwords_even_the_right_one_waits_a_quarter_of_an_hour(
    time_machine: Any,
) -> None:
    time_machine.move_to("2026-03-02T09:00:00Z", tick=False)
    user, client = a_user(password=PASSWORD), Client()
    answers = [sign_in(client, user.email, "wrong horse battery") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]

    assert sign_in(client, user.email).status_code == 429
    assert not is_signed_in(client)
    time_machine.move_to("2026-03-02T09:15:01Z", tick=False)
    assert sign_in(client, user.email).status_code == 302


def test_capitals_are_no_way_round_the_lock() -> None:
    user, client = a_user(password=PASSWORD), Client()
    for number in range(5):
        word = user.email[:number].upper() + user.email[number:]
        sign_in(client, word, "wrong horse battery")

    assert sign_in(client, user.email).status_code == 429


def test_a_lock_looks_the_same_for_an_address_nobody_has() -> None:
    user = a_user(password=PASSWORD)
    pages = []
    for email in (user.email, STRANGER):
        client = Client()
        for _ in range(5):
            answer = sign_in(client, email, "wrong horse battery")
        pages.append((answer.status_code, without_chance(answer, email)))

    assert pages[0] == pages[1]
    assert pages[0][0] == 429


def test_nobody_locks_a_coordinator_out_from_another_address() -> None:
    user, attacker, own = a_user(password=PASSWORD), Client(), Client()
    for _ in range(5):
        answer = attacker.post(
            SIGN_IN,
            {"login": user.email, "password": "wrong horse battery"},
            REMOTE_ADDR="203.0.113.9",
        )
    assert answer.status_code == 429

    assert sign_in(own, user.email).status_code == 302


def test_behind_our_proxy_the_browser_counts_and_what_it_claims_itself_does_not(
    settings: Any,
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    user, client = a_user(password=PASSWORD), Client()
    for number in range(5):
        answer = client.post(
            SIGN_IN,
            {"login": user.email, "password": "wrong horse battery"},
            REMOTE_ADDR="10.0.0.1",
            headers={"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.9"},
        )

    assert answer.status_code == 429
    assert AccessAttempt.objects.get().ip_address == "203.0.113.9"


def test_nothing_is_kept_of_who_signed_in_and_no_password_of_who_tried() -> None:
    user, client = a_user(password=PASSWORD), Client()
    sign_in(client, user.email, "wrong horse battery")
    kept = AccessAttempt.objects.get()
    assert "wrong horse" not in f"{kept.post_data}{kept.get_data}"
    assert user.email not in kept.post_data

    sign_in(client, user.email)

    assert (AccessAttempt.objects.count(), AccessLog.objects.count()) == (0, 0)


# --- first visit, and password forgotten --------------------------------------------------------


def mailed_code() -> str:
    wait_for_post()
    found = re.search(r"^[A-Z0-9]{3,}-?[A-Z0-9]{3,}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None, mail.outbox[-1].body
    return found.group()


@pytest.mark.parametrize("first", [None, PASSWORD])
def test_a_code_from_the_mail_sets_a_password_on_the_first_visit_and_later(
    first: str | None,
) -> None:
    user, client, elsewhere = a_user(password=first), Client(), None
    elsewhere = client_for(user)

    assert client.post(FORGOTTEN, {"email": user.email}).headers["Location"] == FORGOTTEN + "code/"
    assert user.email in client.get(FORGOTTEN + "code/").content.decode()
    response = client.post(FORGOTTEN + "code/", {"code": mailed_code()})
    assert response.headers["Location"] == FORGOTTEN + "new/"
    new = "een andere lange zin"
    response = client.post(FORGOTTEN + "new/", {"password1": new, "password2": new})
    assert response.headers["Location"] == FORGOTTEN + "done/"
    assert client.get(FORGOTTEN + "done/").status_code == 200

    assert sign_in(Client(), user.email, new).status_code == 302
    assert elsewhere.get("/account/password/change/").status_code == 302  # signed out there
    wait_for_post()
    assert [message.subject for message in mail.outbox] == [
        "Your code for signing in",
        "Your sign-in changed",
    ]


def test_asking_for_a_code_says_nothing_about_who_works_here() -> None:
    user, gone = a_user(), a_user(is_active=False)
    pages = []
    for email in (user.email, STRANGER, gone.email):
        client = Client()
        answer = client.post(FORGOTTEN, {"email": email})
        page = client.get(FORGOTTEN + "code/")
        wrong = client.post(FORGOTTEN + "code/", {"code": "AAAA-BBBB"})
        pages.append(
            (
                answer.status_code,
                answer.headers["Location"],
                without_chance(page, email),
                without_chance(wrong, email),
            )
        )
    wait_for_post()

    assert pages[0] == pages[1] == pages[2]
    assert [message.to for message in mail.outbox] == [[user.email]]


@pytest.mark.parametrize("code", ["", "0", "None", "AAAA-BBBB"])
def test_no_code_fits_an_address_nobody_has(code: str) -> None:
    client = Client()
    client.post(FORGOTTEN, {"email": STRANGER})

    assert client.post(FORGOTTEN + "code/", {"code": code}).status_code == 200
    assert client.get(FORGOTTEN + "new/").headers["Location"] == FORGOTTEN + "code/"


def test_three_wrong_codes_end_it_and_a_code_is_too_old_after_ten_minutes(
    time_machine: Any,
) -> None:
    time_machine.move_to("2026-03-02T09:00:00Z", tick=False)
    user, client, late = a_user(), Client(), Client()
    client.post(FORGOTTEN, {"email": user.email})
    code = mailed_code()
    for _ in range(3):
        client.post(FORGOTTEN + "code/", {"code": "AAAA-BBBB"})
    assert client.post(FORGOTTEN + "code/", {"code": code}).headers["Location"] == SIGN_IN

    for seconds, leads_to in ((599, FORGOTTEN + "new/"), (601, SIGN_IN)):
        time_machine.move_to("2026-03-02T09:00:00Z", tick=False)
        late.post(FORGOTTEN, {"email": user.email})
        code = mailed_code()
        time_machine.shift(seconds)
        assert late.post(FORGOTTEN + "code/", {"code": code}).headers["Location"] == leads_to


def test_a_mail_server_that_is_down_gives_the_same_page(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nothing listens there

    answer = Client().post(FORGOTTEN, {"email": a_user().email})
    wait_for_post()

    assert answer.headers["Location"] == FORGOTTEN + "code/"


@pytest.mark.parametrize("weak", ["kort", "wachtwoord", "password1234", "person1@hospital"])
def test_a_weak_password_is_refused_with_what_to_do(weak: str) -> None:
    client = client_for(a_user(password=PASSWORD, email=f"{weak[:7]}@hospital.example", name=weak))

    answer = client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": weak, "password2": weak},
    )

    assert answer.status_code == 200
    assert "errors" in answer.content.decode()


def test_changing_the_password_keeps_this_session_and_ends_the_others() -> None:
    user = a_user(password=PASSWORD)
    here, there = client_for(user), client_for(user)
    new = "een andere lange zin"

    here.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert here.get("/account/password/change/").status_code == 200
    assert there.get("/account/password/change/").status_code == 302


@pytest.mark.parametrize(
    "path", ["signup/", "sign-up/", "email/", "3rdparty/", "3rdparty/signup/", "login/code/"]
)
def test_pages_of_the_library_that_we_do_not_use_do_not_exist(path: str) -> None:
    assert Client().get(f"/account/{path}").status_code == 404
    assert client_for(a_user()).get(f"/account/{path}").status_code == 404


def test_mail_of_signing_in_names_nobody_and_says_nothing_of_support() -> None:
    user, client = a_user(name="Zwaantje Onverwacht", role=Role.PEER_SUPPORTER), Client()
    client.post(FORGOTTEN, {"email": user.email})
    wait_for_post()

    text = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert "Zwaantje" not in text
    assert "support" not in text.lower()
    assert User.objects.count() == 1
