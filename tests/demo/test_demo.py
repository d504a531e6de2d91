"""One-click sign-in: only in a demonstration, only on a marked database, never in the wheel.

The demonstration is another mode of the whole product, so each test starts it in a process of
its own, as `make demo` does.
"""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from setuptools import find_packages

ROOT = Path(__file__).resolve().parents[2]

BEGIN = """
import json
import django
from django.conf import settings
django.setup()
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
from django.core.management import call_command
from django.test import Client
from naast.access.roles import Role
from naast_demo.mark import NotADemo, add_demo_user, mark_demo
from naast_demo.models import DemoMark, DemoUser
call_command("migrate", verbosity=0)
def start():
    from django.core.wsgi import get_wsgi_application
    try:
        get_wsgi_application()
    except NotADemo as no:
        return str(no)
    return "started"
from tests.actors import a_user
"""


@pytest.fixture
def demo(tmp_path: Path) -> Any:
    """Runs lines in demo mode on a new database; what they print as JSON."""

    def run(lines: str) -> Any:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("NAAST_")},
            "NAAST_MODE": "demo",
            "NAAST_DATA_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "naast.settings",
        }
        done = subprocess.run(
            [sys.executable, "-c", BEGIN + lines],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return run


def test_it_starts_on_an_empty_database_and_on_a_marked_one_only(demo: Any) -> None:
    said = demo("""
empty = start()
mark_demo()
a_user()
marked = start()
DemoMark.objects.all().delete()
unmarked = start()
try:
    mark_demo()
except NotADemo:
    marking = "refused"
print(json.dumps([empty, marked, unmarked, marking]))
""")

    assert said[:2] == ["started", "started"]
    assert said[2].startswith("This database holds people and is not marked")
    assert said[3] == "refused"


def test_one_press_signs_in_an_invented_person_with_all_roles_awake(demo: Any) -> None:
    said = demo("""
mark_demo()
coordinator = a_user(Role.COORDINATOR, name="Coby Verzonnen")
shown = add_demo_user(coordinator, label="coordinator", language="en")
shown = add_demo_user(coordinator, label="the coordinator", language="en")
client = Client()
page = client.get("/demo/").content.decode()
pressed = client.post("/demo/sign-in/", {"person": shown.pk})
asked = client.get("/account/second-factor/")
print(json.dumps({
    "page": "Coby Verzonnen" in page and "the coordinator" in page,
    "buttons": page.count('name="person"'),
    "goes": [pressed.status_code, pressed.headers["Location"]],
    "user": client.session["_auth_user_id"] == str(coordinator.pk),
    "language": pressed.cookies["naast-language"].value,
    "second factor asked": asked.status_code == 200,
}))
""")

    assert said == {
        "page": True,
        "buttons": 1,
        "goes": [302, "/"],
        "user": True,
        "language": "en",
        "second factor asked": False,
    }


def test_an_invented_person_asked_for_the_second_factor_again_presses_their_name(demo: Any) -> None:
    said = demo("""
mark_demo()
steward = add_demo_user(a_user(Role.STEWARD), label="steward", language="en")
client = Client()
client.post("/demo/sign-in/", {"person": steward.pk})
session = client.session
session["account_authentication_methods"] = [
    {**step, "at": step["at"] - 3600} for step in session["account_authentication_methods"]
]
session.save()
asked = client.get("/steward/hospital/", follow=True)
back = {"person": steward.pk, "next": "/steward/hospital/"}
pressed = client.post("/demo/sign-in/", back, follow=True)
away = client.post("/demo/sign-in/", {**back, "next": "https://elsewhere.example/"})
print(json.dumps({
    "asked at": asked.redirect_chain[-1][0],
    "says why": "hard to take back" in asked.content.decode(),
    "keeps the page": 'value="/steward/hospital/"' in asked.content.decode(),
    "back at": [pressed.redirect_chain[-1][0], pressed.status_code],
    "nowhere else": away.headers["Location"],
}))
""")

    assert said == {
        "asked at": "/demo/?next=%2Fsteward%2Fhospital%2F",
        "says why": True,
        "keeps the page": True,
        "back at": ["/steward/hospital/", 200],
        "nowhere else": "/",
    }


def test_only_people_on_the_page_and_only_by_a_press(demo: Any) -> None:
    said = demo("""
mark_demo()
hidden, shown = a_user(), add_demo_user(a_user(), label="nurse")
client = Client()
print(json.dumps([
    client.get("/demo/sign-in/").status_code,
    client.post("/demo/sign-in/", {"person": hidden.pk}).status_code,
    client.post("/demo/sign-in/", {"person": "nobody"}).status_code,
    client.post("/demo/sign-in/", {}).status_code,
    "_auth_user_id" in client.session,
    Client(enforce_csrf_checks=True).post("/demo/sign-in/", {"person": shown.pk}).status_code,
]))
""")

    assert said == [405, 404, 404, 404, False, 403]


def test_the_next_press_is_another_person_and_nothing_of_the_first_stays(demo: Any) -> None:
    said = demo("""
mark_demo()
one, two = (add_demo_user(a_user(), label=word) for word in ("one", "two"))
client = Client()
client.post("/demo/sign-in/", {"person": one.pk})
session = client.session
session["kept"] = "something"
session.save()
client.post("/demo/sign-in/", {"person": two.pk})
print(json.dumps([client.session["_auth_user_id"] == str(two.user_id), "kept" in client.session]))
""")

    assert said == [True, False]


@pytest.mark.django_db
def test_outside_demo_mode_it_refuses_to_start_and_has_no_address() -> None:
    with pytest.raises(ImproperlyConfigured, match="only with NAAST_MODE=demo"):
        AppConfig.create("naast_demo").ready()
    assert Client().get("/demo/").status_code == 404


def test_it_is_not_in_the_wheel() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]

    packages = find_packages(str(ROOT), **asked["find"])

    assert "naast.access" in packages
    assert [name for name in packages if name.startswith(("naast_demo", "tests"))] == []
