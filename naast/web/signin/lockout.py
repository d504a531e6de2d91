"""Who is guessing, and what they see when it was too often (for django-axes)."""

from collections.abc import Mapping

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def account_word(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The account tried, in one spelling: capitals would be a way round the limit."""
    word = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(word).strip().lower()


def client_address(request: HttpRequest) -> str | None:
    """The address of the browser, counted past our own proxies (NAAST_PROXIES)."""
    address = get_client_ip(request)
    return str(address) if address else None


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The same page for accounts that exist and that do not."""
    return render(request, "signin/locked.html", status=429)
