"""What people see when a page cannot be shown. The forbidden and the missing look alike."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

PLAIN = (
    "Something went wrong on our side. In danger, call 112.\n"
    "Er ging iets mis aan onze kant. Bel bij gevaar 112.\n"
)


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For 404 and 403: whether the page exists is nobody's business."""
    return render(request, "public/not_here.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """For 500: asks neither database nor session, because they may be what is broken."""
    try:
        return HttpResponseServerError(render_to_string("public/went_wrong.html"))
    except Exception:  # the last page there is: whatever failed, say so in words
        return HttpResponseServerError(PLAIN, content_type="text/plain; charset=utf-8")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: it was open for too long, or cookies are off."""
    return render(request, "public/form_expired.html", status=403)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For a rate limit: says whom to call, because whoever is here may need somebody."""
    return render(request, "public/too_many.html", status=429)
