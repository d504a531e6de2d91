"""What people see when a page cannot be shown."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from naast.web.public import errors

pytestmark = pytest.mark.django_db


@login_not_required
def missing(request: HttpRequest) -> HttpResponse:
    raise Http404


@login_not_required
def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a word that nobody may see")


urlpatterns = [
    path("missing/", missing),
    path("forbidden/", forbidden),
    path("broken/", broken),
    path("", include("naast.urls")),
]
handler403 = handler404 = "naast.web.public.errors.not_here"
handler500 = "naast.web.public.errors.went_wrong"


def without_address(response: HttpResponse, address: str) -> str:
    lines = response.text.replace(address, "").splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)


@pytest.mark.urls(__name__)
def test_the_forbidden_and_the_missing_look_alike() -> None:
    gone, closed = Client().get("/missing/"), Client().get("/forbidden/")

    assert (gone.status_code, closed.status_code) == (404, 404)
    assert without_address(gone, "/missing/") == without_address(closed, "/forbidden/")


@pytest.mark.urls(__name__)
def test_an_error_of_ours_shows_a_calm_page_and_nothing_of_the_error() -> None:
    response = Client(raise_request_exception=False).get("/broken/")

    assert response.status_code == 500
    assert 'href="tel:112"' in response.text
    assert "nobody may see" not in response.text


def test_the_error_page_asks_nothing_of_the_database() -> None:
    with CaptureQueriesContext(connection) as queries:
        response = errors.went_wrong(RequestFactory().get("/"))

    assert response.status_code == 500
    assert len(queries) == 0


def test_the_error_page_has_words_even_when_templates_fail(
    settings: pytest.FixtureRequest,
) -> None:
    settings.TEMPLATES = []  # type: ignore[attr-defined]

    response = errors.went_wrong(RequestFactory().get("/"))

    assert response.status_code == 500
    assert response.content.decode() == errors.PLAIN


def test_a_form_without_its_token_is_explained() -> None:
    response = Client(enforce_csrf_checks=True).post("/language/", {"language": "nl"})

    assert response.status_code == 403
    assert "Nothing was saved or sent" in response.text


def test_too_many_requests_says_whom_to_call() -> None:
    request = RequestFactory().get("/")

    response = errors.too_many(request)

    assert response.status_code == 429
    assert 'href="tel:112"' in response.text
