"""Pages that everyone may read: no sign-in, no cookie that follows the reader, both languages."""

import pytest
from django.test import Client

from naast.people.models import Hospital
from tests.actors import a_stranger, client_for
from tests.factories.knowledge import an_entry
from tests.web.public.pages import PAGES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", PAGES)
def test_everyone_may_read_it_and_a_stranger_reads_the_same(page: str) -> None:
    assert Client().get(page).status_code == 200
    assert client_for(a_stranger()).get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_reading_leaves_no_session_behind(page: str) -> None:
    response = Client().get(page)

    assert "naast-session" not in response.cookies


@pytest.mark.parametrize("page", PAGES)
def test_a_page_to_read_cannot_be_posted_to(page: str) -> None:
    assert Client().post(page).status_code == 405


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_says_its_language(page: str, language: str) -> None:
    response = Client(headers={"accept-language": language}).get(page)

    assert f'<html lang="{language}">' in response.text


def test_the_start_has_two_doors() -> None:
    html = Client().get("/").text

    assert html.count('<a class="door') == 2
    assert 'href="/support/"' in html
    assert 'href="/report/' in html


def test_the_numbers_of_the_hospital_are_on_the_start() -> None:
    Hospital.objects.create(name="H", night_phone="020 999 88 77", night_label="The porter")

    html = Client().get("/").text

    assert 'href="tel:0209998877"' in html
    assert "The porter" in html


def test_who_can_help_shows_the_hospitals_own_directory() -> None:
    an_entry(name_en="Chaplain <b>", hours_en="Day and night", email="chaplain@hospital.example")

    html = Client(headers={"accept-language": "en"}).get("/who-can-help/").text

    assert "Chaplain &lt;b&gt;" in html
    assert "Day and night" in html
    assert 'href="mailto:chaplain@hospital.example"' in html


def test_the_language_is_chosen_with_a_button_and_stays() -> None:
    client = Client()
    before = client.get("/what-helps/", headers={"accept-language": "en"})
    assert '<html lang="en">' in before.text

    answer = client.post("/language/", {"language": "nl", "next": "/what-helps/"})

    assert answer["Location"] == "/what-helps/"
    after = client.get("/what-helps/", headers={"accept-language": "en"})
    assert '<html lang="nl">' in after.text


def test_the_language_button_leads_to_no_other_site() -> None:
    answer = Client().post("/language/", {"language": "nl", "next": "https://elsewhere.example/"})

    assert answer["Location"] == "/"


def test_the_gallery_is_for_a_demonstration_or_the_steward(
    settings: pytest.FixtureRequest,
) -> None:
    for address in ("/gallery/", "/gallery/pictures/"):
        settings.MODE = "demo"  # type: ignore[attr-defined]
        assert Client().get(address).status_code == 200

        settings.MODE = "production"  # type: ignore[attr-defined]
        assert Client().get(address).status_code == 404
