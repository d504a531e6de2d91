"""What only a demonstration needs around each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from naast.access.models import User
from naast.access.second_factor import has_factor
from naast_demo.mark import refuse_unmarked


class MarkedDatabaseOnly:
    """Raises NotADemo at the start; afterwards it does nothing.

    A middleware because Django builds it after all areas are ready and before it serves;
    AppConfig.ready() is too early for the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        refuse_unmarked()
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)


class PressAgain:
    """Sends whoever is asked for the second factor once more to the page with the names.

    Invented people have no factor to show: the page that asks for it is not there for them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, except from that page."""
        asked = request.path == reverse("mfa_reauthenticate")
        if not asked or (isinstance(request.user, User) and has_factor(request.user)):
            return self.get_response(request)
        page = urlencode({"next": request.GET.get("next", "")})
        return redirect(f"{reverse('demo:who')}?{page}")
