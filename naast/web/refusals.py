"""Turns a refusal of the vault, or a press that came too late, into a page that says what to do."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.cases.logic.steps import NotNow
from naast.incidents.actions.decide_support import DecidedBefore
from naast.people.queries import hospital
from naast.privacy.issuer_client import ProcessAway, ProcessRefused
from naast.privacy.sealing import SealBroken
from naast.privacy.vault_client import VaultRefused, VaultUnavailable

AWAY = gettext_lazy(
    "The part that takes anonymous answers does not answer right now. Nothing was changed. Please"
    " try again in a few minutes."
)


class RefusalMiddleware:
    """Forbidden looks like missing; silence of the vault says that nothing is lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for the refusals that are nobody's fault; other errors go on."""
        if isinstance(exception, NotNow | DecidedBefore):
            messages.warning(request, _(str(exception)))
            return redirect(_back(request))
        if isinstance(exception, VaultRefused) and exception.reason == "not_allowed":
            raise Http404
        if isinstance(exception, ProcessAway | ProcessRefused):
            context = {"sentence": AWAY, "hospital": hospital()}
            return render(request, "public/not_now.html", context, status=503)
        if isinstance(exception, VaultRefused | VaultUnavailable | SealBroken):
            context = {"sentence": str(exception), "hospital": hospital()}
            return render(request, "public/not_now.html", context, status=_status(exception))
        return None


def _status(exception: Exception) -> int:
    if isinstance(exception, VaultRefused):
        return {"closed": 410, "too_many": 429}.get(exception.reason, 409)
    return 503


def _back(request: HttpRequest) -> str:
    """The page that holds the button: its address is that of the press, up to the press."""
    path = request.path
    for word in ("press/", "undo/", "offer/", "decide/"):
        path = path.partition(word)[0]
    return path
